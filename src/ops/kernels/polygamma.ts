/** The n-th derivative of digamma in double precision, n >= 1: n! times the Hurwitz zeta function. */

/** More upward steps than this are not taken, so there is no value far below 0. */
const MOST_STEPS = 1e6;

/**
 * Upward recurrence (DLMF 5.15.5) to where the asymptotic series (5.15.8) is exact; for x > 0 every term has the same
 * sign. NaN at the poles and where n is no integer from 1 to 170.
 */
export function polygamma(n: number, x: number): number {
  if (!Number.isInteger(n) || n < 1 || n > 170 || !(x > -MOST_STEPS) || isPole(x)) return NaN;
  let sum = 0;
  let z = x;
  for (; z < 15 + n; z++) sum += z ** (-n - 1);
  // (n-1)!/z^n + n!/(2 z^(n+1)) + ..., over n!
  const power = z ** (-n - 1);
  sum += power * (z / n + 0.5);
  let factor = (power / z) * (n + 1) * 0.5;
  BERNOULLI.forEach((bernoulli, i) => {
    const k = i + 1;
    sum += bernoulli * factor;
    factor *= ((2 * k + n) * (2 * k + n + 1)) / ((2 * k + 1) * (2 * k + 2) * z * z);
  });
  // An infinite factorial times an underflown sum has no value here.
  return scale(n) * sum;
}

/**
 * polygamma(n, x + h) - polygamma(n, x), without subtracting the two: the recurrence and the series of both, term by term. For n from 1
 * to 170; NaN where either has a pole.
 */
export function polygammaDifference(n: number, x: number, h: number): number {
  if (h < 0) return -polygammaDifference(n, x + h, -h);
  if (!Number.isInteger(n) || n < 1 || n > 170 || !(x > -MOST_STEPS) || isPole(x) || isPole(x + h)) return NaN;
  let z = x;
  const change = (power: number): number =>
    h / z > -1 ? z ** -power * Math.expm1(-power * Math.log1p(h / z)) : (z + h) ** -power - z ** -power;
  let sum = 0;
  for (; z < 15 + n; z++) sum += change(n + 1);
  sum += change(n) / n + change(n + 1) / 2;
  let factor = (n + 1) / 2;
  for (const [i, bernoulli] of BERNOULLI.entries()) {
    const k = i + 1;
    sum += bernoulli * factor * change(n + 2 * k);
    factor *= ((2 * k + n) * (2 * k + n + 1)) / ((2 * k + 1) * (2 * k + 2));
  }
  return scale(n) * sum;
}

function isPole(x: number): boolean {
  return x <= 0 && Number.isInteger(x);
}

/** -(-1)^n n! */
function scale(n: number): number {
  let factorial = n % 2 === 0 ? -1 : 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  return factorial;
}

/** B_2, B_4, ... */
const BERNOULLI = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
  854513 / 138,
  -236364091 / 2730,
  8553103 / 6,
];
