import { type Expr, num, type Op } from '../../expr/index.ts';
import { div, mul, neg, pow } from '../../ops/construct.ts';
import { fold } from '../../ops/fold.ts';
import { table } from '../../ops/index.ts';
import { isFunction, type Place } from './kinds.ts';

const ONE = num(1);
const TWO = num(2);

/** A wrong derivative of a function of one argument, and the other function that came in. */
export interface Confusion {
  readonly wrong: Expr;
  readonly other: string;
}

/** The derivative of a function at an argument whose derivative is given. */
export type SlopeOf = (op: Op, argument: Expr, rate: Expr) => Expr;

/** What is taken for the derivative at a place, where a function was confused with one of the table. */
type Slip = (place: Place, op: Op, slopeOf: SlopeOf) => readonly Expr[];

/**
 * How functions are confused, the likelier first: tried with every function of the table that has an inverse there. The
 * key names the message that explains it.
 */
export const CONFUSIONS = {
  // asin' = 1/sin, or the derivative of 1/sin, or 1/cos.
  inverseAsReciprocal: ({ node, args: [u], tangents: [du] }, op, slopeOf) => {
    if (node.op.inverse !== op.written || !u || !du) return [];
    const value = fold(op, [u]);
    const slope = slopeOf(op, u, ONE);
    return [div(du, value), div(mul(neg(slope), du), pow(value, TWO)), div(du, slope)];
  },
  // ln' = exp, or what the derivative of exp is.
  inverseInstead: ({ node, args: [u], tangents: [du] }, op, slopeOf) =>
    u && du && (node.op.inverse === op.written || op.inverse === node.op.written)
      ? [mul(fold(op, [u]), du), slopeOf(op, u, du)]
      : [],
  // tan' = cot, as sin' = cos.
  takenForFunction: ({ node, args: [u], tangents: [du] }, op) =>
    op === node.op || !u || !du ? [] : withSigns(mul(fold(op, [u]), du)),
  // sec' = tan^2.
  takenForSquare: ({ args: [u], tangents: [du] }, op) => (u && du ? withSigns(mul(pow(fold(op, [u]), TWO), du)) : []),
  otherFunction: ({ node, args: [u], tangents: [du] }, op, slopeOf) =>
    op === node.op || !u || !du ? [] : [slopeOf(op, u, du)],
} as const satisfies Readonly<Record<string, Slip>>;

export type ConfusionName = keyof typeof CONFUSIONS;

const inverses = new Set([...table.values()].map(({ inverse }) => inverse));

/** Functions that someone may take for another: circular, hyperbolic, exponential, and their inverses. */
const FUNCTIONS = [...table.values()].filter(
  (op) => isFunction(op) && (op.inverse !== undefined || inverses.has(op.written)),
);

/** Every confusion of one kind that may have been made at a place. */
export function confusionsAt(kind: ConfusionName, place: Place, slopeOf: SlopeOf): Confusion[] {
  if (!isFunction(place.node.op)) return [];
  return FUNCTIONS.flatMap((op) => CONFUSIONS[kind](place, op, slopeOf).map((wrong) => ({ wrong, other: op.written })));
}

function withSigns(e: Expr): Expr[] {
  return [e, neg(e)];
}
