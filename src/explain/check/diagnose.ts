import {
  build,
  type Call,
  type Expr,
  evaluateAt,
  freeVariables,
  type NodeMap,
  num,
  type Point,
  postorder,
  sym,
} from '../../expr/index.ts';
import { samplePoints } from '../../numeric/index.ts';
import { mul, neg } from '../../ops/construct.ts';
import { fold } from '../../ops/fold.ts';
import {
  ANSWER,
  argument,
  differential,
  graft,
  partial,
  type RuleDomain,
  ruleProgram,
  runRule,
} from '../../rules/index.ts';
import { derivativeOf, differentiateAll, simplify } from '../../symbolic/index.ts';
import { type RuleUse, ruleFor } from '../steps/index.ts';
import { CONFUSIONS, type ConfusionName, confusionsAt, type SlopeOf } from './confusions.ts';
import type { CurveMistake } from './curve.ts';
import type { Place } from './kinds.ts';
import { MISTAKES, type MistakeName } from './mistakes.ts';

/** Mistakes that concern the answer as a whole. */
export const WHOLE_MISTAKES = [
  'notDifferentiated',
  'oppositeSign',
  'otherVariable',
  'twice',
  'constantFactor',
  'constantAdded',
  'constantDifferentiated',
  'antiderivative',
] as const;

export type WholeMistake = (typeof WHOLE_MISTAKES)[number];

/** A mistake that explains a wrong formula. */
export interface Finding {
  readonly mistake: MistakeName | ConfusionName | WholeMistake | CurveMistake;
  /** The part of the expression where it was made. */
  readonly at: Expr;
  /** The right derivative of that part. */
  readonly right: Expr;
  /** What the mistake made of it. */
  readonly wrong: Expr;
  /** The rule that the part asks for. */
  readonly use?: RuleUse;
  /** The factor or the constant, where the mistake is one. */
  readonly amount?: number;
  /** The function that was taken for this one or for its derivative. */
  readonly other?: string;
}

const EXPRESSIONS: RuleDomain<Expr> = { literal: (value) => value, call: (node, args) => fold(node.op, args) };
const ONE = num(1);
const ZERO = num(0);

/** Larger expressions have too many places to make a mistake at. */
const MOST_PLACES = 120;
const POINTS = 6;

/**
 * Find the mistakes that lead from an expression to a wrong derivative: what students do is done at every place, and
 * what comes out is compared with the formula. Explanations that fit are listed, the likelier first; none where nothing
 * fits.
 */
export function diagnose(f: Expr, formula: Expr, variable: string): Finding[] {
  const names = [...new Set([...freeVariables(f, formula), variable])];
  const right = differentiateAll(f, variable);
  const answer = right.get(f) ?? ZERO;
  const points = samplePoints(f, names, POINTS).filter((point) => Number.isFinite(evaluateAt(formula, point)));
  const given = points.map((point) => evaluateAt(formula, point));
  const fits = (candidate: Expr): boolean => agree(candidate, points, given);
  if (points.length < 2) return [];
  if (answer === ZERO) return [{ mistake: 'constantDifferentiated', at: f, right: ZERO, wrong: formula }];
  const found = [...localFindings(f, variable, right, fits), ...antiderivative(f, formula, variable, answer, points)];
  if (found.length > 0) return found;
  const whole = wholeFindings(f, formula, variable, answer, points, fits);
  return whole.length > 0 ? whole : [...confusions(f, variable, right, fits)];
}

/** The calls at which a mistake may have been made, arguments first; none where they are too many to try. */
function placesIn(f: Expr, right: NodeMap<Expr>): Call[] {
  const calls = postorder([f]).filter((node): node is Call => node.kind === 'call' && right.has(node));
  return calls.length > MOST_PLACES ? [] : calls;
}

/** Every mistake at every place. */
function* localFindings(
  f: Expr,
  variable: string,
  right: NodeMap<Expr>,
  fits: (e: Expr) => boolean,
): Generator<Finding> {
  const x = sym(variable);
  const order = placesIn(f, right);
  const places = order.map((node) => placeOf(node, right, x));
  for (const [mistake, slip] of Object.entries(MISTAKES) as [MistakeName, (place: Place) => readonly Expr[]][]) {
    for (const place of places.toReversed()) {
      const { node } = place;
      const wrong = slip(place).find(
        (candidate) => candidate !== right.get(node) && fits(carried(order, node, candidate, right, x, f)),
      );
      if (wrong === undefined) continue;
      const active = place.tangents.map((tangent) => tangent !== undefined);
      yield {
        mistake,
        at: node,
        right: simplify(right.get(node) as Expr),
        wrong: simplify(wrong),
        use: ruleFor(node, active, x),
      };
      break;
    }
  }
}

/** The derivative of the formula is f: it was integrated. */
function antiderivative(f: Expr, formula: Expr, variable: string, answer: Expr, points: readonly Point[]): Finding[] {
  if (!freeVariables(formula).includes(variable)) return [];
  const values = points.map((point) => evaluateAt(f, point));
  if (!agree(derivativeOf(formula, variable), points, values)) return [];
  return [{ mistake: 'antiderivative', at: f, right: simplify(answer), wrong: formula }];
}

/** Another function of the table in the place of the right one, or of its derivative. */
function* confusions(f: Expr, variable: string, right: NodeMap<Expr>, fits: (e: Expr) => boolean): Generator<Finding> {
  const x = sym(variable);
  const order = placesIn(f, right);
  const places = order.map((node) => placeOf(node, right, x)).toReversed();
  for (const kind of Object.keys(CONFUSIONS) as ConfusionName[]) {
    for (const place of places) {
      const { node } = place;
      const found = confusionsAt(kind, place, slopeOf).find(({ wrong }) =>
        fits(carried(order, node, wrong, right, x, f)),
      );
      if (found === undefined) continue;
      const sides = { right: simplify(right.get(node) as Expr), wrong: simplify(found.wrong) };
      yield { mistake: kind, at: node, other: found.other, use: ruleFor(node, [true], x), ...sides };
      return;
    }
  }
}

const slopeOf: SlopeOf = (op, argument, rate) => applyRule(build(op, [argument]) as Call, [rate]);

function placeOf(node: Call, derivatives: NodeMap<Expr>, variable: Expr): Place {
  const tangents = node.args.map((arg) => derivatives.get(arg));
  return {
    node,
    args: node.args,
    tangents,
    variable,
    rateOf: (part) => derivatives.get(part),
    byRule: (others) => applyRule(node, others),
    outer: (index, args) => {
      const leaves = new Map<Expr, Expr>(args.map((arg, i) => [argument(i), arg]));
      leaves.set(ANSWER, fold(node.op, args));
      return graft([partial(node.op, node.args.length, index)], leaves)[0] as Expr;
    },
  };
}

function applyRule(node: Call, tangents: readonly (Expr | undefined)[]): Expr {
  const rule = differential(
    node.op,
    tangents.map((tangent) => tangent !== undefined),
  );
  return runRule(ruleProgram(rule), EXPRESSIONS, node.args, node, tangents);
}

/** The derivative of the whole with a wrong one at one place, everything else by the rules. */
function carried(order: readonly Call[], place: Call, wrong: Expr, right: NodeMap<Expr>, x: Expr, f: Expr): Expr {
  const derivatives = new Map<Expr, Expr>([
    [x, ONE],
    [place, wrong],
  ]);
  const changed = new Set<Expr>([place]);
  for (const node of order) {
    if (node === place) continue;
    if (node.args.some((arg) => changed.has(arg))) {
      changed.add(node);
      derivatives.set(
        node,
        applyRule(
          node,
          node.args.map((arg) => derivatives.get(arg) ?? right.get(arg)),
        ),
      );
    }
  }
  return derivatives.get(f) ?? (right.get(f) as Expr);
}

/** Mistakes that turn the right answer into the formula as a whole. */
function wholeFindings(
  f: Expr,
  formula: Expr,
  variable: string,
  answer: Expr,
  points: readonly Point[],
  fits: (e: Expr) => boolean,
): Finding[] {
  const others = freeVariables(f).filter((name) => name !== variable);
  const finding = (mistake: WholeMistake, wrong: Expr, amount?: number): Finding => ({
    mistake,
    at: f,
    right: simplify(answer),
    wrong: simplify(wrong),
    ...(amount === undefined ? {} : { amount }),
  });
  if (fits(f)) return [finding('notDifferentiated', f)];
  if (fits(neg(answer))) return [finding('oppositeSign', neg(answer))];
  const other = others.find((name) => fits(derivativeOf(f, name)));
  if (other !== undefined) return [finding('otherVariable', derivativeOf(f, other))];
  const second = derivativeOf(f, variable, { order: 2 });
  if (fits(second)) return [finding('twice', second)];
  // Where both vanish there is no factor to see.
  const telling = points.filter(
    (point) => Math.abs(evaluateAt(answer, point)) > 1e-9 || Math.abs(evaluateAt(formula, point)) > 1e-9,
  );
  const factor = constantOf(telling.map((point) => evaluateAt(formula, point) / evaluateAt(answer, point)));
  if (factor !== undefined && factor !== 0) return [finding('constantFactor', mul(num(factor), answer), factor)];
  const shift = constantOf(points.map((point) => evaluateAt(formula, point) - evaluateAt(answer, point)));
  return shift === undefined || shift === 0 ? [] : [finding('constantAdded', formula, shift)];
}

/** The number that all values are, if they are one. */
function constantOf(values: readonly number[]): number | undefined {
  const [first] = values;
  if (first === undefined || !Number.isFinite(first) || values.length < 3) return undefined;
  return values.every((value) => Math.abs(value - first) <= 1e-9 * Math.max(1, Math.abs(first)))
    ? Number(first.toPrecision(12))
    : undefined;
}

/** Whether an expression has the given values at the points, as far as it has values there. */
export function agree(candidate: Expr, points: readonly Point[], given: readonly number[]): boolean {
  let compared = 0;
  for (const [i, point] of points.entries()) {
    const value = evaluateAt(candidate, point);
    const wanted = given[i] as number;
    // A wrong derivative may have a smaller domain than the right one.
    if (!Number.isFinite(value)) continue;
    if (Math.abs(value - wanted) > 1e-9 * Math.max(1e-3, Math.abs(value), Math.abs(wanted))) return false;
    compared++;
  }
  return compared >= 2;
}
