import { type Expr, isInteger, isNum, type Num, num } from '../../expr/index.ts';
import { factorCommon, writeFactored } from './common.ts';
import { isEven, plus, times } from './exact.ts';
import { copyOf, emptyProduct, type Product } from './powers.ts';
import { multiply, multiplyPower, productToExpr } from './product.ts';
import { isSum, sumOf } from './sum.ts';

/** Longer sums are not looked into, nor products of more factors. */
const LONGEST = 60;
const MOST_FACTORS = 8;

/**
 * A denominator with an even exponent that all terms below a root share leaves it, beside a factor that it meets: x^2 sqrt(1 - 1/x^2) is
 * |x| sqrt(x^2 - 1). Undefined where that is no shorter.
 */
export function freedFractions(product: Product, again: (e: Expr) => Expr): Product | undefined {
  const { powers } = product;
  if (powers.size < 2 || powers.size > MOST_FACTORS) return undefined;
  for (let i = 0; i < powers.size; i++) {
    const base = powers.keyAt(i);
    const { exponent } = powers.valueAt(i);
    if (!isSum(base) || base.size > LONGEST || !isNum(exponent) || isInteger(exponent)) continue;
    const factored = factorCommon(sumOf(base));
    if (factored === undefined) continue;
    const [inside, outside] = [copyOf(factored.common), emptyProduct()];
    for (const [shared, power] of factored.common.powers.pairs()) {
      if (!isEvenBelow(power.exponent) || power.restricted) continue;
      outside.powers.set(shared, power);
      inside.powers.delete(shared);
    }
    if (outside.powers.size === 0) continue;
    const freed = copyOf(product);
    freed.powers.delete(base);
    for (const [shared, power] of outside.powers.pairs()) leave(freed, shared, times(power.exponent as Num, exponent));
    multiplyPower(freed, again(writeFactored(inside, factored.rest)), exponent);
    if (productToExpr(freed).size < productToExpr(product).size) return freed;
  }
  return undefined;
}

/** An even power, raised to half a number: a power of the absolute value, which joins an even power that is there. */
function leave(product: Product, base: Expr, exponent: Num): void {
  const there = product.powers.get(base);
  const isJoined = there !== undefined && !there.restricted && isNum(there.exponent) && isEven(there.exponent);
  const whole = isJoined ? plus(exponent, there.exponent as Num) : exponent;
  if (isJoined) product.powers.delete(base);
  const square = productToExpr(multiply([[base, num(2)]]));
  multiplyPower(product, square, times(whole, HALF));
}

const HALF = num('0.5');

function isEvenBelow(exponent: Expr): boolean {
  return isNum(exponent) && isInteger(exponent) && exponent.value < 0 && isEven(exponent);
}
