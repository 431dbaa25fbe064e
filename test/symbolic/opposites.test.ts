import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateAt } from '../../src/expr/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
import { simplify } from '../../src/symbolic/index.ts';

/** Sums beside their opposites, and what they are made of: a sum is read with one sign, and keeps its own below a root. */
const bases = [
  ...[
    'x - 1',
    '1 - x',
    '2 - 2x',
    '1 - x^2',
    'x^2 - 1',
    'x^2 + x - 1',
    '1 - x - x^2',
    'a - x',
    'x - a',
    'a^2 - x^2',
    'x^2 - a^2',
  ],
  ...[
    'sin(x) - 1',
    '1 - sin(x)',
    '1 - sqrt(x)',
    'sqrt(x) - 1',
    '1 - 1/x',
    '1/x - 1',
    'ln(x) - 1',
    'x',
    'abs(x)',
    'x + 1',
  ],
];
const exponents = ['1', '2', '3', '-1', '-2', '1/2', '-1/2', '3/2', '-3/2', '1/3', 'a'];

const factor = fc
  .tuple(fc.constantFrom(...bases), fc.constantFrom(...exponents))
  .map(([base, exponent]) => `(${base})^(${exponent})`);
const product = fc.array(factor, { minLength: 1, maxLength: 4 }).map((factors) => factors.join('*'));
const texts = fc
  .tuple(product, fc.option(product), fc.constantFrom('+', '-', '/'))
  .map(([left, right, sign]) => (right === null ? left : `${left} ${sign} (${right})`));

const POINTS = [0.3, 0.7, 1.9, -0.6, -1.8].flatMap((x) => [0.4, 2.2].map((a) => ({ x, a })));

test('a product of sums and their opposites keeps its value', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const given = parse(text);
      const simplified = simplify(given);
      for (const point of POINTS) {
        const value = evaluateAt(given, point);
        if (!Number.isFinite(value)) continue;
        const difference = Math.abs(evaluateAt(simplified, point) - value);
        if (!(difference <= 1e-7 * Math.max(Math.abs(value), 1e-3))) return false;
      }
      return true;
    }),
    { numRuns: 1500 },
  );
});

test.each([
  ['(1 - x^2)/sqrt(1 - x^2)', 'sqrt(1 - x^2)'],
  ['(x^2 - 1)/sqrt(1 - x^2)', '-sqrt(1 - x^2)'],
  ['(2 - 2x)*sqrt(1 - x)', '2 * (1 - x)^(3/2)'],
  ['1/((1 - x)*sqrt(1 - x))', '1 / (1 - x)^(3/2)'],
  ['(x - 1)^2/(1 - x)^(1/3)', '(1 - x)^(5/3)'],
])('%s is %s', (text, written) => expect(toText(simplify(parse(text)))).toBe(written));
