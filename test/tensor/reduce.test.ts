import { describe, expect, test } from '@jest/globals';
import {
  argmax,
  argmin,
  cumprod,
  cumsum,
  full,
  logSoftmax,
  logsumexp,
  map,
  max,
  mean,
  min,
  norm,
  prod,
  softmax,
  sum,
  type Tensor,
  tensor,
  zeros,
} from '../../src/tensor/index.ts';
import { expectClose, expectError, golden, type Stored, stored } from './support.ts';

const reductions = { sum, mean, prod, max, min, norm, logsumexp };

interface ReduceCase extends Record<keyof typeof reductions, Stored> {
  axes: number | number[] | null;
  keepDims: boolean;
}

const data = golden<{
  cube: Stored;
  reduce: ReduceCase[];
  scans: { axis: number; cumsum: Stored; cumprod: Stored; argmax: Stored; argmin: Stored }[];
}>();
const cube = stored(data.cube);

describe('reductions as NumPy', () => {
  test.each(Object.entries(reductions))('%s over every choice of axes', (name, reduce) => {
    for (const item of data.reduce) {
      expectClose(reduce(cube, item.axes ?? undefined, item.keepDims), stored(item[name as keyof typeof reductions]));
    }
  });

  test.each(data.scans)('along axis $axis', (item) => {
    expectClose(cumsum(cube, item.axis), stored(item.cumsum));
    expectClose(cumprod(cube, item.axis), stored(item.cumprod));
    expectClose(argmax(cube, item.axis), stored(item.argmax));
    expectClose(argmin(cube, item.axis), stored(item.argmin));
  });
});

describe('the edges', () => {
  test('a million times 0.1 adds up with almost no rounding error', () => {
    expect(Math.abs(sum(full([1_000_000], 0.1)).item() - 100_000)).toBeLessThan(1e-9);
  });

  test('norm neither overflows nor underflows, and is 0 at 0', () => {
    expect(norm(tensor([3e200, 4e200])).item()).toBeCloseTo(5e200, -190);
    expect(norm(tensor([3e-200, 4e-200])).item() / 5e-200).toBeCloseTo(1, 14);
    expect(norm(zeros([3])).item()).toBe(0);
    expect(norm(zeros([0])).item()).toBe(0);
    expect(norm(tensor([1, -2]), undefined, false, 1).item()).toBe(3);
    expect(norm(tensor([1, -2]), undefined, false, Number.POSITIVE_INFINITY).item()).toBe(2);
    expect(norm(tensor([1, 0, -2]), undefined, false, 0).item()).toBe(2);
    expect(norm(tensor([1, -2]), undefined, false, 3).item()).toBeCloseTo(Math.cbrt(9), 14);
    expect(norm(tensor([1, Number.NaN])).item()).toBeNaN();
    expectError(() => norm(tensor([1]), undefined, false, -1), 'ARGUMENT', '-1');
  });

  test('logsumexp and softmax far from 0', () => {
    expect(logsumexp(tensor([1000, 1000])).item()).toBeCloseTo(1000 + Math.LN2, 10);
    expect(logsumexp(tensor([-1000, -1000])).item()).toBeCloseTo(-1000 + Math.LN2, 10);
    expect(logsumexp(full([2], Number.NEGATIVE_INFINITY)).item()).toBe(Number.NEGATIVE_INFINITY);
    expect(logsumexp(tensor([Number.POSITIVE_INFINITY, 0])).item()).toBe(Number.POSITIVE_INFINITY);
    expect(softmax(tensor([1e4, 0])).toArray()).toEqual([1, 0]);
    expect(logSoftmax(tensor([1e4, 0])).toArray()).toEqual([0, -1e4]);
    expectClose(sum(softmax(cube, 1), 1), full([3, 5], 1));
    expectClose(logSoftmax(cube, 0), map('ln', Math.log, softmax(cube, 0)));
  });

  test('NaN is not lost, and argmax finds the first of equals', () => {
    for (const reduce of [sum, mean, prod, max, min]) expect(reduce(tensor([1, Number.NaN, 2])).item()).toBeNaN();
    expect(argmax(tensor([1, 3, 3])).item()).toBe(1);
    expect(argmin(tensor([1, Number.NaN, 0])).item()).toBe(1);
    expect(
      argmax(
        tensor([
          [1, 5],
          [7, 2],
        ]),
        1,
        true,
      ).toArray(),
    ).toEqual([[1], [0]]);
  });

  test('of nothing: sum 0, product 1, mean NaN, and no largest element', () => {
    expect(sum(zeros([2, 0]), 1).toArray()).toEqual([0, 0]);
    expect(prod(zeros([0])).item()).toBe(1);
    expect(mean(zeros([0])).item()).toBeNaN();
    for (const reduce of [max, min, argmax, argmin] as ((t: Tensor) => Tensor)[]) {
      expectError(() => reduce(zeros([0])), 'ARGUMENT', '[0]');
    }
  });

  test('axes that are not there, or named twice', () => {
    expectError(() => sum(zeros([2, 3]), 2), 'SHAPE', 'sum', '[2, 3]', 'axis 2');
    expectError(() => sum(zeros([2, 3]), [0, -2]), 'SHAPE', 'twice');
    expectError(() => max(tensor(1), 0), 'SHAPE', 'no axis 0');
    expectError(() => cumsum(tensor(1)), 'SHAPE', 'cumsum');
  });
});
