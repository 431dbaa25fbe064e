import { isInteger, isNum } from '../../expr/index.ts';
import { isEven, MINUS_ONE, negate } from './exact.ts';
import { joinPower, type Product } from './powers.ts';
import { isSum, scaleExpr } from './sum.ts';

/**
 * `(x^2 - 1) / sqrt(1 - x^2)` is `-sqrt(1 - x^2)`: a sum below a root keeps its sign, and beside the root its opposite with a whole
 * exponent is one power with it.
 */
export function joinOpposites(product: Product): void {
  const { powers } = product;
  if (powers.size < 2) return;
  for (let i = 0; i < powers.size; i++) {
    const base = powers.keyAt(i);
    const { exponent } = powers.valueAt(i);
    if (!isSum(base) || !isNum(exponent) || isInteger(exponent)) continue;
    const opposite = scaleExpr(base, MINUS_ONE);
    const whole = powers.get(opposite);
    if (whole === undefined || whole.restricted || !isNum(whole.exponent) || !isInteger(whole.exponent)) continue;
    powers.delete(opposite);
    if (!isEven(whole.exponent)) product.coefficient = negate(product.coefficient);
    joinPower(powers, base, whole);
    return;
  }
}
