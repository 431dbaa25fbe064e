import { m, polynomial, SIGN_BIT, shift, TO_LOW_BITS, type Tree } from '../tree.ts';
import { COS, HALF_PI, SIN } from './coefficients.ts';

/**
 * Beyond it the products of the reduction are no longer exact. Below it no double is closer than about 2^-53 to a
 * multiple of pi/2, and the three parts of pi/2 reach 2^-115.
 */
export const TRIGONOMETRIC_LIMIT = 2 ** 15;

interface Reduced {
  /** x = quadrant*pi/2 + y, |y| <= pi/4; the quadrant is in the low bits. */
  readonly quadrant: Tree;
  readonly y: Tree;
}

const known = new WeakMap<Tree, Reduced>();

/** Cody and Waite's reduction: the products with the first two parts of pi/2 are exact. Once for each x. */
function reduce(x: Tree): Reduced {
  let reduced = known.get(x);
  if (reduced === undefined) {
    const shifted = m.add(m.mul(x, 2 / Math.PI), TO_LOW_BITS);
    const turns = m.sub(shifted, TO_LOW_BITS);
    const y = HALF_PI.reduce((rest, part) => m.sub(rest, m.mul(turns, part)), x);
    reduced = { quadrant: m.bits(shifted), y };
    known.set(x, reduced);
  }
  return reduced;
}

/** sin on the reduced interval. */
function sinNear(y: Tree, z: Tree): Tree {
  return m.add(y, m.mul(m.mul(z, y), polynomial(z, SIN)));
}

/** cos on the reduced interval; 1 - z/2 with its rounding error made good. */
function cosNear(z: Tree): Tree {
  const half = m.mul(0.5, z);
  const main = m.sub(1, half);
  const lost = m.sub(m.sub(1, main), half);
  return m.add(main, m.add(lost, m.mul(m.mul(z, z), polynomial(z, COS))));
}

const isOdd = (quadrant: Tree): Tree => m.same(m.and(quadrant, 1n), 1n);

/** The second bit of the quadrant becomes the sign. */
const withSign = (value: Tree, quadrant: Tree): Tree =>
  m.double(m.xor(m.bits(value), m.and(shift('left', quadrant, 62), SIGN_BIT)));

/** Sine and cosine together: the reduction and both polynomials are needed for each of them anyway. */
export function sinAndCos(x: Tree): readonly [Tree, Tree] {
  const { quadrant, y } = reduce(x);
  const z = m.mul(y, y);
  const [s, c, odd] = [sinNear(y, z), cosNear(z), isOdd(quadrant)];
  const sine = withSign(m.select(c, s, odd), quadrant);
  // Keeps the sign of zero.
  const signed = m.select(x, sine, m.eq(x, 0));
  return [signed, withSign(m.select(s, c, odd), m.plus(quadrant, 1n))];
}
