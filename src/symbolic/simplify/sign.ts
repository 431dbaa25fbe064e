import { type Call, type Expr, isNum } from '../../expr/index.ts';
import { isEven } from './exact.ts';

/** What is known of the sign of a value, wherever it is defined. */
type Sign = 'positive' | 'nonnegative' | 'unknown';

/** How deep the inference looks; below, nothing is known. It keeps the cost constant, and formulas that people write are flatter. */
const DEPTH = 6;
/** How many terms or factors it looks at. */
const WIDTH = 16;

/** Whether the value is > 0 wherever it is defined. */
export function isPositive(e: Expr): boolean {
  return signOf(e, DEPTH) === 'positive';
}

/** Whether the value is >= 0 wherever it is defined. */
export function isNonnegative(e: Expr): boolean {
  return signOf(e, DEPTH) !== 'unknown';
}

function signOf(e: Expr, depth: number): Sign {
  if (isNum(e)) return e.value > 0 ? 'positive' : e.value === 0 ? 'nonnegative' : 'unknown';
  if (e.kind !== 'call' || depth === 0) return 'unknown';
  const { algebra } = e.op;
  if (e.op.sign !== undefined) return e.op.sign;
  if (algebra === undefined) return e.args.length === 0 && (e.op.eval?.() ?? 0) > 0 ? 'positive' : 'unknown';
  if ('powerOf' in algebra) return 'positive';
  if ('sum' in algebra) return signOfSum(e, depth);
  if ('product' in algebra) return signOfProduct(e.args, depth);
  return signOfPower(e.args[0] as Expr, e.args[1] as Expr, depth);
}

function signOfSum(e: Call, depth: number): Sign {
  let sign: Sign = 'nonnegative';
  let node: Expr = e;
  for (let i = 0; i < WIDTH; i++) {
    const weights =
      node.kind === 'call' && node.op.algebra !== undefined && 'sum' in node.op.algebra
        ? node.op.algebra.sum
        : undefined;
    const last = weights === undefined ? node : (node as Call).args[1];
    if (last === undefined || weights?.some((weight) => weight < 0)) return 'unknown';
    const ofLast = signOf(last, depth - 1);
    if (ofLast === 'unknown') return 'unknown';
    if (ofLast === 'positive') sign = 'positive';
    if (weights === undefined) return sign;
    node = (node as Call).args[0] as Expr;
  }
  return 'unknown';
}

function signOfProduct(args: readonly Expr[], depth: number): Sign {
  if (args.length === 2 && args[0] === args[1]) return 'nonnegative';
  const signs = args.map((arg) => signOf(arg, depth - 1));
  if (signs.includes('unknown')) return 'unknown';
  return signs.includes('nonnegative') ? 'nonnegative' : 'positive';
}

function signOfPower(base: Expr, exponent: Expr, depth: number): Sign {
  const ofBase = signOf(base, depth - 1);
  if (ofBase !== 'unknown') return ofBase;
  return isNum(exponent) && (isEven(exponent) || !Number.isInteger(exponent.value)) ? 'nonnegative' : 'unknown';
}
