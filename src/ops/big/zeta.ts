import type { BigNumber } from 'mathjs';
import { bernoulliOver } from './bernoulli.ts';
import { bigOf, classOf, type Sum, sumOf, withGuard, withoutCancellation } from './context.ts';
import { bigPi } from './elementary.ts';
import { bigGamma } from './gamma.ts';
import { bigPow, bigSin } from './transcendental.ts';

/** Riemann's zeta function in high precision: Euler-Maclaurin summation (DLMF 25.2.9), reflection (25.4.1) below 0. */
export function bigZeta(s: BigNumber): BigNumber {
  if (s.eq(1) || !s.isFinite()) return bigOf(s, s.isFinite() ? Infinity : NaN);
  if (s.isNegative() && !s.isZero()) return reflected(s);
  return withoutCancellation([s], eulerMaclaurin);
}

function reflected(s: BigNumber): BigNumber {
  if (s.mod(2).isZero()) return bigOf(s, 0);
  return withGuard(20, [s], (t) => {
    const one = bigOf(t, 1);
    const pi = bigPi(t);
    const sine = bigSin(pi.times(t.mod(4)).div(2));
    const other = one.minus(t);
    return bigPow(pi.times(2), t.minus(1)).times(2).times(sine).times(bigGamma(other)).times(bigZeta(other));
  });
}

function eulerMaclaurin(s: BigNumber): Sum {
  const digits = classOf(s).precision;
  const N = Math.ceil(0.5 * digits) + 5;
  const exponent = s.negated();
  const powers = powersUpTo(N, exponent);
  const last = powers[N] as BigNumber;
  const terms: (BigNumber | Sum)[] = [...powers.slice(1, N), last.div(2), last.times(N).div(s.minus(1))];
  // s(s+1)...(s+2k-2)/(2k)! N^(1-s-2k)
  let factor = s.times(last).div(2 * N);
  for (let k = 1; k < 2000; k++) {
    const term = bernoulliOver(s, k, 1).times(factor);
    terms.push(term);
    if (term.isZero() || term.e < -digits) return sumOf(...terms);
    factor = factor
      .times(s.plus(2 * k - 1))
      .times(s.plus(2 * k))
      .div((2 * k + 1) * (2 * k + 2))
      .div(N * N);
  }
  return { value: bigOf(s, NaN), top: 0 };
}

/** 1^exponent, ..., N^exponent from index 1: computed at primes, multiplied for the others. */
export function powersUpTo(N: number, exponent: BigNumber): BigNumber[] {
  const powers = [bigOf(exponent, 0), bigOf(exponent, 1)];
  for (let k = 2; k <= N; k++) {
    const factor = leastFactor(k);
    powers.push(
      factor === k
        ? bigPow(bigOf(exponent, k), exponent)
        : (powers[factor] as BigNumber).times(powers[k / factor] as BigNumber),
    );
  }
  return powers;
}

/** The least factor of k above 1; k itself where it is a prime. */
export function leastFactor(k: number): number {
  let factor = 2;
  while (factor * factor <= k && k % factor !== 0) factor++;
  return factor * factor > k ? k : factor;
}
