import { LIST, NUMBER, needs, POSITIVE, WHOLE } from '../../../argument.ts';
import type { Value } from '../../../expr/index.ts';
import { families } from '../../../ops/index.ts';
import {
  axisOf,
  checkShape,
  shapeError,
  showShape,
  sizeOf,
  squareOrder,
  stridesOf,
  Tensor,
} from '../../../tensor/index.ts';
import { type Operand, shapeIn } from '../operand.ts';
import { elementwise } from './elementwise.ts';
import { invoke } from './invoke.ts';
import { broadcastTo, concat, diagonal, diagonalMatrix, flatten, reshape, slice, transpose } from './shapes.ts';

type Shape = readonly number[];

// Compositions of operations of the table: each has all derivatives, and every transform, through these.

/** Two axes exchanged. */
export function swapAxes(x: Operand, first: number, second: number): Value {
  const own = shapeIn('swapAxes', x);
  const [a, b] = [axisOf('swapAxes', first, own), axisOf('swapAxes', second, own)];
  const order = own.map((_, axis) => (axis === a ? b : axis === b ? a : axis));
  return transpose(x, order);
}

/** A matrix with a vector on its diagonal; of square matrices the diagonal. */
export function diag(x: Operand): Value {
  const own = shapeIn('diag', x);
  if (own.length === 1) return diagonalMatrix(x);
  squareOrder('diag', { shape: own });
  return diagonal(x);
}

/**
 * A number put around a tensor.
 *
 * @param widths for each axis how many elements before and behind it; one number is for all places
 * @example
 * String(ops.pad([1, 2], [[1, 2]])) // '[0. 1. 2. 0. 0.]'
 */
export function pad(x: Operand, widths: number | readonly (readonly [number, number])[], value = 0): Value {
  const own = shapeIn('pad', x);
  needs('pad', { value }, NUMBER);
  const around = typeof widths === 'number' ? own.map(() => [widths, widths] as const) : widths;
  needs('pad', { widths: around }, LIST);
  if (around.length !== own.length || around.some((pair) => !Array.isArray(pair) || !pair.every(isLength))) {
    throw shapeError(
      `pad: the widths ${JSON.stringify(widths)} do not fit the shape ${showShape(own)}.`,
      'Give [before, behind] for each axis, whole numbers from 0 on.',
    );
  }
  const shape = own.map((length, axis) => {
    const [before, behind] = around[axis] as readonly [number, number];
    return before + length + behind;
  });
  const inside = own.map((length, axis) => {
    const [before] = around[axis] as readonly [number, number];
    return { start: before, stop: before + length };
  });
  const put = families.unslice(inside, checkShape('pad', shape));
  if (value === 0) return invoke(put, [x]);
  const mask = invoke(put, [broadcastTo(1, own)]);
  return elementwise.where(mask, invoke(put, [x]), value);
}

const isLength = (width: unknown): boolean => WHOLE.is(width) && (width as number) >= 0;

/** The whole repeated: as often along each axis as `repetitions` say; the last axes, where there are fewer of these. */
export function tile(x: Operand, repetitions: number | Shape): Value {
  const own = shapeIn('tile', x);
  const given = checkShape('tile', typeof repetitions === 'number' ? [repetitions] : repetitions);
  const rank = Math.max(own.length, given.length);
  const lengths = [...new Array<number>(rank - own.length).fill(1), ...own];
  const counts = [...new Array<number>(rank - given.length).fill(1), ...given];
  const apart = reshape(
    x,
    lengths.flatMap((length) => [1, length]),
  );
  const repeated = broadcastTo(
    apart,
    lengths.flatMap((length, axis) => [counts[axis] as number, length]),
  );
  return reshape(
    repeated,
    lengths.map((length, axis) => length * (counts[axis] as number)),
  );
}

/** Every element repeated in its place, along an axis; without one, of all elements as one vector. */
export function repeat(x: Operand, count: number, axis?: number): Value {
  const all = shapeIn('repeat', x);
  const [t, own] = axis === undefined ? [flatten(x), [sizeOf(all)]] : [x, all];
  const at = axisOf('repeat', axis ?? 0, own);
  checkShape('repeat', [count]);
  const place = own.slice(0, at + 1);
  const apart = reshape(t, [...place, 1, ...own.slice(at + 1)]);
  const repeated = broadcastTo(apart, [...place, count, ...own.slice(at + 1)]);
  return reshape(
    repeated,
    own.map((length, i) => (i === at ? length * count : length)),
  );
}

/** The elements moved on along an axis; those that leave at one end come in at the other. */
export function roll(x: Operand, steps: number, axis = 0): Value {
  const own = shapeIn('roll', x);
  const at = axisOf('roll', axis, own);
  needs('roll', { steps }, WHOLE);
  const length = own[at] as number;
  const moved = length === 0 ? 0 : ((steps % length) + length) % length;
  if (moved === 0) return reshape(x, own);
  const part = (start: number, stop: number): Value =>
    slice(x, ...own.map((_, i) => (i === at ? { start, stop } : {})));
  return concat([part(length - moved, length), part(0, length - moved)], at);
}

/** Equal parts along an axis, in order; or parts of these lengths. */
export function split(x: Operand, parts: number | Shape, axis = 0): Value[] {
  const own = shapeIn('split', x);
  const at = axisOf('split', axis, own);
  const length = own[at] as number;
  const equal = typeof parts === 'number';
  if (equal) needs('split', { parts }, POSITIVE);
  const lengths = equal ? new Array<number>(parts).fill(length / parts) : parts;
  if (!equal) checkShape('split', lengths);
  if (!lengths.every(isLength) || lengths.reduce((total, part) => total + part, 0) !== length) {
    throw shapeError(
      `split: axis ${axis} of the shape ${showShape(own)} has no ${equal ? `${parts} equal parts` : `parts ${showShape(parts)}`}.`,
      `The lengths of the parts together are ${length}.`,
    );
  }
  let start = 0;
  return lengths.map((part) => {
    const range = { start, stop: start + part };
    start += part;
    return slice(x, ...own.map((_, i) => (i === at ? range : {})));
  });
}

/** For each place along an axis the element whose index stands there: what `argsort` gives, sorts. */
export function takeAlongAxis(x: Operand, indices: Operand, axis = -1): Value {
  const own = shapeIn('takeAlongAxis', x);
  const at = axisOf('takeAlongAxis', axis, own);
  const places = shapeIn('takeAlongAxis', indices, 'indices');
  if (places.length !== own.length || places.some((length, i) => i !== at && length !== own[i])) {
    throw shapeError(
      `takeAlongAxis cannot combine the shapes ${showShape(own)} and ${showShape(places)}.`,
      'The indices have the shape of the tensor, but for their length along the axis.',
    );
  }
  const length = own[at] as number;
  const stride = stridesOf(own)[at] as number;
  const fromFront = elementwise.where(elementwise.smaller(indices, 0), elementwise.add(indices, length), indices);
  const flat = elementwise.add(elementwise.mul(fromFront, stride), rowStarts(own, places, at));
  return invoke(families.gather(0), [flatten(x), flat]);
}

/** For each place of a shape where its row along an axis begins in the flat data of a tensor. */
function rowStarts(shape: Shape, places: Shape, at: number): Tensor {
  const strides = stridesOf(shape);
  const own = stridesOf(places);
  const data = Float64Array.from({ length: sizeOf(places) }, (_, i) =>
    places.reduce((start, length, axis) => {
      const index = Math.floor(i / (own[axis] as number)) % length;
      return axis === at ? start : start + index * (strides[axis] as number);
    }, 0),
  );
  return new Tensor(places, data);
}

/** For each place along an axis the index of the element that stands there in ascending order; it has no gradient. */
export const argsort = (x: Operand, axis = -1): Value => invoke(families.argsort(axis), [x]);

/** In ascending order along an axis; an element's derivative goes with it. */
export function sort(x: Operand, axis = -1): Value {
  axisOf('sort', axis, shapeIn('sort', x));
  return takeAlongAxis(x, argsort(x, axis), axis);
}
