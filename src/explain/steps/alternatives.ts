import { build, type Call, type Expr, freeVariables, isNum, num, type Op, postorder, sym } from '../../expr/index.ts';
import { add, call, div, mul, neg, pow, sub } from '../../ops/construct.ts';
import { table } from '../../ops/index.ts';
import { parse } from '../../parse/index.ts';
import { ANSWER, argument, graft, partial } from '../../rules/index.ts';
import { simplify } from '../../symbolic/index.ts';
import { type Derivation, finish, type Identity, workOut } from './derive.ts';
import { pendingBy } from './pending.ts';

/** Another way that a textbook goes. */
export const WAYS = ['logarithmic', 'implicit', 'asProduct', 'asPower'] as const;

export type Way = (typeof WAYS)[number];

/** An equation that stands before the lines of a derivation, with the reason for it. */
export interface Equation {
  readonly left: Expr;
  readonly right: Expr;
  /** What was done to the equation before; absent for the first, which names the function. */
  readonly rule?: string;
}

export interface Alternative extends Derivation {
  readonly way: Way;
  /** From `y = f` to the equation whose solution for y' is the first line; empty where the way needs none. */
  readonly setUp: readonly Equation[];
}

/** How a way begins. */
interface Opening {
  /** What takes the place of `d/dx(f)`. */
  readonly line: Expr;
  readonly setUp?: readonly Equation[];
  readonly identity?: Identity | undefined;
}

/** How each way begins, and the name of the idea. */
interface Beginning {
  readonly rule: string;
  readonly open: (f: Call, variable: string, pending: Op) => Opening | undefined;
}

const BEGINNINGS: Readonly<Record<Way, Beginning>> = {
  logarithmic: { rule: 'logarithmic differentiation', open: byLogarithms },
  implicit: { rule: 'implicit differentiation', open: byInverse },
  asProduct: { rule: 'quotient as a product', open: asProduct },
  asPower: { rule: 'written as a power', open: asPower },
};

const BOTH_SIDES = 'implicit equation';

const ONE = num(1);

/** The other ways to the same derivative, of those that fit the expression. Each is a derivation of its own. */
export function alternatives(f: Expr, variable: string): Alternative[] {
  if (f.kind !== 'call') return [];
  const pending = pendingBy(variable);
  const start = build(pending, [f]);
  return WAYS.flatMap((way): Alternative[] => {
    const { rule, open } = BEGINNINGS[way];
    const opening = open(f, variable, pending);
    if (opening === undefined) return [];
    const { line, setUp = [], identity } = opening;
    const first = { rule, chain: false, before: start, after: line, whole: line };
    const { steps, result } = workOut(line, variable);
    const lines = { f, variable, start, steps: [first, ...steps], result };
    return [{ way, setUp, ...finish(lines, identity) }];
  });
}

/**
 * y = u^p v^q ...: ln y is a sum, so y' = y (p ln u + q ln v + ...)'. For several factors, and for exponents that vary.
 * The logarithms ask for positive factors; what comes out holds wherever both sides exist.
 */
function byLogarithms(f: Call, variable: string, pending: Op): Opening | undefined {
  const x = sym(variable);
  const factors = factorsOf(f).filter(([base, exponent]) => dependsOn(base, x) || dependsOn(exponent, x));
  const varies = factors.some(([, exponent]) => dependsOn(exponent, x)) && factors.some(([base]) => dependsOn(base, x));
  if (factors.length < 3 && !varies) return undefined;
  const constant = factorsOf(f).filter(([base, exponent]) => !dependsOn(base, x) && !dependsOn(exponent, x));
  const logarithm = sumOfLogarithms([...constant, ...factors]);
  const slope = build(pending, [sumOfLogarithms(factors)]);
  const [y, rate] = unknown(f);
  const setUp = [
    { left: y, right: f },
    { left: call('ln', y), right: logarithm, rule: 'logarithms of both sides' },
    { left: div(rate, y), right: slope, rule: BOTH_SIDES },
  ];
  return { line: mul(f, slope), setUp };
}

function sumOfLogarithms(factors: readonly (readonly [base: Expr, exponent: Expr])[]): Expr {
  return factors.reduce<Expr>((sum, [base, exponent]) => {
    const isDivisor = isNum(exponent) && exponent.value < 0;
    return isDivisor ? sub(sum, mul(neg(exponent), logarithmOf(base))) : add(sum, mul(exponent, logarithmOf(base)));
  }, num(0));
}

/** A letter for the function itself, which it does not contain, and for its derivative. */
function unknown(f: Expr): [y: Expr, rate: Expr] {
  const taken = freeVariables(f);
  const name = ['y', 'w', 'z', 'q'].find((letter) => !taken.includes(letter)) ?? 'y0';
  return [sym(name), sym(`${name}'`)];
}

/** The factors of a product with their exponents, through quotients, powers and roots. */
function factorsOf(f: Expr): [base: Expr, exponent: Expr][] {
  const found: [Expr, Expr][] = [];
  const todo: [Expr, Expr][] = [[f, ONE]];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [node, exponent] = next;
    const { algebra, args = [] } = node.kind === 'call' ? { algebra: node.op.algebra, args: node.args } : {};
    if (algebra !== undefined && 'product' in algebra) {
      const parts = args.map((arg, i): [Expr, Expr] => [arg, mul(exponent, parse(String(algebra.product[i])))]);
      todo.push(...parts.reverse());
    } else if (algebra !== undefined && 'power' in algebra) {
      todo.push([args[0] as Expr, mul(exponent, args[1] as Expr)]);
    } else if (algebra !== undefined && 'powerOf' in algebra) {
      todo.push([parse(algebra.powerOf), mul(exponent, args[0] as Expr)]);
    } else {
      found.push([node, exponent]);
    }
  }
  return found;
}

/** ln(u), and 1 for ln(e). */
function logarithmOf(base: Expr): Expr {
  return base === parse('e') ? ONE : call('ln', base);
}

/**
 * y = g(u) is h(y) = u for the inverse function h: h'(y) y' = u'. For a composition only where there is something to
 * see that the chain rule does not show.
 */
function byInverse(f: Call, variable: string, pending: Op): Opening | undefined {
  const [inner] = f.args;
  const inverse = inverseOf(f.op);
  const x = sym(variable);
  if (inner === undefined || f.args.length !== 1 || inverse === undefined || !dependsOn(inner, x)) return undefined;
  const [y, rate] = unknown(f);
  const slopeAt = (place: Expr, value: Expr): Expr =>
    graft(
      [partial(inverse, 1, 0)],
      new Map([
        [argument(0), place],
        [ANSWER, value],
      ]),
    )[0] as Expr;
  const slope = slopeAt(f, inner);
  const [direct] = graft([partial(f.op, 1, 0)], new Map([[argument(0), inner]])) as [Expr];
  const plainSlope = simplify(div(ONE, direct));
  const identity = slope === plainSlope ? undefined : { left: slope, right: plainSlope };
  const isTelling = identity !== undefined && !dependsOn(plainSlope, f);
  if (inner !== x && !isTelling) return undefined;
  const above = inner === x ? ONE : build(pending, [inner]);
  const setUp = [
    { left: y, right: f },
    { left: build(inverse, [y]), right: inner, rule: 'inverse of both sides' },
    { left: mul(slopeAt(y, build(inverse, [y])), rate), right: above, rule: BOTH_SIDES },
  ];
  return { line: div(above, slope), setUp, identity: isTelling ? identity : undefined };
}

/** The function that an inverse function undoes: `sin` for `asin`. The table lists a function before its inverse. */
function inverseOf(op: Op): Op | undefined {
  const names = [...table.keys()];
  const inverse = op.inverse === undefined ? undefined : table.get(op.inverse);
  return inverse !== undefined && names.indexOf(inverse.name) < names.indexOf(op.name) ? inverse : undefined;
}

/** u / v as u v^(-1), for those who would rather not remember the quotient rule. */
function asProduct(f: Call, variable: string, pending: Op): Opening | undefined {
  const x = sym(variable);
  const [over, under] = f.args as [Expr, Expr];
  if (!isQuotient(f) || !dependsOn(under, x) || !dependsOn(over, x)) return undefined;
  return { line: build(pending, [mul(over, reciprocalOf(under))]) };
}

/** c / u^n as c u^(-n), and a root as a power: the power rule does for both. */
function asPower(f: Call, variable: string, pending: Op): Opening | undefined {
  const x = sym(variable);
  const { algebra } = f.op;
  const [inner, under] = f.args as [Expr, Expr | undefined];
  if (algebra === undefined || !('product' in algebra)) return undefined;
  if (under === undefined) {
    if (!dependsOn(inner, x)) return undefined;
    return { line: build(pending, [pow(inner, parse(String(algebra.product[0])))]) };
  }
  if (!isQuotient(f) || dependsOn(inner, x) || !dependsOn(under, x)) return undefined;
  return { line: build(pending, [mul(inner, reciprocalOf(under))]) };
}

function isQuotient({ op: { algebra } }: Call): boolean {
  return algebra !== undefined && 'product' in algebra && algebra.product[1] === -1;
}

/** u^(-n) for u^n. */
function reciprocalOf(under: Expr): Expr {
  const [base, exponent] = under.kind === 'call' ? under.args : [];
  const isPower = under.kind === 'call' && under.op.algebra !== undefined && 'power' in under.op.algebra;
  if (isPower && base !== undefined && exponent !== undefined && isNum(exponent)) return pow(base, neg(exponent));
  return pow(under, neg(ONE));
}

function dependsOn(expr: Expr, x: Expr): boolean {
  return postorder([expr]).includes(x);
}
