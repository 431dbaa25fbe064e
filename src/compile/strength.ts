import type { Fraction } from 'fraction.js';
import {
  build,
  type Call,
  type Exact,
  type Expr,
  fractionOf,
  fractionToNumber,
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

/** Where the rules look, and what they build: expressions, or values of a program. */
export interface Terms<V> {
  isNumber(value: V): boolean;
  /** The literal that a value is, if it is one: other numbers are not exact. */
  number(value: V): Exact | undefined;
  /** The operation that makes it, if one does. */
  op(value: V): Op | undefined;
  argument(value: V, index: number): V;
  literal(number: Num): V;
  /** The literal of a fraction. */
  exact(value: Fraction): V;
  build(op: Op, x: V, y?: V): V;
}

const EXPRESSIONS: Terms<Expr> = {
  isNumber: isNum,
  number: (node) => (isNum(node) ? node : undefined),
  op: (node) => (node.kind === 'call' ? node.op : undefined),
  argument: (node, index) => (node as Call).args[index] as Expr,
  literal: (number) => number,
  exact: (value) => num(value),
  build: (op, x, y) => build(op, y === undefined ? [x] : [x, y]),
};

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
    const other = cheaper(EXPRESSIONS, op, args) ?? (args === node.args ? node : build(op, args));
    if (other !== node) changed.set(node, other);
  }
  return roots.map(now);
}

/** The same for one operation on values that are reduced already; undefined where it stays. */
export function cheaper<V>(terms: Terms<V>, op: Op, [x, y, z]: readonly V[]): V | undefined {
  const { algebra } = op;
  if (algebra === undefined || x === undefined || z !== undefined) return undefined;
  const exponent = 'power' in algebra && y !== undefined ? terms.number(y) : undefined;
  if (exponent !== undefined) {
    const text = POWERS.get(exponent.value);
    return text === undefined ? undefined : applied(terms, text, x);
  }
  return withoutSigns(terms, op, x, y) ?? (y === undefined ? undefined : withOneNumber(terms, op, x, y));
}

/**
 * The numbers of a product multiplied beforehand, exactly, so that the result is rounded less often: `2*(3*x)` is `6*x`.
 * A factor of 1 stays: terms that differ in a number only keep one shape.
 */
function withOneNumber<V>(terms: Terms<V>, op: Op, x: V, y: V): V | undefined {
  if (op.exponents?.length !== 2 || op.exponents[1] !== 1 || op.exact === undefined) return undefined;
  const a = asMultiple(terms, x);
  const b = a.factor === undefined ? a : asMultiple(terms, y);
  if (a.factor === undefined || b.factor === undefined) return undefined;
  if (a.rest === undefined && b.rest === undefined) return undefined;
  const [first, second] = [terms.number(a.factor), terms.number(b.factor)];
  if (first === undefined || second === undefined) return undefined;
  const value = op.exact(fractionOf(first), fractionOf(second));
  if (value === undefined || !isWritable(value) || !isNormal(fractionToNumber(value))) return undefined;
  const rest = a.rest !== undefined && b.rest !== undefined ? terms.build(op, a.rest, b.rest) : (a.rest ?? b.rest);
  return rest === undefined ? undefined : terms.build(op, terms.exact(value), rest);
}

/** Neither beyond the largest number, nor so small that digits are lost. */
const isNormal = (value: number): boolean => Math.abs(value) < 2 ** 500 && Math.abs(value) > 2 ** -500;

/** A number by itself is a multiple of nothing else. */
function asMultiple<V>(terms: Terms<V>, x: V): Multiple<V> {
  return terms.isNumber(x) ? { factor: x } : multiple(terms, x);
}

interface Multiple<V> {
  /** A number. */
  readonly factor?: V;
  readonly rest?: V;
}

/** What has its sign changed, if a value is that. */
function negated<V>(terms: Terms<V>, x: V | undefined): V | undefined {
  const weights = x === undefined ? undefined : terms.op(x)?.weights;
  return x !== undefined && weights?.length === 1 && weights[0] === -1 ? terms.argument(x, 0) : undefined;
}

/** Signs move outwards, out of products and into sums, where they cost nothing: every step of it is exact. */
function withoutSigns<V>(terms: Terms<V>, { weights, exponents }: Op, x: V, y: V | undefined): V | undefined {
  const [minusX, minusY] = [negated(terms, x), negated(terms, y)];
  if (exponents?.length === 2 && y !== undefined && (minusX !== undefined || minusY !== undefined)) {
    const unsigned = applied(terms, exponents[1] === 1 ? 'x*y' : 'x/y', minusX ?? x, minusY ?? y);
    return minusX !== undefined && minusY !== undefined ? unsigned : negative(terms, unsigned);
  }
  if (weights?.length === 2 && y !== undefined) {
    if (minusY !== undefined) return applied(terms, weights[1] === 1 ? 'x-y' : 'x+y', x, minusY);
    return minusX !== undefined && weights[1] === 1 ? applied(terms, 'x-y', y, minusX) : undefined;
  }
  return weights?.length === 1 && weights[0] === -1 ? (minusX ?? signed(terms, x)) : undefined;
}

/** -x, with the sign in the number that x is a multiple of. */
const negative = <V>(terms: Terms<V>, x: V): V => signed(terms, x) ?? applied(terms, '-x', x);

function signed<V>(terms: Terms<V>, x: V): V | undefined {
  const { factor, rest } = multiple(terms, x);
  if (factor === undefined || rest === undefined) return undefined;
  return applied(terms, 'x*y', applied(terms, '-x', factor), rest);
}

/** A number times something, either way round. */
function multiple<V>(terms: Terms<V>, x: V): Multiple<V> {
  const exponents = terms.op(x)?.exponents;
  if (exponents?.length !== 2 || exponents[1] !== 1) return {};
  const [a, b] = [terms.argument(x, 0), terms.argument(x, 1)];
  if (terms.isNumber(a)) return { factor: a, rest: b };
  return terms.isNumber(b) ? { factor: b, rest: a } : {};
}

type Pattern = <V>(terms: Terms<V>, x: V, y: V) => V;

const parsed = new Map<string, Pattern>();

/** The text with `x` and `y` replaced; a few nodes, whatever they are. */
function applied<V>(terms: Terms<V>, text: string, x: V, y: V = x): V {
  return remember(parsed, text, () => patternOf(parse(text)))(terms, x, y);
}

/** A text of few nodes as a function that builds it, so that nothing is walked through or looked up when it is applied. */
function patternOf(node: Expr): Pattern {
  if (isNum(node)) return (terms) => terms.literal(node);
  if (node.kind === 'sym') return node.name === 'x' ? (_, x) => x : (_, __, y) => y;
  const { op, args } = node as Call;
  const [first, second] = args.map(patternOf) as [Pattern, Pattern | undefined];
  if (second === undefined) return (terms, x, y) => terms.build(op, first(terms, x, y));
  return (terms, x, y) => terms.build(op, first(terms, x, y), second(terms, x, y));
}
