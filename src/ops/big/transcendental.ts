import type { BigNumber } from 'mathjs';
import { bigConstant, bigOf, classOf, withGuard } from './context.ts';
import { bitLength, bitsFor, fixedLn2, fixedPi, fromFixed, toFixed } from './fixed.ts';

/** Arguments with larger decimal exponents go the slow way: their results have too many digits, or need as many of pi. */
const LARGEST = 3;

/** e^x. */
export function bigExp(x: BigNumber): BigNumber {
  const { precision } = classOf(x);
  if (!x.isFinite() || x.e > MOST_DECIMAL) return x.exp();
  if (x.e > LARGEST) return withGuard(x.e + 4, [x], expOfLarge);
  if (x.isZero() || x.e < -precision - 2) return x.plus(1);
  const bits = bitsFor(precision + 8);
  const ln2 = fixedLn2(bits);
  const fixed = toFixed(x, bits);
  const twos = Number((2n * fixed + ln2) / (2n * ln2));
  return fromFixed(fixedExp(fixed - BigInt(twos) * ln2, bits), bits - twos, x);
}

/** By the power of ten in it, which costs nothing. */
function expOfLarge(x: BigNumber): BigNumber {
  const ln10 = bigOf(x, 10).ln();
  const tens = x.div(ln10).round();
  return bigExp(x.minus(tens.times(ln10))).times(bigOf(x, `1e${tens.toFixed(0)}`));
}

/** The exponents of arguments whose results have an exponent that can be written down. */
const MOST_DECIMAL = 14;

/** e^r for a fixed-point r below 1: of r / 2^halvings by its series, squared as often. */
function fixedExp(r: bigint, bits: number): bigint {
  const halvings = Math.floor(Math.sqrt(bits / 3));
  const width = BigInt(bits + 2 * halvings);
  const small = r << BigInt(halvings);
  let term = 1n << width;
  let sum = term;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    term = ((term * small) >> width) / k;
    sum += term;
  }
  for (let k = 0; k < halvings; k++) sum = (sum * sum) >> width;
  return sum >> BigInt(2 * halvings);
}

/** ln(x): from the double next to it, y, as y + ln(x e^-y). */
export function bigLn(x: BigNumber): BigNumber {
  if (!x.isFinite() || !x.greaterThan(0)) return x.ln();
  const rest = x.minus(1);
  if (rest.isZero()) return rest;
  const lost = Math.max(0, -rest.e);
  const own = classOf(x);
  if (Math.abs(x.e) > 1e6 || lost > 3 * own.precision) return x.ln();
  const bits = bitsFor(own.precision + lost + 12);
  const twos = Math.round(x.e * Math.log2(10) + Math.log2(leading(x)));
  const fixed = toFixed(x, bits, twos);
  const start = Math.log(asDouble(fixed, bits));
  const y = doubleToFixed(start, bits);
  const nearOne = (fixed * fixedExp(-y, bits)) >> BigInt(bits);
  const unit = 1n << BigInt(bits);
  const s = ((nearOne - unit) << BigInt(bits)) / (nearOne + unit);
  const square = (s * s) >> BigInt(bits);
  let power = s;
  let sum = s;
  for (let k = 3n; power !== 0n && power !== -1n; k += 2n) {
    power = (power * square) >> BigInt(bits);
    sum += power / k;
  }
  return fromFixed(y + 2n * sum + BigInt(twos) * fixedLn2(bits), bits, x);
}

/** The number with its decimal point after the first digit. */
function leading(x: BigNumber): number {
  return Number(x.toSignificantDigits(16).toExponential().split('e')[0]);
}

function asDouble(fixed: bigint, bits: number): number {
  return Number(fixed >> BigInt(bits - 60)) / 2 ** 60;
}

function doubleToFixed(x: number, bits: number): bigint {
  return BigInt(Math.round(x * 2 ** 60)) << BigInt(bits - 60);
}

/** sin(x). */
export function bigSin(x: BigNumber): BigNumber {
  return ofAngle(x, 0) ?? x.sin();
}

/** cos(x). */
export function bigCos(x: BigNumber): BigNumber {
  return ofAngle(x, 1) ?? x.cos();
}

/** The sine of x and so many right angles. Undefined where the slow way has to be taken. */
function ofAngle(x: BigNumber, quarters: number): BigNumber | undefined {
  if (!x.isFinite() || x.e > LARGEST) return undefined;
  if (x.isZero()) return bigOf(x, quarters);
  const { precision } = classOf(x);
  // The third term of the series is beyond the digits. As fixed-point numbers such angles would be long.
  if (2 * x.e < -precision - 4) {
    const square = x.times(x);
    return quarters === 0 ? x.minus(x.times(square).div(6)) : bigOf(x, 1).minus(square.div(2));
  }
  const wanted = bitsFor(precision + 5);
  // What is left of x may be small: then that many more bits are needed, of pi too.
  for (let bits = wanted; bits < 32 * wanted; ) {
    const right = fixedPi(bits) >> 1n;
    const fixed = toFixed(x, bits);
    const turns = floorDivided(2n * fixed + right, 2n * right);
    const angle = fixed - turns * right;
    const quarter = Number((((turns + BigInt(quarters)) % 4n) + 4n) % 4n);
    const missing = quarter % 2 === 0 ? wanted - bitLength(angle) : 0;
    const isSeen = quarter % 2 === 1 || angle !== 0n;
    if (isSeen && bits - wanted >= missing) {
      const value = quarter % 2 === 0 ? fixedSine(angle, bits) : fixedCosine(angle, bits);
      return fromFixed(quarter < 2 ? value : -value, bits, x);
    }
    bits = wanted + Math.max(missing, 2 * (bits - wanted), 1);
    bits += isSeen ? 0 : wanted;
  }
  return undefined;
}

function floorDivided(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

function fixedSine(angle: bigint, bits: number): bigint {
  return alternating(angle, 1n, angle, bits);
}

function fixedCosine(angle: bigint, bits: number): bigint {
  return alternating(1n << BigInt(bits), 0n, angle, bits);
}

/** The series of sine or cosine from its first term, which has this power of the angle. */
function alternating(first: bigint, power: bigint, angle: bigint, bits: number): bigint {
  const width = BigInt(bits);
  const square = (angle * angle) >> width;
  let term = first;
  let sum = first;
  for (let k = power; term !== 0n && term !== -1n; k += 2n) {
    term = -((term * square) >> width) / ((k + 1n) * (k + 2n));
    sum += term;
  }
  return sum;
}

/** x^y. */
export function bigPow(x: BigNumber, y: BigNumber): BigNumber {
  if (!x.isFinite() || !y.isFinite() || !x.greaterThan(0) || y.isInteger() || y.e > 6) return x.pow(y);
  const digits = Math.max(0, y.e + 1) + String(Math.abs(x.e)).length;
  return withGuard(5 + digits, [x, y], (base, exponent) => bigExp(exponent.times(bigLn(base))));
}

/** The logarithm to a whole base; a power of it gives a whole number. */
export function bigLogBase(x: BigNumber, base: number): BigNumber {
  return withGuard(8, [x], (t) => bigLn(t).div(bigConstant(t, `ln ${base}`, (one) => bigLn(one.times(base)))));
}
