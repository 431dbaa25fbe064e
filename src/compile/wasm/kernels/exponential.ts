import { copySign, lookUp, m, polynomial, powerOfTwo, shift, TO_LOW_BITS, type Tree } from '../tree.ts';
import { EXP, LN, LN2, SINH, TANH } from './coefficients.ts';

/** Where e^x is a normal number, with room for the sums of `sinh` and `cosh`. */
export const EXP_LIMIT = 708;

/** 2^(j/128) as bits, j of them taken off the place where n is added: see `exp`. */
const SCALES = rootsOfTwo().map((root, j) => bitsOf(root) - (BigInt(j) << 45n));

/** 2^(j/128), rounded once: powers in whole numbers of 2^-200. As literals they were most of the weight of all kernels. */
export function rootsOfTwo(): number[] {
  const width = 200n;
  let root = 2n << width;
  for (let halvings = 0; halvings < 7; halvings++) {
    // Newton's method for the square root, from above: it falls until it is there.
    const square = root << width;
    for (let next = (root + (1n << width)) >> 1n; next < root; next = (root + square / root) >> 1n) root = next;
  }
  let power = 1n << width;
  return Array.from({ length: 128 }, () => {
    const rounded = Number(power) / 2 ** 200;
    power = (power * root) >> width;
    return rounded;
  });
}

function bitsOf(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigInt64(0);
}

/**
 * e^x = 2^(n/128) e^r with |r| <= ln(2)/256, where the result is a normal number. With n = 128 k + j, 2^(j/128) comes from
 * a table and k goes to the exponent's bits: n, shifted there, brings j along, which the table has taken off before.
 */
export function exp(x: Tree): Tree {
  const { bits, near } = reduced(x);
  const scale = m.double(m.plus(root(bits), shift('left', bits, 45)));
  return m.add(scale, m.mul(scale, near));
}

/** e^x for all x: the power of two is applied in two factors, so that subnormal results are rounded once. */
export function expWide(x: Tree): Tree {
  const { bits, n, near } = reduced(m.max(m.min(x, 712), -746));
  const scale = m.double(m.plus(root(bits), shift('left', m.and(bits, 127n), 45)));
  const whole = m.floor(m.mul(n, 1 / 128));
  const half = m.nearest(m.mul(whole, 0.5));
  return m.mul(m.mul(m.add(scale, m.mul(scale, near)), powerOfTwo(half)), powerOfTwo(m.sub(whole, half)));
}

/** x = n ln(2)/128 + r: n, also in the low bits of `bits`, and e^r - 1. */
function reduced(x: Tree): { bits: Tree; n: Tree; near: Tree } {
  const shifted = m.add(m.mul(x, 128 * Math.LOG2E), TO_LOW_BITS);
  const n = m.sub(shifted, TO_LOW_BITS);
  const r = m.sub(m.sub(x, m.mul(n, LN2[0] / 128)), m.mul(n, LN2[1] / 128));
  const near = m.add(r, m.mul(m.mul(r, r), polynomial(r, EXP)));
  return { bits: m.bits(shifted), n, near };
}

const root = (bits: Tree): Tree => lookUp(SCALES, m.and(shift('left', bits, 3), 127n << 3n));

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
