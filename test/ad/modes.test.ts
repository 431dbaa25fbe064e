import { describe, expect, test } from '@jest/globals';
import { forward, forwardAlong, reverse, taylor, taylorDerivative } from '../../src/ad/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';

/** Baydin, Pearlmutter, Radul, Siskind: Automatic differentiation in machine learning: a survey, tables 2 and 3. */
describe('the example of the survey, ln(x1) + x1*x2 - sin(x2) at (2, 5)', () => {
  const f = parse('ln(x1) + x1*x2 - sin(x2)');
  const point = { x1: 2, x2: 5 };

  test('forward mode', () => {
    const { value, derivative, trace } = forward(f, point, 'x1');
    expect(value).toBeCloseTo(11.652071455223084, 14);
    expect(derivative).toBe(5.5);
    expect(trace.map(({ node, tangent }) => [toText(node), tangent])).toEqual([
      ['x1', 1],
      ['ln(x1)', 0.5],
      ['x2', 0],
      ['x1 * x2', 5],
      ['ln(x1) + x1 * x2', 5.5],
      ['sin(x2)', 0],
      ['ln(x1) + x1 * x2 - sin(x2)', 5.5],
    ]);
  });

  test('reverse mode, with what each use contributes', () => {
    const { gradient, tape } = reverse(f, point, ['x1', 'x2']);
    expect(gradient).toEqual([5.5, 2 - Math.cos(5)]);
    const x2 = tape.find(({ node }) => toText(node) === 'x2');
    expect(x2?.contributions.map(({ from, amount }) => [toText(from), amount])).toEqual([
      ['sin(x2)', -Math.cos(5)],
      ['x1 * x2', 2],
    ]);
  });

  test('a direction is the sum of the partial derivatives along it', () => {
    const { derivative } = forwardAlong(f, point, { x1: 3, x2: -2 });
    expect(derivative).toBeCloseTo(3 * 5.5 - 2 * (2 - Math.cos(5)), 13);
  });
});

describe('only what depends on the variable is differentiated', () => {
  test.each([
    ['x^3', -2, 12],
    ['x^3', 0, 0],
    ['x^1', 0, 1],
    ['x > 0 ? sqrt(x) : 0', 0, 0],
    ['x > 0 ? sqrt(x) : 0', -4, 0],
    ['x > 0 ? ln(x) : x^2', -3, -6],
  ])('%s at %d', (text, x, expected) => {
    expect(forward(parse(text), { x }, 'x').derivative).toBe(expected);
    expect(reverse(parse(text), { x }, ['x']).gradient).toEqual([expected]);
    expect(taylorDerivative(taylor(parse(text), { x }, 'x', 1))).toBe(expected);
  });
});

describe('Taylor mode', () => {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

  test('ln(1+x) at 0 to order 20', () => {
    const { coefficients } = taylor(parse('ln(1+x)'), { x: 0 }, 'x', 20);
    coefficients.forEach((c, k) => {
      expect(c).toBeCloseTo(k === 0 ? 0 : (k % 2 === 1 ? 1 : -1) / k, 15);
    });
  });

  test.each([
    ['exp(x)', (k: number) => 1 / factorial(k)],
    ['sin(x)', (k: number) => ([0, 1, 0, -1][k % 4] as number) / factorial(k)],
    ['1/(1-x)', () => 1],
    ['x^5', (k: number) => (k === 5 ? 1 : 0)],
    ['x^2*exp(x)', (k: number) => (k < 2 ? 0 : 1 / factorial(k - 2))],
    ['sqrt(1+x)^2', (k: number) => (k < 2 ? 1 : 0)],
    ['cosh(x)^2 - sinh(x)^2', (k: number) => (k === 0 ? 1 : 0)],
  ])('%s at 0', (text, coefficient) => {
    taylor(parse(text), { x: 0 }, 'x', 12).coefficients.forEach((c, k) => {
      expect(c).toBeCloseTo(coefficient(k), 13);
    });
  });
});
