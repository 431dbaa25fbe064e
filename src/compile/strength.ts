import { build, type Call, type Expr, interpret, isNum } from '../expr/index.ts';
import { parse } from '../parse/index.ts';

/**
 * Powers with a constant exponent that are cheaper as products, quotients and roots, each with at most two roundings,
 * so within 1 ulp of the exact power: further products would lose more.
 */
const POWERS: ReadonlyMap<number, string> = new Map([
  [2, 'x*x'],
  [3, 'x*x*x'],
  [0.5, 'sqrt(x)'],
  [1.5, 'x*sqrt(x)'],
  [-1, '1/x'],
  [-0.5, '1/sqrt(x)'],
]);

const parsed = new Map<string, Expr>();

/**
 * The expressions with constant powers replaced by cheaper operations. Quotients by powers of two stay: compilers behind
 * the backends see to them, and terms that differ in a constant only keep one shape.
 */
export function strengthReduced(roots: readonly Expr[]): Expr[] {
  const reduced = interpret<Expr>(roots, {
    num: (node) => node,
    sym: (node) => node,
    const: (node) => node,
    call: (node, args) => cheaper(node, args) ?? rebuilt(node, args),
  });
  return roots.map((root) => reduced.get(root) as Expr);
}

function rebuilt(node: Call, args: readonly Expr[]): Expr {
  return args.every((arg, i) => arg === node.args[i]) ? node : build(node.op, args);
}

function cheaper({ op: { algebra } }: Call, [x, y]: readonly Expr[]): Expr | undefined {
  if (algebra === undefined || x === undefined || y === undefined || !isNum(y)) return undefined;
  const text = 'power' in algebra ? POWERS.get(y.value) : undefined;
  return text === undefined ? undefined : applied(text, x);
}

/** The text with `x` replaced; a few nodes, whatever x is. */
function applied(text: string, x: Expr): Expr {
  const pattern = parsed.get(text) ?? parse(text);
  parsed.set(text, pattern);
  return interpret<Expr>([pattern], {
    num: (node) => node,
    sym: () => x,
    const: (node) => node,
    call: (node, args) => build(node.op, args),
  }).get(pattern) as Expr;
}
