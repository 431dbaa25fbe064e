import { build, type Call, type Expr, fractionOf, isNum, isWritable, type Num, num, type Op } from '../expr/index.ts';
import { sameShape } from '../tensor/index.ts';
import { op } from './table.ts';

const ZERO = num(0);
const ONE = num(1);

/**
 * Build a call, after the identities that nobody writes down: exact arithmetic on literals, `u + 0`, `1 * u`, `0 * u`,
 * `u^1`, equal branches. It looks at the arguments only, never below them, so it is constant work a node.
 */
export function fold(operation: Op, args: readonly Expr[]): Expr {
  if (operation.kernel !== undefined || args.some((arg) => arg.shape.length > 0)) return foldTensors(operation, args);
  return foldLiterals(operation, args) ?? foldAlgebra(operation, args) ?? build(operation, args);
}

function foldTensors(operation: Op, args: readonly Expr[]): Expr {
  if (operation.kernel === undefined) {
    const lean = withoutRepeats(operation, args);
    return 'kind' in lean ? lean : (foldAlgebra(operation, lean) ?? build(operation, lean));
  }
  return vanishes(operation, args) ? ZERO : build(operation, args);
}

/**
 * Whether an operation that is not elementwise is 0 because it is linear in what is 0. The literal 0 stands for zeros of
 * any shape.
 */
export function vanishes({ kernel, transpose, jointly, variadic }: Op, args: readonly Expr[]): boolean {
  if (kernel === undefined || transpose === undefined) return false;
  const isZero = (arg: Expr, i: number): boolean => arg === ZERO && transpose[variadic ? 0 : i] != null;
  return jointly ? args.every(isZero) : args.some(isZero);
}

/**
 * Elementwise, a repeated argument beside one of the full shape need not be repeated, and repeated numbers are combined
 * before they are repeated.
 */
function withoutRepeats(operation: Op, args: readonly Expr[]): readonly Expr[] | Expr {
  const repeated = args.find((arg) => isRepeat(arg)) as Call | undefined;
  if (repeated === undefined) return args;
  const { shape } = repeated;
  const inner = args.map((arg) => (isRepeat(arg) && sameShape(arg.shape, shape) ? (arg.args[0] as Expr) : arg));
  if (inner.some((arg) => sameShape(arg.shape, shape))) return inner;
  return inner.every((arg) => arg.shape.length === 0) ? build(repeated.op, [fold(operation, inner)]) : args;
}

function isRepeat(arg: Expr): arg is Call {
  return arg.kind === 'call' && arg.op.repeats === true;
}

/** The exact value of an operation on literals, where it has one that can be written down. */
export function foldLiterals(operation: Op, args: readonly Expr[]): Num | undefined {
  if (operation.exact === undefined || args.length === 0 || !args.every(isNum)) return undefined;
  const value = operation.exact(...args.map(fractionOf));
  return value !== undefined && isWritable(value) ? num(value) : undefined;
}

function foldAlgebra({ algebra, selects }: Op, args: readonly Expr[]): Expr | undefined {
  if (selects !== undefined) {
    const [first, second] = selects.map((i) => args[i]) as [Expr, Expr];
    return first === second && args.every((arg) => arg.shape.length === 0 || sameShape(arg.shape, first.shape))
      ? first
      : undefined;
  }
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
  return exponent === ZERO && base?.shape.length === 0 ? ONE : undefined;
}
