import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { FluxionError } from '../../src/error.ts';
import { dot, randn, reshape, sizeOf, Tensor } from '../../src/tensor/index.ts';

/** An array in the golden file: shape and flat data, numbers that JSON lacks as text. */
export type Stored = [shape: number[], data: (number | string)[]];

export function golden<T>(): T {
  return JSON.parse(readFileSync(new URL('./golden/numpy.json', import.meta.url), 'utf8')) as T;
}

export function stored([shape, data]: Stored): Tensor {
  return new Tensor(shape, Float64Array.from(data, Number));
}

/** Equal shapes, and elements within a tolerance relative to the largest of them. */
export function expectClose(actual: Tensor, expected: Tensor, tolerance = 1e-12): void {
  expect(actual.shape).toEqual(expected.shape);
  const scale = expected.data.reduce((a, b) => (Number.isFinite(b) ? Math.max(a, Math.abs(b)) : a), 1);
  expected.data.forEach((x, i) => {
    const y = actual.data[i] as number;
    if (Number.isFinite(x)) expect(Math.abs(y - x)).toBeLessThanOrEqual(tolerance * scale);
    else expect(y).toBe(x);
  });
}

export function inner(a: Tensor, b: Tensor): number {
  expect(a.shape).toEqual(b.shape);
  return dot(reshape(a, [-1]), reshape(b, [-1])).item();
}

/** <A x, y> = <x, A' y>: what makes a linear map the transpose of another. */
export function expectTransposes(
  forward: (x: Tensor) => Tensor,
  backward: (y: Tensor) => Tensor,
  shape: readonly number[],
  seed = 1,
): void {
  const x = randn(shape, { seed });
  const image = forward(x);
  const y = randn(image.shape, { seed: seed + 1 });
  expect(inner(image, y)).toBeCloseTo(inner(x, backward(y)), 9);
}

export function expectError(run: () => unknown, code: string, ...words: string[]): void {
  let error: unknown;
  try {
    run();
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(FluxionError);
  const failure = error as FluxionError;
  expect(failure.code).toBe(code);
  for (const word of words) expect(failure.message).toContain(word);
  if (code === 'SHAPE') expect(failure.suggestion).toBeDefined();
}

export const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });

export const tensors = shapes.chain((shape) =>
  fc
    .array(fc.double({ noNaN: true, min: -1e3, max: 1e3 }), { minLength: sizeOf(shape), maxLength: sizeOf(shape) })
    .map((data) => new Tensor(shape, Float64Array.from(data))),
);
