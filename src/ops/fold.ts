import {
  areScalars,
  build,
  type Call,
  type Expr,
  fractionOf,
  isNum,
  isWritable,
  type Num,
  num,
  type Op,
} from '../expr/index.ts';
import { sameShape } from '../tensor/index.ts';
import { op } from './table.ts';

const ZERO = num(0);
const ONE = num(1);

/**
 * Build a call, after the identities that nobody writes down: exact arithmetic on literals, `u + 0`, `1 * u`, `0 * u`,
 * `u^1`, equal branches. It looks at the arguments only, never below them, so it is constant work a node.
 */
export function fold(operation: Op, args: readonly Expr[]): Expr {
  if (operation.kernel !== undefined || !areScalars(args)) return foldTensors(operation, args);
  return foldLiterals(operation, args) ?? foldAlgebra(operation, args) ?? build(operation, args);
}

/** The same for a call that exists: itself where no identity applies. */
export function foldCall(call: Call): Expr {
  const { op: operation, args } = call;
  if (operation.kernel !== undefined || !areScalars(args)) return foldTensors(operation, args);
  return foldLiterals(operation, args) ?? foldAlgebra(operation, args) ?? call;
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
  if (operation.exact === undefined || args.length === 0) return undefined;
  for (let i = 0; i < args.length; i++) if (!isNum(args[i] as Expr)) return undefined;
  const literals = args as readonly Num[];
  const integer = foldIntegers(operation, literals);
  if (integer !== undefined) return integer;
  const value = operation.exact(...literals.map(fractionOf));
  return value !== undefined && isWritable(value) ? num(value) : undefined;
}

/** Sums and products of integers that doubles hold exactly need no fractions. */
function foldIntegers({ weights, exponents }: Op, literals: readonly Num[]): Num | undefined {
  if (weights === undefined && exponents === undefined) return undefined;
  let value = weights === undefined ? 1 : 0;
  for (let i = 0; i < literals.length; i++) {
    const literal = literals[i] as Num;
    if (literal.fraction !== undefined) return undefined;
    if (weights !== undefined) value += (weights[i] as number) * literal.value;
    else if (exponents?.[i] === 1) value *= literal.value;
    else return undefined;
  }
  return Number.isSafeInteger(value) ? num(value) : undefined;
}

function foldAlgebra({ algebra, weights, exponents, selects }: Op, args: readonly Expr[]): Expr | undefined {
  if (selects !== undefined) {
    const [first, second] = selects.map((i) => args[i]) as [Expr, Expr];
    return first === second && args.every((arg) => arg.shape.length === 0 || sameShape(arg.shape, first.shape))
      ? first
      : undefined;
  }
  if (algebra === undefined) return undefined;
  if (weights !== undefined) return foldSum(weights, args);
  if (exponents !== undefined) return foldProduct(exponents, args);
  if ('power' in algebra) return foldPower(args);
  return undefined;
}

function foldSum(weights: readonly number[], args: readonly Expr[]): Expr | undefined {
  const only = onlyOther(args, ZERO);
  if (only === undefined) return undefined;
  if (only === NONE) return ZERO;
  const arg = args[only] as Expr;
  if (weights[only] === 1) return arg;
  return args.length === 1 ? undefined : fold(op('neg'), [arg]);
}

function foldProduct(exponents: readonly (number | string)[], args: readonly Expr[]): Expr | undefined {
  let zero = false;
  for (let i = 0; i < args.length; i++) {
    if (args[i] !== ZERO) continue;
    // 0/0 is left to be reported as undefined.
    if (exponents[i] !== 1) return undefined;
    zero = true;
  }
  if (zero) return ZERO;
  const only = onlyOther(args, ONE);
  if (only === NONE) return ONE;
  return only !== undefined && exponents[only] === 1 ? args[only] : undefined;
}

const NONE = -1;

/** The position of the only argument that is not neutral; NONE where all are, undefined where several are not. */
function onlyOther(args: readonly Expr[], neutral: Expr): number | undefined {
  let only = NONE;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === neutral) continue;
    if (only !== NONE) return undefined;
    only = i;
  }
  return only;
}

function foldPower([base, exponent]: readonly Expr[]): Expr | undefined {
  if (exponent === ONE) return base;
  // 0^0 is 1, as in IEEE 754 and in every power series.
  return exponent === ZERO && base?.shape.length === 0 ? ONE : undefined;
}
