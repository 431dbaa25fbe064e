import type { Expr } from '../../expr/index.ts';
import { factorCommon, writeFactored } from './common.ts';
import { expandSum } from './expand.ts';
import { type Sum, sumToExpr } from './sum.ts';

/** Sums of more terms, or longer ones, are left as they are: the search below is for formulas that people read. */
const TERM_LIMIT = 24;
const SIZE_LIMIT = 2000;

/**
 * The shortest of the forms of a sum: collected, with what the terms share taken out, multiplied out. The form as it
 * is wins a tie, but against one fraction.
 */
export function shortestSum(sum: Sum): Expr {
  const collected = sumToExpr(sum);
  if (sum.size < 2 || sum.size > TERM_LIMIT || collected.size > SIZE_LIMIT) return collected;
  const expanded = expandSum(sum);
  const factored = factoredForm(sum);
  // Of equally short forms, one fraction reads better than a sum of fractions.
  const forms = factored !== undefined && isQuotient(factored) ? [factored, collected] : [collected, factored];
  if (expanded !== undefined) forms.push(sumToExpr(expanded), factoredForm(expanded));
  return shortest(forms);
}

/** Common powers and numbers in front of a bracket, the bracket itself in its shorter form. */
function factoredForm(sum: Sum): Expr | undefined {
  const factored = factorCommon(sum);
  if (factored === undefined) return undefined;
  const { common, rest } = factored;
  const expanded = expandSum(rest);
  const forms = [rest, ...(expanded === undefined ? [] : [expanded])].map((inner) => {
    // What is multiplied out may share something again: x^2 + x - x^2 - 2x.
    const again = inner === expanded && inner.size > 1 ? factorCommon(inner) : undefined;
    const written = again === undefined ? sumToExpr(inner) : writeFactored(again.common, sumToExpr(again.rest));
    return writeFactored(common, written);
  });
  return shortest(forms);
}

function isQuotient(e: Expr): boolean {
  return e.kind === 'call' && e.op.algebra !== undefined && 'product' in e.op.algebra && e.op.algebra.product[1] === -1;
}

function shortest(forms: readonly (Expr | undefined)[]): Expr {
  const written = forms.filter((form) => form !== undefined);
  return written.reduce((best, form) => (form.size < best.size ? form : best));
}
