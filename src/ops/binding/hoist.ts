import { type Binding, dependents, type Expr, num, postorder } from '../../expr/index.ts';
import { div, mul } from '../construct.ts';
import { doublesProgram, type Term } from './program.ts';

const ONE = num(1);

/** Smaller numbers have fewer digits. */
const SMALLEST_FACTOR = 2 ** -1022;

/** A sum below this may have lost terms that the factor would have made large. */
const SMALLEST_SUM = 1e-290;

/** Adds up a term for whole numbers from one bound to the other. */
type Add = (term: Term, from: number, to: number) => number;

/**
 * A sum in doubles. Factors of the term that stay the same are multiplied once, behind the sum; and a sum whose moving part is
 * unchanged since the last call is not taken again. So `sum(sum(j*k*x^k, j, 1, n), k, 1, n)` takes 2 n terms, not n^2.
 */
export function sumProgram(
  { body, variable, free }: Pick<Binding, 'body' | 'variable' | 'free'>,
  add: Add,
): (from: number, to: number, values: readonly number[]) => number {
  const term = doublesProgram(body, variable, free);
  const { fixed, moving } = factorsOf(body, variable);
  if (fixed === ONE) return (from, to, values) => add(term(values), from, to);
  const factor = doublesProgram(fixed, variable, free);
  const rest = doublesProgram(moving, variable, free);
  const used = usedIn(moving, free);
  let [knownFrom, knownTo, known, sum] = [Number.NaN, Number.NaN, [] as readonly number[], 0];
  return (from, to, values) => {
    const scale = factor(values)(from);
    if (scale === 0) return 0;
    if (!(Math.abs(scale) >= SMALLEST_FACTOR)) return add(term(values), from, to);
    if (from !== knownFrom || to !== knownTo || used.some((i) => values[i] !== known[i])) {
      sum = add(rest(values), from, to);
      [knownFrom, knownTo, known] = [from, to, values];
    }
    const result = scale * sum;
    // What overflows without the factor may be finite with it.
    const isSafe = Number.isFinite(result) && Math.abs(sum) > SMALLEST_SUM;
    return isSafe ? result : add(term(values), from, to);
  };
}

/** Indices of the free variables that occur in an expression. */
function usedIn(expr: Expr, free: Binding['free']): readonly number[] {
  const nodes = new Set<Expr>(postorder([expr]));
  return free.flatMap((variable, i) => (nodes.has(variable) ? [i] : []));
}

/** A term as a product of what depends on the bound variable and what does not. */
function factorsOf(body: Expr, variable: Binding['variable']): { readonly fixed: Expr; readonly moving: Expr } {
  const depending = dependents(postorder([body]), new Set([variable]));
  let [fixed, moving] = [ONE as Expr, ONE as Expr];
  const stack: (readonly [Expr, number])[] = [[body, 1]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [node, sign] = next;
    const algebra = node.kind === 'call' ? node.op.algebra : undefined;
    const isProduct =
      algebra !== undefined && 'product' in algebra && algebra.product.every((e) => e === 1 || e === -1);
    if (isProduct && node.kind === 'call') {
      for (let i = node.args.length - 1; i >= 0; i--) {
        stack.push([node.args[i] as Expr, sign * (algebra.product[i] as number)]);
      }
    } else if (depending.has(node)) {
      moving = joined(moving, node, sign);
    } else {
      fixed = joined(fixed, node, sign);
    }
  }
  return { fixed, moving };
}

function joined(product: Expr, factor: Expr, sign: number): Expr {
  if (sign < 0) return div(product, factor);
  return product === ONE ? factor : mul(product, factor);
}
