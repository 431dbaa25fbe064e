import beta from '@stdlib/math-base-special-beta';
import { Fraction } from 'fraction.js';
import { exactFactorial, gammaFunction } from './factorial.ts';

/** Larger factors of a whole number's product leave the whole numbers of a double anyway. */
const MOST_FACTORS = 1000;

/**
 * Gamma(n+1)/(Gamma(k+1) Gamma(n-k+1)): by a beta function between 0 and n, and outside, where a gamma function in the
 * denominator has its poles, by its reflection (DLMF 5.5.3). 0 at whole numbers outside.
 */
export function combinations(n: number, k: number): number {
  if (Number.isInteger(n) && Number.isInteger(k) && n >= 0) {
    const chosen = Math.min(k, n - k);
    if (chosen < 0) return 0;
    if (chosen <= MOST_FACTORS) return product(n, chosen);
  }
  if (!(n > -1)) return byGammas(n, k);
  if (k < -0.5) return outside(n, k);
  if (k > n + 0.5) return outside(n, n - k);
  return 1 / ((n + 1) * beta(n - k + 1, k + 1));
}

/** n(n-1)...(n-k+1)/k!, a whole number after every step. */
function product(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k && result < Infinity; i++) {
    const next = result * (n - k + i);
    result = Number.isSafeInteger(next) ? next / i : (result / i) * (n - k + i);
  }
  return result;
}

/** For k < 0: -sin(pi k) Beta(n+1, -k)/pi. */
function outside(n: number, k: number): number {
  const whole = Math.round(k);
  if (k === whole) return 0;
  const sine = Math.sin(Math.PI * (k - whole)) * (whole % 2 === 0 ? 1 : -1);
  return (-sine * beta(n + 1, -k)) / Math.PI;
}

function byGammas(n: number, k: number): number {
  const numerator = gammaFunction(n + 1);
  const isZero = [k + 1, n - k + 1].some((x) => x <= 0 && Number.isInteger(x));
  return isZero && !Number.isNaN(numerator) ? 0 : numerator / (gammaFunction(k + 1) * gammaFunction(n - k + 1));
}

/** The same for whole numbers n from 0 to 300. */
export function exactCombinations(n: Fraction, k: Fraction): Fraction | undefined {
  const all = exactFactorial(n);
  if (all === undefined || k.d !== 1n) return undefined;
  const [chosen, others] = [exactFactorial(k), exactFactorial(n.sub(k))];
  return chosen === undefined || others === undefined ? new Fraction(0) : all.div(chosen.mul(others));
}
