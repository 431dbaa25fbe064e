import { FluxionError } from '../error.ts';
import type { Op } from '../expr/index.ts';

/**
 * The value of an op in double precision, as a function.
 *
 * @throws FluxionError NOT_DIFFERENTIABLE where it has none.
 */
export function evaluator(op: Op): (...args: number[]) => number {
  if (op.eval === undefined)
    throw new FluxionError('NOT_DIFFERENTIABLE', `${op.name} has no value in double precision.`);
  return op.eval;
}
