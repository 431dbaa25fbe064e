import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FluxionError } from '../../src/error.ts';
import { differentiate, FIXED_SCHEMES, type NumericDerivative } from '../../src/numeric/index.ts';

/** The true derivative lies within the estimate, and the estimate is of use. */
function expectHonest(result: NumericDerivative, exact: number, largest = 1e-10): void {
  const error = Math.abs(result.derivative - exact);
  expect({ ...result, honest: error <= result.estimatedError }).toEqual({ ...result, honest: true });
  expect(result.estimatedError).toBeLessThanOrEqual(largest * Math.max(1, Math.abs(exact)));
}

describe('the estimate holds, and is tight', () => {
  const points = fc.double({ min: -20, max: 20, noNaN: true });
  test.each<[string, (x: number) => number, (x: number) => number]>([
    ['sin', Math.sin, Math.cos],
    ['exp', (x) => Math.exp(x / 4), (x) => Math.exp(x / 4) / 4],
    ['atan', Math.atan, (x) => 1 / (1 + x * x)],
    ['cubic', (x) => (x * x - 3) * x, (x) => 3 * x * x - 3],
    ['rational', (x) => 1 / (1 + x * x), (x) => (-2 * x) / (1 + x * x) ** 2],
  ])('%s, anywhere', (_, f, slope) => {
    fc.assert(
      fc.property(points, (x) => expectHonest(differentiate(f, x), slope(x), 1e-9)),
      { numRuns: 200 },
    );
  });

  test.each<[string, (x: number) => number, number, number, number]>([
    ['next to a pole', (x) => 1 / (x - 1.01), 1, -1e4, 1e-9],
    ['on a scale far below x', (x) => Math.sin(1e6 * x), 1, 1e6 * Math.cos(1e6), 1e-9],
    ['where x is huge and f is not', Math.sin, 1e10, Math.cos(1e10), 1e-9],
    ['where x is tiny and f is not', Math.exp, 1e-10, 1 + 1e-10, 1e-12],
    ['next to the edge of the domain', Math.log, 1e-10, 1e10, 1e-9],
    ['at the last representable scale', Math.log, 1e-300, 1e300, 1e-9],
    ['with noise beyond the last bit', (x) => x + 1e6 - 1e6, 1, 1, 1e-7],
    ['with a small fast part', (x) => x + 1e-11 * Math.sin(1e4 * x), 1, 1 + 1e-7 * Math.cos(1e4), 1e-9],
    ['of a steep step', (x) => Math.tanh(1e6 * x), 0, 1e6, 1e-9],
    ['of a constant', () => 3, 1, 0, 1e-13],
    ['of zero slope by symmetry', Math.cos, 0, 0, 1e-13],
    ['of huge values', (x) => 1e300 * x, 1, 1e300, 1e-13],
  ])('%s', (_, f, x, exact, largest) => {
    // The condition of x - 1.01 and of the noise belongs to the function as it is computed.
    expectHonest(differentiate(f, x), exact, largest);
  });

  test.each([1, 2, 3, 4, 6, 8, 10])('order %i', (order) => {
    const exact = [Math.cos(1), -Math.sin(1), -Math.cos(1), Math.sin(1)][(order - 1) % 4] as number;
    expectHonest(differentiate(Math.sin, 1, { order }), exact, 10 ** (-13.5 + 1.4 * order));
  });

  // Few digits are left at these orders, if any; the estimate has to say so.
  test.each([11, 12, 15, 18, 20].flatMap((order) => [0.13, 0.5, 0.9].map((x) => [order, x] as const)))(
    'order %i of 1/(1 - x/2) at %d',
    (order, x) => {
      const factorial = Array.from({ length: order }, (_, i) => i + 1).reduce((a, b) => a * b, 1);
      const exact = (factorial * 2) / (2 - x) ** (order + 1);
      const { derivative, estimatedError } = differentiate((t) => 1 / (1 - t / 2), x, { order });
      expect(Math.abs(derivative - exact)).toBeLessThanOrEqual(estimatedError);
    },
  );
});

describe('fixed schemes', () => {
  test.each(FIXED_SCHEMES.flatMap((scheme) => [1, 2, 4].map((order) => [scheme, order] as const)))(
    '%s, order %i, is honest',
    (scheme, order) => {
      const exact = [0, Math.cos(1), -Math.sin(1), 0, Math.sin(1)][order] as number;
      expectHonest(differentiate(Math.sin, 1, { order, scheme }), exact, 0.1);
    },
  );
  test('a wider formula keeps more digits', () => {
    const errors = FIXED_SCHEMES.map((scheme) => Math.abs(differentiate(Math.exp, 1, { scheme }).derivative - Math.E));
    const [forward, , central, fivePoint] = errors as [number, number, number, number];
    expect([central < forward / 10, fivePoint < central]).toEqual([true, true]);
  });
  test('a given step is used', () =>
    expect(differentiate(Math.exp, 0, { scheme: 'forward', step: 0.5 }).derivative).toBe((Math.exp(0.5) - 1) / 0.5));
  test('a scheme that stays on its side of the edge', () =>
    expect(differentiate(Math.sqrt, 1e-3, { scheme: 'backward' }).step).toBeLessThan(1e-3));
});

describe('points that are not smooth', () => {
  test.each<[string, (x: number) => number, number, { left: number; right: number }, number]>([
    ['abs at 0', Math.abs, 0, { left: -1, right: 1 }, 0],
    ['abs away from 0', (x) => Math.abs(x - 3) + x, 3, { left: 0, right: 2 }, 0],
    ['a kink with one sign', (x) => Math.max(x, 2 * x), 0, { left: 1, right: 2 }, 1],
    ['a falling kink', (x) => Math.min(-x, -3 * x), 0, { left: -1, right: -3 }, -1],
  ])('%s: both sides, and the value of least size', (_, f, x, kink, least) => {
    const result = differentiate(f, x);
    expect(result.kink?.left).toBeCloseTo(kink.left, 12);
    expect(result.kink?.right).toBeCloseTo(kink.right, 12);
    expect(result.derivative).toBeCloseTo(least, 12);
  });
  test.each<[string, (x: number) => number]>([
    ['x|x|', (x) => x * Math.abs(x)],
    ['the root of a square plus almost nothing', (x) => Math.sqrt(x * x + 1e-20)],
    ['the power 3/2 of |x|', (x) => Math.abs(x) ** 1.5],
  ])('%s has no kink', (_, f) => {
    const result = differentiate(f, 0);
    expect(result.kink).toBeUndefined();
    expectHonest(result, 0, 1e-9);
  });
  test('a jump', () => {
    const { derivative, jump } = differentiate((x) => Math.floor(x) + x * x, 1);
    expect(derivative).toBeCloseTo(2, 10);
    expect(jump).toMatchObject({ at: 2, right: expect.closeTo(2, 10), left: expect.closeTo(1, 10) });
  });
  test.each<[string, (x: number) => number, number, number, string]>([
    ['sqrt', Math.sqrt, 0, Infinity, 'right'],
    ['acosh', Math.acosh, 1, Infinity, 'right'],
    ['acos', Math.acos, 1, -Infinity, 'left'],
    ['cbrt', Math.cbrt, 0, Infinity, 'both'],
    ['x^x', (x) => x ** x, 0, -Infinity, 'right'],
  ])('%s has an infinite slope', (_, f, x, derivative, side) => {
    expect(differentiate(f, x)).toMatchObject({ derivative, side });
  });
  test('one-sided at the edge of the domain', () => {
    const result = differentiate((x) => x ** 2.5 + x, 0);
    expect(result.side).toBe('right');
    expectHonest(result, 1, 1e-8);
  });
});

describe('what cancels to exactly 0 at the point, and to noise around it', () => {
  const smooth = fc.constantFrom<[(x: number) => number, (x: number) => number]>(
    [Math.sin, Math.cos],
    [Math.exp, Math.exp],
    [(x) => 2.79 * x, () => 2.79],
    [Math.atan, (x) => 1 / (1 + x * x)],
    [(x) => Math.log(3 + x), (x) => 1 / (3 + x)],
  );
  const number = fc.double({ min: 0.25, max: 1.25, noNaN: true });
  const places = fc.double({ min: 0, max: 8, noNaN: true });

  test('no kink, no jump, and never the constant that f is below the size of its noise', () => {
    fc.assert(
      fc.property(smooth, number, number, places, ([g, slope], a, speed, digits) => {
        const lost = 10 ** digits;
        const f = (t: number): number => g(a + speed * t) + lost - (g(a) + lost);
        const result = differentiate(f, 0);
        const exact = speed * slope(a);
        const noise = 2 ** -53 * (lost + 10);
        expect([result.kink, result.jump]).toEqual([undefined, undefined]);
        expect(Math.abs(result.derivative - exact)).toBeLessThanOrEqual(result.estimatedError + 64 * noise);
        // The noise of f over a step at which f is still close to its parabola.
        expect(result.estimatedError).toBeLessThan(1e-9 + 3e4 * noise);
      }),
      { numRuns: 300 },
    );
  });

  test('a kink stays a kink', () => {
    fc.assert(
      fc.property(smooth, number, fc.double({ min: 0, max: 5, noNaN: true }), ([g, slope], a, digits) => {
        const lost = 10 ** digits;
        const f = (t: number): number => Math.abs(g(a + t) + lost - (g(a) + lost));
        const { kink } = differentiate(f, 0);
        expect(Math.abs((kink?.right ?? 0) / slope(a) - 1)).toBeLessThan(1e-3);
        expect(Math.abs((kink?.left ?? 0) / slope(a) + 1)).toBeLessThan(1e-3);
      }),
      { numRuns: 100 },
    );
  });
});

test('it counts its evaluations truthfully', () => {
  for (const [f, x] of [
    [Math.sin, 1],
    [Math.sqrt, 0],
    [Math.abs, 0],
    [Math.sign, 0],
  ] as const) {
    const seen = new Set<number>();
    let calls = 0;
    const { evaluations } = differentiate((t) => {
      calls++;
      seen.add(t);
      return f(t);
    }, x);
    expect([evaluations, seen.size]).toEqual([calls, calls]);
  }
});

test.each<[string, () => unknown, string]>([
  ['outside the domain', () => differentiate(Math.log, -1), 'UNDEFINED'],
  ['at an isolated point', () => differentiate((x) => Math.sqrt(-x * x), 0), 'UNDEFINED'],
  ['order 0', () => differentiate(Math.sin, 1, { order: 0 }), 'ARGUMENT'],
  ['order 1.5', () => differentiate(Math.sin, 1, { order: 1.5 }), 'ARGUMENT'],
  ['order 1000', () => differentiate(Math.sin, 1, { order: 1000 }), 'LIMIT'],
  ['a step that leaves the domain', () => differentiate(Math.log, 1, { scheme: 'central', step: 2 }), 'UNDEFINED'],
])('%s is refused', (_, attempt, code) => {
  expect(attempt).toThrow(FluxionError);
  expect(attempt).toThrow(expect.objectContaining({ code }));
});
