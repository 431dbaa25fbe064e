import { describe, expect, test } from '@jest/globals';
import { toText } from '../../src/print/index.ts';
import { derivativeOf, parse, simplify } from '../../src/symbolic/index.ts';

describe('what a sum shares cancels with what stands beside it', () => {
  test.each([
    ['1/(x^2*(1+1/x^2))', '1 / (x^2 + 1)'],
    ['(x-2*x*ln(x))/x^4', '(1 - 2 * ln(x)) / x^3'],
    ['(1+x/sqrt(x^2+1))/(x+sqrt(x^2+1))', '1 / sqrt(x^2 + 1)'],
    ['sqrt((4-x^2)/4)', 'sqrt(4 - x^2) / 2'],
    ['sqrt(-4*x)', '2 * sqrt(-x)'],
  ])('%s is %s', (text, short) => expect(toText(simplify(parse(text)))).toBe(short));
  test.each([
    ['atan(1/x)', '-1 / (x^2 + 1)'],
    ['asin(x/2)', '1 / sqrt(4 - x^2)'],
    ['acos(x/3)', '-1 / sqrt(9 - x^2)'],
    ['ln(x+sqrt(x^2+1))', '1 / sqrt(x^2 + 1)'],
    ['ln(x+sqrt(x^2-1))', '1 / sqrt(x^2 - 1)'],
    ['ln(x)/x^2', '(1 - 2 * ln(x)) / x^3'],
  ])('the derivative of %s is the one of the textbook', (f, slope) =>
    expect(toText(derivativeOf(parse(f), 'x'))).toBe(slope),
  );
});
