import type { Expr } from '../../expr/index.ts';
import { canonical, canonicalAll } from './canonical.ts';
import { present, presentAll } from './present.ts';

export interface SimplifyOptions {
  /** Whether to look for shorter forms by taking out what terms share and by multiplying out; default true. */
  readonly rearrange?: boolean;
}

/**
 * An expression with the same value wherever the given one has a value, written as briefly as the rules allow: exact
 * arithmetic, like terms and equal powers joined, identities of the table, common factors and denominators, products
 * multiplied out where that is shorter. What cancels (u/u, u - u, 0*u) takes the domain of u with it, as is the
 * convention of the field; no rule adds a half-line to the domain: sqrt(x)^2 stays, sqrt(x^2) is abs(x).
 *
 * @example
 * toString(simplify(parse('7*(-t-13)-4-12t'))) // '-19 * t - 95'
 */
export function simplify(e: Expr, { rearrange = true }: SimplifyOptions = {}): Expr {
  return present(canonical(e, rearrange));
}

/** Expressions that take more nodes than this, written out together, are no longer for reading. */
const READABLE = 4096;

/**
 * Several expressions that belong together, as the parts of a gradient. Short ones are simplified one by one, so that each
 * reads as it would alone. Long ones are one graph, and stay one: the partial derivatives of a product of 1,000 variables
 * share their products of the first and of the last factors, and are not 1,000 products of 999.
 */
export function simplifyAll(es: readonly Expr[], { rearrange = true }: SimplifyOptions = {}): Expr[] {
  const size = es.reduce((total, e) => total + e.size, 0);
  return size <= READABLE ? es.map((e) => simplify(e, { rearrange })) : presentAll(canonicalAll(es, rearrange));
}
