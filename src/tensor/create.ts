import { FluxionError } from '../error.ts';
import { shapeError, showShape, sizeOf } from './shape.ts';
import { type Nested, Tensor } from './tensor.ts';

type Shape = readonly number[];

/** Integer and floating typed arrays. */
type Typed =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

/** What has a shape and flat row-major data: a plain object, or a tensor of another library. */
interface Flat {
  readonly shape: Shape;
  readonly data: Typed | readonly number[];
}

/** A matrix of mathjs, dense or sparse, by what it can do: mathjs itself is not imported. */
interface MatrixLike {
  size(): number[];
  toArray(): unknown;
}

/** Everything `tensor` understands. */
export type TensorLike = Nested | Typed | Flat | MatrixLike | Tensor;

/**
 * A tensor from nested arrays, a typed array (a vector), `{shape, data}`, a mathjs matrix or a number. A Float64Array
 * is used as it is, without copying; other typed arrays are converted.
 *
 * @throws FluxionError SHAPE on ragged arrays, or data that does not fill the shape; ARGUMENT on what is no number.
 * @example
 * tensor([[1, 2], [3, 4]]).shape // [2, 2]
 * tensor({ shape: [2, 2], data: Float64Array.of(1, 2, 3, 4) }).toArray() // [[1, 2], [3, 4]]
 */
export function tensor(value: TensorLike): Tensor {
  if (value instanceof Tensor) return value;
  if (typeof value === 'number') return scalar(value);
  if (isTyped(value)) return new Tensor([value.length], doubles(value));
  if (isMatrix(value)) return fromNested(value.toArray());
  if (isFlat(value)) return new Tensor(checkShape('tensor', value.shape), doubles(value.data));
  return fromNested(value);
}

/** A tensor of rank 0. */
export function scalar(value: number): Tensor {
  return new Tensor([], Float64Array.of(value));
}

/** A tensor with the same number everywhere. */
export function full(shape: Shape, value: number): Tensor {
  return new Tensor(checkShape('full', shape), new Float64Array(sizeOf(shape)).fill(value));
}

/** @example zeros([2, 3]).shape // [2, 3] */
export function zeros(shape: Shape | number): Tensor {
  return full(typeof shape === 'number' ? [shape] : shape, 0);
}

/** @example ones(3).toArray() // [1, 1, 1] */
export function ones(shape: Shape | number): Tensor {
  return full(typeof shape === 'number' ? [shape] : shape, 1);
}

export function zerosLike(like: Tensor): Tensor {
  return full(like.shape, 0);
}

export function onesLike(like: Tensor): Tensor {
  return full(like.shape, 1);
}

/** The identity matrix, or a rectangle of it. */
export function eye(rows: number, columns: number = rows): Tensor {
  const result = zeros([rows, columns]);
  for (let i = 0; i < Math.min(rows, columns); i++) result.data[i * columns + i] = 1;
  return result;
}

/**
 * Numbers from start to before stop: `arange(stop)` or `arange(start, stop, step)`. Element i is start + i * step, so
 * no rounding accumulates.
 */
export function arange(start: number, stop?: number, step: number = 1): Tensor {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  const length = Math.max(0, Math.ceil((to - from) / step));
  if (!Number.isFinite(length)) {
    throw new FluxionError('ARGUMENT', `arange: no finite number of steps of ${step} leads from ${from} to ${to}.`, {
      suggestion: 'Use finite bounds and a step that is not 0.',
    });
  }
  return new Tensor(
    [length],
    Float64Array.from({ length }, (_, i) => from + i * step),
  );
}

/** The largest number of elements a tensor may have; a typed array cannot hold many more. */
const MAX_SIZE = 2 ** 30;

function checkShape(operation: string, shape: Shape): Shape {
  if (!shape.every((length) => Number.isInteger(length) && length >= 0)) {
    throw shapeError(`${operation}: ${showShape(shape)} is no shape.`, 'Lengths are whole numbers, 0 or more.');
  }
  if (sizeOf(shape) > MAX_SIZE) {
    throw new FluxionError('LIMIT', `${operation}: a tensor of shape ${showShape(shape)} has more than 2^30 elements.`);
  }
  return shape;
}

function fromNested(value: unknown): Tensor {
  const shape: number[] = [];
  for (let level = value; Array.isArray(level); level = level[0]) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  let items: unknown[] = [value];
  for (const length of shape) {
    items = items.flatMap((item) => {
      if (!Array.isArray(item) || item.length !== length) throw ragged(shape);
      return item as unknown[];
    });
  }
  if (items.some(Array.isArray)) throw ragged(shape);
  return new Tensor(shape, Float64Array.from(items, toNumber));
}

function ragged(shape: Shape): FluxionError {
  return shapeError(
    `tensor: the nested arrays are ragged; the first row of each has the lengths ${showShape(shape)}, another has not.`,
    'Give all rows at one depth the same length.',
  );
}

/** A number; also a number object such as a BigNumber or a Fraction. */
function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  const converted = typeof value === 'object' && value !== null ? Number(value) : Number.NaN;
  if (!Number.isNaN(converted)) return converted;
  throw new FluxionError('ARGUMENT', `tensor: ${String(value)} (a ${typeof value}) is not a number.`, {
    suggestion: 'A tensor holds real numbers only. To combine traced values use ops.stack or ops.concat.',
  });
}

function doubles(data: Typed | readonly number[]): Float64Array {
  return data instanceof Float64Array ? data : Float64Array.from(data as ArrayLike<unknown>, toNumber);
}

function isTyped(value: TensorLike): value is Typed {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function isMatrix(value: TensorLike): value is MatrixLike {
  return typeof value === 'object' && 'toArray' in value && typeof value.toArray === 'function';
}

function isFlat(value: TensorLike): value is Flat {
  return typeof value === 'object' && 'shape' in value && 'data' in value;
}
