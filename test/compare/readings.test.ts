import { expect, test } from '@jest/globals';
import { compare, readingNotes } from '../../src/index.ts';

test('names that read like a product or a function of one letter are pointed out', () => {
  expect(readingNotes(['xy', 'ax', 'dy', 'sint', 'abx'])).toEqual([
    'xy is read as one name; if x*y is meant, write it so.',
    'ax is read as one name; if a*x is meant, write it so.',
    'dy is read as one name; if d*y is meant, write it so.',
    'sint is read as one name; if sin(t) is meant, write it so.',
    'abx is read as one name; if a*b*x is meant, write it so.',
  ]);
  expect(readingNotes(['x', 'rate', 'theta', 'x_1', 'k2', 'pq'])).toEqual([]);
});

test('whoever gives a value of the name knows that it is one', () => {
  expect(compare('xy^2').notes[0]).toMatch(/^xy is read as one name/);
  expect(compare('xy^2', { at: { xy: 1 } }).notes.join()).not.toContain('one name');
});
