import type { BigNumber } from 'mathjs';
import { bernoulliOver } from './bernoulli.ts';
import { bigOf, classOf, type Sum, sumOf, withoutCancellation } from './context.ts';
import { bigLn } from './transcendental.ts';
import { leastFactor, powersUpTo } from './zeta.ts';

/** Taylor coefficients about s, in ascending order. */
type Jet = readonly BigNumber[];

/** The coefficients take n^2 steps, each with all digits. */
const HIGHEST_ORDER = 30;
/** Below this argument nothing is left of the terms when they have cancelled. */
const LEAST = -60;

/**
 * The n-th derivative of Riemann's zeta function in high precision: Euler-Maclaurin summation (DLMF 25.2.9) on Taylor
 * coefficients. It holds below 1, too, where its terms are large and cancel.
 */
export function bigZetaDerivative(order: BigNumber, s: BigNumber): BigNumber {
  const n = order.toNumber();
  if (!Number.isInteger(n) || n < 0 || n > HIGHEST_ORDER || !s.isFinite() || s.eq(1) || s.lt(LEAST)) {
    return bigOf(s, NaN);
  }
  let factorial = 1n;
  for (let k = 2n; k <= BigInt(n); k++) factorial *= k;
  return withoutCancellation([s], (t) => eulerMaclaurin(n, t)).times(String(factorial));
}

function eulerMaclaurin(n: number, s: BigNumber): Sum {
  const digits = classOf(s).precision;
  const N = Math.ceil(0.5 * digits) + 5;
  const one = bigOf(s, 1);
  const terms: BigNumber[] = [];
  const values = powersUpTo(N, s.negated());
  const logarithms = logarithmsUpTo(N, one);
  const coefficient = (k: number, i: number): BigNumber =>
    expanded(values[k] as BigNumber, logarithms[k] as BigNumber, i);
  for (let k = 2; k < N; k++) terms.push(coefficient(k, n));
  if (n === 0) terms.push(one);
  const last = Array.from({ length: n + 1 }, (_, i) => coefficient(N, i));
  terms.push((last[n] as BigNumber).div(2));
  // 1/(s - 1 + t)
  const pole = [one.div(s.minus(1))];
  for (let i = 1; i <= n; i++) pole.push((pole[i - 1] as BigNumber).negated().div(s.minus(1)));
  terms.push(product(last, pole, n).times(N));
  // s(s+1)...(s+2k-2)/(2k)! N^(1-s-2k), the factors s + i + t one by one
  let factor = grown(last, s).map((coefficient) => coefficient.div(2 * N));
  for (let k = 1; k < 2000; k++) {
    const bernoulli = bernoulliOver(s, k, 1);
    const term = bernoulli.times(factor[n] as BigNumber);
    terms.push(term);
    if (k > n && factor.every((coefficient) => coefficient.times(bernoulli).e < -digits)) break;
    factor = grown(grown(factor, s.plus(2 * k - 1)), s.plus(2 * k)).map((coefficient) =>
      coefficient.div((2 * k + 1) * (2 * k + 2)).div(N * N),
    );
  }
  return sumOf(...terms);
}

/** The coefficient of t^i in value * e^(-logarithm t). */
function expanded(value: BigNumber, logarithm: BigNumber, i: number): BigNumber {
  let coefficient = value;
  for (let j = 1; j <= i; j++) coefficient = coefficient.times(logarithm).div(-j);
  return coefficient;
}

/** ln 1, ..., ln N from index 1: computed at primes, added for the others. */
function logarithmsUpTo(N: number, one: BigNumber): BigNumber[] {
  const logarithms = [one.times(0), one.times(0)];
  for (let k = 2; k <= N; k++) {
    const factor = leastFactor(k);
    logarithms.push(
      factor === k ? bigLn(bigOf(one, k)) : (logarithms[factor] as BigNumber).plus(logarithms[k / factor] as BigNumber),
    );
  }
  return logarithms;
}

/** One coefficient of a product. */
function product(a: Jet, b: Jet, n: number): BigNumber {
  return a
    .slice(0, n + 1)
    .map((value, i) => value.times(b[n - i] as BigNumber))
    .reduce((sum, term) => sum.plus(term));
}

/** The jet times (value + t). */
function grown(jet: Jet, value: BigNumber): BigNumber[] {
  return jet.map((coefficient, i) => {
    const own = coefficient.times(value);
    return i === 0 ? own : own.plus(jet[i - 1] as BigNumber);
  });
}
