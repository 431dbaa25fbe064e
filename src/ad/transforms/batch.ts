import { build, type Call, type Expr, postorder } from '../../expr/index.ts';
import { families, stack } from '../../ops/index.ts';
import { alignBatch } from '../../ops/tensor/batch.ts';

/** An expression for many examples at once: with a leading axis for them, or the same for all. */
interface Batched {
  readonly expr: Expr;
  readonly batched: boolean;
}

/**
 * Expressions for `size` examples at once: every operation gets the further leading axis, so nothing is computed example
 * by example. What does not depend on the example is computed once.
 *
 * @param variables for each variable that differs between examples, the expression with the leading axis
 * @returns expressions with the leading axis
 */
export function batchExprs(roots: readonly Expr[], variables: ReadonlyMap<Expr, Expr>, size: number): Expr[] {
  const values = new Map<Expr, Batched>();
  for (const node of postorder(roots)) {
    const replaced = variables.get(node);
    if (replaced !== undefined) values.set(node, { expr: replaced, batched: true });
    else if (node.kind === 'call')
      values.set(
        node,
        batchCall(
          node,
          node.args.map((arg) => values.get(arg) as Batched),
          size,
        ),
      );
    else values.set(node, { expr: node, batched: false });
  }
  return roots.map((root) => {
    const { expr, batched } = values.get(root) as Batched;
    return batched ? expr : build(families.broadcastTo([size, ...expr.shape]), [expr]);
  });
}

function batchCall(node: Call, args: readonly Batched[], size: number): Batched {
  const { op } = node;
  const marks = args.map(({ batched }) => batched);
  const exprs = args.map(({ expr }) => expr);
  if (!marks.includes(true))
    return { expr: node.args.every((arg, i) => arg === exprs[i]) ? node : build(op, exprs), batched: false };
  if (op.kernel === undefined) return { expr: build(op, alignBatch(exprs, marks, node.shape.length)), batched: true };
  return { expr: op.batch?.(exprs, marks, size) ?? oneByOne(node, args, size), batched: true };
}

/** For operations that cannot take a further axis. */
function oneByOne({ op }: Call, args: readonly Batched[], size: number): Expr {
  const calls = Array.from({ length: size }, (_, i) =>
    build(
      op,
      args.map(({ expr, batched }) => (batched ? build(families.slice([i]), [expr]) : expr)),
    ),
  );
  return stack(calls);
}
