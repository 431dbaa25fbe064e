import { sum } from './reduce.ts';
import { broadcastShapes, checkShape, sameShape, shapeError, showShape, sizeOf, stridesOf } from './shape.ts';
import { readGrid } from './strided.ts';
import { reshape } from './structure.ts';
import { Tensor } from './tensor.ts';

type Shape = readonly number[];

/** Repeat along axes of length 1 and new leading axes, to a given shape. */
export function broadcastTo(t: Tensor, shape: Shape): Tensor {
  if (sameShape(t.shape, shape)) return t;
  broadcastShape(t.shape, shape);
  const offset = shape.length - t.shape.length;
  if (t.data.length === 1) return new Tensor(shape, new Float64Array(sizeOf(shape)).fill(t.data[0] as number));
  const own = stridesOf(t.shape);
  const strides = shape.map((_, axis) =>
    axis < offset || t.shape[axis - offset] === 1 ? 0 : (own[axis - offset] as number),
  );
  return new Tensor(shape, readGrid(t.data, { shape, strides, base: 0 }));
}

/**
 * The shape that `broadcastTo` gives.
 *
 * @throws FluxionError SHAPE where one does not broadcast to the other.
 */
export function broadcastShape(from: Shape, to: Shape): Shape {
  checkShape('broadcastTo', to);
  const offset = to.length - from.length;
  const fits = offset >= 0 && from.every((length, axis) => length === 1 || length === to[axis + offset]);
  if (fits) return to;
  throw shapeError(
    `broadcastTo: the shape ${showShape(from)} does not broadcast to ${showShape(to)}.`,
    'Only axes of length 1 and missing leading axes are repeated.',
  );
}

/**
 * Sum to a shape that broadcasts to the tensor's shape: undoes broadcasting, and is its transpose.
 *
 * @throws FluxionError SHAPE where the target does not broadcast to the tensor's shape.
 */
export function sumTo(t: Tensor, shape: Shape): Tensor {
  if (sameShape(t.shape, shape)) return t;
  summedShape(t.shape, shape);
  const offset = t.shape.length - shape.length;
  const axes = t.shape.flatMap((length, axis) =>
    axis < offset || (shape[axis - offset] === 1 && length !== 1) ? [axis] : [],
  );
  return reshape(sum(t, axes), shape);
}

/**
 * The shape that `sumTo` gives.
 *
 * @throws FluxionError SHAPE where the target does not broadcast to the other.
 */
export function summedShape(from: Shape, to: Shape): Shape {
  checkShape('sumTo', to);
  const offset = from.length - to.length;
  if (offset >= 0 && to.every((length, axis) => length === 1 || length === from[axis + offset])) return to;
  throw shapeError(
    `sumTo: the shape ${showShape(from)} is no broadcast of ${showShape(to)}.`,
    'The target has the same lengths, 1, or fewer leading axes.',
  );
}

/** Apply a function of numbers element by element, with broadcasting. */
export function map(operation: string, f: (...values: number[]) => number, ...args: readonly Tensor[]): Tensor {
  const shape = broadcastShapes(
    operation,
    args.map((arg) => arg.shape),
  );
  const [a, b, c] = args;
  if (args.length === 1 && a !== undefined)
    return new Tensor(
      shape,
      a.data.map((x) => f(x)),
    );
  if (args.length === 2 && a !== undefined && b !== undefined) return new Tensor(shape, mapPair(f, a, b, shape));
  const rows = args.map((arg) => broadcastTo(arg, shape).data);
  const [x, y, z] = rows;
  const result = new Float64Array(sizeOf(shape));
  if (rows.length === 3 && c !== undefined) {
    for (let i = 0; i < result.length; i++) result[i] = f(x?.[i] as number, y?.[i] as number, z?.[i] as number);
  } else {
    for (let i = 0; i < result.length; i++) result[i] = f(...rows.map((row) => row[i] as number));
  }
  return new Tensor(shape, result);
}

function mapPair(f: (x: number, y: number) => number, a: Tensor, b: Tensor, shape: Shape): Float64Array {
  const result = new Float64Array(sizeOf(shape));
  const aScalar = a.data.length === 1;
  const bScalar = b.data.length === 1;
  const x = aScalar ? a.data : broadcastTo(a, shape).data;
  const y = bScalar ? b.data : broadcastTo(b, shape).data;
  if (aScalar) {
    const first = x[0] as number;
    const step = bScalar ? 0 : 1;
    for (let i = 0; i < result.length; i++) result[i] = f(first, y[i * step] as number);
  } else if (bScalar) {
    const second = y[0] as number;
    for (let i = 0; i < result.length; i++) result[i] = f(x[i] as number, second);
  } else {
    for (let i = 0; i < result.length; i++) result[i] = f(x[i] as number, y[i] as number);
  }
  return result;
}

/** Elements of `yes` where the condition is true (not 0), else of `no`; with broadcasting. */
export function where(condition: Tensor, yes: Tensor, no: Tensor): Tensor {
  return map('where', (c, x, y) => (c !== 0 ? x : y), condition, yes, no);
}
