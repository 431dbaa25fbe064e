import { describe, expect, test } from '@jest/globals';
import { checkFormula } from '../../src/manual/index.ts';
import { parse } from '../../src/parse/index.ts';

const check = (f: string, formula: string, options = {}) => checkFormula(parse(f), parse(formula), 'x', options);

describe('a right formula is right however it is written', () => {
  test.each([
    ['x^2*sin(x)', '2x sin(x) + x^2 cos(x)'],
    ['x^2*sin(x)', 'x(2 sin x + x cos x)'],
    ['ln(x^2 + 1)', '2x/(x^2+1)'],
    ['tan(x)^3', '3 tan(x)^2 (1 + tan(x)^2)'],
    ['abs(x)', 'sign(x)'],
    ['abs(x)', 'x/abs(x)'],
    ['sqrt(x)', '1/(2 sqrt(x))'],
    ['x^x', 'x^x (1 + ln x)'],
    ['acosh(x)', '1/sqrt(x^2-1)'],
    // Ill-conditioned, but right: rounding decides nothing.
    ['(1 - cos(x))/x^2', 'sin(x)/x^2 - 2(1 - cos(x))/x^3'],
    ['7', '0'],
  ])('%s: %s', (f, formula) => expect(check(f, formula)).toMatchObject({ right: true }));
  test('at a kink, any slope between the sides', () =>
    expect(check('abs(x)', 'sign(x)', { at: { x: 0 } })).toMatchObject({ right: true }));
  test('of a higher order', () =>
    expect(check('sin(x)*x', '2cos(x) - x sin(x)', { order: 2 })).toMatchObject({ right: true }));
});

describe('a wrong formula is wrong', () => {
  test.each([
    ['x^2*sin(x)', '2x cos(x)'],
    ['x^2', '2x + 1e-14'],
    ['ln(x)', '1/x + 1e-13 x'],
    // No value where f has a derivative.
    ['x^2', '2x + 0*sqrt(-1 - x^2)'],
    // Right on one half of the domain only.
    ['abs(x)', '1'],
    ['ln(abs(x))', '1/abs(x)'],
    ['sqrt(x^2)', '1'],
  ])('%s: %s', (f, formula) => expect(check(f, formula)).toMatchObject({ right: false }));
  test('the point that was asked about comes first', () => {
    expect(check('x^2', '3x', { at: { x: 4 } })).toMatchObject({
      right: false,
      at: { x: 4 },
      formula: 12,
      expected: 8,
    });
  });
});
