import type { Expr } from '../expr/index.ts';
import { derivativeOf } from '../symbolic/index.ts';

/**
 * The derivative as a textbook gets it: rule by rule, nothing simplified in the last differentiation. (Of a higher order, the
 * derivatives before are simplified, as anyone does who goes on by hand.)
 *
 * It needs the rules, so it lives here and not in `src/manual`, which knows none.
 */
export function derivedByHand(f: Expr, wrt: string, order = 1): Expr {
  return derivativeOf(derivativeOf(f, wrt, { order: order - 1 }), wrt, { order: 1, simplify: false });
}
