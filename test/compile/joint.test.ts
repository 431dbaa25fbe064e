import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compile } from '../../src/compile/index.ts';
import { bigClass, bigFrom } from '../../src/numeric/index.ts';
import { op } from '../../src/ops/index.ts';
import { ulp } from './ulp.ts';

const golden: Record<string, [x: number, high: number, low: number][]> = JSON.parse(
  readFileSync(new URL('golden/kernels.json', import.meta.url), 'utf8'),
);
const Big = bigClass(60);

const f = compile(['sin(x)', 'cos(x)'], ['x'], { backend: 'javascript' });
const both = (x: number): { sin: number; cos: number } => {
  const [sin, cos] = f(x) as [number, number];
  return { sin, cos };
};
const NAMES = ['sin', 'cos'] as const;

/** In units of the last place; with what `Math` gives the distance is then below 4. */
const BAR = 3;

function errorAt(name: 'sin' | 'cos', x: number): number {
  const exact = op(name).big?.(bigFrom(x, Big, 'binary'));
  if (exact === undefined) throw new Error(`${name} has no value in high precision.`);
  return exact
    .minus(bigFrom(both(x)[name], Big, 'binary'))
    .abs()
    .div(ulp(exact.toNumber()))
    .toNumber();
}

describe('sine and cosine together, in JavaScript', () => {
  test.each(NAMES)('%s is within 3 ulp of the golden values', (name) => {
    const errors = (golden[name] ?? []).map(([x, high, low]) => Math.abs(both(x)[name] - high - low) / ulp(high));
    expect(errors.length).toBeGreaterThan(100);
    expect(Math.max(...errors)).toBeLessThan(BAR);
  });

  test.each(NAMES)('%s is within 3 ulp of the exact value wherever it computes', (name) => {
    const anywhere = fc.double({ min: -256, max: 256, noNaN: true });
    // Where the table's value is larger than the result: between the first point beside a zero and the zero.
    const besideZeros = fc
      .tuple(fc.integer({ min: -160, max: 160 }), fc.double({ min: -0.02, max: 0.02, noNaN: true }))
      .map(([k, d]) => (k * Math.PI) / 2 + d);
    fc.assert(
      fc.property(fc.oneof(anywhere, besideZeros), (x) => expect([x, errorAt(name, x) < BAR]).toEqual([x, true])),
      { numRuns: 3000 },
    );
  });

  test('the sine is odd and the cosine even, to the last bit', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: 0, max: 256, noNaN: true }),
          fc.integer({ min: 1, max: 40000 }).map((k) => (k * Math.PI) / 512),
        ),
        (x) => {
          const [plus, minus] = [both(x), both(-x)];
          expect([minus.sin, minus.cos]).toEqual([-plus.sin, plus.cos]);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('the doubles nearest to multiples of pi/2 lose nothing', () => {
    for (let k = -160; k <= 160; k++)
      for (const name of NAMES) if (k !== 0) expect(errorAt(name, (k * Math.PI) / 2)).toBeLessThan(BAR);
  });

  test.each([0, -0, 5e-324, -5e-324, 1e-310, 255.99, 256, -256, 1e6, 1e308, Infinity, -Infinity, NaN])(
    'at %d it is what the language says',
    (x) => {
      for (const name of NAMES) {
        const [expected, got] = [Math[name](x), both(x)[name]];
        if (expected === 0 || !Number.isFinite(expected)) expect(got).toBe(expected);
        else expect(Math.abs(got - expected) / ulp(expected)).toBeLessThanOrEqual(BAR);
      }
    },
  );

  test('programs of both use it, but for long ones, which would be too much code', () => {
    const source = (text: string): string => compile(text, ['x'], { backend: 'javascript' }).source as string;
    expect(source('sin(x)*cos(x)')).toContain('sinAndCos');
    expect(source('sin(x)*cos(2*x)')).not.toContain('sinAndCos');
    const long = Array.from({ length: 17 }, (_, k) => `sin(x+${k})*cos(x+${k})`).join('+');
    expect(source(long)).not.toContain('sinAndCos');
  });

  test('a value stays what it was when the kernel is used again', () => {
    const text = 'sin(x)*cos(x) - sin(2*x)*cos(2*x) + cos(y)/sin(y)';
    const f = compile(text, ['x', 'y'], { backend: 'javascript' });
    const right = compile(text, ['x', 'y'], { backend: 'interpreter' });
    for (const [x, y] of [
      [0.3, 0.7],
      [-4, 12],
      [100, 0.01],
    ] as const)
      expect(f(x, y)).toBeCloseTo(right(x, y), 12);
  });
});
