/** Derivatives of Riemann's zeta function in double precision, by arithmetic on Taylor coefficients. */
import digamma from '@stdlib/math-base-special-digamma';
import gamma from '@stdlib/math-base-special-gamma';
import zeta from '@stdlib/math-base-special-riemann-zeta';
import { cosPi, sinPi } from './bessel.ts';
import { polygamma } from './polygamma.ts';

/** Taylor coefficients about a point, in ascending order; all of one length. */
type Jet = number[];

/** The coefficients take n^2 steps. */
const LARGEST_ORDER = 170;

/** The n-th derivative of zeta at s. */
export function zetaDerivative(n: number, s: number): number {
  if (!Number.isInteger(n) || n < 0 || n > LARGEST_ORDER || Number.isNaN(s) || s === 1) return NaN;
  if (n === 0) return zeta(s);
  // The Euler-Maclaurin formula holds below 0, too; reflection meets the pole of zeta(1 - s) at 0.
  const jet = s < -1 ? reflected(s, n + 1) : eulerMaclaurin(s, n + 1);
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  return (jet[n] as number) * factorial;
}

/** DLMF 25.2.9 with N = 12. */
function eulerMaclaurin(s: number, length: number): Jet {
  const N = 12;
  const sum: Jet = new Array<number>(length).fill(0);
  for (let k = N - 1; k >= 1; k--) accumulate(sum, power(k, -s, -1, length));
  const last = power(N, -s, -1, length);
  accumulate(
    sum,
    last.map((v) => v / 2),
  );
  accumulate(sum, product(power(N, 1 - s, -1, length), inverse(s - 1, length)));
  // B_2j/(2j)! s(s+1)...(s+2j-2) N^(1-s-2j)
  let term = product(
    last.map((v) => v / N),
    linear(s, length),
  );
  BERNOULLI_OVER_FACTORIAL.forEach((coefficient, i) => {
    accumulate(
      sum,
      term.map((v) => v * coefficient),
    );
    term = product(product(term, linear(s + 2 * i + 1, length)), linear(s + 2 * i + 2, length)).map((v) => v / (N * N));
  });
  return sum;
}

/** zeta(s) = 2 (2 pi)^(s-1) sin(pi s/2) Gamma(1-s) zeta(1-s), DLMF 25.4.1. */
function reflected(s: number, length: number): Jet {
  const sine = Array.from({ length }, (_, k) => {
    const value = [sinPi(s / 2), cosPi(s / 2), -sinPi(s / 2), -cosPi(s / 2)][k % 4] as number;
    return (value * (Math.PI / 2) ** k) / factorialOf(k);
  });
  const zetaPart = eulerMaclaurin(1 - s, length).map((v, k) => (k % 2 === 0 ? v : -v));
  const gammaPart = exponential(
    Array.from({ length }, (_, k) => {
      if (k === 0) return 0;
      return ((k % 2 === 0 ? 1 : -1) * (k === 1 ? digamma(1 - s) : polygamma(k - 1, 1 - s))) / factorialOf(k);
    }),
  ).map((v) => v * gamma(1 - s));
  const powerPart = power(2 * Math.PI, s - 1, 1, length).map((v) => 2 * v);
  return product(product(powerPart, sine), product(gammaPart, zetaPart));
}

/** base^(exponent + slope t). */
function power(base: number, exponent: number, slope: number, length: number): Jet {
  const jet: Jet = [base ** exponent];
  const logarithm = slope * Math.log(base);
  for (let k = 1; k < length; k++) jet.push(((jet[k - 1] as number) * logarithm) / k);
  return jet;
}

/** 1/(a + t). */
function inverse(a: number, length: number): Jet {
  const jet: Jet = [1 / a];
  for (let k = 1; k < length; k++) jet.push(-(jet[k - 1] as number) / a);
  return jet;
}

/** a + t. */
function linear(a: number, length: number): Jet {
  return Array.from({ length }, (_, k) => (k === 0 ? a : k === 1 ? 1 : 0));
}

/** exp of a jet whose constant term is 0. */
function exponential(a: Jet): Jet {
  const jet: Jet = [1];
  for (let k = 1; k < a.length; k++) {
    let sum = 0;
    for (let i = 1; i <= k; i++) sum += i * (a[i] as number) * (jet[k - i] as number);
    jet.push(sum / k);
  }
  return jet;
}

function product(a: Jet, b: Jet): Jet {
  return a.map((_, k) => {
    let sum = 0;
    for (let i = 0; i <= k; i++) sum += (a[i] as number) * (b[k - i] as number);
    return sum;
  });
}

function accumulate(sum: Jet, a: Jet): void {
  for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + (a[k] as number);
}

function factorialOf(n: number): number {
  let value = 1;
  for (let k = 2; k <= n; k++) value *= k;
  return value;
}

/** B_2/2!, B_4/4!, ... */
const BERNOULLI_OVER_FACTORIAL = [
  1 / 12,
  -1 / 720,
  1 / 30240,
  -1 / 1209600,
  1 / 47900160,
  -691 / 1307674368000,
  1 / 74724249600,
  -3617 / 10670622842880000,
  43867 / 5109094217170944000,
  -174611 / 802857662698291200000,
  77683 / 14101100039391805440000,
  -236364091 / 1693824136731743669452800000,
];
