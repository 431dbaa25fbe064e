/** Elementary functions in high precision that decimal.js lacks, or has with cancellation at some arguments. */
import type { BigNumber } from 'mathjs';
import { bigOf, classOf, withGuard } from './context.ts';
import { bigExp, bigLn } from './transcendental.ts';

/** pi at the precision of `like`. */
export function bigPi(like: BigNumber): BigNumber {
  return bigOf(like, -1).acos();
}

/** How many leading digits cancel in x - c, plus a margin. */
function lost(difference: BigNumber): number {
  return 10 + (difference.isZero() || !difference.isFinite() ? 0 : Math.max(0, -difference.e));
}

/** ln(1 + x). */
export function bigLog1p(x: BigNumber): BigNumber {
  if (isTiny(x)) return x.minus(x.times(x).div(2));
  return withGuard(lost(x), [x], (t) => bigLn(t.plus(1)));
}

/** Whether x^2 is below the last digit of 1. */
function isTiny(x: BigNumber): boolean {
  return x.isZero() || x.e < -classOf(x).precision;
}

/** e^x - 1. */
export function bigExpm1(x: BigNumber): BigNumber {
  if (x.isZero() || !x.isFinite()) return bigExp(x).minus(1);
  if (isTiny(x)) return x.plus(x.times(x).div(2));
  return withGuard(lost(x), [x], (t) => bigExp(t).minus(1));
}

/** A function of 1/x, computed with as many more digits as 1/x loses next to the branch points 1 and -1. */
export function ofReciprocal(x: BigNumber, f: (reciprocal: BigNumber) => BigNumber): BigNumber {
  return withGuard(lost(x.abs().minus(1)), [x], (t) => f(bigOf(t, 1).div(t)));
}

/** The angle of (x, y), in (-pi, pi]. */
export function bigAtan2(y: BigNumber, x: BigNumber): BigNumber {
  if (y.isNaN() || x.isNaN()) return bigOf(x, NaN);
  if (x.isZero() && y.isZero()) return bigOf(x, 0);
  if (x.isZero()) return bigPi(x).div(y.isNegative() ? -2 : 2);
  const angle = withGuard(5, [y, x], (v, u) => v.div(u).atan());
  if (x.isPositive()) return angle;
  return withGuard(5, [y, x], (v, u) =>
    v.isNegative() ? v.div(u).atan().minus(bigPi(u)) : v.div(u).atan().plus(bigPi(u)),
  );
}

/** 1 / (1 + e^-x). */
export function bigSigmoid(x: BigNumber): BigNumber {
  return withGuard(5, [x], (t) => bigOf(t, 1).div(bigExp(t.negated()).plus(1)));
}

/** ln(1 + e^x). */
export function bigSoftplus(x: BigNumber): BigNumber {
  return x.isPositive() ? x.plus(bigLog1p(bigExp(x.negated()))) : bigLog1p(bigExp(x));
}

/** ln(e^x1 + e^x2 + ...): the largest plus the logarithm of 1 and the rest. */
export function bigLogSumExp(...x: BigNumber[]): BigNumber {
  return withGuard(10, x, (...t) => {
    const largest = t.reduce((a, b) => (a.isNaN() || a.gte(b) ? a : b));
    if (!largest.isFinite()) return largest;
    const at = t.indexOf(largest);
    const rest = t.reduce((sum, v, i) => (i === at ? sum : sum.plus(bigExp(v.minus(largest)))), bigOf(largest, 0));
    return largest.plus(bigLog1p(rest));
  });
}

// decimal.js's own hyperbolic functions do not end for large arguments, so they are made from the exponential.

/** sinh(x), from e^x - 1 = m: (m + m/(m + 1))/2. */
export function bigSinh(x: BigNumber): BigNumber {
  if (x.isNegative()) return bigSinh(x.negated()).negated();
  return withGuard(5, [x], (t) => {
    const m = bigExpm1(t);
    return m.isFinite() ? m.plus(m.div(m.plus(1))).div(2) : m;
  });
}

/** cosh(x). */
export function bigCosh(x: BigNumber): BigNumber {
  return withGuard(5, [x.abs()], (t) => bigExp(t).plus(bigExp(t.negated())).div(2));
}

/** tanh(x), from e^(-2x) - 1 = m: -m/(m + 2). */
export function bigTanh(x: BigNumber): BigNumber {
  if (x.isNegative()) return bigTanh(x.negated()).negated();
  return withGuard(5, [x], (t) => {
    const m = bigExpm1(t.times(-2));
    return m.negated().div(m.plus(2));
  });
}
