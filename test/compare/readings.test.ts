import { expect, test } from '@jest/globals';
import { compare, readingNotes } from '../../src/index.ts';

test('names that read like a product or a function of one letter are pointed out', () => {
  expect(readingNotes(['xy', 'ax', 'ex', 'pir', 'sint', 'abx', 'x3y'])).toEqual([
    'xy is read as one name; if x*y is meant, write it so.',
    'ax is read as one name; if a*x is meant, write it so.',
    'ex is read as one name; if e*x is meant, write it so.',
    'pir is read as one name; if pi*r is meant, write it so.',
    'sint is read as one name; if sin(t) is meant, write it so.',
    'abx is read as one name; if a*b*x is meant, write it so.',
    'x3y is read as one name; if x*3*y is meant, write it so.',
  ]);
  expect(readingNotes(['x', 'rate', 'theta', 'x_1', 'k2', 'pq', 'x1y2'])).toEqual([]);
});

test('a differential, a unit and a Bessel function are variables, and the note says what to write', () => {
  expect(readingNotes(['dy', 'cm', 'rad', 'J_0'])).toEqual([
    'dy is a variable here; a derivative is d/dx(...), or dy/dx of a y that is defined before: y = x^2; dy/dx.',
    'cm is a variable here: there are no units.',
    'rad is a variable here: angles are in radians already.',
    'J_0 is a variable here; the Bessel function is besselj(0, x).',
  ]);
});

test('whoever gives a value of the name knows that it is one', () => {
  expect(compare('xy^2').notes[0]).toMatch(/^xy is read as one name/);
  expect(compare('xy^2', { at: { xy: 1 } }).notes.join()).not.toContain('one name');
});

test('where no point of the domain is found, the report says what failed at one that was tried', () => {
  const { samples, notes } = compare('ln(-x^2 - 1) * y');
  expect(samples).toEqual([]);
  expect(notes.at(-1)).toBe(
    'At the first point that was tried, x = 1, y = 1: ln(u) is defined for u > 0; here u = -x^2 - 1 = -2.',
  );
});

test('a constant without a value has no derivative anywhere', () => {
  for (const text of ['1/0', 'log(-1)', '9^9^9^9']) expect(() => compare(text)).toThrow(/here u = /);
});
