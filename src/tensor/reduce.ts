import { FluxionError } from '../error.ts';
import { axesOf, axisOf, showShape, sizeOf } from './shape.ts';
import { moveAxis, transpose } from './structure.ts';
import { Tensor } from './tensor.ts';

/** One axis, several, or (undefined) all; negative ones count from the end. */
export type Axes = number | readonly number[] | undefined;

/** A function of the `length` numbers from `start` in an array. */
type RowFunction = (data: Float64Array, start: number, length: number) => number;

/** Sum over axes by pairwise summation: the rounding error grows with the logarithm of the count. */
export function sum(t: Tensor, axes?: Axes, keepDims = false): Tensor {
  const reduced = axesOf('sum', axes, t.shape);
  const leading = reduced.length > 0 && reduced.every((axis, i) => axis === i) && reduced.length < t.shape.length;
  if (!leading) return reduce('sum', t, axes, keepDims, sumRow);
  const width = sizeOf(t.shape.slice(reduced.length));
  return new Tensor(
    reducedShape('sum', t.shape, axes, keepDims),
    sumRows(t.data, 0, sizeOf(t.shape) / width || 0, width),
  );
}

/** The sum of rows, pairwise, in the order in which they lie in memory. */
function sumRows(data: Float64Array, first: number, count: number, width: number): Float64Array {
  const total = new Float64Array(width);
  if (count > PAIRWISE_BLOCK) {
    const half = count >> 1;
    const [a, b] = [sumRows(data, first, half, width), sumRows(data, first + half, count - half, width)];
    for (let j = 0; j < width; j++) total[j] = (a[j] as number) + (b[j] as number);
    return total;
  }
  for (let row = first, at = first * width; row < first + count; row++) {
    for (let j = 0; j < width; j++, at++) total[j] = (total[j] as number) + (data[at] as number);
  }
  return total;
}

/** Mean over axes; NaN of nothing. */
export function mean(t: Tensor, axes?: Axes, keepDims = false): Tensor {
  return reduce('mean', t, axes, keepDims, (data, start, length) => sumRow(data, start, length) / length);
}

export function prod(t: Tensor, axes?: Axes, keepDims = false): Tensor {
  return reduce(
    'prod',
    t,
    axes,
    keepDims,
    fold(1, (a, b) => a * b),
  );
}

/** The largest element over axes; NaN where one is NaN. @throws FluxionError ARGUMENT over nothing. */
export function max(t: Tensor, axes?: Axes, keepDims = false): Tensor {
  return reduce('max', t, axes, keepDims, nonEmpty('max', t, maxRow));
}

/** The smallest element over axes; NaN where one is NaN. @throws FluxionError ARGUMENT over nothing. */
export function min(t: Tensor, axes?: Axes, keepDims = false): Tensor {
  return reduce('min', t, axes, keepDims, nonEmpty('min', t, fold(Number.POSITIVE_INFINITY, Math.min)));
}

/** The index of the first largest element along an axis; without an axis, in the flat data. */
export function argmax(t: Tensor, axis?: number, keepDims = false): Tensor {
  return reduce(
    'argmax',
    t,
    axis,
    keepDims,
    nonEmpty(
      'argmax',
      t,
      first((a, b) => a > b),
    ),
  );
}

/** The index of the first smallest element along an axis; without an axis, in the flat data. */
export function argmin(t: Tensor, axis?: number, keepDims = false): Tensor {
  return reduce(
    'argmin',
    t,
    axis,
    keepDims,
    nonEmpty(
      'argmin',
      t,
      first((a, b) => a < b),
    ),
  );
}

/** ln of the sum of exp, without overflow: the largest element is taken out first. */
export function logsumexp(t: Tensor, axes?: Axes, keepDims = false): Tensor {
  return reduce('logsumexp', t, axes, keepDims, (data, start, length) => {
    const largest = maxRow(data, start, length);
    if (!Number.isFinite(largest)) return largest;
    return largest + Math.log(sumExp(data, start, length, largest));
  });
}

/**
 * The norm (sum |x|^order)^(1/order) over axes; order 2 unless given, Infinity is the largest magnitude, 0 counts what
 * is not 0. Scaled by the largest magnitude, so squares neither overflow nor underflow.
 */
export function norm(t: Tensor, axes?: Axes, keepDims = false, order = 2): Tensor {
  if (!(order >= 0)) {
    throw new FluxionError('ARGUMENT', `norm: ${order} is no order of a norm.`, {
      suggestion: 'Use 1, 2, Infinity or another number from 0 on.',
    });
  }
  return reduce('norm', t, axes, keepDims, (data, start, length) => {
    const sizes = data.slice(start, start + length).map(Math.abs);
    if (order === 0)
      return sumRow(
        sizes.map((x) => (x !== 0 ? 1 : 0)),
        0,
        length,
      );
    const largest = length === 0 ? 0 : maxRow(sizes, 0, length);
    if (order === Number.POSITIVE_INFINITY || largest === 0 || !Number.isFinite(largest)) return largest;
    const powers = sizes.map(order === 2 ? (x) => (x / largest) * (x / largest) : (x) => (x / largest) ** order);
    const total = sumRow(powers, 0, length);
    return largest * (order === 2 ? Math.sqrt(total) : total ** (1 / order));
  });
}

/** Sums of the elements up to each, along an axis. */
export function cumsum(t: Tensor, axis = 0): Tensor {
  return scan('cumsum', t, axis, 0, (a, b) => a + b);
}

/** Products of the elements up to each, along an axis. */
export function cumprod(t: Tensor, axis = 0): Tensor {
  return scan('cumprod', t, axis, 1, (a, b) => a * b);
}

/** For each element the product of all others along an axis: products from both ends, so no division. */
export function prodOthers(t: Tensor, axis = 0): Tensor {
  const after = productsBefore(t, axis, 'end').data;
  return new Tensor(
    t.shape,
    productsBefore(t, axis, 'start').data.map((before, i) => before * (after[i] as number)),
  );
}

/** For each element the product of those before it, counted from one end of an axis. */
export function productsBefore(t: Tensor, axis: number, from: 'start' | 'end'): Tensor {
  const at = axisOf('productsBefore', axis, t.shape);
  const length = t.shape[at] as number;
  const rows = moveAxis(t, at, -1);
  const data = new Float64Array(t.size);
  const [first, step] = from === 'start' ? [0, 1] : [length - 1, -1];
  for (let start = 0; start < data.length; start += length) {
    let product = 1;
    for (let k = 0, i = start + first; k < length; k++, i += step) {
      data[i] = product;
      product *= rows.data[i] as number;
    }
  }
  return moveAxis(new Tensor(rows.shape, data), -1, at);
}

/** The shape after reducing over axes. */
export function reducedShape(
  operation: string,
  shape: readonly number[],
  axes?: Axes,
  keepDims = false,
): readonly number[] {
  const reduced = new Set(axesOf(operation, axes, shape));
  return keepDims
    ? shape.map((length, axis) => (reduced.has(axis) ? 1 : length))
    : shape.filter((_, axis) => !reduced.has(axis));
}

/** Apply a function to the elements along the axes, brought together as one row each. */
function reduce(operation: string, t: Tensor, axes: Axes, keepDims: boolean, f: RowFunction): Tensor {
  const reduced = axesOf(operation, axes, t.shape);
  const kept = t.shape.map((_, axis) => axis).filter((axis) => !reduced.includes(axis));
  const rows = transpose(t, [...kept, ...reduced]).data;
  const length = sizeOf(reduced.map((axis) => t.shape[axis] as number));
  const shape = reducedShape(operation, t.shape, axes, keepDims);
  const data = new Float64Array(sizeOf(shape));
  for (let row = 0; row < data.length; row++) data[row] = f(rows, row * length, length);
  return new Tensor(shape, data);
}

/** Below this length a plain loop adds; its error is small and it is fast. */
const PAIRWISE_BLOCK = 128;

/** Pairwise summation: Higham, "The accuracy of floating point summation" (1993). The recursion is log2(length) deep. */
function sumRow(data: Float64Array, start: number, length: number): number {
  if (length > PAIRWISE_BLOCK) {
    const half = length >> 1;
    return sumRow(data, start, half) + sumRow(data, start + half, length - half);
  }
  let total = 0;
  for (let i = start; i < start + length; i++) total += data[i] as number;
  return total;
}

/** The sum of exp(x - shift), pairwise. */
function sumExp(data: Float64Array, start: number, length: number, shift: number): number {
  if (length > PAIRWISE_BLOCK) {
    const half = length >> 1;
    return sumExp(data, start, half, shift) + sumExp(data, start + half, length - half, shift);
  }
  let total = 0;
  for (let i = start; i < start + length; i++) total += Math.exp((data[i] as number) - shift);
  return total;
}

const maxRow = fold(Number.NEGATIVE_INFINITY, Math.max);

function fold(initial: number, combine: (a: number, b: number) => number): RowFunction {
  return (data, start, length) => {
    let result = initial;
    for (let i = start; i < start + length; i++) result = combine(result, data[i] as number);
    return result;
  };
}

/** The first index whose element none beats; the first NaN wins over all. */
function first(beats: (a: number, b: number) => boolean): RowFunction {
  return (data, start, length) => {
    let best = 0;
    for (let i = 0; i < length; i++) {
      const x = data[start + i] as number;
      if (Number.isNaN(x)) return i;
      if (beats(x, data[start + best] as number)) best = i;
    }
    return best;
  };
}

function nonEmpty(operation: string, t: Tensor, f: RowFunction): RowFunction {
  return (data, start, length) => {
    if (length > 0) return f(data, start, length);
    throw new FluxionError('ARGUMENT', `${operation}: nothing to choose from in the shape ${showShape(t.shape)}.`, {
      suggestion: 'Reduce over axes that are not empty.',
    });
  };
}

function scan(
  operation: string,
  t: Tensor,
  axis: number,
  initial: number,
  combine: (a: number, b: number) => number,
): Tensor {
  const at = axisOf(operation, axis, t.shape);
  const length = t.shape[at] as number;
  const rows = moveAxis(t, at, -1);
  const data = new Float64Array(t.size);
  let running = initial;
  for (let i = 0; i < data.length; i++) {
    running = combine(i % length === 0 ? initial : running, rows.data[i] as number);
    data[i] = running;
  }
  return moveAxis(new Tensor(rows.shape, data), -1, at);
}
