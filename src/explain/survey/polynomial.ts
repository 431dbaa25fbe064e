import { type Expr, num, sym } from '../../expr/index.ts';
import { add, mul, pow, sub } from '../../ops/construct.ts';

/** A polynomial in one variable with whole coefficients, the constant first. */
export type Polynomial = readonly bigint[];

const trimmed = (coefficients: readonly bigint[]): Polynomial =>
  coefficients.slice(0, coefficients.findLastIndex((coefficient) => coefficient !== 0n) + 1);

export function sum(a: Polynomial, b: Polynomial): Polynomial {
  return trimmed(Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0n) + (b[i] ?? 0n)));
}

export function scaled(a: Polynomial, by: bigint): Polynomial {
  return trimmed(a.map((coefficient) => by * coefficient));
}

export function product(a: Polynomial, b: Polynomial): Polynomial {
  const result: bigint[] = Array.from({ length: a.length + b.length }, () => 0n);
  for (const [i, left] of a.entries()) {
    for (const [j, right] of b.entries()) result[i + j] = (result[i + j] as bigint) + left * right;
  }
  return trimmed(result);
}

/** The polynomial whose square this is, with the constant 1; undefined where there is none. */
export function squareRoot(a: Polynomial): Polynomial | undefined {
  if (a[0] !== 1n || a.length % 2 === 0) return undefined;
  const root: bigint[] = [1n];
  for (let i = 1; i <= (a.length - 1) / 2; i++) {
    const known = product(root, root)[i] ?? 0n;
    root.push(((a[i] as bigint) - known) / 2n);
  }
  const square = product(root, root);
  return square.length === a.length && square.every((coefficient, i) => coefficient === a[i])
    ? trimmed(root)
    : undefined;
}

/** The largest whole number that divides every coefficient. */
export function content(a: Polynomial): bigint {
  const divisor = (x: bigint, y: bigint): bigint => (y === 0n ? x : divisor(y, x % y));
  return a.reduce((found, coefficient) => divisor(found, coefficient < 0n ? -coefficient : coefficient), 0n);
}

export function derivative(a: Polynomial): Polynomial {
  return trimmed(a.slice(1).map((coefficient, i) => BigInt(i + 1) * coefficient));
}

/** The sum as it is printed, the constant first: `1 - 8 * x + 8 * x^2`. */
export function toExpression(a: Polynomial, variable: string): Expr {
  return signedSum(a.map((coefficient, i) => [coefficient, [pow(sym(variable), num(i))]]));
}

/** A sum of products with whole numbers in front, signs taken out: `a - 2 * u` for a + (-2) u. */
export function signedSum(terms: readonly (readonly [coefficient: bigint, factors: readonly Expr[]])[]): Expr {
  return terms.reduce<Expr>((before, [coefficient, factors]) => {
    const term = factors.reduce(mul, num(Number(coefficient < 0n ? -coefficient : coefficient)));
    return coefficient < 0n ? sub(before, term) : add(before, term);
  }, num(0));
}
