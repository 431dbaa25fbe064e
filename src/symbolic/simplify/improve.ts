import type { Expr } from '../../expr/index.ts';
import { isQuotient } from './coefficient.ts';
import { factorCommon, writeFactored } from './common.ts';
import { expandSum } from './expand.ts';
import { joinSquares } from './squares.ts';
import { type Sum, sumToExpr } from './sum.ts';

/** Sums of more terms, or longer ones, are left as they are: the search below is for formulas that people read. */
const TERM_LIMIT = 24;
const SIZE_LIMIT = 1500;

/**
 * The shortest of the forms of a sum: collected, with what the terms share taken out, multiplied out. The form as it
 * is wins a tie, but against one fraction.
 */
export function shortestSum(terms: Sum): Expr {
  if (terms.size < 2 || terms.size > TERM_LIMIT || isLong(terms)) return sumToExpr(terms);
  const sum = joinSquares(terms);
  const collected = sumToExpr(sum);
  if (sum.size < 2) return collected;
  const factored = factoredForm(sum);
  // Of equally short forms, one fraction reads better than a sum of fractions.
  const forms = factored !== undefined && isQuotient(factored) ? [factored, collected] : [collected, factored];
  const best = shortest(forms);
  const expanded = expandSum(sum, best.size);
  return expanded === undefined ? best : shortest([best, sumToExpr(expanded), factoredForm(expanded)]);
}

function isLong(sum: Sum): boolean {
  let size = 0;
  for (const term of sum.keys()) size += term.size;
  return size > SIZE_LIMIT;
}

/** Common powers and numbers in front of a bracket, the bracket itself in its shorter form. */
function factoredForm(sum: Sum): Expr | undefined {
  const factored = factorCommon(sum);
  if (factored === undefined) return undefined;
  const { common } = factored;
  const rest = joinSquares(factored.rest);
  const written = sumToExpr(rest);
  const plain = writeFactored(common, written);
  const expanded = expandSum(rest, written.size);
  if (expanded === undefined) return plain;
  // What is multiplied out may share something again: x^2 + 2x.
  const again = expanded.size > 1 ? factorCommon(expanded) : undefined;
  const inner = again === undefined ? sumToExpr(expanded) : writeFactored(again.common, sumToExpr(again.rest));
  return shortest([plain, writeFactored(common, inner)]);
}

function shortest(forms: readonly (Expr | undefined)[]): Expr {
  const written = forms.filter((form) => form !== undefined);
  return written.reduce((best, form) => (form.size < best.size ? form : best));
}
