/** The error function and its relatives in high precision. */
import type { BigNumber } from 'mathjs';
import { erfinvStart } from '../kernels/errorFunction.ts';
import { bigConstant, bigOf, classOf, series, sumOf, withGuard, withoutCancellation } from './context.ts';
import { bigPi } from './elementary.ts';
import { bigExp } from './transcendental.ts';

export function bigErf(x: BigNumber): BigNumber {
  if (x.isZero() || !x.isFinite()) return bigOf(x, x.isZero() ? 0 : x.isNaN() ? NaN : x.isNegative() ? -1 : 1);
  if (x.isNegative()) return bigErf(x.negated()).negated();
  return withGuard(10, [x], (t) => (isLarge(t) ? asymptoticErfc(t).negated().plus(1) : positiveSeries(t)));
}

export function bigErfc(x: BigNumber): BigNumber {
  if (!x.isFinite()) return bigOf(x, x.isNaN() ? NaN : x.isNegative() ? 2 : 0);
  if (!x.isNegative() && isLarge(x)) return withGuard(10, [x], asymptoticErfc);
  return withoutCancellation([x], (t) => sumOf(bigOf(t, 1), bigErf(t).negated()));
}

/** The inverse of erf on (-1, 1), by Halley's iteration from the double. */
export function bigErfinv(x: BigNumber): BigNumber {
  if (x.abs().gte(1) || x.isNaN()) return bigOf(x, x.eq(1) ? Infinity : x.eq(-1) ? -Infinity : NaN);
  if (x.isZero()) return x;
  const lost = Math.max(0, -bigOf(x, 1).minus(x.abs()).e);
  return withGuard(15 + lost, [x], (t) => {
    const digits = classOf(t).precision;
    let y = bigOf(t, erfinvStart(t.toNumber()) || t.toNumber());
    for (let i = 0; i < 30; i++) {
      const slope = bigExp(y.times(y).negated()).times(2).div(rootPi(t));
      const u = bigErf(y).minus(t).div(slope);
      const step = u.div(u.times(y).plus(1));
      y = y.minus(step);
      // Convergence is cubic: the next step is below the last digit.
      if (step.isZero() || 3 * (y.e - step.e) > digits + 5) break;
    }
    return y;
  });
}

/** The distribution function of the standard normal distribution. */
export function bigNormcdf(x: BigNumber): BigNumber {
  if (!x.isFinite()) return bigErfc(x.negated()).div(2);
  return withGuard(10 + Math.max(0, 2 * x.e), [x], (t) => bigErfc(t.div(bigOf(t, 2).sqrt()).negated()).div(2));
}

/** erf(x) = 2/sqrt(pi) e^(-x^2) sum 2^k x^(2k+1)/(2k+1)!!, all terms positive (DLMF 7.6.2). */
function positiveSeries(x: BigNumber): BigNumber {
  const square = x.times(x);
  const sum = series(x, (term, k) =>
    term
      .times(square)
      .times(2)
      .div(2 * k + 1),
  ).value;
  return sum.times(bigExp(square.negated())).times(2).div(rootPi(x));
}

/** Whether the asymptotic series of erfc reaches the precision: its smallest term is about e^(-x^2). */
function isLarge(x: BigNumber): boolean {
  return x.gt(Math.sqrt(2.31 * classOf(x).precision + 60));
}

/** DLMF 7.12.1. */
function asymptoticErfc(x: BigNumber): BigNumber {
  const inverse = bigOf(x, -0.5).div(x.times(x));
  const sum = series(bigOf(x, 1), (term, k) => term.times(inverse).times(2 * k - 1)).value;
  return sum.times(bigExp(x.times(x).negated())).div(x.times(rootPi(x)));
}

function rootPi(like: BigNumber): BigNumber {
  return bigConstant(like, 'sqrt(pi)', (one) => bigPi(one).sqrt());
}
