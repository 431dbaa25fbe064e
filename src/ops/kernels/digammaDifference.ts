import digamma from '@stdlib/math-base-special-digamma';

/** Where the asymptotic series is exact. */
const LARGE = 10;
/** Below this the upward steps would be too many. */
const MOST_NEGATIVE = -1000;

/**
 * digamma(x + h) - digamma(x), without subtracting the two: the upward recurrence (DLMF 5.5.2) and the asymptotic series (5.11.2) of both,
 * term by term. NaN where either has a pole.
 */
export function digammaDifference(x: number, h: number): number {
  if (h < 0) return -digammaDifference(x + h, -h);
  if (isPole(x) || isPole(x + h)) return NaN;
  if (!(x > MOST_NEGATIVE)) return digamma(x + h) - digamma(x);
  let sum = 0;
  let z = x;
  for (; z < LARGE; z++) sum += h / (z * (z + h));
  const logarithm = Math.log1p(h / z);
  sum += logarithm + h / (2 * z * (z + h));
  const square = z * z;
  let power = 1;
  for (const [i, coefficient] of BERNOULLI_OVER.entries()) {
    power /= square;
    sum -= coefficient * power * Math.expm1(-2 * (i + 1) * logarithm);
  }
  return sum;
}

function isPole(x: number): boolean {
  return x <= 0 && Number.isInteger(x);
}

/** B_2k / 2k. */
const BERNOULLI_OVER = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];
