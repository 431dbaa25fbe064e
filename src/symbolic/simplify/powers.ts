import { type Expr, isInteger, isNum, type Num } from '../../expr/index.ts';
import { Entries } from './entries.ts';
import { ONE, ZERO } from './exact.ts';
import { isNonnegative } from './sign.ts';
import { addExpr } from './sum.ts';

/** The exponent of one base in a product. */
export interface Power {
  readonly exponent: Expr;
  /**
   * The factors that were joined have a value only for base >= 0, as sqrt(x)*sqrt(x) has: where the exponent has become
   * an integer, the product is written `sqrt(x)^2`, so that no value appears where there was none.
   */
  readonly restricted: boolean;
}

/** A product of powers of distinct bases, with a numeric coefficient. */
export interface Product {
  coefficient: Num;
  readonly powers: Entries<Power>;
}

export function emptyProduct(coefficient: Num = ONE): Product {
  return { coefficient, powers: Entries.none() };
}

/** A product of one factor. */
export function factorAlone(e: Expr, coefficient: Num = ONE): Product {
  return { coefficient, powers: Entries.of(e, PLAIN) };
}

export function copyOf({ coefficient, powers }: Product): Product {
  return { coefficient, powers: powers.copy() };
}

export const PLAIN: Power = { exponent: ONE, restricted: false };

/** Multiply a power into a product; u/u is 1 by the convention of the field, and with it goes what u said about its domain. */
export function joinPower(powers: Entries<Power>, base: Expr, power: Power): void {
  const before = powers.get(base);
  if (before === undefined) {
    powers.set(base, power);
    return;
  }
  const exponent = addExpr(before.exponent, power.exponent);
  if (exponent === ZERO) powers.delete(base);
  else powers.set(base, powerOf(base, exponent, isRestricting(before) || isRestricting(power)));
}

/** A power; only an integer exponent of a base that may be negative can hide a restriction. */
export function powerOf(base: Expr, exponent: Expr, restricting: boolean): Power {
  return { exponent, restricted: restricting && isNum(exponent) && isInteger(exponent) && !isNonnegative(base) };
}

export function isRestricting({ exponent, restricted }: Power): boolean {
  return restricted || !(isNum(exponent) && isInteger(exponent));
}
