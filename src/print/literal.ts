import { fractionOf, type Num } from '../expr/index.ts';

/** Decimals are written out up to this many digits; longer ones as fractions, or in powers of ten. */
const MAX_DIGITS = 17;

/** How an exact literal is written: its sign apart, and either digits or a numerator over a denominator. */
export interface Literal {
  readonly negative: boolean;
  /** `'0.25'`, `'3'`; of a fraction the numerator. */
  readonly digits: string;
  /** Power of ten behind the digits, 0 for none. */
  readonly exponent: number;
  readonly denominator: string | undefined;
}

/**
 * A literal in the form that is read best and is exact: integers and short decimals as digits, `1/3` as a fraction;
 * also `1/4`, whose denominator has one digit.
 *
 * @param fractions whether what is no integer is a fraction, however short its decimal is
 */
export function literalForm(node: Num, fractions = false): Literal {
  const { s, n, d } = fractionOf(node);
  const negative = s < 0n;
  if (d === 1n) return { negative, denominator: undefined, ...integerForm(n) };
  const places = d < 10n || fractions ? undefined : decimalPlaces(d);
  const scaled = places === undefined ? 0n : (n * 10n ** BigInt(places)) / d;
  const digits = scaled.toString();
  if (places === undefined || digits.length > MAX_DIGITS) {
    return { negative, digits: n.toString(), exponent: 0, denominator: d.toString() };
  }
  // 0.000001 is still read at a glance, 1e-7 is not written with zeros.
  const leading = digits.length - places;
  if (leading < -5) return { negative, digits, exponent: -places, denominator: undefined };
  const padded = digits.padStart(places + 1, '0');
  const point = padded.length - places;
  return { negative, digits: `${padded.slice(0, point)}.${padded.slice(point)}`, exponent: 0, denominator: undefined };
}

/** A literal that terminates, in digits and a decimal point whatever its size. */
export function decimal(node: Num): string {
  const { negative, digits, exponent, denominator } = literalForm(node);
  if (denominator !== undefined) return String(node.value);
  return `${negative ? '-' : ''}${shifted(digits, exponent)}`;
}

/** Digits times a power of ten, written out. */
export function shifted(digits: string, exponent: number): string {
  if (exponent >= 0) return digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** Integers beyond doubles' 17 digits that end in many zeros are written with a power of ten. */
function integerForm(value: bigint): { digits: string; exponent: number } {
  const digits = value.toString();
  const significant = digits.replace(/0+$/, '');
  const zeros = digits.length - significant.length;
  return digits.length > 21 && significant.length <= MAX_DIGITS
    ? { digits: significant, exponent: zeros }
    : { digits, exponent: 0 };
}

/** Number of decimals of 1/denominator, undefined where it does not terminate or is too long to be looked for. */
function decimalPlaces(denominator: bigint): number | undefined {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  while ((rest & 1n) === 0n) {
    rest >>= 1n;
    twos++;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives++;
  }
  return rest === 1n ? Math.max(twos, fives) : undefined;
}
