import { describe, expect, test } from '@jest/globals';
import { derivative, evaluate, simplify, toString } from '../../src/index.ts';

/** What users of other packages have reported about simplifying, with the issue: none of it may be true here. */
describe('simplify, as reported', () => {
  test.each([
    ['mathjs 3692', '7*(-t-13) - 4 - 12t', '-19 * t - 95'],
    ['mathjs 2015', '((x+2) + (x+1))*(x+3)/(x+3)^2 - (x+1)*(x+2)/(x+3)^2', '(x^2 + 6 * x + 7) / (x + 3)^2'],
    ['mathjs 998', '-(x-y)', 'y - x'],
    ['mathjs 2393', '2-(x+1)', '1 - x'],
    ['mathjs 2394', 'x-(y-y+x)', '0'],
    ['mathjs 934', '0 - -2 * 1', '2'],
    ['mathjs 949', '8 - 4n', '8 - 4 * n'],
    ['mathjs 1620', '(5x)/(5x)', '1'],
    ['mathjs 1725', 'a/(a/c)', 'c'],
    ['mathjs 2080', '2y + (3 - 4x) * 2 - 7x', '2 * y - 15 * x + 6'],
    ['mathjs 2974', '3a + (-2z) + x * (-3)', '3 * a - 3 * x - 2 * z'],
    ['mathjs 1431', '-1 / 2 a', '-a / 2'],
    ['mathjs 959', '0 + x * x^28 + x * x * x^27', '2 * x^29'],
    ['nerdamer 501', '36x^2 + 4', '36 * x^2 + 4'],
    ['nerdamer 577', '-(-5*x - 9 + 2*y)', '5 * x - 2 * y + 9'],
    ['nerdamer 566', '(-2 x - 2 x^2 - 2)/(x + x^2 + 1)', '-2'],
    ['nerdamer 565', '(-x + x^2 + 1)/(x - x^2 - 1)', '-1'],
    ['nerdamer 669', '(-1/27)*x^3', '-x^3 / 27'],
    ['nerdamer 580', '(1/2)*sqrt(-4*x^2+16)', 'sqrt(4 - x^2)'],
    ['nerdamer 539', '((a+b)^2)/c', '(a + b)^2 / c'],
    ['nerdamer 635', '((2*e^t)/(e^t)) + (1/(e^t))', 'exp(-t) + 2'],
    ['nerdamer 648', '0.5*sqrt(4a+4y)', 'sqrt(a + y)'],
    ['nerdamer 480', 'sqrt(2) - 2/sqrt(2)', '0'],
    ['nerdamer 239', 'sqrt(72) - sqrt(288) + sqrt(576)', '24 - 6 * sqrt(2)'],
    ['nerdamer 239', 'sqrt(252) - sqrt(28)', '4 * sqrt(7)'],
    ['Mathics 1019', '4 sqrt(12) + 50 sqrt(5) + 105 sqrt(12)', '218 * sqrt(3) + 50 * sqrt(5)'],
    ['Algebrite 108', '1/((y^2)^(1/2))', '1 / abs(y)'],
    ['Algebrite 140', '1/(x-1) + 1/(1-x)', '0'],
    ['Algebrite 101', '(x-1)(x+1)/(x+1)', 'x - 1'],
    ['SymPy 19484', 'abs(x)*sign(x)', 'x'],
    ['Compute Engine 45', '2 + (2+x)/2', '(x + 6) / 2'],
    ['Compute Engine 174', 'e^(2x) e^x', 'exp(3 * x)'],
  ])('%s: %s', (_, text, expected) => expect(toString(simplify(text))).toBe(expected));

  test('Compute Engine 76, nerdamer 401, mathjs 621: the value does not change', () => {
    for (const [text, at, value] of [
      ['((125.5/100)^0.25) - 1', {}, 0.058427052337],
      ['sqrt(a/b)', { a: -1, b: -1 }, 1],
      ['((43)(60)+(21)(80)+(16)(100))/(43+21+16)', {}, 73.25],
    ] as const)
      for (const f of [text, simplify(text)]) expect(evaluate(f, at)).toBeCloseTo(value, 10);
  });
});

describe('derivatives, as reported', () => {
  test.each([
    ['mathjs 3528', 'x * diff(e^x, x)', 'exp(x) * (x + 1)'],
    ['mathjs 3072', '1x^2 - 4x^-2', '2 * x + 8 / x^3'],
    ['mathjs 3074', 'max(x, 1)', 'x > 1 ? 1 : x < 1 ? 0 : 1/2'],
    ['mathjs 934', '-((-2) * x) - 1', '2'],
    ['mathjs 965', 'x^(-1)', '-1 / x^2'],
    ['mathjs 1259', 'pow(x, 2)', '2 * x'],
    ['mathjs 838', 'log(x, 10)', '1 / (x * ln(10))'],
    ['nerdamer 590', '(x^0.5 + x)^3', '3 * (x + sqrt(x))^2 * (2 + 1 / sqrt(x)) / 2'],
    ['nerdamer 610', 'sqrt(e^x + a)', 'exp(x) / (2 * sqrt(a + exp(x)))'],
    ['nerdamer 564', 'sin^2 x', '2 * cos(x) * sin(x)'],
    ['nerdamer 339', 'atan(e^x)', 'exp(x) / (exp(2 * x) + 1)'],
    ['nerdamer 106', '[x, x^2, 3x]', '[1, 2 * x, 3]'],
    ['xFunc 25', '((x + 3)^2)/16', '(x + 3) / 8'],
    ['Epsilon 1150', '-1/3x^3 + 6x^2 - 11x - 50', '12 * x - x^2 - 11'],
    ['ncalc 42', '(x+2)/(x-3)', '-5 / (x - 3)^2'],
    ['SymPy 9994', '(-1/5)*cos(x)^5', 'cos(x)^4 * sin(x)'],
    ['Compute Engine 200', 'ln(abs(x))', '1 / x'],
    ['Compute Engine 230', '\\sqrt[3]{x}', '1 / (3 * cbrt(x)^2)'],
    ['Compute Engine 336', '\\frac{d}{dx}(x^2) + x', '3'],
  ])('%s: %s', (_, text, expected) => expect(toString(derivative(text, 'x'))).toBe(expected));
});
