import { fractionOf, isInteger, type Num, num } from '../../expr/index.ts';

/** Exact arithmetic on literals; integers below 2^53 take the fast path. Throws LIMIT where the result is too large to write. */
export function plus(a: Num, b: Num): Num {
  if (a.fraction === undefined && b.fraction === undefined) {
    const sum = a.value + b.value;
    if (Number.isSafeInteger(sum)) return num(sum);
  }
  return num(fractionOf(a).add(fractionOf(b)));
}

export function times(a: Num, b: Num): Num {
  if (a === ONE) return b;
  if (b === ONE) return a;
  if (a.fraction === undefined && b.fraction === undefined) {
    const product = a.value * b.value;
    if (Number.isSafeInteger(product)) return num(product);
  }
  return num(fractionOf(a).mul(fractionOf(b)));
}

export function negate(a: Num): Num {
  return a.fraction === undefined ? num(-a.value) : num(a.fraction.neg());
}

export function over(a: Num, b: Num): Num {
  return b === ONE ? a : num(fractionOf(a).div(fractionOf(b)));
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
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

export function isEven(a: Num): boolean {
  return isInteger(a) && (a.fraction === undefined ? a.value % 2 === 0 : a.fraction.n % 2n === 0n);
}

export const ZERO = num(0);
export const ONE = num(1);
export const MINUS_ONE = num(-1);
