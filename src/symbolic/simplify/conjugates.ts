import { type Expr, isInteger, isNum, num } from '../../expr/index.ts';
import { Entries } from './entries.ts';
import { negate, times } from './exact.ts';
import { joinPower, type Power, type Product } from './powers.ts';
import { multiply, multiplyPower, productToExpr } from './product.ts';
import { joinSquares } from './squares.ts';
import { addInto, isSum, type Sum, sumOf, sumToExpr } from './sum.ts';

const TWO = num(2);

/** Longer terms are not squared. */
const LONGEST = 24;

/** `(a + b) (a - b)`, with the same whole exponent, is `a^2 - b^2`: 1/((x + 1) (x - 1)) is 1/(x^2 - 1). */
export function joinConjugates(product: Product): void {
  const { powers } = product;
  let sums = 0;
  for (let i = 0; i < powers.size; i++) if (isSum(powers.keyAt(i))) sums++;
  if (sums < 2) return;
  const pairs: (readonly [Expr, Power, Sum])[] = [];
  for (const [base, power] of powers.pairs()) {
    if (!isSum(base) || base.size > LONGEST || power.restricted) continue;
    if (!isNum(power.exponent) || !isInteger(power.exponent)) continue;
    const sum = sumOf(base);
    if (sum.size !== 2) continue;
    for (const [other, otherPower, otherSum] of pairs) {
      if (otherPower.exponent !== power.exponent) continue;
      const difference = differenceOfSquares(sum, otherSum);
      if (difference === undefined) continue;
      powers.delete(base);
      powers.delete(other);
      // 1 - sin(x)^2 is cos(x)^2, which is no sum.
      if (isSum(difference)) joinPower(powers, difference, power);
      else multiplyPower(product, difference, power.exponent);
      return;
    }
    pairs.push([base, power, sum]);
  }
}

/** The product of two sums of two terms that differ in one sign; undefined for others. */
function differenceOfSquares(left: Sum, right: Sum): Expr | undefined {
  const product: Sum = Entries.none();
  let opposite = 0;
  for (const [term, coefficient] of left.pairs()) {
    const other = right.get(term);
    if (other === undefined || (other !== coefficient && other !== negate(coefficient))) return undefined;
    if (other !== coefficient) opposite++;
    addInto(product, squareOf(term), times(coefficient, other));
  }
  return opposite === 1 ? sumToExpr(joinSquares(product)) : undefined;
}

function squareOf(term: Expr): Expr {
  return productToExpr(multiply([[term, TWO]]));
}
