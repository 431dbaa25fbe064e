import { type Kind, needs, WHOLE } from '../../../argument.ts';
import type { Value } from '../../../expr/index.ts';
import { families, stack as stackExprs } from '../../../ops/index.ts';
import * as kernels from '../../../tensor/index.ts';
import { axisOf, newAxisOf, reshapedShape, type Selection } from '../../../tensor/index.ts';
import { type Operand, shapeIn } from '../operand.ts';
import { compose, invoke } from './invoke.ts';

type Shape = readonly number[];

/** The shape of a number, tensor or traced value. */
export const shape = (x: Operand): Shape => shapeIn('shape', x);

/** The same elements in the same order under another shape; one length may be -1. */
export function reshape(x: Operand, to: Shape): Value {
  return invoke(families.reshape(reshapedShape(shapeIn('reshape', x), to)), [x]);
}

/** One vector of all elements. */
export const flatten = (x: Operand): Value => reshape(x, [-1]);

/** Axis i of the result is axis `axes[i]` of x; without axes they are reversed. */
export const transpose = (x: Operand, axes?: Shape): Value => invoke(families.transpose(axes), [x]);

/** The last two axes exchanged: each matrix transposed. */
export const swapLast = (x: Operand): Value => invoke(families.swapLast(), [x]);

/** One axis at another place. */
export function moveAxis(x: Operand, from: number, to: number): Value {
  const own = shapeIn('moveAxis', x);
  const source = axisOf('moveAxis', from, own);
  const order = own.map((_, axis) => axis).filter((axis) => axis !== source);
  order.splice(axisOf('moveAxis', to, own), 0, source);
  return transpose(x, order);
}

/** A further axis of length 1. */
export function expandDims(x: Operand, axis: number): Value {
  const own = shapeIn('expandDims', x);
  const at = newAxisOf('expandDims', axis, own);
  return reshape(x, [...own.slice(0, at), 1, ...own.slice(at)]);
}

/** Without an axis of length 1, or without all of them. */
export function squeeze(x: Operand, axis?: number): Value {
  const own = shapeIn('squeeze', x);
  const at = axis === undefined ? undefined : axisOf('squeeze', axis, own);
  if (at !== undefined && own[at] !== 1) {
    throw kernels.shapeError(
      `squeeze: axis ${axis} of ${kernels.showShape(own)} is longer than 1.`,
      'Only axes of length 1 go.',
    );
  }
  return reshape(
    x,
    own.filter((length, i) => (at === undefined ? length !== 1 : i !== at)),
  );
}

/** The part that the selections take: for each axis an index, a range `{start, stop, step}`, or `'...'`. */
export function slice(x: Operand, ...selections: Selection[]): Value {
  return invoke(families.slice(selections), [x]);
}

/** The element or part at an index of the leading axes; negative indices count from the end. */
export function index(x: Operand, ...indices: number[]): Value {
  kernels.sliceGrid(shapeIn('index', x), indices, 'index');
  return invoke(families.slice(indices), [x]);
}

/** Slices along an axis, picked by a tensor of whole numbers. */
export const gather = (x: Operand, indices: Operand, axis = 0): Value => invoke(families.gather(axis), [x, indices]);

/** Slices added into zeros of a shape where the indices say. */
export const scatterAdd = (x: Operand, indices: Operand, to: Shape, axis = 0): Value =>
  invoke(families.scatterAdd(to, axis), [x, indices]);

/** For each index a row of the identity matrix. */
export const oneHot = (indices: Operand, depth: number): Value => invoke(families.oneHot(depth), [indices]);

/** Joined along an axis. */
export function concat(parts: readonly Operand[], axis = 0): Value {
  needs('concat', { parts }, PARTS);
  return invoke(families.concat(axis), parts);
}

/** What is joined; none is no shape. */
const PARTS: Kind = { is: (value) => Array.isArray(value) && value.length > 0, words: 'a list of one tensor or more' };

/** Joined along a new axis. */
export function stack(parts: readonly Operand[], axis = 0): Value {
  needs('stack', { parts }, PARTS);
  return compose('stack', (...exprs) => stackExprs(exprs, axis), parts);
}

/** Repeated along axes of length 1 and new leading axes. */
export const broadcastTo = (x: Operand, to: Shape): Value => invoke(families.broadcastTo(to), [x]);

/** Summed to a shape that broadcasts to x's. */
export const sumTo = (x: Operand, to: Shape): Value => invoke(families.sumTo(to), [x]);

export const flip = (x: Operand, axis = 0): Value => invoke(families.flip(axis), [x]);
export const tril = (x: Operand, diagonal = 0): Value => {
  needs('tril', { diagonal }, WHOLE);
  return invoke(families.tril(diagonal), [x]);
};
export const triu = (x: Operand, diagonal = 0): Value => {
  needs('triu', { diagonal }, WHOLE);
  return invoke(families.triu(diagonal), [x]);
};
export const diagonal = (x: Operand): Value => invoke(families.diagonal(), [x]);
export const diagonalMatrix = (x: Operand): Value => invoke(families.diagonalMatrix(), [x]);
