import { build, type Expr, type Family, family, type OpEntry, type Shape } from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { mul } from '../construct.ts';
import { alignBatch } from './batch.ts';
import { broadcastTo, reshape } from './shaping.ts';

const ANY = [[-2, 2]] as const;

/** Axis i of the result is axis `axes[i]` of x; without axes all are reversed. */
export const transpose: Family<[axes?: readonly number[] | undefined]> = family('transpose', (axes) => ({
  signature: 'transpose(x)',
  kernel: (x) => kernels.transpose(x, axes),
  shape: (x) => kernels.permutation(x, axes).map((axis) => x[axis] as number),
  transpose: [
    (g, [x]) => {
      const order = kernels.permutation((x as Expr).shape, axes);
      return build(transpose(order.map((_, axis) => order.indexOf(axis))), [g]);
    },
  ],
  moves: 'copies',
  batch: ([x]) => {
    const order = kernels.permutation((x as Expr).shape.slice(1), axes);
    return build(transpose([0, ...order.map((axis) => axis + 1)]), [x as Expr]);
  },
  tex: '#1^{\\top}',
  doc: 'axes in another order; reversed unless the order is given',
  sample: ANY,
  sampleShapes: [[[2, 3]], [[2, 3, 2]]],
}));

/** The last two axes exchanged. */
export const swapLast: Family<[]> = family('swapLast', () => ({
  signature: 'swapLast(x)',
  kernel: kernels.swapLast,
  shape: (x) => [...x.slice(0, -2), ...x.slice(-2).reverse()],
  transpose: ['swapLast(g)'],
  moves: 'copies',
  batch: ([x]) => build(swapLast(), [x as Expr]),
  tex: '#1^{\\top}',
  betweenArrays: (x) => (x.length > 2 ? 'transpose' : undefined),
  texBetweenArrays: '\\operatorname{swapLast}\\left(#1\\right)',
  doc: 'the last two axes exchanged: each matrix transposed',
  aliases: ['matrixTranspose'],
  sample: ANY,
  sampleShapes: [[[2, 3]], [[4, 2, 3]]],
}));

type Selections = readonly kernels.Selection[];

/** The part of x that the selections take, one an axis. */
export const slice: Family<[selections?: Selections]> = family('slice', (selections = []) => ({
  signature: 'slice(x)',
  kernel: (x) => kernels.slice(x, selections),
  shape: (x) => kernels.sliceGrid(x, selections).shape,
  transpose: [(g, [x]) => build(unslice(selections, (x as Expr).shape), [g])],
  moves: 'copies',
  batch: ([x]) => build(slice([{}, ...selections]), [x as Expr]),
  tex: '#1',
  doc: 'a part: an index or a range {start, stop, step} for each axis',
  sample: ANY,
  sampleShapes: [[[3, 4]]],
}));

/** A part put back into zeros of a shape. */
export const unslice: Family<[selections: Selections, shape: Shape]> = family('unslice', (selections, shape) => ({
  signature: 'unslice(x)',
  kernel: (x) => kernels.unslice(x, selections, shape),
  shape: () => kernels.checkShape('unslice', shape),
  transpose: [(g) => build(slice(selections), [g])],
  moves: 'copies',
  batch: ([x], _, size) => build(unslice([{}, ...selections], [size, ...shape]), [x as Expr]),
  tex: '#1',
  doc: 'a part put back into zeros: the transpose of slice',
  sample: ANY,
}));

/** The order along an axis reversed. */
export const flip: Family<[axis?: number]> = family('flip', (axis = 0) => ({
  signature: 'flip(x)',
  kernel: (x) => kernels.flip(x, axis),
  shape: (x) => {
    kernels.axisOf('flip', axis, x);
    return x;
  },
  transpose: [(g) => build(flip(axis), [g])],
  moves: 'copies',
  batch: ([x]) => build(flip(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\operatorname{flip}',
  doc: 'the order along an axis reversed',
  sample: ANY,
  sampleShapes: [[[3]], [[3, 2]]],
}));

/** Joined along an axis. */
export const concat: Family<[axis?: number]> = family('concat', (axis = 0) => ({
  signature: 'concat(...x)',
  kernel: (...x) => kernels.concat(x, axis),
  shape: (...shapes) => kernels.concatShape(shapes, axis),
  jointly: true,
  transpose: [
    (g, args, _, index) => {
      const at = kernels.axisOf('concat', axis, g.shape);
      const lengths = args.map((arg) => arg.shape[at] as number);
      const start = lengths.slice(0, index).reduce((total, length) => total + length, 0);
      const range = { start, stop: start + (lengths[index] as number) };
      return build(slice(g.shape.map((_length, i) => (i === at ? range : {}))), [g]);
    },
  ],
  batch: (args, batched, size) => {
    const full = args.map((arg, i) => (batched[i] ? arg : build(broadcastTo([size, ...arg.shape]), [arg])));
    return build(concat(axis < 0 ? axis : axis + 1), full);
  },
  list: axis === 0 ? 'joined' : undefined,
  tex: '\\operatorname{concat}',
  doc: 'joined along an axis',
  sample: ANY,
  sampleShapes: [
    [
      [2, 3],
      [1, 3],
    ],
  ],
}));

/** Slices of t along an axis, picked by indices. */
export const gather: Family<[axis?: number]> = family('gather', (axis = 0) => ({
  signature: 'gather(x, indices)',
  kernel: (x, indices) => kernels.gather(x, indices, axis),
  shape: (x, indices) => {
    const at = kernels.axisOf('gather', axis, x);
    return [...x.slice(0, at), ...indices, ...x.slice(at + 1)];
  },
  transpose: [(g, [x, indices]) => build(scatterAdd((x as Expr).shape, axis), [g, indices as Expr]), null],
  moves: 'copies',
  tex: '\\operatorname{gather}',
  doc: 'slices along an axis, picked by whole numbers; no derivative by these',
  sample: [
    [-2, 2],
    [0, 2.5],
  ],
}));

/** Slices added into zeros of a shape where the indices say. */
export const scatterAdd: Family<[shape: Shape, axis?: number]> = family('scatterAdd', (shape, axis = 0) => ({
  signature: 'scatterAdd(x, indices)',
  kernel: (x, indices) => kernels.scatterAdd(x, indices, shape, axis),
  shape: (x, indices) => kernels.scatteredShape(x, indices, shape, axis),
  transpose: [(g, [, indices]) => build(gather(axis), [g, indices as Expr]), null],
  tex: '\\operatorname{scatterAdd}',
  doc: 'slices added into zeros where the indices say: the transpose of gather',
  sample: [
    [-2, 2],
    [0, 2.5],
  ],
}));

/** For each index a row of the identity matrix. */
export const oneHot: Family<[depth: number]> = family('oneHot', (depth) => ({
  signature: 'oneHot(indices)',
  kernel: (indices) => kernels.oneHot(indices, depth),
  shape: (indices) => kernels.checkShape('oneHot', [...indices, depth]),
  d: '0',
  batch: ([indices]) => build(oneHot(depth), [indices as Expr]),
  tex: '\\operatorname{oneHot}',
  doc: 'for each index a row of the identity matrix',
  sample: [[0, 2.5]],
}));

const matrixEntry = (
  name: string,
  doc: string,
  kernel: (x: kernels.Tensor) => kernels.Tensor,
  back: string,
): OpEntry => ({
  signature: `${name}(x)`,
  kernel,
  shape: (x) => {
    kernels.matrixShape(name, { shape: x });
    return x;
  },
  transpose: [back],
  moves: 'copies',
  tex: `\\operatorname{${name}}`,
  doc,
  sample: ANY,
  sampleShapes: [[[3, 3]], [[2, 3, 4]]],
});

/** The part of each matrix on and below a diagonal. */
export const tril: Family<[diagonal?: number]> = family('tril', (diagonal = 0) => ({
  ...matrixEntry('tril', 'each matrix on and below a diagonal', (x) => kernels.tril(x, diagonal), ''),
  transpose: [(g) => build(tril(diagonal), [g])],
  batch: ([x]) => build(tril(diagonal), [x as Expr]),
}));

/** The part of each matrix on and above a diagonal. */
export const triu: Family<[diagonal?: number]> = family('triu', (diagonal = 0) => ({
  ...matrixEntry('triu', 'each matrix on and above a diagonal', (x) => kernels.triu(x, diagonal), ''),
  transpose: [(g) => build(triu(diagonal), [g])],
  batch: ([x]) => build(triu(diagonal), [x as Expr]),
}));

/** The diagonal of each square matrix. */
export const diagonal: Family<[]> = family('diagonal', () => ({
  signature: 'diagonal(x)',
  kernel: kernels.diagonal,
  shape: (x) => {
    kernels.squareOrder('diagonal', { shape: x });
    return x.slice(0, -1);
  },
  transpose: ['diagonalMatrix(g)'],
  moves: 'copies',
  batch: ([x]) => build(diagonal(), [x as Expr]),
  tex: '\\operatorname{diagonal}',
  doc: 'the diagonal of each square matrix',
  sample: ANY,
  sampleShapes: [[[3, 3]], [[2, 3, 3]]],
}));

/** Square matrices with the last axis on their diagonal. */
export const diagonalMatrix: Family<[]> = family('diagonalMatrix', () => ({
  signature: 'diagonalMatrix(x)',
  kernel: kernels.diagonalMatrix,
  shape: (x) => [...x, x.at(-1) ?? 1],
  transpose: ['diagonal(g)'],
  moves: 'copies',
  batch: ([x]) => build(diagonalMatrix(), [x as Expr]),
  tex: '\\operatorname{diagonalMatrix}',
  doc: 'square matrices with the last axis on their diagonal',
  sample: ANY,
  sampleShapes: [[[3]], [[2, 3]]],
}));

/** The lower triangle with half the diagonal: what the derivative of a Cholesky factor is made of. */
export const lowerHalf: Family<[]> = family('lowerHalf', () => ({
  ...matrixEntry('lowerHalf', 'each lower triangle with half its diagonal', halved, 'lowerHalf(g)'),
  batch: ([x]) => build(lowerHalf(), [x as Expr]),
}));

function halved(x: kernels.Tensor): kernels.Tensor {
  return kernels.map('lowerHalf', (a, b) => (a + b) / 2, kernels.tril(x), kernels.tril(x, -1));
}

/** Joined along a new axis: every part gets it, then they are joined. */
export function stack(parts: readonly Expr[], axis = 0): Expr {
  kernels.checkStack(parts.map(({ shape }) => shape));
  const at = kernels.newAxisOf('stack', axis, (parts[0] as Expr | undefined)?.shape ?? []);
  const expanded = parts.map((part) => {
    const shape = [...part.shape.slice(0, at), 1, ...part.shape.slice(at)];
    return build(reshape(shape), [part]);
  });
  return build(concat(at), expanded);
}

/** All products of an element of x with an element of y. */
export const outer: Family<[]> = family('outer', () => ({
  signature: 'outer(x, y)',
  kernel: kernels.outer,
  contraction: (x, y) => (x.length === 1 && y.length === 1 ? 'i,j->ij' : undefined),
  shape: (x, y) => kernels.outerShape(x, y),
  transpose: ['matmul(g, y)', 'matmul(x, g)'],
  batch: (args, batched) => {
    const [x, y] = alignBatch(args, batched, 1) as [Expr, Expr];
    const column = build(reshape([...x.shape, 1]), [x]);
    return mul(column, build(reshape([...y.shape.slice(0, -1), 1, y.shape.at(-1) as number]), [y]));
  },
  tex: '\\operatorname{outer}',
  doc: 'outer product of two vectors',
  sample: [
    [-2, 2],
    [-2, 2],
  ],
  sampleShapes: [[[2], [3]]],
}));
