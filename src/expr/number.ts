import { Fraction } from 'fraction.js';
import { FluxionError } from '../error.ts';
import { intern } from './intern.ts';
import { type Num, SCALAR } from './node.ts';
import { hashText } from './op.ts';

/** An exact value is written down only while numerator and denominator stay below this many bits. */
export const EXACT_BITS = 2048;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A whole number that a double holds exactly. */
const WHOLE = /^\d{1,15}$/;

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/**
 * The literal node of a number, exactly. A double stands for its shortest decimal (0.1 is 1/10); text is decimal.
 *
 * @throws FluxionError LIMIT where the number is no finite double, or is not 0 but too small for one.
 * @example
 * num(0.1) === num('0.1') // true
 */
export function num(value: number | bigint | string | Fraction): Num {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return integer(value);
  if (value instanceof Fraction) return fromFraction(value);
  if (typeof value === 'bigint') return fromFraction(new Fraction(value));
  return fromDecimal(String(value));
}

/** Small integers stand in every formula: they are kept. */
const SMALL = 256;
const small: (Num | undefined)[] = new Array<Num | undefined>(2 * SMALL + 1).fill(undefined);

function integer(value: number): Num {
  if (value < -SMALL || value > SMALL) return internNum(value, undefined);
  const known = small[value + SMALL];
  if (known !== undefined) return known;
  // No negative zero.
  const made = internNum(value === 0 ? 0 : value, undefined);
  small[value + SMALL] = made;
  return made;
}

/** What makes a literal exact. */
export type Exact = Pick<Num, 'value' | 'fraction'>;

/** The exact value of a literal. */
export function fractionOf(node: Exact): Fraction {
  return node.fraction ?? new Fraction(node.value);
}

/** Whether a literal is an integer. */
export function isInteger(node: Num): boolean {
  return node.fraction === undefined || node.fraction.d === 1n;
}

/** Whether a fraction is small enough to stand in an expression as a literal. */
export function isWritable(value: Fraction): boolean {
  if (value.n <= MAX_SAFE && value.d <= MAX_SAFE) return true;
  if (bitLength(value.n) > EXACT_BITS || bitLength(value.d) > EXACT_BITS) return false;
  const double = fractionToNumber(value);
  return Number.isFinite(double) && (double !== 0 || value.n === 0n);
}

/** Number of binary digits of a non-negative integer, to within 4. */
export function bitLength(value: bigint): number {
  return 4 * value.toString(16).length;
}

/** The double nearest to a fraction, correctly rounded for normal numbers. */
export function fractionToNumber(value: Fraction): number {
  const { s, n, d } = value;
  if (n <= MAX_SAFE && d <= MAX_SAFE) return (Number(s) * Number(n)) / Number(d);
  // Scale the quotient to at least 66 bits, keep a sticky last bit, and let Number() round once.
  const shift = BigInt(Math.max(0, 66 - (bitLength(n) - bitLength(d))));
  const scaled = n << shift;
  const quotient = scaled / d;
  const sticky = quotient * d === scaled ? quotient : quotient | 1n;
  const exponent = Number(shift);
  // Two steps, because 2^-shift alone may underflow.
  const half = Math.floor(exponent / 2);
  return Number(s) * Number(sticky) * 2 ** -half * 2 ** -(exponent - half);
}

function fromFraction(value: Fraction): Num {
  if (!isWritable(value)) throw tooLarge(value.n === 0n ? '0' : 'the number');
  if (value.d === 1n && value.n <= MAX_SAFE) return num(Number(value.s * value.n));
  return internNum(fractionToNumber(value), value);
}

function fromDecimal(text: string): Num {
  if (WHOLE.test(text)) return integer(Number(text));
  const match = DECIMAL.exec(text);
  if (match === null) throw new FluxionError('ARGUMENT', `${text} is not a finite number.`);
  const [, sign, whole = '', decimals = '', exponentText = '0'] = match;
  const value = Number(text);
  const digits = BigInt(whole + decimals || '0');
  if (digits === 0n) return num(0);
  if (!Number.isFinite(value) || value === 0) throw tooLarge(text);
  const exponent = Number(exponentText) - decimals.length;
  const scale = 10n ** BigInt(Math.abs(exponent));
  const signed = sign === '-' ? -digits : digits;
  const exact = exponent >= 0 ? new Fraction(signed * scale) : new Fraction(signed, scale);
  if (exact.d === 1n && exact.n <= MAX_SAFE) return num(Number(exact.s * exact.n));
  return internNum(value, exact);
}

function tooLarge(what: string): FluxionError {
  return new FluxionError('LIMIT', `${what} is outside the range of double precision (about 1e-323 to 1.8e308).`);
}

const scratch = new Float64Array(1);
const scratchBits = new Int32Array(scratch.buffer);

function internNum(value: number, fraction: Fraction | undefined): Num {
  scratch[0] = value;
  const hash = Math.imul((scratchBits[0] ?? 0) ^ Math.imul(scratchBits[1] ?? 0, 0x9e3779b1), 0x85ebca6b) ^ NUM_HASH;
  return intern({ id: 0, kind: 'num', hash, shape: SCALAR, size: 1, mark: 0, value, fraction }) as Num;
}

const NUM_HASH = hashText('literal number');
