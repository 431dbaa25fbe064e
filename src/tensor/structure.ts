import { axisOf, checkShape, newAxisOf, sameShape, shapeError, showShape, sizeOf, stridesOf } from './shape.ts';
import { readGrid } from './strided.ts';
import { Tensor } from './tensor.ts';

type Shape = readonly number[];

/**
 * The same elements in the same order under another shape; one length may be -1, to be filled in. The data is shared.
 *
 * @throws FluxionError SHAPE where the numbers of elements differ.
 */
export function reshape(t: Tensor, shape: Shape): Tensor {
  return sameShape(t.shape, shape) ? t : new Tensor(reshapedShape(t.shape, shape), t.data);
}

/** The shape that `reshape` gives: -1 filled in. */
export function reshapedShape(from: Shape, to: Shape): Shape {
  if (!Array.isArray(to)) checkShape('reshape', to);
  const size = sizeOf(from);
  const known = to.reduce((product, length) => (length === -1 ? product : product * length), 1);
  const free = to.filter((length) => length === -1).length;
  const missing = size / known;
  const fits = free === 0 ? known === size : free === 1 && Number.isInteger(missing);
  if (!fits || to.some((length) => !Number.isInteger(length) || length < -1)) {
    throw shapeError(
      `reshape: the shape ${showShape(from)} (${size} elements) cannot become ${showShape(to)}.`,
      'The number of elements must stay the same; at most one length may be -1.',
    );
  }
  return to.map((length) => (length === -1 ? missing : length));
}

/**
 * Permute the axes: axis i of the result is axis `axes[i]` of the tensor. Without axes, reverse them all.
 *
 * @example
 * transpose(tensor([[1, 2], [3, 4]])).toArray() // [[1, 3], [2, 4]]
 */
export function transpose(t: Tensor, axes?: readonly number[]): Tensor {
  const order = permutation(t.shape, axes);
  if (order.every((axis, i) => axis === i)) return t;
  const strides = stridesOf(t.shape);
  const shape = order.map((axis) => t.shape[axis] as number);
  return new Tensor(shape, readGrid(t.data, { shape, strides: order.map((axis) => strides[axis] as number), base: 0 }));
}

/** Which axis of the tensor each axis of its transpose is. */
export function permutation(shape: Shape, axes?: readonly number[]): number[] {
  if (axes === undefined) return shape.map((_, axis) => shape.length - 1 - axis);
  const order = (Array.isArray(axes) ? axes : [axes]).map((axis) => axisOf('transpose', axis, shape));
  if (order.length !== shape.length || new Set(order).size !== order.length) {
    throw shapeError(
      `transpose: ${showShape(axes)} is no order of the axes of ${showShape(shape)}.`,
      'Name every axis exactly once.',
    );
  }
  return order;
}

/** Exchange the last two axes: the transposes of a batch of matrices. */
export function swapLast(t: Tensor): Tensor {
  const order = t.shape.map((_, axis) => axis);
  return transpose(t, [...order.slice(0, -2), ...order.slice(-2).reverse()]);
}

/** Move one axis to another place; the others keep their order. */
export function moveAxis(t: Tensor, from: number, to: number): Tensor {
  const source = axisOf('moveAxis', from, t.shape);
  const order = t.shape.map((_, axis) => axis).filter((axis) => axis !== source);
  order.splice(axisOf('moveAxis', to, t.shape), 0, source);
  return transpose(t, order);
}

/** Insert an axis of length 1. */
export function expandDims(t: Tensor, axis: number): Tensor {
  const at = newAxisOf('expandDims', axis, t.shape);
  return reshape(t, [...t.shape.slice(0, at), 1, ...t.shape.slice(at)]);
}

/** Drop axes of length 1: the one given, or all. */
export function squeeze(t: Tensor, axis?: number): Tensor {
  if (axis === undefined)
    return reshape(
      t,
      t.shape.filter((length) => length !== 1),
    );
  const at = axisOf('squeeze', axis, t.shape);
  if (t.shape[at] !== 1) {
    throw shapeError(`squeeze: axis ${axis} of ${showShape(t.shape)} is longer than 1.`, 'Only axes of length 1 go.');
  }
  return reshape(
    t,
    t.shape.filter((_, i) => i !== at),
  );
}

/** Join along an existing axis. The other lengths must agree. */
export function concat(tensors: readonly Tensor[], axis = 0): Tensor {
  const shape = concatShape(
    tensors.map((t) => t.shape),
    axis,
  );
  const at = axisOf('concat', axis, shape);
  const inner = sizeOf(shape.slice(at + 1));
  const outer = sizeOf(shape.slice(0, at));
  const width = (shape[at] as number) * inner;
  const data = new Float64Array(sizeOf(shape));
  let column = 0;
  for (const t of tensors) {
    const part = (t.shape[at] as number) * inner;
    for (let row = 0; row < outer; row++) data.set(t.data.subarray(row * part, (row + 1) * part), row * width + column);
    column += part;
  }
  return new Tensor(shape, data);
}

/** The shape that `concat` gives. */
export function concatShape(shapes: readonly Shape[], axis = 0): Shape {
  const [first] = shapes;
  if (first === undefined) throw shapeError('concat: there is nothing to join.', 'Give at least one tensor.');
  const at = axisOf('concat', axis, first);
  let total = 0;
  for (const shape of shapes) {
    if (shape.length !== first.length || shape.some((length, i) => i !== at && length !== first[i])) {
      throw shapeError(
        `concat cannot join the shapes ${showShape(first)} and ${showShape(shape)} along axis ${axis}.`,
        'All lengths except along that axis must agree.',
      );
    }
    total += shape[at] as number;
  }
  return first.map((length, i) => (i === at ? total : length));
}

/** Join along a new axis. All shapes must agree. */
export function stack(tensors: readonly Tensor[], axis = 0): Tensor {
  checkStack(tensors.map((t) => t.shape));
  return concat(
    tensors.map((t) => expandDims(t, axis)),
    axis,
  );
}

/** @throws FluxionError SHAPE where shapes to be stacked differ. */
export function checkStack([first, ...rest]: readonly Shape[]): void {
  const other = rest.find((shape) => !sameShape(shape, first as Shape));
  if (other === undefined) return;
  throw shapeError(
    `stack cannot join the shapes ${showShape(first as Shape)} and ${showShape(other)}.`,
    'All shapes must be the same.',
  );
}

/** The part of each matrix on and below a diagonal (0 the main one, -1 the one below); zeros elsewhere. */
export function tril(t: Tensor, diagonal = 0): Tensor {
  return keep('tril', t, (row, column) => column - row <= diagonal);
}

/** The part of each matrix on and above a diagonal. */
export function triu(t: Tensor, diagonal = 0): Tensor {
  return keep('triu', t, (row, column) => column - row >= diagonal);
}

function keep(operation: string, t: Tensor, inside: (row: number, column: number) => boolean): Tensor {
  const [rows, columns] = matrixShape(operation, t);
  return new Tensor(
    t.shape,
    t.data.map((x, i) => (inside(Math.floor(i / columns) % rows, i % columns) ? x : 0)),
  );
}

/** The lengths of the last two axes. */
export function matrixShape(operation: string, t: { readonly shape: Shape }): [rows: number, columns: number] {
  const [rows, columns] = t.shape.slice(-2);
  if (rows === undefined || columns === undefined) {
    throw shapeError(`${operation}: the shape ${showShape(t.shape)} is no matrix.`, 'It needs at least two axes.');
  }
  return [rows, columns];
}

/** The lengths of the last two axes must be equal. */
export function squareOrder(operation: string, t: { readonly shape: Shape }): number {
  const [rows, columns] = matrixShape(operation, t);
  if (rows !== columns) {
    throw shapeError(
      `${operation}: the shape ${showShape(t.shape)} is no square matrix.`,
      'The last two lengths must be equal.',
    );
  }
  return rows;
}
