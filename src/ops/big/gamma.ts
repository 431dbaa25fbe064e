/** The gamma function and its relatives in high precision: Stirling's series (DLMF 5.11) after an upward shift. */
import type { BigNumber } from 'mathjs';
import { bernoulliOver } from './bernoulli.ts';
import { bigConstant, bigOf, classOf, type Sum, sumOf, withGuard, withoutCancellation } from './context.ts';
import { bigPi } from './elementary.ts';
import { bigExp, bigLn } from './transcendental.ts';

/** Beyond this many steps of a recurrence, or terms, or this order, there is no high-precision value. */
const MOST_STEPS = 5000;
const MOST_TERMS = 1000;
const LARGEST_ORDER = 500;

export function bigGamma(x: BigNumber): BigNumber {
  if (isPole(x)) return bigOf(x, NaN);
  return withGuard(15 + Math.max(0, x.e), [x], (t) => {
    const { shifted, steps } = shift(t);
    if (steps > MOST_STEPS) return bigOf(t, NaN);
    let factor = bigOf(t, 1);
    for (let k = 0; k < steps; k++) factor = factor.times(t.plus(k));
    return bigExp(stirling(shifted).value).div(factor);
  });
}

/** ln |Gamma(x)|. */
export function bigLgamma(x: BigNumber): BigNumber {
  if (isPole(x)) return bigOf(x, Infinity);
  return withoutCancellation([x], lgammaSum);
}

/** Beta(x, y). */
export function bigBeta(x: BigNumber, y: BigNumber): BigNumber {
  return withGuard(15, [x, y], (t, u) =>
    bigGamma(t)
      .times(bigGamma(u))
      .div(bigGamma(t.plus(u))),
  );
}

/** Gamma(n + 1)/(Gamma(k + 1) Gamma(n - k + 1)), 0 at the poles of the denominator. */
export function bigCombinations(n: BigNumber, k: BigNumber): BigNumber {
  if (isPole(n.plus(1))) return bigOf(n, NaN);
  if (isPole(k.plus(1)) || isPole(n.minus(k).plus(1))) return bigOf(n, 0);
  return withGuard(15, [n, k], (t, u) =>
    bigGamma(t.plus(1)).div(bigGamma(u.plus(1)).times(bigGamma(t.minus(u).plus(1)))),
  );
}

/** ln |Beta(x, y)|. */
export function bigLbeta(x: BigNumber, y: BigNumber): BigNumber {
  return withoutCancellation([x, y], (t, u) => {
    const last = lgammaSum(t.plus(u));
    return sumOf(lgammaSum(t), lgammaSum(u), { value: last.value.negated(), top: last.top });
  });
}

/** The n-th derivative of digamma, n = 0, 1, ...; digamma itself for n = 0. DLMF 5.11.2, 5.15.8, 5.15.5. */
export function bigPolygamma(n: number, x: BigNumber): BigNumber {
  if (isPole(x) || !Number.isInteger(n) || n < 0 || n > LARGEST_ORDER) return bigOf(x, NaN);
  return withoutCancellation([x], (t) => polygammaSum(n, t));
}

/** polygamma(n, x + h) - polygamma(n, x); digamma's for n = 0. */
export function bigPolygammaDifference(n: number, x: BigNumber, h: BigNumber): BigNumber {
  if (isPole(x) || isPole(x.plus(h)) || !Number.isInteger(n) || n < 0 || n > LARGEST_ORDER) return bigOf(x, NaN);
  return withoutCancellation([x, h], (t, u) => {
    const before = polygammaSum(n, t);
    return sumOf(polygammaSum(n, t.plus(u)), { value: before.value.negated(), top: before.top });
  });
}

function polygammaSum(n: number, t: BigNumber): Sum {
  const { shifted, steps } = shift(t, n);
  if (steps > MOST_STEPS) return { value: bigOf(t, NaN), top: 0 };
  const sign = n % 2 === 0 ? -1 : 1;
  let recurrence: Sum = { value: bigOf(t, 0), top: -Infinity };
  for (let k = 0; k < steps; k++) recurrence = sumOf(recurrence, t.plus(k).pow(-n - 1));
  const scale = factorial(t, n).times(sign);
  return sumOf(asymptotic(n, shifted, sign), { value: recurrence.value.times(scale), top: recurrence.top + scale.e });
}

/** Euler's constant. */
export function bigEuler(like: BigNumber): BigNumber {
  return bigConstant(like, 'euler', (one) => bigPolygamma(0, one).negated());
}

function lgammaSum(t: BigNumber): Sum {
  const { shifted, steps } = shift(t);
  if (!(steps <= MOST_STEPS) || isPole(t)) return { value: bigOf(t, NaN), top: 0 };
  let factor = bigOf(t, 1);
  for (let k = 0; k < steps; k++) factor = factor.times(t.plus(k));
  return sumOf(stirling(shifted), bigLn(factor.abs()).negated());
}

/** x + steps, large enough for the asymptotic series at this precision. */
function shift(x: BigNumber, order = 0): { shifted: BigNumber; steps: number } {
  const steps = Math.max(0, Math.ceil(0.6 * classOf(x).precision + 5 + order - x.toNumber()));
  return { shifted: x.plus(steps), steps };
}

/** ln Gamma(z) for large z. */
function stirling(z: BigNumber): Sum {
  const constant = bigConstant(z, 'ln(2 pi)/2', (one) => bigLn(bigPi(one).times(2)).div(2));
  const logarithm = bigLn(z);
  const terms: (BigNumber | Sum)[] = [z.minus(0.5).times(logarithm), z.negated(), constant];
  const square = z.times(z);
  let power = z;
  for (let k = 1; k < MOST_TERMS; k++) {
    const term = bernoulliOver(z, k, 2 * k * (2 * k - 1)).div(power);
    terms.push(term);
    if (term.e < -classOf(z).precision) return sumOf(...terms);
    power = power.times(square);
  }
  return { value: bigOf(z, NaN), top: 0 };
}

function asymptotic(n: number, z: BigNumber, sign: number): Sum {
  const digits = classOf(z).precision;
  const inverse = bigOf(z, 1).div(z);
  const square = inverse.times(inverse);
  // n = 0 has a logarithm where the others have a power.
  const lead =
    n === 0
      ? bigLn(z)
      : factorial(z, n - 1)
          .times(inverse.pow(n))
          .times(sign);
  const half = factorial(z, n)
    .times(inverse.pow(n + 1))
    .times(sign)
    .div(2);
  const terms: (BigNumber | Sum)[] = [lead, half];
  let factor = factorial(z, n + 1)
    .times(inverse.pow(n + 2))
    .div(2);
  for (let k = 1; k < MOST_TERMS; k++) {
    const term = bernoulliOver(z, k, 1).times(factor).times(sign);
    terms.push(term);
    if (term.e < lead.e - digits) return sumOf(...terms);
    // (2k+n-1)!/(2k)! z^(-2k-n) to the next k.
    factor = factor
      .times((2 * k + n) * (2 * k + n + 1))
      .div((2 * k + 1) * (2 * k + 2))
      .times(square);
  }
  return { value: bigOf(z, NaN), top: 0 };
}

function factorial(like: BigNumber, n: number): BigNumber {
  let value = bigOf(like, 1);
  for (let k = 2; k <= n; k++) value = value.times(k);
  return value;
}

function isPole(x: BigNumber): boolean {
  return !x.isFinite() || (x.isInteger() && !x.gt(0));
}
