import { operationsOf } from '../ad/index.ts';
import { FluxionError } from '../error.ts';
import { type Expr, remember } from '../expr/index.ts';
import { derivativeOf } from '../symbolic/index.ts';

/** A formula of so many operations takes about ten seconds to simplify, and the next derivative is larger still. */
const MOST_OPERATIONS = 20_000;

const known = new WeakMap<Expr, Map<string, Expr[]>>();

/**
 * The simplified derivative of an order, from the one before; all methods that need one share them.
 *
 * @throws FluxionError LIMIT where the formulas of a high order have grown beyond what can be simplified in seconds.
 */
export function nthDerivative(f: Expr, wrt: string, order: number): Expr {
  const byName = remember(known, f, () => new Map<string, Expr[]>());
  const chain = remember(byName, wrt, () => [f]);
  for (let last = chain.at(-1) as Expr; chain.length <= order; chain.push(last)) {
    if (chain.length > 1 && operationsOf([last]) > MOST_OPERATIONS) throw tooLarge(chain.length - 1, last);
    last = derivativeOf(last, wrt);
  }
  return chain[order] as Expr;
}

function tooLarge(order: number, formula: Expr): FluxionError {
  const size = operationsOf([formula]).toLocaleString('en');
  return new FluxionError(
    'LIMIT',
    `The formula of derivative ${order} has ${size} operations already; the next ones take minutes.`,
    {
      suggestion: 'Ask for the methods that need no formula: numeric and forward.',
    },
  );
}

/**
 * The derivative as a textbook gets it: rule by rule, nothing simplified in the last differentiation. (Of a higher order, the
 * derivatives before are simplified, as anyone does who goes on by hand.)
 *
 * It needs the rules, so it lives here and not in `src/manual`, which knows none.
 */
export function derivedByHand(f: Expr, wrt: string, order = 1): Expr {
  return derivativeOf(nthDerivative(f, wrt, order - 1), wrt, { simplify: false });
}
