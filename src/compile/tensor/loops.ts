import { build, type Expr, translate } from '../../expr/index.ts';
import { sizeOf } from '../../tensor/index.ts';

/** The expressions with operations composed of loops in the place of those that have their own kernels only. */
export function inLoops(roots: readonly Expr[]): Expr[] {
  return translate<Expr>(roots, {
    num: (node) => node,
    sym: (node) => node,
    const: (node) => node,
    call: (node, args) => {
      // Over nothing, kernels have their own conventions.
      const composed = args.every(({ shape }) => sizeOf(shape) > 0) ? node.op.loops?.(...args) : undefined;
      return composed ?? (args.every((arg, i) => arg === node.args[i]) ? node : build(node.op, args));
    },
  });
}
