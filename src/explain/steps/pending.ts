import { type Call, type Expr, makeOp, type Op, WeakValues } from '../../expr/index.ts';

const operations = new WeakValues<string, Op>();

/**
 * A derivative that is still to be worked out, `d/dx(u)`: a node like any other, so that a line of a derivation is one
 * expression. It has no value of its own and no rule.
 *
 * @param partial writes it with a round d.
 */
export function pendingBy(variable: string, partial = false): Op {
  const d = partial ? '\\partial' : 'd';
  const tex = `\\frac{${d}}{${d} ${latexName(variable)}}\\left[#1\\right]`;
  const name = `pending ${d} ${variable}`;
  return operations.of(name, () =>
    makeOp(name, {
      signature: `d/d${variable}(u)`,
      tex,
      doc: 'a derivative still to be worked out',
      sample: [[-1, 1]],
    }),
  );
}

/** Whether a node is a derivative that is still to be worked out. */
export function isPending(node: Expr): node is Call {
  return node.kind === 'call' && operations.get(node.op.name) === node.op;
}

/** `x_{1}` for x1, as is usual in print. */
function latexName(name: string): string {
  const [, base, index] = /^([a-zA-Z])_?(\d+)$/.exec(name) ?? [];
  if (base !== undefined) return `${base}_{${index}}`;
  return name.length === 1 ? name : `\\mathrm{${name.replaceAll('_', '\\_')}}`;
}
