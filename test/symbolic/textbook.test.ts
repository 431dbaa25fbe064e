import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { operationsOf } from '../../src/ad/index.ts';
import { evaluateAt } from '../../src/expr/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
import { derivativeOf } from '../../src/symbolic/index.ts';

const cases: { f: string; sympy: string; operations: number }[] = JSON.parse(
  readFileSync(new URL('../golden/simplify.json', import.meta.url), 'utf8'),
);

/** Golden lengths: test/golden/make_simplify.py. */
describe('derivatives are at least as short as those of SymPy', () => {
  test.each(cases)('$f', ({ f, sympy, operations }) => {
    const ours = derivativeOf(parse(f), 'x');
    // Counted the same way on both sides: SymPy's formula is read by our own parser.
    expect(operationsOf([ours])).toBeLessThanOrEqual(Math.max(operations, operationsOf([parse(sympy)])));
    for (const x of [0.3, 1.7]) {
      const ourValue = evaluateAt(ours, { x });
      const theirs = evaluateAt(parse(sympy), { x });
      if (!Number.isNaN(theirs)) expect(ourValue / theirs).toBeCloseTo(1, 12);
    }
  });
});

describe('derivatives read as in a textbook', () => {
  test.each([
    ['x^2*sin(x)', 'x * (x * cos(x) + 2 * sin(x))'],
    ['(x^2+1)^10', '20 * x * (x^2 + 1)^9'],
    ['sin(x)/x', '(x * cos(x) - sin(x)) / x^2'],
    ['exp(-x^2/2)', '-x * exp(-x^2 / 2)'],
    ['log(x^2+1)', '2 * x / (x^2 + 1)'],
    ['atan(x)', '1 / (x^2 + 1)'],
    ['x^x', 'x^x * (ln(x) + 1)'],
    ['sqrt(1-x^2)', '-x / sqrt(1 - x^2)'],
    ['tan(x)^3', '3 * sec(x)^2 * tan(x)^2'],
    ['x*exp(x)*log(x)', 'exp(x) * (ln(x) * (x + 1) + 1)'],
    ['acoth(x)', '1 / (1 - x^2)'],
    ['cbrt(x)', '1 / (3 * cbrt(x)^2)'],
    ['x/sqrt(x^2+2)', '2 / (x^2 + 2)^(3/2)'],
    ['(x+1)/(x^2+1)', '(1 - 2 * x - x^2) / (x^2 + 1)^2'],
    ['a*x^n', 'a * n * x^(n - 1)'],
    ['5*atan(2x)', '10 / (4 * x^2 + 1)'],
    ['ln(ln(x))', '1 / (x * ln(x))'],
    ['2^x', '2^x * ln(2)'],
  ])('%s', (f, expected) => {
    expect(toText(derivativeOf(parse(f), 'x'))).toBe(expected);
  });
});
