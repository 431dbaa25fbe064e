import { type Expr, isInteger, isNum } from '../../expr/index.ts';
import { factorCommon, writeFactored } from './common.ts';
import { ONE } from './exact.ts';
import { copyOf, emptyProduct, type Product } from './powers.ts';
import { multiplyPower, productToExpr } from './product.ts';
import { isSum, sumOf } from './sum.ts';

/** Products of more factors, and longer sums, are not for reading. */
const MOST_FACTORS = 8;
const LONGEST = 120;

/**
 * A product one of whose sums has factors in common, as (x - x ln(x))/x^3, or fractions, as 1/(x^2 (1 + 1/x^2)): what they share may
 * cancel with what stands beside the sum. Undefined where that is no shorter.
 */
export function clearFractions(product: Product, again: (e: Expr) => Expr): Expr | undefined {
  if (product.powers.size < 2 || product.powers.size > MOST_FACTORS) return undefined;
  let shortest: Expr | undefined;
  const { powers } = product;
  for (let i = 0; i < powers.size; i++) {
    const base = powers.keyAt(i);
    const { exponent, restricted } = powers.valueAt(i);
    if (restricted || !isSum(base) || base.size > LONGEST || !isNum(exponent) || !isInteger(exponent)) continue;
    const factored = factorCommon(sumOf(base));
    if (factored === undefined || !meets(factored.common, product)) continue;
    const cleared = copyOf(product);
    cleared.powers.delete(base);
    for (const part of [productToExpr(factored.common), again(writeFactored(emptyProduct(ONE), factored.rest))]) {
      multiplyPower(cleared, part, exponent);
    }
    const written = productToExpr(cleared);
    if (written.size < (shortest ?? productToExpr(product)).size) shortest = written;
  }
  return shortest;
}

/** Whether what the terms share has a denominator, or a base that stands in the product too. */
function meets(common: Product, product: Product): boolean {
  return common.powers
    .pairs()
    .some(([base, { exponent }]) => product.powers.has(base) || (isNum(exponent) && exponent.value < 0));
}
