import { Fraction } from 'fraction.js';
import { fractionOf, isInteger, type Num, num, remember } from '../../expr/index.ts';

/** Exact arithmetic on literals; integers below 2^53 take the fast path. Throws LIMIT where the result is too large to write. */
export function plus(a: Num, b: Num): Num {
  if (a.fraction === undefined && b.fraction === undefined) {
    const sum = a.value + b.value;
    if (Number.isSafeInteger(sum)) return num(sum);
  }
  const [p, q] = [top(a) * bottom(b), top(b) * bottom(a)];
  const exact = Number.isSafeInteger(p) && Number.isSafeInteger(q) ? ratio(p + q, bottom(a) * bottom(b)) : undefined;
  return exact ?? num(fractionOf(a).add(fractionOf(b)));
}

export function times(a: Num, b: Num): Num {
  if (a === ONE) return b;
  if (b === ONE) return a;
  if (a.fraction === undefined && b.fraction === undefined) {
    const product = a.value * b.value;
    if (Number.isSafeInteger(product)) return num(product);
  }
  return ratio(top(a) * top(b), bottom(a) * bottom(b)) ?? num(fractionOf(a).mul(fractionOf(b)));
}

export function negate(a: Num): Num {
  return a.fraction === undefined ? num(-a.value) : num(a.fraction.neg());
}

export function over(a: Num, b: Num): Num {
  if (b === ONE) return a;
  return ratio(top(a) * bottom(b), bottom(a) * top(b)) ?? num(fractionOf(a).div(fractionOf(b)));
}

/** Numerator and denominator as doubles; what they do not hold exactly is not safe, nor is what it is multiplied with. */
function top({ value, fraction }: Num): number {
  return fraction === undefined ? value : Number(fraction.s * fraction.n);
}

function bottom({ fraction }: Num): number {
  return fraction === undefined ? 1 : Number(fraction.d);
}

/** The fractions that formulas hold, so that no arithmetic of large numbers is done for them. */
const ratios = new Map<number, Num>();
const RATIO_LIMIT = 1024;
const MOST_RATIOS = 512;

/** n/d where both are exact; undefined where they are too large, or d is 0. */
function ratio(n: number, d: number): Num | undefined {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) return undefined;
  const divisor = Math.sign(d) * gcd(Math.abs(n), Math.abs(d));
  const [above, below] = [n / divisor, d / divisor];
  if (below === 1) return num(above);
  if (Math.abs(above) >= RATIO_LIMIT || below >= RATIO_LIMIT) return undefined;
  if (ratios.size >= MOST_RATIOS) ratios.clear();
  return remember(ratios, above * RATIO_LIMIT + below, () => num(new Fraction(above, below)));
}

/** The numerator, with the sign, as a literal. */
export function numerator(a: Num): Num {
  if (isInteger(a)) return a;
  const above = top(a);
  return num(Number.isSafeInteger(above) ? above : fractionOf(a).mul(fractionOf(a).d));
}

/** The denominator as a literal. */
export function denominator(a: Num): Num {
  if (isInteger(a)) return ONE;
  const below = bottom(a);
  return num(Number.isSafeInteger(below) ? below : fractionOf(a).d);
}

/** a^n for an integer n, or undefined where it is infinite or too large to write down. */
export function integerPower(a: Num, n: Num): Num | undefined {
  if (a === ONE || n === ONE) return a;
  if (a === ZERO) return n.value > 0 ? ZERO : undefined;
  // |a| >= 2 or <= 1/2 leaves the range of doubles beyond this exponent; a = -1 does not.
  if (Math.abs(n.value) > 1100 && a !== MINUS_ONE) return undefined;
  if (a === MINUS_ONE) return n.value % 2 === 0 ? ONE : MINUS_ONE;
  const size = Math.abs(Math.log2(Math.abs(a.value))) * Math.abs(n.value);
  if (!(size < 1000)) return undefined;
  try {
    if (n === MINUS_ONE) return over(ONE, a);
    return num(fractionOf(a).pow(fractionOf(n)));
  } catch {
    return undefined;
  }
}

/** The sign and the largest number that divides all of these to integers without a common factor. */
export function content(values: readonly Num[]): Num {
  if (values.every((value) => value.fraction === undefined)) {
    return num(values.reduce((divisor, value) => gcd(divisor, Math.abs(value.value)), 0));
  }
  const [first, ...rest] = values.map((value) => fractionOf(value).abs());
  return first === undefined ? ONE : num(rest.reduce((divisor, value) => divisor.gcd(value), first));
}

function gcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

export function isEven(a: Num): boolean {
  return isInteger(a) && (a.fraction === undefined ? a.value % 2 === 0 : a.fraction.n % 2n === 0n);
}

/** Whether numerator and denominator are doubles. */
export function isShortNumber(a: Num): boolean {
  return Number.isSafeInteger(top(a)) && Number.isSafeInteger(bottom(a));
}

export const ZERO = num(0);
export const ONE = num(1);
export const MINUS_ONE = num(-1);
