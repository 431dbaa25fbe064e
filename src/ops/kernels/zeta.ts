/** Derivatives of Riemann's zeta function in double precision, by arithmetic on Taylor coefficients. */
import digamma from '@stdlib/math-base-special-digamma';
import gamma from '@stdlib/math-base-special-gamma';
import zeta from '@stdlib/math-base-special-riemann-zeta';
import { cosPi, sinPi } from './bessel.ts';
import { polygamma } from './polygamma.ts';

/** Taylor coefficients about a point, in ascending order; all of one length. */
type Jet = number[];

/** Where the constants below suffice. */
const LAURENT_REACH = 2;
const LAURENT_ORDER = 10;

/** The coefficients take n^2 steps. */
const LARGEST_ORDER = 170;

/** The n-th derivative of zeta at s. */
export function zetaDerivative(n: number, s: number): number {
  if (!Number.isInteger(n) || n < 0 || n > LARGEST_ORDER || Number.isNaN(s) || s === 1) return NaN;
  if (n === 0) return zeta(s);
  if (Math.abs(s - 1) <= LAURENT_REACH && n <= LAURENT_ORDER) return laurent(n, s - 1);
  // The Euler-Maclaurin formula holds below 0, too; reflection meets the pole of zeta(1 - s) at 0.
  const jet = s < -1 ? reflected(s, n + 1) : eulerMaclaurin(s, n + 1);
  return (jet[n] as number) * factorialOf(n);
}

/** The n-th derivative at 1 + t: the principal part and Stieltjes' constants, DLMF 25.2.4. Below 0 the terms of other formulas cancel. */
function laurent(n: number, t: number): number {
  let sum = 0;
  let power = 1;
  for (let k = n; k < STIELTJES.length; k++) {
    sum += (k % 2 === 0 ? power : -power) * (STIELTJES[k] as number);
    power *= t / (k - n + 1);
  }
  return ((n % 2 === 0 ? 1 : -1) * factorialOf(n)) / t ** (n + 1) + sum;
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

/** gamma_0 (Euler's), gamma_1, ... */
const STIELTJES = [
  0.5772156649015329, -0.07281584548367673, -0.00969036319287232, 0.002053834420303346, 0.0023253700654673,
  0.0007933238173010627, -0.0002387693454301996, -0.000527289567057751, -0.0003521233538030395, -3.439477441808805e-5,
  0.0002053328149090648, 0.0002701844395439035, 0.0001672729121051402, -2.7463806603760158e-5, -0.00020920926205929996,
  -0.0002834686553202414, -0.00019969685830896976, 2.6277037109918338e-5, 0.0003073684081492528, 0.0005036054530473557,
  0.00046634356151155945, 0.00010443776975600011, -0.0005415995822039977, -0.0012439620904082457,
  -0.0015885112789035616, -0.0010745919527384888, 0.0006568035186371545, 0.0034778369136185382, 0.00640006853170063,
  0.007371151770472239, 0.003557728855573161, -0.007513325997815229, -0.025703729108420403, -0.04510673410808022,
  -0.051126928021508464, -0.020373043603861312, 0.07248215881681133, 0.2360263822743015, 0.42896344638480916,
  0.5179218426929237, 0.24872155939461546,
];
