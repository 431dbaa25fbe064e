import { type Call, type Expr, evaluateAt, isNum, num, type Point } from '../../expr/index.ts';
import { curvePoints } from '../../manual/index.ts';
import { add, div, mul, neg, sub } from '../../ops/construct.ts';
import { derivativeOf, type Equation, simplify } from '../../symbolic/index.ts';
import { agree, diagnose, type Finding } from './diagnose.ts';
import { isSum, weightsOf } from './kinds.ts';
import { MISTAKES } from './mistakes.ts';

/** Which variable depends on which along a curve. */
export interface Along {
  readonly wrt: string;
  readonly of: string;
}

/** A term of an equation, with its partial derivatives as part of the difference of both sides. */
interface Term {
  readonly term: Expr;
  readonly byX: Expr;
  readonly byY: Expr;
}

/** What a mistake sees of a curve F = 0: both partial derivatives of F, and its terms. */
interface Sides {
  readonly byX: Expr;
  readonly byY: Expr;
  readonly terms: readonly Term[];
}

/** A wrong slope, and the term where it came about, if it did in one. */
interface WrongSlope {
  readonly wrong: Expr;
  readonly at?: Expr;
}

const ZERO = num(0);

const slope = (byX: Expr, byY: Expr): Expr => neg(div(byX, byY));
const whole = (...wrong: readonly Expr[]): WrongSlope[] => wrong.map((one) => ({ wrong: one }));
const inTerms = (sides: Sides, make: (term: Term) => readonly Expr[]): WrongSlope[] =>
  sides.terms.flatMap((term) => make(term).map((wrong) => ({ wrong, at: term.term })));

/**
 * What students do with an equation, the likelier first: each makes a wrong slope. The key names the message that
 * explains it.
 */
export const CURVE_MISTAKES = {
  slopeSign: ({ byX, byY }) => whole(div(byX, byY)),
  slopeUpsideDown: ({ byX, byY }) => whole(slope(byY, byX), div(byY, byX)),
  constantSideKept: (sides) =>
    inTerms(sides, ({ term, byX, byY }) =>
      byX === ZERO && byY === ZERO
        ? [slope(add(sides.byX, term), sides.byY), slope(sub(sides.byX, term), sides.byY)]
        : [],
    ),
  mixedHalf: (sides) =>
    inTerms(sides, ({ byX, byY }) => (byX === ZERO || byY === ZERO ? [] : [slope(sub(sides.byX, byX), sides.byY)])),
  dependentAsConstant: (sides) =>
    inTerms(sides, ({ byY }) => (byY === ZERO ? [] : [slope(sides.byX, sub(sides.byY, byY))])),
  slopeFactorForgotten: (sides) =>
    inTerms(sides, ({ byY }) => (byY === ZERO ? [] : [slope(add(sides.byX, byY), sub(sides.byY, byY))])),
  slopeNotDivided: ({ byX, byY }) => {
    const factor = numberIn(byY);
    return whole(neg(byX), byX, ...(factor === undefined ? [] : [slope(byX, factor), div(byX, factor)]));
  },
} as const satisfies Readonly<Record<string, (sides: Sides) => readonly WrongSlope[]>>;

export type CurveMistake = keyof typeof CURVE_MISTAKES | 'oneBranch';

const POINTS = 8;

/**
 * Find the mistakes that lead from an equation to a wrong slope: those of implicit differentiation, then those that can be
 * made in any derivative, in one of the two partial derivatives.
 */
export function diagnoseAlong({ left, right }: Equation, along: Along, formula: Expr): Finding[] {
  const { wrt, of } = along;
  const difference = sub(left, right);
  const sides: Sides = {
    byX: derivativeOf(difference, wrt),
    byY: derivativeOf(difference, of),
    terms: [left, right].flatMap((side, i) =>
      termsOf(side).map((term) => {
        const [byX, byY] = [wrt, of].map((name) => derivativeOf(i === 0 ? term : neg(term), name)) as [Expr, Expr];
        return { term, byX, byY };
      }),
    ),
  };
  const points = curvePoints({ difference, ...along }, POINTS).filter((point) =>
    Number.isFinite(evaluateAt(formula, point)),
  );
  if (points.length < 2) return [];
  const given = points.map((point) => evaluateAt(formula, point));
  const answer = simplify(slope(sides.byX, sides.byY));
  const branch = onOneBranch(answer, formula, points);
  if (branch) return [{ mistake: 'oneBranch', at: difference, right: answer, wrong: formula }];
  const found = (Object.keys(CURVE_MISTAKES) as (keyof typeof CURVE_MISTAKES)[]).flatMap((mistake): Finding[] => {
    const fitting = CURVE_MISTAKES[mistake](sides).find(({ wrong }) => agree(wrong, points, given));
    if (fitting === undefined) return [];
    return [{ mistake, at: fitting.at ?? difference, right: answer, wrong: simplify(fitting.wrong) }];
  });
  return found.length > 0 ? found : inPartials(difference, sides, along, formula);
}

/** The slope says what one partial derivative was taken for, if the other one is right. */
function inPartials(difference: Expr, { byX, byY }: Sides, { wrt, of }: Along, formula: Expr): Finding[] {
  if (formula === ZERO) return [];
  return [
    ...diagnose(difference, neg(mul(formula, byY)), wrt),
    ...diagnose(difference, neg(div(byX, formula)), of),
  ].filter(({ mistake }) => mistake in MISTAKES);
}

/** Right at some of the points: it was worked out with one of the functions that the curve consists of. */
function onOneBranch(answer: Expr, formula: Expr, points: readonly Point[]): boolean {
  const right = points.filter((point) => {
    const value = evaluateAt(answer, point);
    return agree(formula, [point, point], [value, value]);
  });
  return right.length >= 2 && right.length < points.length;
}

/** The number that a product has in front. */
function numberIn(e: Expr): Expr | undefined {
  return e.kind === 'call' ? e.args.find(isNum) : undefined;
}

/** The terms of a sum, with their signs. */
function termsOf(e: Expr): Expr[] {
  if (e.kind !== 'call' || !isSum(e.op)) return [e];
  const { op, args } = e as Call;
  const weights = weightsOf(op);
  return args.flatMap((arg, i) => termsOf(arg).map((term) => (weights[i] === -1 ? neg(term) : term)));
}
