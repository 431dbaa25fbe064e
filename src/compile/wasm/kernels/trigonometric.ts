import { m, polynomial, SIGN_BIT, shift, TO_LOW_BITS, type Tree } from '../tree.ts';
import { COS, HALF_PI, SIN } from './coefficients.ts';

/** Beyond it the reduction by three constants loses digits; the caller falls back to an exact reduction. */
export const TRIGONOMETRIC_LIMIT = 2 ** 20;

interface Reduced {
  /** x = quadrant*pi/2 + y + tail, |y| <= pi/4. */
  readonly quadrant: Tree;
  readonly y: Tree;
  readonly tail: Tree;
}

/** Cody and Waite's reduction: the products with the first two parts of pi/2 are exact. */
function reduce(x: Tree): Reduced {
  const turns = m.nearest(m.mul(x, 2 / Math.PI));
  const first = m.sub(x, m.mul(turns, HALF_PI[0]));
  const step = m.mul(turns, HALF_PI[1]);
  const second = m.sub(first, step);
  const error = m.sub(m.sub(m.sub(first, second), step), m.mul(turns, HALF_PI[2]));
  const y = m.add(second, error);
  const tail = m.add(m.sub(second, y), error);
  return { quadrant: m.bits(m.add(turns, TO_LOW_BITS)), y, tail };
}

/** sin(y + tail) on the reduced interval. */
function sinNear({ y, tail }: Reduced): Tree {
  const z = m.mul(y, y);
  const cubic = m.mul(m.mul(z, y), polynomial(z, SIN));
  return m.add(y, m.add(cubic, m.mul(tail, m.sub(1, m.mul(0.5, z)))));
}

/** cos(y + tail) on the reduced interval; 1 - z/2 with its rounding error made good. */
function cosNear({ y, tail }: Reduced): Tree {
  const z = m.mul(y, y);
  const half = m.mul(0.5, z);
  const main = m.sub(1, half);
  const lost = m.sub(m.sub(1, main), half);
  return m.add(main, m.add(lost, m.sub(m.mul(m.mul(z, z), polynomial(z, COS)), m.mul(y, tail))));
}

const isOdd = (quadrant: Tree): Tree => m.same(m.and(quadrant, 1n), 1n);

/** The second bit of the quadrant becomes the sign. */
const withSign = (value: Tree, quadrant: Tree): Tree =>
  m.double(m.xor(m.bits(value), m.and(shift('left', quadrant, 62), SIGN_BIT)));

export function sin(x: Tree): Tree {
  const reduced = reduce(x);
  const { quadrant } = reduced;
  const value = withSign(m.select(cosNear(reduced), sinNear(reduced), isOdd(quadrant)), quadrant);
  // Keeps the sign of zero, and subnormals.
  return m.select(x, value, m.lt(m.abs(x), 2 ** -30));
}

export function cos(x: Tree): Tree {
  const reduced = reduce(x);
  const { quadrant } = reduced;
  return withSign(m.select(sinNear(reduced), cosNear(reduced), isOdd(quadrant)), m.plus(quadrant, 1n));
}
