import type { BigNumber } from 'mathjs';
import { FluxionError } from '../error.ts';
import { type Expr, evaluateAll, freeVariables } from '../expr/index.ts';
import { bigClass, bigFunction, HIGHEST_PRECISION, withoutBig } from './big.ts';

/** A value in high precision. */
export interface HighPrecisionValue {
  /** Decimal digits, or `Infinity`, `-Infinity`, `NaN`. */
  readonly text: string;
  /** How many of the digits are certain; at most as many as asked for. */
  readonly digits: number;
  /** Where no digit is certain because the value is 0 or nearly so: a bound of its size. `text` is `0` then. */
  readonly below?: string;
}

/** Digits beyond those asked for, in the first two attempts that are compared. */
const GUARD = 12;
/** The most digits that can be asked for. */
export const HIGHEST_DIGITS = HIGHEST_PRECISION - 4 * GUARD;

/** The decimal exponent below which a value counts as nearly 0. */
const TINY = -40;

/** More precision is tried while cancellation eats digits. */
const GROWTH = 1.6;

/**
 * The value of an expression without variables in high precision. It is computed twice, with different numbers of
 * digits: what both agree on is certain.
 *
 * @throws FluxionError NAME where a variable is left, ARGUMENT for a number of digits out of range, UNDEFINED where a function
 * has no high-precision form.
 * @example
 * highPrecision(parse('sqrt(2)'), 30).text // '1.41421356237309504880168872421'
 */
export function highPrecision(expr: Expr, digits: number): HighPrecisionValue {
  if (!Number.isInteger(digits) || digits < 1 || digits > HIGHEST_DIGITS) {
    throw new FluxionError(
      'ARGUMENT',
      `The number of digits is a whole number from 1 to ${HIGHEST_DIGITS}, not ${digits}.`,
    );
  }
  const [variable] = freeVariables(expr);
  if (variable !== undefined) throw new FluxionError('NAME', `No value for ${variable}.`);
  const missing = withoutBig(expr);
  if (missing.length > 0) {
    throw new FluxionError('UNDEFINED', `There is no high-precision form of ${missing.join(', ')}.`, {
      suggestion: 'Ask for 16 digits or fewer, which double precision gives.',
    });
  }
  const top = largestExponent(expr);
  let precision = digits + GUARD;
  let before = valueWith(expr, precision);
  let best: HighPrecisionValue | undefined;
  while (precision < HIGHEST_PRECISION) {
    precision = Math.min(HIGHEST_PRECISION, Math.ceil(precision * (best === undefined ? 1.2 : GROWTH)));
    const now = valueWith(expr, precision);
    // Where terms of 10^158 cancel, 60 digits leave a 0 that says nothing.
    const noise = top - precision / GROWTH;
    const isEmpty = now.isZero() && noise >= TINY;
    const certain = isEmpty ? 0 : Math.min(digits, commonDigits(before, now));
    const wasTiny = best?.below !== undefined;
    best =
      certain === 0 && noise < TINY && isTiny(now, before)
        ? tiny(now, before, noise)
        : { text: written(now, certain), digits: certain };
    // What only shrinks as digits are added is 0 as far as one can see.
    if (certain >= digits || !now.isFinite() || (wasTiny && best.below !== undefined)) return best;
    before = now;
  }
  return best ?? { text: written(before, digits), digits: 0 };
}

function valueWith(expr: Expr, precision: number): BigNumber {
  const Big = bigClass(precision);
  return bigFunction(expr, {}, '', Big, 'decimal')(new Big(0));
}

/** Leading digits that two values share; of two equal ones, all. */
function commonDigits(a: BigNumber, b: BigNumber): number {
  if (!a.isFinite() || !b.isFinite()) return 0;
  const difference = a.minus(b).abs();
  if (difference.isZero()) return HIGHEST_PRECISION;
  if (b.isZero()) return 0;
  return Math.max(0, Math.floor(-difference.div(b.abs()).log(10).toNumber()));
}

/** The decimal exponent of the largest value on the way. */
function largestExponent(expr: Expr): number {
  const sizes = [...evaluateAll([expr], {}).values()].map(Math.abs).filter((size) => !Number.isNaN(size));
  return Math.log10(Math.max(1, ...sizes));
}

/** Nothing but round-off: at higher precision it only shrinks. */
function isTiny(now: BigNumber, before: BigNumber): boolean {
  return now.isFinite() && now.abs().plus(before.abs()).lessThan(`1e${TINY}`);
}

function tiny(now: BigNumber, before: BigNumber, noise: number): HighPrecisionValue {
  const bound = now.abs().plus(now.minus(before).abs());
  return { text: '0', digits: 0, below: `1e${Math.ceil(Math.max(noise, bound.log(10).toNumber()))}` };
}

function written(value: BigNumber, digits: number): string {
  if (value.isZero()) return '0';
  return value.isFinite() && digits > 0 ? value.toSignificantDigits(digits).toString() : value.toString();
}
