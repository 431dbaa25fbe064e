import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateAt, freeVariables } from '../../src/expr/index.ts';
import { complexStep, diagnoseUndefined, samplePoints } from '../../src/numeric/index.ts';
import { centralStencil, oneSidedStencil, stencil } from '../../src/numeric/weights.ts';
import { parse } from '../../src/parse/index.ts';

describe('weights', () => {
  test('those of the textbook', () => {
    expect(centralStencil(1)).toMatchObject({ offsets: [-1, 1], doubles: [-0.5, 0.5] });
    expect(centralStencil(2)).toMatchObject({ offsets: [-1, 0, 1], doubles: [1, -2, 1] });
    expect(oneSidedStencil(1, -1)).toMatchObject({ offsets: [0, -1], doubles: [1, -1] });
    expect(stencil(1, [-2, -1, 0, 1, 2]).doubles.map((weight) => 12 * weight)).toEqual(
      [1, -8, 8, -1].map((n) => expect.closeTo(n, 14)),
    );
  });
  test('are exact for polynomials of a degree below the number of nodes', () => {
    const nodes = fc.uniqueArray(fc.integer({ min: -8, max: 8 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(nodes, fc.nat(7), fc.nat(7), (offsets, order, degree) => {
        fc.pre(order < offsets.length && degree < offsets.length);
        const { offsets: kept, weights } = stencil(order, offsets);
        // The derivative of t^degree at 0.
        const exact = degree === order ? Array.from({ length: order }, (_, i) => i + 1).reduce((a, b) => a * b, 1) : 0;
        const sum = weights.map((weight, i) => weight.mul((kept[i] as number) ** degree));
        expect(sum.reduce((a, b) => a.add(b)).valueOf()).toBe(exact);
      }),
    );
  });
});

describe('complex step', () => {
  test.each([
    ['x^2*sin(x)', 1, 2.2232442754839327],
    ['exp(x)/(cos(x)^3 + sin(x)^3)', Math.PI / 4, 3.1017663938360527],
    ['asin(x)*acosh(x + 2)', 0.3, 0],
    ['tanh(x)^atan(x + 3)', 0.7, 0],
  ])('%s: every digit', (text, x, exact) => {
    const f = parse(text);
    const result = complexStep(f, { x }, 'x');
    expect(result?.evaluations).toBe(1);
    if (exact !== 0) expect(result?.derivative).toBeCloseTo(exact, 13);
    else
      expect(
        Math.abs((evaluateAt(f, { x: x + 1e-5 }) - evaluateAt(f, { x: x - 1e-5 })) / 2e-5 - (result?.derivative ?? 0)),
      ).toBeLessThan(1e-9);
  });
  test('is not taken where f is not analytic', () => {
    expect(complexStep(parse('abs(x)'), { x: 1 }, 'x')).toBeUndefined();
    expect(complexStep(parse('sqrt(x)'), { x: -1 }, 'x')).toBeUndefined();
  });
});

describe('sample points', () => {
  test.each(['ln(x)', 'asin(x/10)', 'acosh(x)', '1/x', 'abs(x)', 'floor(x)', 'sqrt(x - 5)', 'x^x', 'tan(x)'])(
    'of %s lie inside its domain',
    (text) => {
      const f = parse(text);
      const points = samplePoints(f, ['x'], 5);
      expect(points.length).toBeGreaterThanOrEqual(3);
      for (const point of points) expect(Number.isFinite(evaluateAt(f, point))).toBe(true);
      expect(samplePoints(f, ['x'], 5)).toEqual(points);
    },
  );
  test('both signs, and not on a diagonal', () => {
    const points = samplePoints(parse('x*y'), ['x', 'y'], 6);
    expect(points.some(({ x = 0 }) => x < 0)).toBe(true);
    expect(points.some(({ x, y }) => x !== y)).toBe(true);
  });
  test('none where there are none', () => expect(samplePoints(parse('sqrt(-1 - x^2)'), ['x'], 5)).toEqual([]));
});

describe('why a value is undefined', () => {
  const why = (text: string, x: number) => diagnoseUndefined(parse(text), { x })?.message;
  test.each([
    ['1 + sqrt(ln(x) - 5)', 1, /^sqrt\(u\) .*u = -5/],
    ['sin(ln(x - 2))', 1, /^ln\(u\) .*u = -1/],
    ['x^2/(x - 1)', 1, /^u \/ v .*v = 0/],
    ['asin(x)', 2, /asin/],
    // Of two branches only the one that holds is to blame.
    ['x > 0 ? ln(-x) : sqrt(x)', 1, /^ln/],
    ['x > 0 ? ln(-x) : sqrt(x)', -1, /^sqrt/],
    ['exp(exp(x))', 10, /too large/],
    ['(-8)^(x/3)', 1, /\^/],
  ])('%s at %d', (text, x, message) => expect(why(text, x)).toMatch(message));
  test('nothing where it is defined', () => {
    expect(why('exp(-1/x)', 1)).toBeUndefined();
    expect(why('x > 0 ? 1 : ln(x)', 1)).toBeUndefined();
    expect(freeVariables(parse('x'))).toEqual(['x']);
  });
});
