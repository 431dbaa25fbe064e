/** Modified Bessel functions of any real order, in double precision. */
import { LARGEST_ORDER, powerSeries, sinPi } from './bessel.ts';

/**
 * I_n(x): the ascending series (DLMF 10.25.2), whose terms are all positive, and the asymptotic one (10.40.1) for
 * large x. NaN for x < 0 unless n is an integer.
 */
export function besseli(n: number, x: number): number {
  if (!(Math.abs(n) <= LARGEST_ORDER)) return NaN;
  if (Number.isInteger(n)) {
    if (x < 0) return (n % 2 === 0 ? 1 : -1) * besseli(n, -x);
    n = Math.abs(n);
  }
  if (!(x >= 0)) return NaN;
  if (x === 0) return n === 0 ? 1 : n > 0 ? 0 : Infinity * Math.sign(sinPi(-n));
  // I_-n = I_n + (2/pi) sin(n pi) K_n, DLMF 10.27.2, keeps the series away from the poles of Gamma.
  if (n < 0) return besseli(-n, x) + (2 / Math.PI) * sinPi(-n) * besselk(n, x);
  // The exponent of the uniform expansion, DLMF 10.41.3.
  if (Math.hypot(n, x) - n * Math.asinh(n / x) > 720) return Infinity;
  if (x < 40 || x < n * n) return powerSeries(n, x, 1);
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 200; k++) {
    const next = (term * ((2 * k - 1) ** 2 - 4 * n * n)) / (8 * k * x);
    if (Math.abs(next) > Math.abs(term) || Math.abs(next) < 1e-18) break;
    term = next;
    sum += term;
  }
  const half = Math.exp(x / 2);
  return ((half * sum) / Math.sqrt(2 * Math.PI * x)) * half;
}

/**
 * K_n(x), x > 0: the integral of e^(-x cosh t) cosh(n t) over t >= 0 (DLMF 10.32.9) by the trapezoidal rule, which
 * converges exponentially for this integrand, at the two orders in [0, 2); upward recurrence, which is stable, from there.
 */
export function besselk(n: number, x: number): number {
  if (!(Math.abs(n) <= LARGEST_ORDER) || !(x >= 0)) return NaN;
  if (x === 0 || x === Infinity) return x === 0 ? Infinity : 0;
  n = Math.abs(n);
  let order = n - Math.floor(n);
  let [current, next] = integralK(order, x);
  for (; order < n - 0.5; order++) [current, next] = [next, current + ((2 * (order + 1)) / x) * next];
  return current;
}

/** K of orders mu and mu + 1, 0 <= mu < 1. */
function integralK(mu: number, x: number): [number, number] {
  const step = Math.min(0.125, 0.65 / Math.sqrt(x));
  let low = 0.5;
  let high = 0.5;
  for (let k = 1; ; k++) {
    const t = k * step;
    const sinh = Math.sinh(t / 2);
    // e^(-x) is taken out, so that only the fall from the maximum is exponentiated.
    const exponent = -2 * x * sinh * sinh;
    if (exponent + 2 * t < -45) break;
    const weight = Math.exp(exponent);
    low += weight * Math.cosh(mu * t);
    high += weight * Math.cosh((mu + 1) * t);
  }
  const scale = step * Math.exp(-x);
  return [low * scale, high * scale];
}
