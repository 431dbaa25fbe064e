import { expect } from '@jest/globals';
import type { Value } from '../../src/expr/index.ts';
import { rand, Tensor } from '../../src/tensor/index.ts';

/** Random numbers in an interval, in a shape. */
export function within(shape: readonly number[], [low, high]: readonly [number, number], seed: number): Value {
  const { data } = rand(shape, { seed });
  const values = data.map((x) => low + (high - low) * x);
  return shape.length === 0 ? (values[0] as number) : new Tensor(shape, values);
}

export const data = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : value instanceof Tensor ? [...value.data] : (value as unknown[]).flatMap(data);

/** Equal structures of numbers within a tolerance relative to the largest. */
export function expectNear(actual: unknown, expected: unknown, tolerance = 1e-10): void {
  const [a, b] = [data(actual), data(expected)];
  expect(a.length).toBe(b.length);
  const scale = Math.max(1, ...b.filter(Number.isFinite).map(Math.abs));
  for (const [i, x] of b.entries()) {
    if (Number.isFinite(x)) expect(Math.abs((a[i] as number) - x) / scale).toBeLessThanOrEqual(tolerance);
    else expect(a[i]).toBe(x);
  }
}
