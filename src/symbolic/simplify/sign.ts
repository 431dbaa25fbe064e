import { type Call, type Expr, isNum, postorder } from '../../expr/index.ts';
import { isEven } from './exact.ts';

/** What is known of the sign of a value, wherever it is defined. */
type Sign = 'positive' | 'nonnegative' | 'unknown';

const known = new WeakMap<Expr, Sign>();

/** Whether the value is > 0 wherever it is defined. */
export function isPositive(e: Expr): boolean {
  return signOf(e) === 'positive';
}

/** Whether the value is >= 0 wherever it is defined. */
export function isNonnegative(e: Expr): boolean {
  return signOf(e) !== 'unknown';
}

function signOf(e: Expr): Sign {
  const before = known.get(e);
  if (before !== undefined) return before;
  for (const node of postorder([e], (n) => !known.has(n))) known.set(node, infer(node));
  return known.get(e) as Sign;
}

function infer(node: Expr): Sign {
  switch (node.kind) {
    case 'num':
      return node.value > 0 ? 'positive' : node.value === 0 ? 'nonnegative' : 'unknown';
    case 'sym':
    case 'const':
      return 'unknown';
    case 'call':
      return node.op.sign ?? inferFromAlgebra(node);
    default:
      return node satisfies never;
  }
}

function inferFromAlgebra({ op, args }: Call): Sign {
  const { algebra } = op;
  const signs = args.map((arg) => known.get(arg) ?? 'unknown');
  if (algebra === undefined) return inferConstant(op.eval, args);
  if ('powerOf' in algebra) return 'positive';
  if ('sum' in algebra) {
    if (algebra.sum.some((weight) => weight < 0) || signs.includes('unknown')) return 'unknown';
    return signs.includes('positive') ? 'positive' : 'nonnegative';
  }
  if ('product' in algebra) {
    if (args.length === 2 && args[0] === args[1]) return 'nonnegative';
    return weakest(signs);
  }
  const [base, exponent] = args as [Expr, Expr];
  if (known.get(base) !== 'unknown') return known.get(base) as Sign;
  return isNum(exponent) && (isEven(exponent) || !Number.isInteger(exponent.value)) ? 'nonnegative' : 'unknown';
}

function inferConstant(value: ((...args: number[]) => number) | undefined, args: readonly Expr[]): Sign {
  return value !== undefined && args.length === 0 && value() > 0 ? 'positive' : 'unknown';
}

function weakest(signs: readonly Sign[]): Sign {
  if (signs.includes('unknown')) return 'unknown';
  return signs.includes('nonnegative') ? 'nonnegative' : 'positive';
}
