import type { BigNumber } from 'mathjs';
import { bigOf, classOf } from './context.ts';
import { doubleExponential } from './doubleExponential.ts';
import { digitsInCommon, gaussRules, RULES } from './gauss.ts';

/** The integrand; its argument may carry more digits than the bounds, which are the bounds' own plus those of the distance from them. */
export type BigIntegrand = (t: BigNumber) => BigNumber;

/**
 * The integral of f from a to b, which may be infinite, in high precision: by Gauss's rules where f is smooth, as a few nodes give
 * all digits there, else by the double-exponential rules, which singular ends and infinite ranges do not harm. NaN where neither settles.
 */
export function bigIntegrate(f: BigIntegrand, a: BigNumber, b: BigNumber): BigNumber {
  if (a.isNaN() || b.isNaN()) return bigOf(a, Number.NaN);
  if (a.equals(b)) return bigOf(a, 0);
  if (a.greaterThan(b)) return bigIntegrate(f, b, a).negated();
  try {
    return (a.isFinite() && b.isFinite() ? byGauss(f, a, b) : undefined) ?? doubleExponential(f, a, b);
  } catch (error) {
    // decimal.js gives up where an angle is so large that it would need more digits of pi than it knows.
    if (error instanceof Error && error.message.includes('DecimalError')) return bigOf(a, Number.NaN);
    throw error;
  }
}

/** Undefined where the rules do not settle as fast as they do for smooth functions. */
function byGauss(f: BigIntegrand, a: BigNumber, b: BigNumber): BigNumber | undefined {
  const half = b.minus(a).div(2);
  const centre = a.plus(half);
  const enough = ENOUGH * classOf(a).precision;
  let before: BigNumber | undefined;
  let left = RULES;
  for (const nodes of gaussRules(a)) {
    let sum = bigOf(a, 0);
    for (const { distance, weight } of nodes) {
      const step = half.times(distance);
      sum = sum.plus(
        f(centre.plus(step))
          .plus(f(centre.minus(step)))
          .times(weight),
      );
    }
    const value = sum.times(half);
    if (!value.isFinite()) return undefined;
    left--;
    const common = before === undefined ? 0 : digitsInCommon(value, before);
    if (common >= enough) return value;
    // Every rule has twice the nodes of the one before, and for a smooth f twice the digits; the first two tell nothing yet.
    if (left < RULES - 2 && common * 2 ** left < enough) return undefined;
    before = value;
  }
  return undefined;
}

/** Part of the digits that two rules must have in common: the second has twice as many. */
const ENOUGH = 0.6;
