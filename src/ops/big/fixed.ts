/**
 * Fixed-point numbers as big integers in units of 2^-bits, in which a machine multiplies far faster than digit by digit. Series run in
 * them; decimals go in and come out.
 */
import type { BigNumber } from 'mathjs';
import { classOf } from './context.ts';

/** Decimal digits to bits. */
const BITS_PER_DIGIT = Math.log2(10);
/** Widths are multiples of this, so that constants are shared between precisions. */
const WIDTH_STEP = 64;

/** Bits that hold so many decimal digits, and a margin. */
export function bitsFor(digits: number): number {
  return WIDTH_STEP * Math.ceil((digits * BITS_PER_DIGIT + 40) / WIDTH_STEP);
}

/** x times 2^(bits - shift), rounded to a whole number. */
export function toFixed(x: BigNumber, bits: number, shift = 0): bigint {
  const [mantissa, exponent] = x.toExponential().split('e') as [string, string];
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?];
  const digits = BigInt(whole + fraction);
  const power = Number(exponent) - fraction.length;
  const left = bits - shift;
  if (power >= 0) return shifted(digits * 10n ** BigInt(power), left);
  // Shifted before it is divided, so that nothing is lost.
  const divisor = 10n ** BigInt(-power);
  return left >= 0 ? (digits << BigInt(left)) / divisor : digits / (divisor << BigInt(-left));
}

/** The decimal number of the class of `like` that is `value / 2^bits`, rounded. */
export function fromFixed(value: bigint, bits: number, like: BigNumber): BigNumber {
  const own = classOf(like);
  if (value === 0n) return new own(0);
  const exponent = Math.floor((bitLength(value) - bits) / BITS_PER_DIGIT);
  const scale = own.precision + 3 - exponent;
  const digits =
    scale >= 0 ? shifted(value * 10n ** BigInt(scale), -bits) : shifted(value, -bits) / 10n ** BigInt(-scale);
  return new own(`${digits}e${-scale}`).plus(0);
}

/** The number of binary digits. */
export function bitLength(value: bigint): number {
  const text = (value < 0n ? -value : value).toString(16);
  return 4 * (text.length - 1) + (32 - Math.clz32(Number.parseInt(text[0] as string, 16)));
}

/** value * 2^places. */
export function shifted(value: bigint, places: number): bigint {
  return places >= 0 ? value << BigInt(places) : value >> BigInt(-places);
}

/** pi, by Machin's formula. */
export const fixedPi = remembered(
  (bits) => 16n * arcOfReciprocal(5n, bits, -1n) - 4n * arcOfReciprocal(239n, bits, -1n),
);

/** ln 2, as a sum of inverse hyperbolic tangents. */
export const fixedLn2 = remembered(
  (bits) =>
    18n * arcOfReciprocal(26n, bits, 1n) -
    2n * arcOfReciprocal(4801n, bits, 1n) +
    8n * arcOfReciprocal(8749n, bits, 1n),
);

/** The constant at a width, with guard bits while it is computed, once. */
function remembered(compute: (bits: number) => bigint): (bits: number) => bigint {
  const known = new Map<number, bigint>();
  return (bits) => {
    let value = known.get(bits);
    if (value === undefined) {
      value = compute(bits + 32) >> 32n;
      known.set(bits, value);
    }
    return value;
  };
}

/** atan(1/n) for sign -1, atanh(1/n) for sign 1. */
function arcOfReciprocal(n: bigint, bits: number, sign: bigint): bigint {
  let power = (1n << BigInt(bits)) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (sign * power) / (n * n);
    sum += power / k;
  }
  return sum;
}
