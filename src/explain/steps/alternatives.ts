import { build, type Call, type Expr, isNum, num, type Op, postorder, sym } from '../../expr/index.ts';
import { add, call, div, mul, neg, pow, sub } from '../../ops/construct.ts';
import { table } from '../../ops/index.ts';
import { parse } from '../../parse/index.ts';
import { ANSWER, argument, graft, partial } from '../../rules/index.ts';
import { type Derivation, finish, workOut } from './derive.ts';
import { pendingBy } from './pending.ts';

/** Another way that a textbook goes. */
export const WAYS = ['logarithmic', 'implicit', 'asProduct'] as const;

export type Way = (typeof WAYS)[number];

export interface Alternative extends Derivation {
  readonly way: Way;
}

/** How each way begins: what takes the place of `d/dx(f)`, and the name of the idea. */
interface Opening {
  readonly rule: string;
  readonly open: (f: Call, variable: string, pending: Op) => Expr | undefined;
}

const OPENINGS: Readonly<Record<Way, Opening>> = {
  logarithmic: { rule: 'logarithmic differentiation', open: byLogarithms },
  implicit: { rule: 'implicit differentiation', open: byInverse },
  asProduct: { rule: 'quotient as a product', open: asProduct },
};

const ONE = num(1);

/** The other ways to the same derivative, of those that fit the expression. Each is a derivation of its own. */
export function alternatives(f: Expr, variable: string): Alternative[] {
  if (f.kind !== 'call') return [];
  const pending = pendingBy(variable);
  const start = build(pending, [f]);
  return WAYS.flatMap((way): Alternative[] => {
    const { rule, open } = OPENINGS[way];
    const opened = open(f, variable, pending);
    if (opened === undefined) return [];
    const first = { rule, chain: false, before: start, after: opened, whole: opened };
    return [{ way, ...finish({ f, variable, start, steps: [first, ...workOut(opened, variable)] }) }];
  });
}

/**
 * y = u^p v^q ...: ln y is a sum, so y' = y (p ln u + q ln v + ...)'. For several factors, and for exponents that vary.
 * The logarithms ask for positive factors; what comes out holds wherever both sides exist.
 */
function byLogarithms(f: Call, variable: string, pending: Op): Expr | undefined {
  const x = sym(variable);
  const factors = factorsOf(f).filter(([base, exponent]) => dependsOn(base, x) || dependsOn(exponent, x));
  const varies = factors.some(([, exponent]) => dependsOn(exponent, x)) && factors.some(([base]) => dependsOn(base, x));
  if (factors.length < 3 && !varies) return undefined;
  const logarithm = factors.reduce<Expr>((sum, [base, exponent]) => {
    const isDivisor = isNum(exponent) && exponent.value < 0;
    return isDivisor ? sub(sum, mul(neg(exponent), logarithmOf(base))) : add(sum, mul(exponent, logarithmOf(base)));
  }, num(0));
  return mul(f, build(pending, [logarithm]));
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

/** y = g(u) is h(y) = u for the inverse function h: h'(y) y' = u'. */
function byInverse(f: Call, variable: string, pending: Op): Expr | undefined {
  const [inner] = f.args;
  const inverse = inverseOf(f.op);
  const x = sym(variable);
  if (inner === undefined || f.args.length !== 1 || inverse === undefined || !dependsOn(inner, x)) return undefined;
  const [slope] = graft(
    [partial(inverse, 1, 0)],
    new Map([
      [argument(0), f],
      [ANSWER, inner],
    ]),
  );
  return div(inner === x ? ONE : build(pending, [inner]), slope as Expr);
}

/** The function that an inverse function undoes: `sin` for `asin`. The table lists a function before its inverse. */
function inverseOf(op: Op): Op | undefined {
  const names = [...table.keys()];
  const inverse = op.inverse === undefined ? undefined : table.get(op.inverse);
  return inverse !== undefined && names.indexOf(inverse.name) < names.indexOf(op.name) ? inverse : undefined;
}

/** u / v as u v^(-1), for those who would rather not remember the quotient rule. */
function asProduct(f: Call, variable: string, pending: Op): Expr | undefined {
  const { algebra } = f.op;
  const x = sym(variable);
  const [over, under] = f.args as [Expr, Expr];
  if (algebra === undefined || !('product' in algebra) || algebra.product[1] !== -1) return undefined;
  if (isNum(under) || !dependsOn(under, x) || !dependsOn(over, x)) return undefined;
  return build(pending, [mul(over, pow(under, neg(ONE)))]);
}

function dependsOn(expr: Expr, x: Expr): boolean {
  return postorder([expr]).includes(x);
}
