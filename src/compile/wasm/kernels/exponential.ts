import { copySign, m, type Operand, polynomial, powerOfTwo, shift, TO_LOW_BITS, type Tree } from '../tree.ts';
import { EXP, LN, LN2, SINH, TANH } from './coefficients.ts';

/**
 * e^x = 2^n e^r with n = round(x / ln 2) and |r| <= ln(2)/2. The power of two is applied in two factors, so that
 * results below the normal range are rounded once.
 */
export function exp(x: Tree): Tree {
  const { whole, tail } = reduced(x);
  return scaled(m.add(1, tail), whole);
}

/** The integer n of `exp`, and e^r - 1 to a relative error of about 2^-53 of e^r. */
function reduced(x: Tree): { whole: Tree; tail: Tree } {
  const inRange = m.max(m.min(x, 712), -746);
  const whole = m.nearest(m.mul(inRange, Math.LOG2E));
  const high = m.sub(inRange, m.mul(whole, LN2[0]));
  const low = m.mul(whole, LN2[1]);
  const r = m.sub(high, low);
  const square = m.mul(r, r);
  const cubic = m.add(m.mul(0.5, square), m.mul(m.mul(square, r), polynomial(r, EXP)));
  // The rounding error of r returns through `high`: (high - r) - low is its exact value.
  const correction = m.sub(m.sub(high, r), low);
  return { whole, tail: m.add(r, m.add(cubic, correction)) };
}

function scaled(value: Tree, exponent: Tree): Tree {
  const half = m.nearest(m.mul(exponent, 0.5));
  return m.mul(m.mul(value, powerOfTwo(half)), powerOfTwo(m.sub(exponent, half)));
}

/**
 * ln x = k ln 2 + ln(1 + f) with sqrt(1/2) <= 1 + f < sqrt(2); ln(1 + f) = 2 atanh(s) with s = f/(2 + f), arranged so
 * that f, which is exact, is added last.
 */
export function ln(x: Tree): Tree {
  const tiny = m.lt(x, 2 ** -1022);
  const normal = m.select(m.mul(x, 2 ** 54), x, tiny);
  const exponent = shift('right', m.minus(m.bits(normal), SQRT_HALF_BITS), 52);
  const mantissa = m.double(m.minus(m.bits(normal), shift('left', exponent, 52)));
  const binary = m.sub(m.double(m.plus(exponent, BITS_OF_SHIFT)), TO_LOW_BITS);
  const k = m.sub(binary, m.select(54, 0, tiny));
  const finite = lnSum(k, m.sub(mantissa, 1), 0);
  const special = m.select(Number.NEGATIVE_INFINITY, m.select(x, Number.NaN, m.gt(x, 0)), m.eq(x, 0));
  return m.select(finite, special, m.both(m.gt(x, 0), m.lt(x, Number.POSITIVE_INFINITY)));
}

/** k ln 2 + ln(1 + f) + correction, for f in [sqrt(1/2) - 1, sqrt(2) - 1]. */
function lnSum(k: Tree, f: Tree, correction: Operand): Tree {
  const s = m.div(f, m.add(2, f));
  const z = m.mul(s, s);
  const half = m.mul(0.5, m.mul(f, f));
  // 2 atanh(s) = f - f^2/2 + s (f^2/2 + z R(z)): the identity 2 s = f - s f.
  const bend = m.mul(s, m.add(half, m.mul(z, polynomial(z, LN))));
  const low = m.add(m.add(bend, m.mul(k, LN2[1])), correction);
  return m.sub(m.mul(k, LN2[0]), m.sub(m.sub(half, low), f));
}

/** A polynomial near 0; beyond, 1 - 2/(e^(2|x|) + 1), where the quotient is at most half. */
export function tanh(x: Tree): Tree {
  const z = m.mul(x, x);
  const near = m.add(x, m.mul(m.mul(x, z), polynomial(z, TANH)));
  const size = m.abs(x);
  const far = m.sub(1, m.div(2, m.add(exp(m.min(m.add(size, size), 44)), 1)));
  return copySign(m.select(m.abs(near), far, m.lt(size, 0.55)), x);
}

/** A polynomial near 0; beyond, e^|x|/2 - e^-|x|/2, the exponential halved first so that it overflows last. */
export function sinh(x: Tree): Tree {
  const z = m.mul(x, x);
  const near = m.add(x, m.mul(m.mul(x, z), polynomial(z, SINH)));
  const half = halfExp(m.abs(x));
  const far = m.sub(half, m.div(0.25, half));
  return m.select(near, copySign(far, x), m.lt(m.abs(x), 1));
}

/** e^|x|/2 + e^-|x|/2. */
export function cosh(x: Tree): Tree {
  const half = halfExp(m.abs(x));
  return m.add(half, m.div(0.25, half));
}

function halfExp(x: Tree): Tree {
  const { whole, tail } = reduced(x);
  return scaled(m.add(1, tail), m.sub(whole, 1));
}

const SQRT_HALF_BITS = 0x3fe6a09e667f3bcdn;
const BITS_OF_SHIFT = 0x4338000000000000n;
