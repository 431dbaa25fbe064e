/** Rounding and remainders. */
import type { Fraction } from 'fraction.js';
import type { BigNumber } from 'mathjs';

/** The nearest integer, halves away from 0. */
export function round(x: number): number {
  return Math.sign(x) * Math.round(Math.abs(x));
}

/** x rounded to n decimals, halves of its shortest decimal away from 0; NaN unless n is an integer from 0 to 15. */
export function roundTo(x: number, n: number): number {
  if (!Number.isInteger(n) || n < 0 || n > 15) return NaN;
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 53) return x;
  const [digits, exponent = '0'] = String(x).split('e');
  const shifted = round(Number(`${digits}e${Number(exponent) + n}`));
  const [whole, power = '0'] = String(shifted).split('e');
  return Number(`${whole}e${Number(power) - n}`);
}

/** x - y*floor(x/y), exactly; x where y is 0. */
export function mod(x: number, y: number): number {
  if (y === 0) return x;
  const remainder = x % y;
  return remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder;
}

/** The same in high precision. */
export function bigMod(x: BigNumber, y: BigNumber): BigNumber {
  if (y.isZero()) return x;
  const remainder = x.mod(y);
  return !remainder.isZero() && remainder.isNegative() !== y.isNegative() ? remainder.plus(y) : remainder;
}

/** The same on fractions. */
export function exactMod(x: Fraction, y: Fraction): Fraction {
  return y.n === 0n ? x : x.sub(y.mul(x.div(y).floor()));
}
