import { LARGEST_ORDER, powerSeries } from './bessel.ts';

/**
 * The spherical Bessel function j_n(x) for an integer n >= 0: the series where it does not cancel (DLMF 10.53.1),
 * upward recurrence for x > n (10.51.1), else downward with the continued fraction's ratio.
 */
export function sphericalj(n: number, x: number): number {
  if (!Number.isInteger(n) || n < 0 || n > LARGEST_ORDER || Number.isNaN(x)) return NaN;
  if (x < 0) return (n % 2 === 0 ? 1 : -1) * sphericalj(n, -x);
  if (x === 0) return n === 0 ? 1 : 0;
  if (x === Infinity) return 0;
  if (n === 0) return Math.sin(x) / x;
  if (x * x < 4 * (n + 1.5)) return Math.sqrt(Math.PI / (2 * x)) * powerSeries(n + 0.5, x, -1);
  const first = Math.sin(x) / x;
  const second = (first - Math.cos(x)) / x;
  return x > n ? upward(n, x, first, second) : downward(n, x, first, second);
}

function upward(n: number, x: number, previous: number, current: number): number {
  for (let k = 1; k < n; k++) [previous, current] = [current, ((2 * k + 1) / x) * current - previous];
  return current;
}

/** Miller's algorithm, normalised by the larger of j_0 and j_1. */
function downward(n: number, x: number, first: number, second: number): number {
  let above = 0;
  let current = 1e-280;
  let atN = 0;
  for (let k = n + 30 + Math.ceil(Math.sqrt(40 * n)); k >= 1; k--) {
    [above, current] = [current, ((2 * k + 1) / x) * current - above];
    if (k - 1 === n) atN = current;
    if (Math.abs(current) > 1e250) {
      above *= 1e-250;
      current *= 1e-250;
      atN *= 1e-250;
    }
  }
  return Math.abs(first) > Math.abs(second) ? (atN / current) * first : (atN / above) * second;
}
