import { described, type Kind, NUMBER, needs, wrongArgument } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { checkShape, shapeError, showShape, sizeOf, stridesOf } from './shape.ts';
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
  return tensorFor('tensor', 'value', value);
}

/** What an operation takes for a tensor; failures name it and its argument. */
const TENSOR: Kind = { is: () => false, words: 'a number, a tensor or a list of numbers' };

/**
 * The same for the argument of an operation.
 *
 * @param of the operation
 * @param name of its argument
 */
export function tensorFor(of: string, name: string, value: TensorLike): Tensor {
  if (value instanceof Tensor) return value;
  if (typeof value === 'number') return scalar(value);
  if (typeof value !== 'boolean' && typeof value !== 'object') throw wrongArgument(of, name, value, TENSOR);
  if (value === null) throw wrongArgument(of, name, value, TENSOR);
  const place = { of, name };
  if (isTyped(value)) return new Tensor([value.length], doubles(value, place));
  if (isMatrix(value)) return fromNested(value.toArray(), place);
  if (isFlat(value)) {
    if (Array.isArray(value.data) || isTyped(value.data as TensorLike))
      return new Tensor(checkShape(of, value.shape), doubles(value.data, place));
    throw wrongArgument(of, `${name}.data`, value.data, { ...TENSOR, words: 'a list of numbers' });
  }
  return fromNested(value, place);
}

/** A tensor of rank 0. */
export function scalar(value: number): Tensor {
  return new Tensor([], Float64Array.of(value));
}

/** A tensor with the same number everywhere. */
export function full(shape: Shape | number, value: number): Tensor {
  needs('full', { value }, NUMBER);
  return filled('full', shape, value);
}

function filled(of: string, shape: Shape | number, value: number): Tensor {
  const lengths = checkShape(of, typeof shape === 'number' ? [shape] : shape);
  return new Tensor(lengths, new Float64Array(sizeOf(lengths)).fill(value));
}

/** @example zeros([2, 3]).shape // [2, 3] */
export function zeros(shape: Shape | number): Tensor {
  return filled('zeros', shape, 0);
}

/** @example ones(3).toArray() // [1, 1, 1] */
export function ones(shape: Shape | number): Tensor {
  return filled('ones', shape, 1);
}

export function zerosLike(like: TensorLike): Tensor {
  return filled('zerosLike', tensorFor('zerosLike', 'like', like).shape, 0);
}

export function onesLike(like: TensorLike): Tensor {
  return filled('onesLike', tensorFor('onesLike', 'like', like).shape, 1);
}

/** The identity matrix, or a rectangle of it. */
export function eye(rows: number, columns: number = rows): Tensor {
  const result = filled('eye', [rows, columns], 0);
  for (let i = 0; i < Math.min(rows, columns); i++) result.data[i * columns + i] = 1;
  return result;
}

/**
 * Numbers from start to before stop: `arange(stop)` or `arange(start, stop, step)`. Element i is start + i * step, so
 * no rounding accumulates.
 */
export function arange(start: number, stop?: number, step: number = 1): Tensor {
  needs('arange', { start, stop: stop ?? 0, step }, NUMBER);
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

/**
 * Evenly spaced numbers from start to stop, both included; the last one is exactly `stop`.
 *
 * @throws FluxionError ARGUMENT where the count is no whole number from 0 on.
 * @example
 * String(linspace(0, 1, 5)) // '[0.   0.25 0.5  0.75 1.  ]'
 */
export function linspace(start: number, stop: number, count = 50): Tensor {
  needs('linspace', { start, stop }, NUMBER);
  const [length] = checkShape('linspace', [count]) as readonly [number];
  const step = (stop - start) / Math.max(1, length - 1);
  return new Tensor(
    [length],
    Float64Array.from({ length }, (_, i) => (i > 0 && i === length - 1 ? stop : start + i * step)),
  );
}

/** An argument of an operation. */
interface Place {
  readonly of: string;
  readonly name: string;
}

function fromNested(value: unknown, place: Place): Tensor {
  const shape: number[] = [];
  for (let level = value; Array.isArray(level); level = level[0]) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  let items: unknown[] = [value];
  for (const length of shape) {
    items = items.flatMap((item) => {
      if (!Array.isArray(item) || item.length !== length) throw ragged(place.of, shape);
      return item as unknown[];
    });
  }
  if (items.some(Array.isArray)) throw ragged(place.of, shape);
  return new Tensor(
    shape,
    Float64Array.from(items, (item, i) => toNumber(item, i, shape, place)),
  );
}

function ragged(of: string, shape: Shape): FluxionError {
  return shapeError(
    `${of}: the nested arrays are ragged; the first row of each has the lengths ${showShape(shape)}, another has not.`,
    'Give all rows at one depth the same length.',
  );
}

/** A number; also a number object such as a BigNumber or a Fraction. */
function toNumber(value: unknown, at: number, shape: Shape, { of, name }: Place): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  const converted = typeof value === 'object' && value !== null ? Number(value) : Number.NaN;
  if (!Number.isNaN(converted)) return converted;
  const strides = stridesOf(shape);
  const index = shape.map((length, axis) => `[${Math.floor(at / (strides[axis] as number)) % length}]`).join('');
  throw new FluxionError('ARGUMENT', `${of}: ${name}${index} is ${described(value)}, not a number.`, {
    suggestion: 'A tensor holds real numbers only. To combine traced values use ops.stack or ops.concat.',
  });
}

function doubles(data: Typed | readonly number[], place: Place): Float64Array {
  if (data instanceof Float64Array) return data;
  return Float64Array.from(data as ArrayLike<unknown>, (item, i) => toNumber(item, i, [data.length], place));
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
