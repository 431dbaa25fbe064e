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
  /** Number of nodes when written out as a tree; Infinity where a double overflows. */
  readonly size: number;
}

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
