import type { Fraction } from 'fraction.js';
import type { Tensor } from '../tensor/tensor.ts';
import type { Op } from './op.ts';

/** Lengths of the axes; `[]` is a scalar. */
export type Shape = readonly number[];

interface Node {
  /** Larger than every id below it: ascending ids are an evaluation order. */
  readonly id: number;
  /** The same in every process for the same structure. */
  readonly hash: number;
  readonly shape: Shape;
  /** Number of nodes when written out as a tree, counted up to {@link LARGEST_SIZE}. */
  readonly size: number;
  /** The traversal that came by last: whoever walks over the graph marks its nodes, which costs less than a set of them. */
  mark: number;
}

/**
 * Trees that are larger count as this large. Shared nodes make trees of 2^200 nodes, and one number that is no small integer
 * would have the engine keep this field of every node in a box of its own.
 */
export const LARGEST_SIZE = 2 ** 30 - 1;

/** An exact rational literal. `fraction` is absent for integers below 2^53: `value` is exact then. */
export interface Num extends Node {
  readonly kind: 'num';
  readonly value: number;
  readonly fraction: Fraction | undefined;
}

/** A variable. */
export interface Sym extends Node {
  readonly kind: 'sym';
  readonly name: string;
}

/** An operation applied to arguments. */
export interface Call extends Node {
  readonly kind: 'call';
  readonly op: Op;
  readonly args: readonly Expr[];
  /** Of a sum, the number of terms through all sums in it, of a product or quotient that of factors; 1 of anything else. */
  readonly operands: number;
}

/** A tensor constant. */
export interface Const extends Node {
  readonly kind: 'const';
  readonly value: Tensor;
}

/** A node of the interned, immutable expression graph: structurally equal expressions are `===`. */
export type Expr = Num | Sym | Call | Const;

export const SCALAR: Shape = Object.freeze([]);

/**
 * The shape of what has no shape yet: variables of a rule's text, or of a function text before it is called. Whatever is
 * built from it has it too; substituting real expressions gives real shapes.
 */
export const ANY_SHAPE: Shape = Object.freeze([-1]);
