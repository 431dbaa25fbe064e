import { FluxionError } from '../../error.ts';
import { build, type Call, type Expr, type Num, num, postorder } from '../../expr/index.ts';
import { fold, foldLiterals } from '../../ops/fold.ts';
import { MINUS_ONE, ONE, times } from './exact.ts';
import { applyIdentity } from './identities.ts';
import { shortestSum } from './improve.ts';
import { multiply, productOf, productToExpr } from './product.ts';
import { powerOperands } from './roots.ts';
import { addInto, isSum, type Sum, sumToExpr } from './sum.ts';
import { present } from './present.ts';

export interface SimplifyOptions {
  /** Whether to look for shorter forms by taking out what terms share and by multiplying out; default true. */
  readonly rearrange?: boolean;
}

/** Canonical forms by node: a canonical expression is its own. One table with and one without rearranging. */
const memos = { rearranged: new WeakMap<Expr, Expr>(), collected: new WeakMap<Expr, Expr>() };

/**
 * An expression with the same value wherever the given one has a value, written as briefly as the rules allow: exact
 * arithmetic, like terms and equal powers joined, identities of the table, common factors and denominators, products
 * multiplied out where that is shorter. What cancels (u/u, u - u, 0*u) takes the domain of u with it, as is the
 * convention of the field; no rule adds a half-line to the domain: sqrt(x)^2 stays, sqrt(x^2) is abs(x).
 *
 * @example
 * toString(simplify(parse('7*(-t-13)-4-12t'))) // '-19 * t - 95'
 */
export function simplify(e: Expr, { rearrange = true }: SimplifyOptions = {}): Expr {
  return present(canonical(e, rearrange));
}

/** The form in which equal things look equal, before signs and order are arranged for reading. */
export function canonical(root: Expr, rearrange = true): Expr {
  const memo = rearrange ? memos.rearranged : memos.collected;
  const done = memo.get(root);
  if (done !== undefined) return done;
  const order = postorder([root], (node) => !memo.has(node));
  const inner = insideLargerSum(order, root);
  for (const node of order) {
    if (inner.has(node)) continue;
    const result = node.kind === 'call' ? canonicalCall(node, memo, inner, rearrange) : node;
    memo.set(node, result);
    memo.set(result, result);
  }
  return memo.get(root) as Expr;
}

/**
 * Sums whose only use is as a term of a sum: they are collected there, once. Without this a chain of n additions would
 * be collected n times.
 */
function insideLargerSum(order: readonly Expr[], root: Expr): Set<Expr> {
  const uses = new Map<Expr, number>();
  const usedOutsideSums = new Set<Expr>([root]);
  for (const node of order) {
    if (node.kind !== 'call') continue;
    for (const arg of node.args) {
      uses.set(arg, (uses.get(arg) ?? 0) + 1);
      if (!isSumLike(node)) usedOutsideSums.add(arg);
    }
  }
  return new Set(order.filter((node) => isSumLike(node) && uses.get(node) === 1 && !usedOutsideSums.has(node)));
}

function isSumLike(e: Expr): boolean {
  return e.kind === 'call' && e.op.algebra !== undefined && 'sum' in e.op.algebra;
}

type Memo = WeakMap<Expr, Expr>;

function canonicalCall(node: Call, memo: Memo, inner: ReadonlySet<Expr>, rearrange: boolean): Expr {
  try {
    if (isSumLike(node)) return canonicalSum(node, memo, inner, rearrange);
    return canonicalOperation(node.op, node.args.map((arg) => memo.get(arg) as Expr), rearrange);
  } catch (error) {
    // Exact arithmetic that grows too large to write down leaves the operation as it is.
    if (!(error instanceof FluxionError && error.code === 'LIMIT')) throw error;
    return build(node.op, node.args.map((arg) => memo.get(arg) ?? arg));
  }
}

function canonicalSum(node: Call, memo: Memo, inner: ReadonlySet<Expr>, rearrange: boolean): Expr {
  const sum: Sum = new Map();
  const stack: [Expr, Num][] = [[node, ONE]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [e, weight] = next;
    if (e !== node && !inner.has(e)) {
      addInto(sum, memo.get(e) as Expr, weight);
      continue;
    }
    const { op, args } = e as Call;
    const weights = (op.algebra as { sum: readonly number[] }).sum;
    for (let i = args.length - 1; i >= 0; i--) stack.push([args[i] as Expr, times(weight, num(weights[i] as number))]);
  }
  return rearrange ? shortestSum(sum) : sumToExpr(sum);
}

function canonicalOperation(op: Call['op'], args: readonly Expr[], rearrange: boolean): Expr {
  const again = (e: Expr): Expr => canonical(e, rearrange);
  if (args.some(isNonFinite)) return build(op, args);
  const literal = foldLiterals(op, args);
  if (literal !== undefined) return literal;
  const folded = fold(op, args);
  if (folded.kind !== 'call' || folded.op !== op) return again(folded);
  const identity = applyIdentity(folded, again);
  if (identity !== undefined) return again(identity);
  const operands = powerOperands(folded);
  if (operands !== undefined) return productToExpr(multiply(operands));
  return foldParity(folded, again) ?? folded;
}

/** f(-u) is f(u) or -f(u). */
function foldParity(call: Call, again: (e: Expr) => Expr): Expr | undefined {
  const [arg] = call.args;
  if (call.op.parity === undefined || arg === undefined || call.args.length !== 1) return undefined;
  const { coefficient } = productOf(arg);
  if (coefficient.value >= 0) return undefined;
  const positive = again(build(call.op, [negated(arg)]));
  return call.op.parity === 'even' ? positive : negated(positive);
}

function negated(e: Expr): Expr {
  if (isSum(e)) {
    const sum: Sum = new Map();
    addInto(sum, e, MINUS_ONE);
    return sumToExpr(sum);
  }
  return productToExpr(multiply([[e, ONE]], MINUS_ONE));
}

/** Infinity and NaN follow no algebra: 0 * Infinity is not 0. */
function isNonFinite(e: Expr): boolean {
  return e.kind === 'call' && e.args.length === 0 && e.op.eval !== undefined && !Number.isFinite(e.op.eval());
}
