import type { Expr, Op } from '../../expr/index.ts';
import { openForOrder } from '../../ops/binding/index.ts';

/**
 * The call with what stands under its bound variable rewritten; undefined where there is no such body, or rewriting leaves it as it
 * is. Bodies are nested a few deep at most, so that rewriting may go into them by recursion.
 */
export function withBody(op: Op, args: readonly Expr[], rewrite: (body: Expr) => Expr): Expr | undefined {
  if (op.binding === undefined) return undefined;
  const { body, variable, low, high } = openForOrder(op, args);
  const rewritten = rewrite(body);
  return rewritten === body ? undefined : op.binding.make(rewritten, variable, low, high);
}
