import { type Expr, isInteger, isNum, type Num } from '../../expr/index.ts';

import { Entries } from './entries.ts';
import { content, MINUS_ONE, ONE, times, ZERO } from './exact.ts';
import { copyOf, emptyProduct, joinPower, PLAIN, type Power, type Product } from './powers.ts';
import { addProduct, divideBy, multiplyInto, multiplyPower, productOf, productToExpr } from './product.ts';
import { addExpr, primitiveOf, type Sum, scaleExpr, sumToExpr } from './sum.ts';

/** A sum as a product: what all terms share, times the sum of what is left of them. */
export interface Factored {
  readonly common: Product;
  readonly rest: Sum;
}

/**
 * Take out of a sum the powers and the number that all terms share; a power that only some terms have in their
 * denominator is shared too, which puts the sum over a common denominator. Undefined where nothing is shared.
 */
export function factorCommon(sum: Sum): Factored | undefined {
  if (sum.size < 2) return undefined;
  const common = emptyProduct(content(sum.values()));
  const products = new Array<Product>(sum.size);
  for (let i = 0; i < products.length; i++) products[i] = productOf(sum.keyAt(i));
  for (const { powers } of products) {
    for (let i = 0; i < powers.size; i++) {
      const [base, power] = [powers.keyAt(i), powers.valueAt(i)];
      // What the first term lacks is shared only where it is a denominator. A division by 0 stays with what is divided.
      if ((powers !== products[0]?.powers && !isBelow(power)) || base === ZERO || common.powers.has(base)) continue;
      const shared = sharedPower(products, base, power);
      if (shared !== undefined) common.powers.set(base, shared);
    }
  }
  if (common.powers.size === 0 && common.coefficient === ONE) return undefined;
  const rest: Sum = Entries.none();
  // What a quotient is split into may be shared in turn.
  let wasSplit = false;
  for (let i = 0; i < sum.size; i++) {
    const quotient = copyOf(products[i] as Product);
    divideBy(quotient, common);
    for (let k = 0; k < common.powers.size; k++) {
      const { exponent } = common.powers.valueAt(k);
      if (isNum(exponent) && isInteger(exponent)) continue;
      const base = common.powers.keyAt(k);
      liftRestriction(quotient, base);
      if (splitBase(quotient, base)) wasSplit = true;
    }
    addProduct(rest, quotient, sum.valueAt(i));
  }
  if (!wasSplit || rest.size < 2) return { common, rest };
  const again = factorCommon(rest);
  if (again === undefined) return { common, rest };
  multiplyInto(again.common, common);
  return again;
}

function isBelow({ exponent }: Power): boolean {
  return isNum(exponent) && exponent.value < 0;
}

/**
 * The smallest exponent of a base among the terms; a term without the base has exponent 0.
 *
 * @param first the power in the first term that has the base
 */
function sharedPower(products: readonly Product[], base: Expr, first: Power): Power | undefined {
  if (!isNum(first.exponent)) return sharedSymbolic(products, base, first);
  let smallest: Power | undefined;
  for (const { powers } of products) {
    const power = powers.get(base);
    const exponent = power?.exponent ?? ZERO;
    if (!isNum(exponent) || power?.restricted === true) return undefined;
    if (smallest === undefined || exponent.value < (smallest.exponent as Num).value)
      smallest = { exponent, restricted: false };
  }
  return smallest === undefined || smallest.exponent === ZERO ? undefined : smallest;
}

/**
 * Of u^a and u^(a - 1) the greater exponent, where a factor such as ln(u) says that u is not 0: x^x (ln(x) + 1/x); else nothing, but for
 * equal exponents.
 */
function sharedSymbolic(products: readonly Product[], base: Expr, first: Power): Power | undefined {
  if (products.every(({ powers }) => powers.get(base)?.exponent === first.exponent)) return first;
  let [greatest, offset] = [first, 0];
  for (const { powers } of products) {
    const power = powers.get(base);
    if (power === undefined || isNum(power.exponent)) return undefined;
    const difference = addExpr(power.exponent, scaleExpr(first.exponent, MINUS_ONE));
    if (!isNum(difference) || !isInteger(difference)) return undefined;
    if (difference.value > offset) [greatest, offset] = [power, difference.value];
  }
  return products.some(({ powers }) => saysNotZero(powers, base)) ? greatest : undefined;
}

/** Whether a factor has a value only where something is positive. */
function saysNotZero(powers: Product['powers'], u: Expr): boolean {
  for (let i = 0; i < powers.size; i++) {
    const factor = powers.keyAt(i);
    if (factor.kind === 'call' && factor.args.length === 1 && factor.args[0] === u && factor.op.domain === POSITIVE)
      return true;
  }
  return false;
}

const POSITIVE = 'x > 0';

/** The common factor in front has the smaller domain already. */
function liftRestriction({ powers }: Product, base: Expr): void {
  const power = powers.get(base);
  if (power !== undefined) powers.set(base, { ...power, restricted: false });
}

/** A quotient that is left with a whole exponent, as u^a / u^(a + 1) leaves 1/u, is one of its numerator and denominator. */
function splitBase(product: Product, base: Expr): boolean {
  const power = product.powers.get(base);
  if (power === undefined || base.kind !== 'call' || !isNum(power.exponent) || !isInteger(power.exponent)) return false;
  product.powers.delete(base);
  multiplyPower(product, base, power.exponent);
  return product.powers.get(base) === undefined;
}

/** common * rest. */
export function writeFactored(common: Product, rest: Sum): Expr {
  const product = copyOf(common);
  if (rest.size < 2) {
    multiplyInto(product, productOf(sumToExpr(rest)));
  } else {
    const { content: divisor, primitive } = primitiveOf(rest);
    product.coefficient = times(product.coefficient, divisor);
    joinPower(product.powers, primitive, PLAIN);
  }
  return productToExpr(product);
}
