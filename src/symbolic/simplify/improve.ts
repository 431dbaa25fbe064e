import { type Expr, isNum } from '../../expr/index.ts';
import { isQuotient } from './coefficient.ts';
import { factorCommon, writeFactored } from './common.ts';
import { expandSum } from './expand.ts';
import { perfectSquare } from './perfectSquare.ts';
import type { Product } from './powers.ts';
import { multiplyInto } from './product.ts';
import { joinSquares } from './squares.ts';
import { isSum, type Sum, sumSize, sumToExpr } from './sum.ts';

/** Sums of more terms, or longer ones, are left as they are: the search below is for formulas that people read. */
const TERM_LIMIT = 24;
const SIZE_LIMIT = 1500;

/**
 * The shortest of the forms of a sum: collected, with what the terms share taken out, multiplied out. The form as it
 * is wins a tie, but against one fraction. Forms whose length is known without them are written only if they win.
 */
export function shortestSum(terms: Sum): Expr {
  if (terms.size < 2 || terms.size > TERM_LIMIT || isLong(terms)) return sumToExpr(terms);
  const sum = joinSquares(terms);
  if (sum.size < 2) return sumToExpr(sum);
  const collected = sumSize(sum);
  const factored = factoredForm(sum, collected + 1);
  // Of equally short forms, one fraction reads better than a sum of fractions.
  const wins =
    factored !== undefined && (factored.size < collected || (factored.size === collected && isQuotient(factored)));
  const best = wins ? factored : undefined;
  const shortest = best?.size ?? collected;
  const square = perfectSquare(sum);
  if (square !== undefined && square.size < shortest) return square;
  const expanded = expandSum(sum, shortest);
  if (expanded !== undefined) {
    const multipliedOut = sumSize(expanded);
    const bound = Math.min(multipliedOut, shortest);
    const squared = perfectSquare(expanded);
    if (squared !== undefined && squared.size < bound) return squared;
    const again = factoredForm(expanded, bound);
    if (again !== undefined && again.size < bound) return again;
    if (multipliedOut < shortest) return sumToExpr(expanded);
  }
  return best ?? sumToExpr(sum);
}

function isLong(sum: Sum): boolean {
  let size = 0;
  for (let i = 0; i < sum.size; i++) size += sum.keyAt(i).size;
  return size > SIZE_LIMIT;
}

/**
 * Common powers and numbers in front of a bracket, the bracket itself in its shorter form. Undefined where there are none.
 *
 * @param bound a form that is not shorter is of no use: where that is sure beforehand, it is not written, which saves a product
 * of sums a twelfth of its time
 */
function factoredForm(sum: Sum, bound: number): Expr | undefined {
  const factored = factorCommon(sum);
  if (factored === undefined) return undefined;
  const { common } = factored;
  const rest = joinSquares(factored.rest);
  const size = sumSize(rest);
  const plain = leastSize(common, rest, size) < bound ? writeFactored(common, rest) : undefined;
  const multiplied = expandSum(rest, Math.min(size, bound));
  if (multiplied === undefined) return plain;
  const expanded = joinSquares(multiplied);
  // What is multiplied out may share something again: x^2 + 2x.
  const again = expanded.size > 1 ? factorCommon(expanded) : undefined;
  // Taking the sign out may save one node.
  if (again === undefined && sumSize(expanded) > size + 1) return plain;
  if (again !== undefined) multiplyInto(again.common, common);
  const other = again === undefined ? writeFactored(common, expanded) : writeFactored(again.common, again.rest);
  return plain === undefined || other.size < plain.size ? other : plain;
}

/** A product of a sum and what its terms share takes at least so many nodes; 0 where the sum may go into one of those factors. */
function leastSize({ powers }: Product, rest: Sum, size: number): number {
  if (rest.size < 2) return 0;
  // With the other sign the sum may be shorter by one.
  let least = size - 1;
  for (let i = 0; i < powers.size; i++) {
    const base = powers.keyAt(i);
    const { exponent } = powers.valueAt(i);
    if (isSum(base) && Math.abs(base.size - size) <= 1) return 0;
    // What has identities may give way to something shorter.
    if (base.kind === 'call' && base.op.identities !== undefined) continue;
    least += base.size + (isNum(exponent) ? 0 : exponent.size);
  }
  return least;
}
