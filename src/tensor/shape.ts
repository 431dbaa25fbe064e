import { described } from '../argument.ts';
import { FluxionError } from '../error.ts';

/** Lengths of the axes, outermost first. */
type Shape = readonly number[];

/** The number of elements. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** Elements between neighbours along each axis, in row-major order. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis] as number;
  }
  return strides;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

export function showShape(shape: Shape): string {
  return Array.isArray(shape)
    ? `[${shape.map((length) => (typeof length === 'number' ? length : described(length))).join(', ')}]`
    : described(shape);
}

/** The largest number of elements a tensor may have; a typed array cannot hold many more. */
const MAX_SIZE = 2 ** 30;

/**
 * A shape as it may come from JavaScript.
 *
 * @throws FluxionError SHAPE where it is no list of lengths, LIMIT where nothing could hold it.
 */
export function checkShape(operation: string, shape: Shape): Shape {
  if (!Array.isArray(shape) || !shape.every((length) => Number.isInteger(length) && length >= 0)) {
    throw shapeError(`${operation}: ${showShape(shape)} is no shape.`, 'Lengths are whole numbers, 0 or more.');
  }
  if (sizeOf(shape) > MAX_SIZE) {
    throw new FluxionError('LIMIT', `${operation}: a tensor of shape ${showShape(shape)} has more than 2^30 elements.`);
  }
  return shape;
}

export function shapeError(message: string, suggestion: string): FluxionError {
  return new FluxionError('SHAPE', message, { suggestion });
}

/**
 * An axis counted from the front; -1 is the last one.
 *
 * @throws FluxionError SHAPE where the shape has no such axis.
 */
export function axisOf(operation: string, axis: number, shape: Shape): number {
  if (typeof axis !== 'number') {
    throw new FluxionError('ARGUMENT', `${operation}: ${described(axis)} is no axis.`, {
      suggestion: 'Axes are numbered from 0; -1 is the last one.',
    });
  }
  const positive = axis < 0 ? axis + shape.length : axis;
  if (!Number.isInteger(axis) || positive < 0 || positive >= shape.length) {
    throw shapeError(
      `${operation}: the shape ${showShape(shape)} has no axis ${axis}.`,
      shape.length === 0 ? 'A scalar has no axes.' : `Axes are ${-shape.length} to ${shape.length - 1}.`,
    );
  }
  return positive;
}

/**
 * The place of a further axis among those of a shape, counted from the front; -1 is behind all of them.
 *
 * @throws FluxionError SHAPE where there is no such place.
 */
export function newAxisOf(operation: string, axis: number, shape: Shape): number {
  const { length } = shape;
  if (Number.isInteger(axis) && axis >= -length - 1 && axis <= length) return axis < 0 ? axis + length + 1 : axis;
  throw shapeError(
    `${operation}: the shape ${showShape(shape)} has no place ${typeof axis === 'number' ? axis : described(axis)} for a further axis.`,
    `Places are ${-length - 1} to ${length}.`,
  );
}

/** One axis, several, or all of them (undefined), counted from the front, ascending, each once. */
export function axesOf(operation: string, axes: number | readonly number[] | undefined, shape: Shape): number[] {
  if (axes === undefined) return shape.map((_, axis) => axis);
  const list = (Array.isArray(axes) ? axes : [axes as number]).map((axis) => axisOf(operation, axis, shape));
  if (new Set(list).size !== list.length) {
    throw shapeError(`${operation}: axis ${String(axes)} is named twice.`, 'Name each axis once.');
  }
  return list.sort((a, b) => a - b);
}

/**
 * NumPy's rule: align at the last axis; lengths must be equal or 1.
 *
 * @throws FluxionError SHAPE that names the operation and all shapes.
 */
export function broadcastShapes(operation: string, shapes: readonly Shape[]): Shape {
  let result = shapes[0] ?? [];
  for (let i = 1; i < shapes.length; i++) result = broadcastPair(operation, result, shapes[i] as Shape, shapes);
  return result;
}

function broadcastPair(operation: string, a: Shape, b: Shape, shapes: readonly Shape[]): Shape {
  if (b.length === 0 || sameShape(a, b)) return a;
  if (a.length === 0) return b;
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const m = a[axis - rank + a.length] ?? 1;
    const n = b[axis - rank + b.length] ?? 1;
    if (m !== n && m !== 1 && n !== 1) {
      throw shapeError(
        `${operation} cannot combine the shapes ${shapes.map(showShape).join(' and ')}.`,
        'Lengths of aligned axes must be equal, or one of them 1.',
      );
    }
    return m === 1 ? n : m;
  });
}
