import gamma from '@stdlib/math-base-special-gamma';
import { Fraction } from 'fraction.js';

/** 0!, 1!, ..., 170!, the last that is a finite double, each correctly rounded; made on first use. */
let factorials: readonly number[] | undefined;

/** The gamma function in double precision, correctly rounded at integers; NaN at its poles. */
export function gammaFunction(x: number): number {
  if (!Number.isInteger(x)) return x === -Infinity ? NaN : gamma(x);
  if (x <= 0) return NaN;
  factorials ??= exactFactorials(170).map(Number);
  return factorials[x - 1] ?? Infinity;
}

/** n! for an integer n from 0 to 300. */
export function exactFactorial(n: Fraction): Fraction | undefined {
  if (n.d !== 1n || n.s < 0n || n.n > 300n) return undefined;
  return new Fraction(exactFactorials(Number(n.n)).at(-1) as bigint);
}

function exactFactorials(last: number): bigint[] {
  const values = [1n];
  for (let k = 1; k <= last; k++) values.push((values[k - 1] as bigint) * BigInt(k));
  return values;
}
