import { expect, test } from '@jest/globals';
import { evaluateAt } from '../../src/expr/index.ts';
import { parse } from '../../src/parse/index.ts';
import { derivativeOf, simplify } from '../../src/symbolic/index.ts';

const COUNT = 30_000;
const sum = Array.from({ length: COUNT }, (_, k) => `sin(${k + 1}*x)/${COUNT}`).join('+');

/** Where a long sum is not the whole: nothing that reads it may go down it call by call. */
test.each(['y + 3*(#)', 'y*(#) + 3*(#)', '3*(#)*(1 - x)/(x + 1)', '(x - (#))/sqrt(2 + (#) - x)'])(
  'a sum of 30,000 terms as a part of %s overflows no stack',
  (text) => {
    const f = parse(text.replaceAll('#', sum));
    const point = { x: 0.4, y: 1.5 };
    expect(evaluateAt(simplify(f), point)).toBeCloseTo(evaluateAt(f, point), 9);
    expect(Number.isFinite(evaluateAt(derivativeOf(f, 'x'), point))).toBe(true);
  },
  60_000,
);
