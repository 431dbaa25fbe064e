import type { Value } from '../../../expr/index.ts';
import { tensorOp } from '../../../ops/index.ts';
import { arange, eye, full, linspace, ones, zeros } from '../../../tensor/index.ts';
import type { Operand } from '../operand.ts';
import * as arranging from './arranging.ts';
import { control } from './control.ts';
import { elementwise, renamed } from './elementwise.ts';
import { invoke } from './invoke.ts';
import * as linalg from './linalg.ts';
import * as losses from './losses.ts';
import * as products from './products.ts';
import * as reductions from './reductions.ts';
import * as shapes from './shapes.ts';

const unary =
  (name: 'stopGradient' | 'zerosLike' | 'onesLike') =>
  (x: Operand): Value =>
    invoke(tensorOp(name), [x]);

/** x itself, taken as a constant by every derivative. */
export const stopGradient = unary('stopGradient');

/**
 * The operations, on numbers, tensors, nested arrays and traced values: every function of the language elementwise with
 * broadcasting, and those of tensors.
 *
 * @example
 * ops.sin(1) // 0.8414709848078965
 * String(ops.add(ones([2, 2]), [10, 20])) // '[[11. 21.]\n [11. 21.]]'
 */
export const ops = {
  ...elementwise,
  ...renamed,
  ...shapes,
  ...arranging,
  ...reductions,
  ...linalg,
  ...products,
  ...losses,
  ...control,
  stopGradient,
  zerosLike: unary('zerosLike'),
  onesLike: unary('onesLike'),
  eye,
  zeros,
  ones,
  full,
  arange,
  linspace,
};
