import { type Expr, isInteger, isNum, type Num } from '../../expr/index.ts';

import { content, MINUS_ONE, ONE, over, times, ZERO } from './exact.ts';
import {
  emptyProduct,
  multiplyInto,
  multiplyPower,
  type Power,
  type Product,
  productOf,
  productToExpr,
} from './product.ts';
import { addInto, primitiveOf, type Sum, scaleExpr, sumToExpr } from './sum.ts';

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
  const common = emptyProduct(content([...sum.values()]));
  const products: Product[] = [];
  for (const monic of sum.keys()) products.push(productOf(monic));
  for (const { powers } of products) {
    for (const [base, power] of powers) {
      // What the first term lacks is shared only where it is a denominator. A division by 0 stays with what is divided.
      if ((powers !== products[0]?.powers && !isBelow(power)) || base === ZERO || common.powers.has(base)) continue;
      const shared = sharedPower(products, base, power);
      if (shared !== undefined) common.powers.set(base, shared);
    }
  }
  if (common.powers.size === 0 && common.coefficient === ONE) return undefined;
  const inverse = inverseOf(common);
  const restricting = [...common.powers].flatMap(([base, { exponent }]) =>
    isNum(exponent) && isInteger(exponent) ? [] : [base],
  );
  const rest: Sum = new Map();
  let next = 0;
  for (const coefficient of sum.values()) {
    const product = products[next++] as Product;
    const quotient: Product = { coefficient: product.coefficient, powers: new Map(product.powers) };
    multiplyInto(quotient, inverse);
    for (const base of restricting) liftRestriction(quotient, base);
    addInto(rest, productToExpr(quotient), coefficient);
  }
  return { common, rest };
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
  if (!isNum(first.exponent)) {
    return products.every(({ powers }) => powers.get(base)?.exponent === first.exponent) ? first : undefined;
  }
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

/** The common factor in front has the smaller domain already. */
function liftRestriction({ powers }: Product, base: Expr): void {
  const power = powers.get(base);
  if (power !== undefined) powers.set(base, { ...power, restricted: false });
}

function inverseOf({ coefficient, powers }: Product): Product {
  const inverse = emptyProduct(over(ONE, coefficient));
  for (const [base, { exponent, restricted }] of powers) {
    inverse.powers.set(base, { exponent: scaleExpr(exponent, MINUS_ONE), restricted });
  }
  return inverse;
}

/** common * rest. */
export function writeFactored(common: Product, rest: Sum): Expr {
  const product: Product = { coefficient: common.coefficient, powers: new Map(common.powers) };
  if (rest.size < 2) {
    multiplyInto(product, productOf(sumToExpr(rest)));
  } else {
    const { content: divisor, primitive } = primitiveOf(rest);
    product.coefficient = times(product.coefficient, divisor);
    multiplyPower(product, primitive, ONE);
  }
  return productToExpr(product);
}
