import { needs, optionsOf, TEXT } from '../../../argument.ts';
import type { Value } from '../../../expr/index.ts';
import { families } from '../../../ops/index.ts';
import type { Operand } from '../operand.ts';
import { invoke } from './invoke.ts';

type Unary = (x: Operand) => Value;
type Binary = (x: Operand, y: Operand) => Value;
type Plain = 'trace' | 'det' | 'logdet' | 'inv' | 'adjugate' | 'cholesky' | 'matmul' | 'dot' | 'outer' | 'solve';

const unary =
  (name: Plain): Unary =>
  (x) =>
    invoke(families[name](), [x]);
const binary =
  (name: Plain): Binary =>
  (x, y) =>
    invoke(families[name](), [x, y]);

/** The matrix product over the last two axes; vectors are rows on the left and columns on the right. */
export const matmul = binary('matmul');
export const dot = binary('dot');
export const outer = binary('outer');
/** The x with A x = b. */
export const solve = binary('solve');
export const trace = unary('trace');
export const det = unary('det');
export const logdet = unary('logdet');
export const inv = unary('inv');
export const adjugate = unary('adjugate');
/** The lower triangular L with L L' = A, of the symmetric part of A. */
export const cholesky = unary('cholesky');

/** The x with T x = b for a triangular T. */
export const triangularSolve = (
  t: Operand,
  b: Operand,
  options: { readonly lower?: boolean; readonly transposed?: boolean; readonly unitDiagonal?: boolean } = {},
): Value =>
  invoke(families.triangularSolve(optionsOf('triangularSolve', options, ['lower', 'transposed', 'unitDiagonal'])), [
    t,
    b,
  ]);

/** Sums of products in Einstein's notation. */
export function einsum(subscripts: string, ...operands: Operand[]): Value {
  needs('einsum', { subscripts }, TEXT);
  return invoke(families.einsum(subscripts), operands);
}

export interface Convolution {
  readonly padding?: 'valid' | 'same';
  readonly stride?: number | readonly number[];
}

const CONVOLUTION = ['padding', 'stride'] as const;

/** Cross-correlation: input [batch, channels, length], kernel [filters, channels, width]. */
export const conv1d = (x: Operand, kernel: Operand, options: Convolution = {}): Value =>
  invoke(families.conv1d({ ...optionsOf('conv1d', options, CONVOLUTION) }), [x, kernel]);

/** Cross-correlation: input [batch, channels, height, width], kernel [filters, channels, height, width]. */
export const conv2d = (x: Operand, kernel: Operand, options: Convolution = {}): Value =>
  invoke(families.conv2d({ ...optionsOf('conv2d', options, CONVOLUTION) }), [x, kernel]);
