import { copySign, m, polynomial, powerOfTwo, shift, TO_LOW_BITS, type Tree } from '../tree.ts';
import { EXP, LN, LN2, SINH, TANH } from './coefficients.ts';

/** Where e^x is a normal number, with room for the sums of `sinh` and `cosh`. */
export const EXP_LIMIT = 708;

/** x = n ln 2 + r with |r| <= ln(2)/2; `bits` holds n in its low bits. */
interface Reduced {
  readonly bits: Tree;
  readonly whole: Tree;
  readonly r: Tree;
}

function reduce(x: Tree): Reduced {
  const shifted = m.add(m.mul(x, Math.LOG2E), TO_LOW_BITS);
  const whole = m.sub(shifted, TO_LOW_BITS);
  const r = m.sub(m.sub(x, m.mul(whole, LN2[0])), m.mul(whole, LN2[1]));
  return { bits: m.bits(shifted), whole, r };
}

/** e^r on the reduced interval. */
function expNear(r: Tree): Tree {
  const square = m.mul(r, r);
  const cubic = m.add(m.mul(0.5, square), m.mul(m.mul(square, r), polynomial(r, EXP)));
  return m.add(1, m.add(r, cubic));
}

/** e^x = 2^n e^r where the result is a normal number: n is added to the exponent's bits. */
export function exp(x: Tree): Tree {
  const { bits, r } = reduce(x);
  return m.double(m.plus(m.bits(expNear(r)), shift('left', bits, 52)));
}

/** e^x for all x: the power of two is applied in two factors, so that subnormal results are rounded once. */
export function expWide(x: Tree): Tree {
  const { whole, r } = reduce(m.max(m.min(x, 712), -746));
  const half = m.nearest(m.mul(whole, 0.5));
  return m.mul(m.mul(expNear(r), powerOfTwo(half)), powerOfTwo(m.sub(whole, half)));
}

/**
 * ln x = k ln 2 + ln(1 + f) with sqrt(1/2) <= 1 + f < sqrt(2), for normal x > 0. ln(1 + f) = 2 atanh(s) with
 * s = f/(2 + f), arranged so that f, which is exact, is added last.
 */
export function ln(x: Tree): Tree {
  const exponent = shift('rightUnsigned', m.plus(m.bits(x), ONE_BITS - SQRT_HALF_BITS), 52);
  const f = m.sub(m.double(m.minus(m.bits(x), shift('left', m.minus(exponent, 1023n), 52))), 1);
  const k = m.sub(m.double(m.or(exponent, BITS_OF_2_52)), 2 ** 52 + 1023);
  const s = m.div(f, m.add(2, f));
  const z = m.mul(s, s);
  const half = m.mul(0.5, m.mul(f, f));
  // 2 atanh(s) = f - f^2/2 + s (f^2/2 + z R(z)): the identity 2 s = f - s f.
  const bend = m.mul(s, m.add(half, m.mul(z, polynomial(z, LN))));
  return m.sub(m.mul(k, LN2[0]), m.sub(m.sub(half, m.add(bend, m.mul(k, LN2[1]))), f));
}

/** A polynomial near 0; beyond, 1 - 2/(e^(2|x|) + 1), where the quotient is at most half. */
export function tanh(x: Tree): Tree {
  const z = m.mul(x, x);
  const near = m.add(x, m.mul(m.mul(x, z), polynomial(z, TANH)));
  const size = m.abs(x);
  const far = m.sub(1, m.div(2, m.add(exp(m.min(m.add(size, size), 44)), 1)));
  return copySign(m.select(m.abs(near), far, m.lt(size, 0.55)), x);
}

/** A polynomial near 0; beyond, e^|x|/2 - e^-|x|/2. */
export function sinh(x: Tree): Tree {
  const z = m.mul(x, x);
  const near = m.add(x, m.mul(m.mul(x, z), polynomial(z, SINH)));
  const half = m.mul(0.5, exp(m.abs(x)));
  const far = m.sub(half, m.div(0.25, half));
  return m.select(near, copySign(far, x), m.lt(m.abs(x), 1));
}

/** e^|x|/2 + e^-|x|/2. */
export function cosh(x: Tree): Tree {
  const half = m.mul(0.5, exp(m.abs(x)));
  return m.add(half, m.div(0.25, half));
}

const ONE_BITS = 0x3ff0000000000000n;
const SQRT_HALF_BITS = 0x3fe6a09e667f3bcdn;
const BITS_OF_2_52 = 0x4330000000000000n;
