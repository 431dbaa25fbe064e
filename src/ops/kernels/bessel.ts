/**
 * Bessel functions of the first and second kind of any real order, in double precision.
 *
 * Orders 0 and 1 come from stdlib. For others: the power series (DLMF 10.2.2) where it does not cancel, Hankel's
 * expansion (10.17.3) for large x, and between them the method of Temme (1976) and Barnett et al. (1974): the continued
 * fraction of J'/J, downward recurrence to an order in [-1/2, 1/2], and there J and Y together from Temme's series or
 * from the continued fraction of (J' + iY')/(J + iY).
 */
import besselj0 from '@stdlib/math-base-special-besselj0';
import besselj1 from '@stdlib/math-base-special-besselj1';
import bessely0 from '@stdlib/math-base-special-bessely0';
import bessely1 from '@stdlib/math-base-special-bessely1';
import gamma from '@stdlib/math-base-special-gamma';

/** Orders beyond this are not computed: recurrences take as many steps. */
export const LARGEST_ORDER = 1e5;

/** J_n(x); NaN for x < 0 unless n is an integer. */
export function besselj(n: number, x: number): number {
  if (!(Math.abs(n) <= LARGEST_ORDER) || Number.isNaN(x)) return NaN;
  if (Math.abs(x) === Infinity) return x > 0 || Number.isInteger(n) ? 0 : NaN;
  if (x < 0) return Number.isInteger(n) ? paritySign(n) * besselj(n, -x) : NaN;
  if (n === 0) return besselj0(x);
  if (n === 1) return besselj1(x);
  if (n < 0) return Number.isInteger(n) ? paritySign(n) * besselj(-n, x) : reflected(-n, x, (pair) => pair.j, -1);
  if (x === 0) return 0;
  // Upward recurrence is stable while the order stays below x.
  if (Number.isInteger(n) && n < x) return upward(n, 1, besselj0(x), besselj1(x), x);
  return x * x < 4 * (n + 1) ? powerSeries(n, x, -1) : besseljy(n, x).j;
}

/** Y_n(x), for x > 0. */
export function bessely(n: number, x: number): number {
  if (!(Math.abs(n) <= LARGEST_ORDER) || !(x >= 0)) return NaN;
  if (x === 0) return n < 0 && Number.isInteger(n) ? -paritySign(n) * Infinity : -Infinity;
  if (x === Infinity) return 0;
  if (n === 0) return bessely0(x);
  if (n === 1) return bessely1(x);
  if (n < 0) return Number.isInteger(n) ? paritySign(n) * bessely(-n, x) : reflected(-n, x, (pair) => pair.y, 1);
  if (Number.isInteger(n)) return upward(n, 1, bessely0(x), bessely1(x), x);
  return besseljy(n, x).y;
}

/** The ascending series of J (`sign` -1) or I (`sign` 1), DLMF 10.2.2 and 10.25.2; n may be any real but -1, -2, ... */
export function powerSeries(n: number, x: number, sign: 1 | -1): number {
  const square = (sign * x * x) / 4;
  let term = leadingTerm(n, x / 2);
  let sum = term;
  for (let k = 1; Math.abs(term) > Math.abs(sum) * 1e-18; k++) {
    term *= square / (k * (n + k));
    sum += term;
  }
  return sum;
}

/** half^n / Gamma(n + 1), also where the factors leave the range of doubles. */
function leadingTerm(n: number, half: number): number {
  if (Math.abs(n) <= 100) return half ** n / gamma(n + 1);
  let term = leadingTerm(n - Math.trunc(n), half);
  for (let k = n - Math.trunc(n) + 1; k <= n; k++) term *= half / k;
  return term;
}

interface Pair {
  readonly j: number;
  readonly y: number;
}

/** DLMF 10.2.3 and 10.4.5: functions of a negative order from those of the positive one. */
function reflected(n: number, x: number, own: (pair: Pair) => number, sign: 1 | -1): number {
  const pair = besseljy(n, x);
  const other = own(pair) === pair.j ? pair.y : pair.j;
  return cosPi(n) * own(pair) + sign * sinPi(n) * other;
}

/** J_n and Y_n for n >= 0, x > 0. */
export function besseljy(n: number, x: number): Pair {
  if (Number.isNaN(n + x)) return { j: NaN, y: NaN };
  if (x > 50 && x > n * n) return hankel(n, x);
  const steps = x < 2 ? Math.floor(n + 0.5) : Math.max(0, Math.floor(n - x + 1.5));
  const mu = n - steps;
  // J_n is `jn` and J_mu is `j`, in a common unit found below.
  const start = ratioOfDerivative(n, x);
  let jn = start.sign;
  let j = jn;
  let derivative = start.ratio * j;
  for (let order = n; order > mu + 0.5; order--) {
    const lower = (order / x) * j + derivative;
    derivative = ((order - 1) / x) * lower - j;
    j = lower;
    if (Math.abs(j) > 1e200) {
      j *= 1e-200;
      jn *= 1e-200;
      derivative *= 1e-200;
    }
  }
  const ratio = derivative / j;
  const base = x < 2 ? temme(mu, x, ratio) : steed(mu, x, ratio, Math.sign(j));
  return { j: (jn / j) * base.j, y: upward(n, mu + 1, base.y, base.yNext, x) };
}

/** Upward recurrence of J or Y from orders `order - 1` and `order` to n. */
function upward(n: number, order: number, previous: number, current: number, x: number): number {
  if (n < order - 0.5) return previous;
  for (let k = order; k < n - 0.5; k++) [previous, current] = [current, ((2 * k) / x) * current - previous];
  return current;
}

/** J'_n/J_n and the sign of J_n, DLMF 10.10, by the modified Lentz method. */
function ratioOfDerivative(n: number, x: number): { ratio: number; sign: number } {
  let sign = 1;
  let ratio = n / x || TINY;
  let c = ratio;
  let d = 0;
  for (let k = 1; k < 1e6; k++) {
    const b = (2 * (n + k)) / x;
    d = 1 / (b - d || TINY);
    c = b - 1 / c || TINY;
    const factor = c * d;
    ratio *= factor;
    if (d < 0) sign = -sign;
    // Written so that a NaN ends it too.
    if (!(Math.abs(factor - 1) >= 1e-16)) return { ratio, sign };
  }
  return { ratio: NaN, sign };
}

interface Base extends Pair {
  /** Y of the next order. */
  readonly yNext: number;
}

/** Temme's series for Y of orders mu and mu + 1, x < 2; J from the Wronskian. */
function temme(mu: number, x: number, ratio: number): Base {
  const { odd, even } = reciprocalGamma(mu);
  const logarithm = Math.log(2 / x);
  const sigma = mu * logarithm;
  const piMu = Math.PI * mu;
  const sinc = mu === 0 ? 1 : piMu / Math.sin(piMu);
  const sinhc = sigma === 0 ? 1 : Math.sinh(sigma) / sigma;
  let f = (2 / Math.PI) * sinc * (odd * Math.cosh(sigma) + even * sinhc * logarithm);
  let p = Math.exp(sigma) / (Math.PI * (even - mu * odd));
  let q = Math.exp(-sigma) / (Math.PI * (even + mu * odd));
  const half = Math.sin(piMu / 2);
  const r = mu === 0 ? 0 : (2 * half * half) / mu;
  let power = 1;
  let y = f + r * q;
  let next = p;
  for (let k = 1; k < 1000; k++) {
    f = (k * f + p + q) / (k * k - mu * mu);
    power *= (-x * x) / 4 / k;
    p /= k - mu;
    q /= k + mu;
    const term = power * (f + r * q);
    y += term;
    next += power * p - k * term;
    if (!(Math.abs(term) >= Math.abs(y) * 1e-17)) break;
  }
  y = -y;
  const yNext = (-2 / x) * next;
  const yDerivative = (mu / x) * y - yNext;
  return { j: 2 / (Math.PI * x * (yDerivative - ratio * y)), y, yNext };
}

/**
 * p + iq = (J' + iY')/(J + iY) = -1/(2x) + i + (i/x) a1/(b1 + a2/(b2 + ...)) with a_k = (k - 1/2)^2 - mu^2 and
 * b_k = 2(x + ik), x >= 2; then J and Y from p, q, the ratio J'/J and the Wronskian.
 */
function steed(mu: number, x: number, ratio: number, sign: number): Base {
  const fraction = { re: 2 * x, im: 2 };
  let c = { re: 2 * x, im: 2 };
  let d = { re: 0, im: 0 };
  for (let k = 2; k < 100000; k++) {
    const a = (k - 0.5) * (k - 0.5) - mu * mu;
    d = reciprocal(2 * x + a * d.re, 2 * k + a * d.im);
    const inverse = reciprocal(c.re, c.im);
    c = { re: 2 * x + a * inverse.re, im: 2 * k + a * inverse.im };
    const re = c.re * d.re - c.im * d.im;
    const im = c.re * d.im + c.im * d.re;
    [fraction.re, fraction.im] = [fraction.re * re - fraction.im * im, fraction.re * im + fraction.im * re];
    if (!(Math.abs(re - 1) + Math.abs(im) >= 1e-16)) break;
  }
  const rest = reciprocal(fraction.re, fraction.im);
  const a1 = 0.25 - mu * mu;
  const p = (-0.5 - a1 * rest.im) / x;
  const q = 1 + (a1 * rest.re) / x;
  const yOverJ = (p - ratio) / q;
  const j = sign * Math.sqrt(2 / (Math.PI * x) / ((p - ratio) * yOverJ + q));
  const y = yOverJ * j;
  return { j, y, yNext: (mu / x) * y - j * (yOverJ * p + q) };
}

function reciprocal(re: number, im: number): { re: number; im: number } {
  const norm = re * re + im * im;
  return { re: re / norm, im: -im / norm };
}

/** Hankel's expansion, DLMF 10.17.3 and 10.17.4, for x above 50 and n^2. */
function hankel(n: number, x: number): Pair {
  let even = 1;
  let odd = 0;
  let term = 1;
  for (let k = 1; k < 60; k++) {
    const next = (term * (4 * n * n - (2 * k - 1) ** 2)) / (8 * k * x);
    if (Math.abs(next) > Math.abs(term) || Math.abs(next) < 1e-18) break;
    term = next;
    if (k % 2 === 1) odd += (k % 4 === 1 ? 1 : -1) * term;
    else even += (k % 4 === 0 ? 1 : -1) * term;
  }
  const cosShift = cosPi(n / 2 + 0.25);
  const sinShift = sinPi(n / 2 + 0.25);
  const cos = Math.cos(x) * cosShift + Math.sin(x) * sinShift;
  const sin = Math.sin(x) * cosShift - Math.cos(x) * sinShift;
  const scale = Math.sqrt(2 / (Math.PI * x));
  return { j: scale * (cos * even - sin * odd), y: scale * (sin * even + cos * odd) };
}

/** (1/Gamma(1-mu) - 1/Gamma(1+mu))/(2 mu) and their mean, from the Taylor series of 1/Gamma (DLMF 5.7.1). */
function reciprocalGamma(mu: number): { odd: number; even: number } {
  let odd = 0;
  let even = 0;
  for (let k = RECIPROCAL_GAMMA.length - 1; k >= 0; k--) {
    const coefficient = RECIPROCAL_GAMMA[k] as number;
    if (k % 2 === 0) even = even * mu * mu + coefficient;
    else odd = odd * mu * mu - coefficient;
  }
  return { odd, even };
}

/** sin(pi x) and cos(pi x), exact at multiples of 1/2. */
export function sinPi(x: number): number {
  const r = x - 2 * Math.round(x / 2);
  if (Math.abs(r) <= 0.25) return Math.sin(Math.PI * r);
  if (Math.abs(r) <= 0.75) return Math.sign(r) * Math.cos(Math.PI * (0.5 - Math.abs(r)));
  return Math.sign(r) * Math.sin(Math.PI * (1 - Math.abs(r)));
}

export function cosPi(x: number): number {
  return sinPi(x + 0.5);
}

function paritySign(n: number): number {
  return n % 2 === 0 ? 1 : -1;
}

const TINY = 1e-300;

/** Taylor coefficients of 1/Gamma(1 + z) at 0. */
const RECIPROCAL_GAMMA = [
  1.0, 0.57721566490153286, -0.65587807152025388, -0.042002635034095236, 0.16653861138229149, -0.042197734555544337,
  -0.0096219715278769736, 0.0072189432466630995, -0.0011651675918590651, -0.00021524167411495097,
  0.00012805028238811619, -2.0134854780788239e-5, -1.2504934821426707e-6, 1.1330272319816959e-6, -2.0563384169776071e-7,
  6.1160951044814158e-9, 5.0020076444692229e-9, -1.1812745704870201e-9, 1.0434267116911005e-10, 7.7822634399050713e-12,
  -3.6968056186422057e-12, 5.100370287454476e-13, -2.0583260535665068e-14, -5.348122539423018e-15,
  1.2267786282382608e-15,
];
