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
import { collectSum, primitiveOf, type Sum, scaleExpr, sumToExpr } from './sum.ts';

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
  const terms = [...sum].map(([monic, coefficient]) => ({ product: productOf(monic), coefficient }));
  const common = emptyProduct(content([...sum.values()]));
  for (const [i, { product }] of terms.entries()) {
    for (const [base, power] of product.powers) {
      // What the first term lacks is shared only where it is a denominator. A division by 0 stays with what is divided.
      if ((i > 0 && !isBelow(power)) || base === ZERO || common.powers.has(base)) continue;
      const shared = sharedPower(terms.map((term) => term.product.powers.get(base)));
      if (shared !== undefined) common.powers.set(base, shared);
    }
  }
  if (common.powers.size === 0 && common.coefficient === ONE) return undefined;
  const inverse = inverseOf(common);
  const restricting = [...common.powers].flatMap(([base, { exponent }]) =>
    isNum(exponent) && isInteger(exponent) ? [] : [base],
  );
  const rest = collectSum(
    terms.map(({ product, coefficient }) => {
      const quotient: Product = { coefficient: product.coefficient, powers: new Map(product.powers) };
      multiplyInto(quotient, inverse);
      for (const base of restricting) liftRestriction(quotient, base);
      return [productToExpr(quotient), coefficient];
    }),
  );
  return { common, rest };
}

function isBelow({ exponent }: Power): boolean {
  return isNum(exponent) && exponent.value < 0;
}

/** The smallest exponent among the terms; a term without the base has exponent 0. */
function sharedPower(powers: readonly (Power | undefined)[]): Power | undefined {
  const first = powers.find((power) => power !== undefined) as Power;
  if (!isNum(first.exponent)) {
    return powers.every((power) => power !== undefined && power.exponent === first.exponent) ? first : undefined;
  }
  let smallest: Power | undefined;
  for (const power of powers) {
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
