import { type Attribute, type Family, makeOp, type Op, type OpEntry } from '../../expr/index.ts';
import * as algebra from './algebra.ts';
import { conv1d, conv2d, convInput, convKernel } from './convolve.ts';
import { einsum } from './einsum.ts';
import { elementwise } from './elementwise.ts';
import * as linalg from './linalg.ts';
import { losses } from './losses.ts';
import { lengthOf, part } from './part.ts';
import * as reduce from './reduce.ts';
import * as running from './running.ts';
import { broadcastTo, reshape, sumTo } from './shaping.ts';
import * as solvers from './solvers.ts';
import * as structure from './structure.ts';

const { stack, ...structures } = structure;
const { spread, reduction, behindBatch, ...reductions } = { ...reduce, ...running };
const { transposed, shaped, summed, product, ...operations } = linalg;

export { lengthOf, stack };

/** Tensor operations with attributes: axes, shapes, subscripts. */
export const families = {
  reshape,
  broadcastTo,
  sumTo,
  ...structures,
  ...reductions,
  ...operations,
  ...solvers,
  einsum,
  conv1d,
  conv2d,
  convInput,
  convKernel,
  part,
};

const entries = { ...elementwise, ...losses };
export type TensorOpName = keyof typeof entries;

/** Operations without attributes that only matter beside tensors. */
const plain: ReadonlyMap<string, Op> = new Map(
  Object.entries<OpEntry>(entries).map(([name, entry]) => [name, makeOp(name, entry)]),
);

/** Those that mean something in a text without attributes: `sum(x)`, `matmul(A, B)`. */
const named = [
  ...Object.values(reductions),
  ...[structure.transpose, structure.swapLast, structure.tril, structure.triu, structure.outer],
  ...[structure.diagonal, structure.diagonalMatrix, structure.flip, structure.concat, structure.gather],
  ...[structure.lowerHalf, reshape, conv1d, conv2d, structure.slice],
  ...Object.values(operations),
  ...Object.values(solvers),
  ...Object.values(algebra),
].map((member) => member());

/** Those that mean nothing without attributes: a text gives them after the arguments. */
const withAttributes: readonly Op[] = [
  ...[broadcastTo, sumTo, structure.unslice, structure.scatterAdd, structure.oneHot, einsum, convInput, convKernel],
].map((member) => (member as Family<Attribute[]>)());

/**
 * The tensor operations by name, beside the scalar table: that one is what loops over all functions of the language
 * mean.
 */
export const tensorTable: ReadonlyMap<string, Op> = new Map([
  ...plain,
  ...[...named, ...withAttributes].map((op) => [op.name, op] as const),
]);

/** The plain operation of this name. */
export function tensorOp(name: TensorOpName): Op {
  return plain.get(name) as Op;
}
