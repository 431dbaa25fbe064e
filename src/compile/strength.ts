import {
  build,
  type Expr,
  fractionOf,
  isNum,
  isWritable,
  NodeMap,
  type Num,
  num,
  type Op,
  postorder,
  remember,
} from '../expr/index.ts';
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

const parsed = new Map<string, Pattern>();

/**
 * The expressions with constant powers replaced by cheaper operations, and without signs that can go into
 * others. Quotients by powers of two stay: compilers behind
 * the backends see to them, and terms that differ in a constant only keep one shape.
 */
export function strengthReduced(roots: readonly Expr[]): Expr[] {
  // Most nodes stay as they are, and are not in it.
  const changed = new NodeMap<Expr>();
  const now = (node: Expr): Expr => changed.get(node) ?? node;
  for (const node of postorder(roots)) {
    if (node.kind !== 'call') continue;
    const { op } = node;
    const args = node.args.some((arg) => changed.has(arg)) ? node.args.map(now) : node.args;
    const other = cheaper(op, args) ?? (args === node.args ? node : build(op, args));
    if (other !== node) changed.set(node, other);
  }
  return roots.map(now);
}

function cheaper(op: Op, args: readonly Expr[]): Expr | undefined {
  const { algebra } = op;
  const x = args[0];
  const y = args[1];
  if (algebra === undefined || x === undefined) return undefined;
  if ('power' in algebra && y !== undefined && isNum(y)) {
    const text = POWERS.get(y.value);
    return text === undefined ? undefined : applied(text, x);
  }
  return withoutSigns(op, x, y) ?? (y === undefined ? undefined : withOneNumber(op, x, y));
}

/**
 * The numbers of a product multiplied beforehand, exactly, so that the result is rounded less often: `2*(3*x)` is `6*x`.
 * A factor of 1 stays: terms that differ in a number only keep one shape.
 */
function withOneNumber(op: Op, x: Expr, y: Expr): Expr | undefined {
  if (op.exponents?.length !== 2 || op.exponents[1] !== 1 || op.exact === undefined) return undefined;
  const [a, b] = [asMultiple(x), asMultiple(y)];
  if (a.factor === undefined || b.factor === undefined) return undefined;
  if (a.rest === undefined && b.rest === undefined) return undefined;
  const value = op.exact(fractionOf(a.factor), fractionOf(b.factor));
  if (value === undefined || !isWritable(value)) return undefined;
  const factor = num(value);
  if (!isNormal(factor.value)) return undefined;
  const rest = a.rest !== undefined && b.rest !== undefined ? build(op, [a.rest, b.rest]) : (a.rest ?? b.rest);
  return rest === undefined ? undefined : build(op, [factor, rest]);
}

/** Neither beyond the largest number, nor so small that digits are lost. */
const isNormal = (value: number): boolean => Math.abs(value) < 2 ** 500 && Math.abs(value) > 2 ** -500;

/** A number by itself is a multiple of nothing else. */
const asMultiple = (x: Expr): Multiple => (isNum(x) ? { factor: x } : multiple(x));

interface Multiple {
  readonly factor?: Num;
  readonly rest?: Expr;
}

/** What has its sign changed, if an expression is that. */
function negated(x: Expr | undefined): Expr | undefined {
  return x?.kind === 'call' && x.op.weights?.length === 1 && x.op.weights[0] === -1 ? x.args[0] : undefined;
}

/** Signs move outwards, out of products and into sums, where they cost nothing: every step of it is exact. */
function withoutSigns({ weights, exponents }: Op, x: Expr, y: Expr | undefined): Expr | undefined {
  const [minusX, minusY] = [negated(x), negated(y)];
  if (exponents?.length === 2 && y !== undefined && (minusX !== undefined || minusY !== undefined)) {
    const unsigned = applied(exponents[1] === 1 ? 'x*y' : 'x/y', minusX ?? x, minusY ?? y);
    return minusX !== undefined && minusY !== undefined ? unsigned : negative(unsigned);
  }
  if (weights?.length === 2 && y !== undefined) {
    if (minusY !== undefined) return applied(weights[1] === 1 ? 'x-y' : 'x+y', x, minusY);
    return minusX !== undefined && weights[1] === 1 ? applied('x-y', y, minusX) : undefined;
  }
  return weights?.length === 1 && weights[0] === -1 ? (minusX ?? signed(x)) : undefined;
}

/** -x, with the sign in the number that x is a multiple of. */
const negative = (x: Expr): Expr => signed(x) ?? applied('-x', x);

function signed(x: Expr): Expr | undefined {
  const { factor, rest } = multiple(x);
  return factor === undefined || rest === undefined ? undefined : applied('x*y', applied('-x', factor), rest);
}

/** A number times something, either way round. */
function multiple(x: Expr | undefined): Multiple {
  if (x?.kind !== 'call' || x.op.exponents?.length !== 2 || x.op.exponents[1] !== 1) return {};
  const [a, b] = x.args as [Expr, Expr];
  if (isNum(a)) return { factor: a, rest: b };
  return isNum(b) ? { factor: b, rest: a } : {};
}

/** The text with `x` and `y` replaced; a few nodes, whatever they are. */
function applied(text: string, x: Expr, y: Expr = x): Expr {
  return remember(parsed, text, () => patternOf(parse(text)))(x, y);
}

type Pattern = (x: Expr, y: Expr) => Expr;

/** A text of few nodes as a function that builds it, so that nothing is walked through or looked up when it is applied. */
function patternOf(node: Expr): Pattern {
  if (node.kind === 'sym') return node.name === 'x' ? (x) => x : (_, y) => y;
  if (node.kind !== 'call') return () => node;
  const { op } = node;
  const [first, second] = node.args.map(patternOf) as [Pattern, Pattern | undefined];
  return second === undefined ? (x, y) => build(op, [first(x, y)]) : (x, y) => build(op, [first(x, y), second(x, y)]);
}
