/** Exponential and logarithmic integrals in double precision. */

const EULER = 0.57721566490153286;

/**
 * Ei(x), the principal value: the series of DLMF 6.6.2, for x above 40 the asymptotic one (6.12.2), for x below -1 the
 * continued fraction of E1 (6.9.1).
 */
export function expint(x: number): number {
  if (x === 0 || Number.isNaN(x)) return x === 0 ? -Infinity : NaN;
  if (x < -1) return -Math.exp(x) * continuedFraction(-x);
  if (x > 40) return x > 720 ? Infinity : (asymptotic(x) / x) * Math.exp(x);
  let term = 1;
  let sum = 0;
  for (let k = 1; k < 1000; k++) {
    term *= x / k;
    sum += term / k;
    if (Math.abs(term) < Math.abs(sum) * 1e-18) break;
  }
  return EULER + Math.log(Math.abs(x)) + sum;
}

/** li(x) = Ei(ln x), for x >= 0. */
export function logint(x: number): number {
  if (!(x >= 0)) return NaN;
  return x === 0 ? 0 : expint(Math.log(x));
}

/** 1 + 1!/x + 2!/x^2 + ... up to its smallest term. */
function asymptotic(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < x && term > 1e-18; k++) {
    term *= k / x;
    sum += term;
  }
  return sum;
}

/** e^x E1(x) = 1/(x+1 - 1/(x+3 - 4/(x+5 - ...))), by the modified Lentz method. */
function continuedFraction(x: number): number {
  let b = x + 1;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 10000; k++) {
    b += 2;
    d = 1 / (b - k * k * d);
    c = b - (k * k) / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
