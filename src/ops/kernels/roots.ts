/** Real roots: in double precision, in high precision, and of exact fractions. */
import { Fraction } from 'fraction.js';
import type { BigNumber } from 'mathjs';
import { bigOf, withGuard } from '../big/context.ts';

/** The real n-th root of x; NaN where there is none. */
export function nthRoot(x: number, n: number): number {
  if (n === 0 || Number.isNaN(x) || Number.isNaN(n)) return NaN;
  if (x < 0) return Math.abs(n % 2) === 1 ? -nthRoot(-x, n) : NaN;
  if (n === 2) return Math.sqrt(x);
  if (n === 3) return Math.cbrt(x);
  if (n < 0) return 1 / nthRoot(x, -n);
  const root = x ** (1 / n);
  if (!Number.isInteger(n) || !Number.isFinite(root) || root === 0) return root;
  // One Newton step removes the rounding of 1/n.
  const power = root ** n;
  return Number.isFinite(power) && power !== 0 ? root - (root * (1 - x / power)) / n : root;
}

/** The same in high precision. */
export function bigNthRoot(x: BigNumber, n: BigNumber): BigNumber {
  if (n.isZero()) return bigOf(x, NaN);
  if (x.isNegative() && !x.isZero()) {
    return n.mod(2).abs().eq(1) ? bigNthRoot(x.negated(), n).negated() : bigOf(x, NaN);
  }
  return withGuard(10, [x, n], (t, k) => t.pow(bigOf(k, 1).div(k)));
}

/** The n-th root of a fraction where it is rational. */
export function exactRoot(x: Fraction, n: bigint): Fraction | undefined {
  if (n === 0n || n > 1000n || n < -1000n) return undefined;
  if (x.s < 0n && n % 2n === 0n) return undefined;
  if (n < 0n) {
    if (x.n === 0n) return undefined;
    return exactRoot(x, -n)?.inverse();
  }
  const numerator = integerRoot(x.n, n);
  const denominator = integerRoot(x.d, n);
  return numerator === undefined || denominator === undefined ? undefined : new Fraction(x.s * numerator, denominator);
}

/** The n-th root of a non-negative integer if it is an integer, by Newton's method from above. */
function integerRoot(value: bigint, n: bigint): bigint | undefined {
  if (value < 2n || n === 1n) return value;
  let root = 1n << (BigInt(value.toString(2).length) / n + 1n);
  for (;;) {
    const next = ((n - 1n) * root + value / root ** (n - 1n)) / n;
    if (next >= root) break;
    root = next;
  }
  return root ** n === value ? root : undefined;
}
