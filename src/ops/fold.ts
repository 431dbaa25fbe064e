import { build, type Expr, isNum, isWritable, type Num, num, type Op, fractionOf } from '../expr/index.ts';
import { op } from './index.ts';

const ZERO = num(0);
const ONE = num(1);

/**
 * Build a call, after the identities that nobody writes down: exact arithmetic on literals, `u + 0`, `1 * u`, `0 * u`,
 * `u^1`, equal branches. It looks at the arguments only, never below them, so it is constant work a node.
 */
export function fold(operation: Op, args: readonly Expr[]): Expr {
  return foldLiterals(operation, args) ?? foldAlgebra(operation, args) ?? build(operation, args);
}

/** The exact value of an operation on literals, where it has one that can be written down. */
export function foldLiterals(operation: Op, args: readonly Expr[]): Num | undefined {
  if (operation.exact === undefined || args.length === 0 || !args.every(isNum)) return undefined;
  const value = operation.exact(...args.map(fractionOf));
  return value !== undefined && isWritable(value) ? num(value) : undefined;
}

function foldAlgebra({ algebra, selects }: Op, args: readonly Expr[]): Expr | undefined {
  if (selects !== undefined) return args[selects[0]] === args[selects[1]] ? args[selects[0]] : undefined;
  if (algebra === undefined) return undefined;
  if ('sum' in algebra) return foldSum(algebra.sum, args);
  if ('product' in algebra) return foldProduct(algebra.product, args);
  if ('power' in algebra) return foldPower(args);
  return undefined;
}

function foldSum(weights: readonly number[], args: readonly Expr[]): Expr | undefined {
  const left = args.flatMap((arg, i) => (arg === ZERO ? [] : [{ arg, weight: weights[i] }]));
  const [only] = left;
  if (only === undefined) return ZERO;
  if (left.length > 1 || args.length === 1) return undefined;
  return only.weight === 1 ? only.arg : fold(op('neg'), [only.arg]);
}

function foldProduct(exponents: readonly (number | string)[], args: readonly Expr[]): Expr | undefined {
  // 0/0 is left to be reported as undefined.
  if (args.some((arg, i) => arg === ZERO && exponents[i] !== 1)) return undefined;
  if (args.some((arg) => arg === ZERO)) return ZERO;
  const left = args.flatMap((arg, i) => (arg === ONE ? [] : [{ arg, exponent: exponents[i] }]));
  const [only] = left;
  if (only === undefined) return ONE;
  return left.length === 1 && only.exponent === 1 ? only.arg : undefined;
}

function foldPower([base, exponent]: readonly Expr[]): Expr | undefined {
  if (exponent === ONE) return base;
  // 0^0 is 1, as in IEEE 754 and in every power series.
  return exponent === ZERO ? ONE : undefined;
}
