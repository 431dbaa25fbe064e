import { expect, test } from '@jest/globals';
import { parse, roundingOf } from '../../src/index.ts';
import { isKnownSentence } from '../../src/messages/index.ts';

test.each([
  ['(1e16 + x) - 1e16', { x: 1 }, /every digit.*it is 1, and doubles give 0/, 0],
  ['sqrt(x^2 + 1) - x', { x: 1e8 }, /every digit.*it is 4\.9999/, 0],
  ['(exp(x) - 1)/x', { x: 1e-12 }, /leaves 4 of 16 digits/, 4],
  ['sin(pi)', {}, /it is 0, and doubles give 1\.2/, 0],
  ['0.1 + 0.2 - 0.3', {}, /it is 0/, 0],
  ['ln(1 + 1e-20)', {}, /it is 1e-20, and doubles give 0/, 0],
  ['floor(x*100)', { x: 0.29 }, /it is 29, and doubles give 28/, 1],
  ['mod(6, 0.1)', {}, /it is 0/, 0],
  ['tan(pi/2)', {}, /no digit of this value is certain/, 0],
])('%s at %j: what rounding does to the value is said', (f, at, note, digits) => {
  const found = roundingOf(f, at as Record<string, number>);
  expect(found.notes.join(' ')).toMatch(note);
  expect(found.digits).toBe(digits);
  for (const sentence of found.notes) expect([sentence, isKnownSentence(sentence)]).toEqual([sentence, true]);
});

test('where doubles are right to the last digits, nothing is said', () => {
  for (const f of [
    'x^2 + 1',
    'sin(x)',
    'exp(x) - 1',
    'x - 0.5',
    'tan(x)',
    '1e22*x',
    'floor(x)',
    'sum(1/k, k, 1, 50)',
    '[x, 1]',
  ])
    expect([f, roundingOf(f, { x: 1 })]).toEqual([f, { notes: [], digits: 16 }]);
});

test('the point is taken as it is written: a decimal is exact', () => {
  expect(roundingOf('x - 1/10', { x: parse('0.1') }).notes).toEqual([]);
  expect(roundingOf('x*10 - 1', { x: parse('0.1 + 1e-18') }).notes.join()).toMatch(/it is 1e-17/);
});
