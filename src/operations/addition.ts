import { build, type Call, type Expr, interpret, isInteger, isNum, num, type Op, substitute } from '../expr/index.ts';
import { mul, neg } from '../ops/construct.ts';
import { parse } from '../symbolic/index.ts';

/** A multiple up to this one is written out, cos(8x); and so many times a theorem is applied in all. */
const LARGEST_MULTIPLE = 8;
const PATIENCE = 200;

/**
 * The addition theorems of the table applied wherever a function stands on a sum or on a multiple: `sin(2x)` is
 * `sin(x)*cos(x) + cos(x)*sin(x)`. For proofs, not for reading.
 */
export function expandAdditions(root: Expr): Expr {
  let left = PATIENCE;
  const applied = (op: Op, argument: Expr): Expr => {
    const parts = left > 0 && op.addition !== undefined ? partsOf(argument) : undefined;
    if (parts === undefined || op.addition === undefined) return build(op, [argument]);
    left--;
    const [x, y] = parts;
    if (y === undefined) return op.parity === 'odd' ? neg(applied(op, x)) : applied(op, x);
    return expanded(substitute(parse(op.addition), { x, y }));
  };
  const expanded = (expr: Expr): Expr =>
    interpret<Expr>([expr], {
      num: (node) => node,
      sym: (node) => node,
      const: (node) => node,
      call: (node, args) => (node.op.addition === undefined ? build(node.op, args) : applied(node.op, args[0] as Expr)),
    }).get(expr) as Expr;
  return expanded(root);
}

/** A sum as two terms, -x as x alone. */
function partsOf(argument: Expr): readonly [Expr, Expr?] | undefined {
  if (argument.kind !== 'call') return undefined;
  const { algebra } = argument.op;
  const [first, second] = argument.args as [Expr, Expr?];
  if (algebra === undefined || !('sum' in algebra)) return multipleOf(argument);
  if (second === undefined) return algebra.sum[0] === -1 ? [first] : undefined;
  return [first, algebra.sum[1] === 1 ? second : neg(second)];
}

function multipleOf({ op, args }: Call): readonly [Expr, Expr?] | undefined {
  const [count, factor] = args as [Expr, Expr?];
  const { algebra } = op;
  const isProduct = algebra !== undefined && 'product' in algebra && algebra.product[1] === 1;
  if (!isProduct || factor === undefined || !isNum(count) || !isInteger(count)) return undefined;
  if (count.value < 0) return [mul(num(-count.value), factor)];
  return count.value >= 2 && count.value <= LARGEST_MULTIPLE ? [factor, mul(num(count.value - 1), factor)] : undefined;
}
