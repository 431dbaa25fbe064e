import { type Expr, evaluateAt, freeVariables, type Point } from '../expr/index.ts';
import { differentiate, reference, samplePoints } from '../numeric/index.ts';
import type { CheckOptions, FormulaCheck } from './check.ts';

/** A curve F(x, y) = 0 on which one variable depends on another, the rest being parameters. */
export interface Curve {
  /** F, the difference of the two sides. */
  readonly difference: Expr;
  readonly wrt: string;
  readonly of: string;
}

const POINTS = 8;
/** What a sampled point is multiplied by, and the dependent variable besides: a curve may have a branch on either side. */
const STARTS = [
  [1, 1],
  [1, -1],
  [0.4, 1],
  [0.4, -1],
  [0.1, 1],
] as const;
/** Where a curve is nearly upright, rounding decides its slope. */
const STEEPEST = 1e4;
const FLAT = 1e-9;
const NEWTON_STEPS = 60;
/** A root counts when F is that small beside what moves it. */
const ON_CURVE = 1e-13;
/** Points of the curve are doubles, so both sides are compared to fewer digits than elsewhere; higher orders come from differences. */
const TOLERANCE = { first: 1e-8, higher: 1e-4 } as const;

/**
 * Points of a curve at which its slope is finite, the same each time: the other variables and a first guess are sampled,
 * then the dependent one is solved for.
 */
export function curvePoints(curve: Curve, count = POINTS): Point[] {
  const { difference, wrt, of } = curve;
  const names = [...new Set([...freeVariables(difference), wrt, of])];
  const telling: Point[] = [];
  const flat: Point[] = [];
  for (const guess of samplePoints(difference, names, 6 * count)) {
    if (telling.length >= count) break;
    for (const [scale, side] of STARTS) {
      const start = Object.fromEntries(
        names.map((name) => [name, round(scale * (name === of ? side : 1) * (guess[name] as number))]),
      );
      const point = solved(curve, start);
      if (point === undefined || [...telling, ...flat].some((other) => isSame(other, point))) continue;
      const slope = slopeAt(curve, point);
      if (!(Math.abs(slope) < STEEPEST)) continue;
      // Where the variable or the slope is 0, wrong formulas are right too.
      const isFlat = Math.abs(slope) < FLAT || Math.abs(point[of] as number) < FLAT;
      (isFlat ? flat : telling).push(point);
    }
  }
  return (telling.length > 0 ? telling : flat).slice(0, count);
}

/**
 * Check a derivative along a curve that was worked out by hand, at points of the curve, against one that comes from
 * nothing but values of both sides. Forms that are equal on the curve only are equal.
 *
 * @throws FluxionError NAME where the formula has a variable that the curve lacks.
 */
export function checkAlong(curve: Curve, formula: Expr, { order = 1, at, points }: CheckOptions = {}): FormulaCheck {
  const tolerance = order === 1 ? TOLERANCE.first : TOLERANCE.higher;
  const places = [...(at === undefined ? [] : [at]), ...curvePoints(curve, points)];
  let worst: { at: Point; formula: number; expected: number; gap: number } | undefined;
  let compared = 0;
  for (const point of places) {
    const expected = derivativeAlong(curve, point, order);
    if (!Number.isFinite(expected)) continue;
    compared++;
    const value = evaluateAt(formula, point);
    const size = Math.max(Math.abs(value), Math.abs(expected), 1e-3);
    const gap = Number.isFinite(value) ? Math.abs(value - expected) / size : Infinity;
    if (gap <= tolerance) continue;
    const weight = point === at ? Infinity : Math.min(gap, Number.MAX_VALUE);
    if (worst === undefined || weight > worst.gap) worst = { at: point, formula: value, expected, gap: weight };
  }
  if (worst === undefined) return { right: true, points: compared };
  const { gap: _, ...difference } = worst;
  return { right: false, ...difference };
}

/** The point of the curve nearest in the direction of the dependent variable; undefined where none is found. */
function solved({ difference, of }: Curve, start: Point): Point | undefined {
  const f = (y: number): number => evaluateAt(difference, { ...start, [of]: y });
  let y = start[of] as number;
  for (let i = 0; i < NEWTON_STEPS; i++) {
    const value = f(y);
    const h = 1e-6 * Math.max(1, Math.abs(y));
    const slope = (f(y + h) - f(y - h)) / (2 * h);
    if (!Number.isFinite(value) || !Number.isFinite(slope) || slope === 0) return undefined;
    const step = value / slope;
    if (Math.abs(step) <= ON_CURVE * Math.max(1, Math.abs(y))) return { ...start, [of]: y - step };
    y -= step;
  }
  return undefined;
}

/** -F_x/F_y, both from values of F. */
function slopeAt({ difference, wrt, of }: Curve, point: Point): number {
  const [byX, byY] = [wrt, of].map((name) => partialAt(difference, point, name)) as [number, number];
  return byY === 0 ? Number.NaN : -byX / byY;
}

function partialAt(f: Expr, point: Point, name: string): number {
  const exact = reference(f, point, name, 1);
  if (exact.kind === 'value') return exact.value;
  try {
    return differentiate((t) => evaluateAt(f, { ...point, [name]: t }), point[name] as number).derivative;
  } catch {
    return Number.NaN;
  }
}

function derivativeAlong(curve: Curve, point: Point, order: number): number {
  if (order === 1) return slopeAt(curve, point);
  const { wrt } = curve;
  try {
    const slopeOver = (x: number): number => {
      const moved = solved(curve, { ...point, [wrt]: x });
      return moved === undefined ? Number.NaN : slopeAt(curve, moved);
    };
    return differentiate(slopeOver, point[wrt] as number, { order: order - 1 }).derivative;
  } catch {
    return Number.NaN;
  }
}

/** So that a reader can copy it. */
function round(x: number): number {
  return Number(x.toPrecision(6));
}

function isSame(a: Point, b: Point): boolean {
  return Object.keys(a).every((name) => Math.abs((a[name] as number) - (b[name] as number)) < 1e-9);
}
