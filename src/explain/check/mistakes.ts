import { type Call, type Expr, freeVariables, interpret, isNum, num } from '../../expr/index.ts';
import { add, call, div, mul, neg, pow, sub } from '../../ops/construct.ts';
import { fold } from '../../ops/fold.ts';
import { parse } from '../../parse/index.ts';
import { argument } from '../../rules/index.ts';
import { derivativeOf } from '../../symbolic/index.ts';
import { EXPONENT_MISTAKES } from './exponents.ts';
import {
  baseOf,
  fixedPower,
  isExponential,
  isFunction,
  isLogarithm,
  isPower,
  isProduct,
  isQuotient,
  isRoot,
  isSum,
  type Place,
  type Slip,
  weightsOf,
} from './kinds.ts';

const ZERO = num(0);
const ONE = num(1);
const TWO = num(2);

/**
 * What students do, the likelier first: each makes a wrong derivative of one call from right derivatives of its
 * arguments. The key names the message that explains it.
 */
export const MISTAKES = {
  innerForgotten: (place) => {
    const { node, args, tangents, variable } = place;
    const isReciprocal = isQuotient(node.op) && tangents[0] === undefined && args[1] !== variable;
    if (!hasInner(place) && !isReciprocal) return [];
    return [
      place.byRule(tangents.map((tangent, i) => (tangent === undefined || args[i] === variable ? tangent : ONE))),
    ];
  },
  productOfDerivatives: ({ node, tangents: [u, v], rateOf }) => {
    if (!isProduct(node.op) || !u || !v) return [];
    const rates = factorsOf(node).map(rateOf);
    return [mul(u, v), ...(rates.every((rate) => rate !== undefined) ? [rates.reduce(mul, ONE)] : [])];
  },
  productAsSum: ({ node, tangents: [du, dv] }) => (isProduct(node.op) && du && dv ? [add(du, dv)] : []),
  productHalf: ({ node, args: [u, v], tangents: [du, dv] }) =>
    isProduct(node.op) && u && v && du && dv ? [mul(du, v), mul(u, dv)] : [],
  productFactorKept: ({ node, args: [u, v], tangents: [du, dv] }) =>
    isProduct(node.op) && u && v && du && dv
      ? [
          add(mul(du, v), mul(u, v)),
          add(mul(u, dv), mul(u, v)),
          add(mul(u, dv), mul(du, dv)),
          add(mul(du, v), mul(du, dv)),
        ]
      : [],
  functionSign: (place) =>
    isFunction(place.node.op) && !isExponential(place.node.op) ? [neg(place.byRule(place.tangents))] : [],
  productSign: ({ node, args: [u, v], tangents: [du, dv] }) =>
    isProduct(node.op) && u && v && du && dv ? [sub(mul(du, v), mul(u, dv)), sub(mul(u, dv), mul(du, v))] : [],
  quotientOfDerivatives: ({ node, tangents: [u, v] }) =>
    isQuotient(node.op) && v ? [u === undefined ? ZERO : div(u, v)] : [],
  numeratorAlone: ({ node, args: [, v], tangents: [du, dv] }) =>
    isQuotient(node.op) && v && du && dv ? [div(du, v), div(du, pow(v, TWO))] : [],
  denominatorAlone: ({ node, args: [u], tangents: [du, dv] }) =>
    isQuotient(node.op) && u && !du && dv ? [div(u, dv)] : [],
  quotientSign: (place) => quotient(place, (front, back, v) => div(sub(back, front), pow(v, TWO))),
  quotientPlus: (place) => quotient(place, (front, back, v) => div(add(front, back), pow(v, TWO))),
  quotientNotSquared: (place) => quotient(place, (front, back, v) => div(sub(front, back), v)),
  quotientFactorLost: ({ node, args: [u, v], tangents: [du, dv] }) =>
    isQuotient(node.op) && u && v && du && dv
      ? [
          [du, mul(u, dv)],
          [mul(du, v), u],
          [mul(du, v), dv],
          [du, dv],
        ].map(([front, back]) => div(sub(front as Expr, back as Expr), pow(v, TWO)))
      : [],
  powerNotLowered: (place) => ofPower(place, (u, n, du) => mul(mul(n, pow(u, n)), du)),
  exponentNotInFront: (place) => ofPower(place, (u, n, du) => mul(pow(u, sub(n, ONE)), du)),
  powerLost: (place) => [
    ...ofPower(place, (u, n, du) => mul(mul(n, u), du)),
    ...ofPower(place, (_, n, du) => mul(n, du)),
  ],
  loweredBackwards: (place) => ofPower(place, (u, n, du) => mul(mul(n, pow(u, sub(ONE, n))), du)),
  powerRaised: (place) => ofPower(place, (u, n, du) => mul(mul(n, pow(u, add(n, ONE))), du)),
  integrated: (place) => {
    const { node, args, tangents } = place;
    const [c, v] = args;
    if (isQuotient(node.op) && c && v && !tangents[0]) return [mul(c, call('ln', v))];
    return ofPower(place, (u, n) => div(pow(u, add(n, ONE)), add(n, ONE)));
  },
  powerRuleOnExponential: ({ node, args, tangents }) => {
    const { op } = node;
    const [base, exponent] = isExponential(op) ? [baseOf(node.op.algebra), args[0]] : args;
    const rate = tangents.at(-1);
    if (!(isPower(op) || isExponential(op)) || !base || !exponent || !rate) return [];
    const lowered = isExponential(op) ? fold(op, [sub(exponent, ONE)]) : pow(base, sub(exponent, ONE));
    return [mul(mul(exponent, lowered), rate), mul(exponent, lowered), mul(lowered, rate)];
  },
  exponentialRuleOnPower: ({ node, args: [u], tangents: [du, dn] }) =>
    isPower(node.op) && u && du && dn ? [mul(mul(node, call('ln', u)), dn)] : [],
  baseForgotten: ({ node, args, tangents }) => {
    const { op } = node;
    const rate = tangents.at(-1);
    if (!rate || (isPower(op) && tangents[0] !== undefined)) return [];
    if (isPower(op) && args[0] !== parse('e')) return [mul(node, rate)];
    return isExponential(op) && baseOf(op.algebra) !== parse('e') ? [mul(node, rate)] : [];
  },
  logarithmBaseForgotten: ({ node, args: [u, base], tangents: [du] }) =>
    isLogarithm(node.op) && u && du ? [div(du, u), ...(base === undefined ? [] : [div(du, mul(base, u))])] : [],
  logarithmBaseAbove: ({ node, args: [u, base], tangents: [du] }) =>
    isLogarithm(node.op) && u && du && base ? [div(mul(call('ln', base), du), u)] : [],
  ...EXPONENT_MISTAKES,
  outerAtVariable: (place) => {
    const inner = innerOf(place);
    return inner === undefined ? [] : [mul(inner.outerAt(place.variable), inner.rate)];
  },
  innerInside: (place) => {
    const { u, rate, outerAt } = innerOf(place) ?? {};
    if (u === undefined || rate === undefined || outerAt === undefined) return [];
    return [outerAt(rate), outerAt(mul(rate, u)), mul(outerAt(rate), rate), neg(outerAt(rate))];
  },
  innerAdded: (place) => {
    const { node, tangents, args } = place;
    const [du, dn] = tangents;
    if (!hasInner(place) || !(isFunction(node.op) || isPower(node.op)) || !du || dn) return [];
    return [add(place.outer(0, args), du)];
  },
  insideOnly: ({ node, tangents: [du, dn], args: [u, ...others], variable }) => {
    if (!(isFunction(node.op) || isPower(node.op)) || !du || dn) return [];
    if (u === variable) return isFunction(node.op) ? [du] : [];
    const inside = fold(node.op, [du, ...others]);
    return isPower(node.op) ? [inside, neg(inside), du] : [inside, du];
  },
  argumentNotSquared: (place) => {
    const [u] = place.args;
    return ofFunction(place, ({ op, args: [base, exponent] }) =>
      u !== undefined && isPower(op) && base === argument(0) && exponent === TWO ? halfSquared(u) : [],
    );
  },
  rootForgotten: (place) => ofFunction(place, ({ op }, [radicand]) => (isRoot(op) && radicand ? [radicand] : [])),
  squareForgotten: (place) => {
    const [du] = place.tangents;
    if (!isFunction(place.node.op) || !du) return [];
    const outer = place.outer(0, place.args);
    const [base, exponent] = outer.kind === 'call' && isPower(outer.op) ? outer.args : [];
    return base !== undefined && exponent === TWO ? [mul(base, du)] : [];
  },
  outerKept: ({ node, tangents: [du], args: [u], variable }) =>
    isFunction(node.op) && !isExponential(node.op) && du && u !== variable ? [mul(node, du)] : [],
  constantKept: (place) =>
    terms(place, (i, weights) =>
      place.tangents[i] === undefined ? signed(place.args[i] as Expr, weights[i]) : undefined,
    ),
  constantAsOne: (place) =>
    terms(place, (i, weights) => (place.tangents[i] === undefined ? signed(ONE, weights[i]) : undefined)),
  coefficientLost: ({ node, tangents: [u, v] }) => {
    if (isProduct(node.op) && (u === undefined) !== (v === undefined)) return [(u ?? v) as Expr];
    return isQuotient(node.op) && u && !v ? [u] : [];
  },
  coefficientDifferentiated: ({ node, args: [u, v], tangents: [du, dv] }) => {
    if (!isProduct(node.op) || !u || !v) return [];
    if (du === undefined && dv !== undefined) return [add(v, mul(u, dv)), ...(dv === ONE ? [] : [add(ONE, dv)])];
    return dv === undefined && du !== undefined ? [add(u, mul(v, du))] : [];
  },
  otherDifferentiated: (place) =>
    terms(place, (i, weights) => {
      const term = place.args[i] as Expr;
      const [other] = freeVariables(term);
      return place.tangents[i] !== undefined || other === undefined
        ? undefined
        : signed(derivativeOf(term, other), weights[i]);
    }),
  termKept: (place) =>
    terms(place, (i, weights) => {
      const rate = place.tangents[i];
      return rate === undefined ? undefined : signed(sub(place.args[i] as Expr, rate), weights[i]);
    }),
  termLost: (place) =>
    terms(place, (i) =>
      place.tangents[i] === undefined ? undefined : neg(signed(place.tangents[i] as Expr, weightsOf(place.node.op)[i])),
    ),
  termSign: (place) =>
    terms(place, (i) => {
      const rate = place.tangents[i];
      return rate === undefined ? undefined : mul(num(-2), signed(rate, weightsOf(place.node.op)[i]));
    }),
} as const satisfies Readonly<Record<string, Slip>>;

export type MistakeName = keyof typeof MISTAKES;

/** Whether an argument is more than the variable, in a call that has no rule of its own for that. */
function hasInner({ node, args, tangents, variable }: Place): boolean {
  const { op } = node;
  if (isSum(op) || isProduct(op) || isQuotient(op) || (op.algebra !== undefined && 'sum' in op.algebra)) return false;
  return args.some((arg, i) => tangents[i] !== undefined && arg !== variable);
}

/** The one inner function of a function, a power or c/v: what it is, its derivative, and the outer derivative elsewhere. */
function innerOf(place: Place): { u: Expr; rate: Expr; outerAt: (inner: Expr) => Expr } | undefined {
  const { node, args, tangents, variable } = place;
  const { op } = node;
  const active = tangents.flatMap((tangent, i) => (tangent === undefined ? [] : [i]));
  const [index] = active;
  const isReciprocal = isQuotient(op) && index === 1;
  if (active.length !== 1 || index === undefined || !(isFunction(op) || isPower(op) || isReciprocal)) return undefined;
  const [u, rate] = [args[index], tangents[index]];
  if (u === undefined || rate === undefined || u === variable) return undefined;
  return { u, rate, outerAt: (inner) => place.outer(index, args.with(index, inner)) };
}

function quotient(
  { node, args: [u, v], tangents: [du, dv] }: Place,
  make: (front: Expr, back: Expr, v: Expr) => Expr,
): Expr[] {
  if (!isQuotient(node.op) || !u || !v || !dv) return [];
  return [make(du === undefined ? ZERO : mul(du, v), mul(u, dv), v)];
}

/** For powers, and for roots, which are powers. */
function ofPower({ node, tangents: [du, dn] }: Place, make: (u: Expr, n: Expr, du: Expr) => Expr): Expr[] {
  const [u, n] = fixedPower(node) ?? [];
  return u && n && du && !dn ? [make(u, n, du)] : [];
}

/**
 * The derivative of a function with its outer derivative rewritten: `change` says what stands in the place of a call in
 * it, in several ways where there are several.
 */
function ofFunction(place: Place, change: (node: Call, args: readonly Expr[]) => readonly Expr[]): Expr[] {
  const { node, args, tangents } = place;
  const [u] = args;
  const [du] = tangents;
  if (!isFunction(node.op) || !u || !du) return [];
  const outer = place.outer(0, [argument(0)]);
  const rewritten = (way: number): { value: Expr; changed: boolean } => {
    let changed = false;
    const values = interpret<Expr>([outer], {
      num: (leaf) => leaf,
      const: (leaf) => leaf,
      sym: (leaf) => (leaf === argument(0) ? u : leaf),
      call: (inner, innerArgs) => {
        const other = change(inner, innerArgs)[way];
        changed ||= other !== undefined;
        return other ?? fold(inner.op, innerArgs);
      },
    });
    return { value: mul(values.get(outer) as Expr, du), changed };
  };
  return [0, 1].map(rewritten).flatMap(({ value, changed }) => (changed ? [value] : []));
}

/** What stands where an argument should be squared: itself, or only a part of it squared. */
function halfSquared(u: Expr): Expr[] {
  if (u.kind !== 'call') return [u];
  const [first, second] = u.args;
  if (first === undefined || second === undefined) return [u];
  if (isProduct(u.op) && isNum(first)) return [u, mul(first, pow(second, TWO))];
  return isQuotient(u.op) && isNum(second) ? [u, div(pow(first, TWO), second)] : [u];
}

/** The factors of a product, those of products in it among them. */
function factorsOf(node: Expr): Expr[] {
  return node.kind === 'call' && isProduct(node.op) ? node.args.flatMap(factorsOf) : [node];
}

/** The right derivative of a sum with something added for one of its terms, once for each term. */
function terms(place: Place, extra: (i: number, weights: readonly number[]) => Expr | undefined): Expr[] {
  if (!isSum(place.node.op)) return [];
  const right = place.byRule(place.tangents);
  return place.args.flatMap((arg, i) => {
    const more = isNum(arg) && arg.value === 0 ? undefined : extra(i, weightsOf(place.node.op));
    return more === undefined ? [] : [add(right, more)];
  });
}

function signed(term: Expr, weight: number | undefined): Expr {
  return weight === -1 ? neg(term) : term;
}
