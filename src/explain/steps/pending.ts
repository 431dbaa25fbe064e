import { type Call, type Expr, family, type Op } from '../../expr/index.ts';

/**
 * A derivative that is still to be worked out, `d/dx(u)`: a node like any other, so that a line of a derivation is one
 * expression. It has no value of its own and no rule.
 */
const derivativeOf = family('pending derivative', (variable: string, partial: boolean) => ({
  signature: `d/d${variable}(u)`,
  tex: partial
    ? `\\frac{\\partial}{\\partial ${latexName(variable)}}\\left[#1\\right]`
    : `\\frac{d}{d${latexName(variable)}}\\left[#1\\right]`,
  doc: 'a derivative still to be worked out',
  sample: [[-1, 1]],
  rule: 'derivative',
}));

const operations = new Set<Op>();

/** The operation `d/dx`; `partial` writes it with a round d. */
export function pendingBy(variable: string, partial = false): Op {
  const op = derivativeOf(variable, partial);
  operations.add(op);
  return op;
}

/** Whether a node is a derivative that is still to be worked out. */
export function isPending(node: Expr): node is Call {
  return node.kind === 'call' && operations.has(node.op);
}

/** `x_{1}` for x1, as is usual in print. */
function latexName(name: string): string {
  const [, base, index] = /^([a-zA-Z])_?(\d+)$/.exec(name) ?? [];
  if (base !== undefined) return `${base}_{${index}}`;
  return name.length === 1 ? name : `\\mathrm{${name.replaceAll('_', '\\_')}}`;
}
