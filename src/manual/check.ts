import { type Expr, evaluateAt, freeVariables, type Point } from '../expr/index.ts';
import {
  bigClass,
  bigFrom,
  bigFunction,
  differentiate,
  type Reading,
  reference,
  referenceAtEdge,
  samplePoints,
  withoutBig,
} from '../numeric/index.ts';

/** What came of checking a formula. */
export type FormulaCheck =
  | { readonly right: true /** At how many points it was compared. */; readonly points: number }
  | {
      readonly right: false;
      /** Where it differs most clearly. */
      readonly at: Point;
      readonly formula: number;
      readonly expected: number;
    };

export interface CheckOptions {
  readonly order?: number;
  /** A point to check at, besides those picked from the domain. */
  readonly at?: Point | undefined;
  /** How many points to pick; default 7. */
  readonly points?: number;
}

/** Digits of the high-precision comparison: two different formulas agree in as many only by design. */
const DIGITS = 25;

/**
 * Check a derivative that was worked out by hand, at points of the domain of f and at the point asked about, against a derivative that
 * comes from nothing but values of f. Both sides are computed in high precision, so that rounding decides nothing.
 *
 * A formula that has no value where f has a derivative is wrong there.
 *
 * @throws FluxionError NAME where the formula has a variable that neither f nor the point has.
 */
export function checkFormula(f: Expr, formula: Expr, wrt: string, options: CheckOptions = {}): FormulaCheck {
  const { order = 1, at, points: count = 7 } = options;
  const variables = [...new Set([...freeVariables(f, formula), wrt])];
  const picked = samplePoints(f, variables, count);
  const points = at === undefined ? picked : [at, ...picked];
  let worst: { at: Point; formula: number; expected: number; gap: number } | undefined;
  let compared = 0;
  for (const point of points) {
    const outcome = compareAt(f, formula, wrt, order, point);
    if (outcome === undefined) continue;
    compared++;
    // The point that was asked about says most to the reader.
    const weight = point === at ? Infinity : outcome.gap;
    if (!outcome.agrees && (worst === undefined || weight > worst.gap)) worst = { ...outcome, at: point, gap: weight };
  }
  if (worst === undefined) return { right: true, points: compared };
  return { right: false, at: worst.at, formula: worst.formula, expected: worst.expected };
}

interface Outcome {
  readonly agrees: boolean;
  readonly formula: number;
  readonly expected: number;
  /** Relative distance; Infinity where the formula has no value. */
  readonly gap: number;
}

/** Both at one point; undefined where f itself has no derivative to compare with. */
function compareAt(f: Expr, formula: Expr, wrt: string, order: number, point: Point): Outcome | undefined {
  if (!Number.isFinite(evaluateAt(f, point))) return undefined;
  const { reference: exact, reading } = isSmooth(f, wrt, point)
    ? { reference: reference(f, point, wrt, order, { digits: DIGITS }), reading: 'binary' as const }
    : referenceAtEdge(f, point, wrt, order, DIGITS);
  const isBig = exact.kind === 'value' && withoutBig(formula).length === 0;
  if (!isBig) return compareInDoubles(f, formula, wrt, order, point);
  const value = bigValue(formula, point, wrt, reading);
  const plain = Number(value.toString());
  const result = { formula: plain, expected: exact.value };
  if (value.isNaN()) {
    return exact.kink === undefined && !exact.jump ? { ...result, agrees: false, gap: Infinity } : undefined;
  }
  if (!value.isFinite() || !Number.isFinite(exact.value))
    return { ...result, agrees: plain === exact.value, gap: Infinity };
  if (exact.kink !== undefined) {
    const ends = [Number(exact.kink.left), Number(exact.kink.right)];
    return { ...result, agrees: plain >= Math.min(...ends) && plain <= Math.max(...ends), gap: Infinity };
  }
  const gap = value.minus(exact.derivative).abs();
  const tolerance = value
    .abs()
    .times(`1e-${exact.digits - 5}`)
    .plus(exact.uncertainty);
  const size = Math.max(Math.abs(plain), Math.abs(exact.value));
  return { ...result, agrees: gap.lessThanOrEqualTo(tolerance), gap: size === 0 ? 0 : gap.toNumber() / size };
}

function bigValue(formula: Expr, point: Point, wrt: string, reading: Reading) {
  const Big = bigClass(2 * DIGITS + 10);
  return bigFunction(formula, point, wrt, Big, reading)(bigFrom(point[wrt] as number, Big, reading));
}

/** Where there is no high precision: within the error of the extrapolation, and what an ulp of the point does. */
function compareInDoubles(f: Expr, formula: Expr, wrt: string, order: number, point: Point): Outcome | undefined {
  const at = (x: number) => evaluateAt(formula, { ...point, [wrt]: x });
  const x = point[wrt] as number;
  const value = at(x);
  try {
    const numeric = differentiate((t) => evaluateAt(f, { ...point, [wrt]: t }), x, { order });
    const expected = numeric.derivative;
    if (numeric.kink !== undefined || numeric.jump !== undefined) return undefined;
    if (!Number.isFinite(value) || !Number.isFinite(expected))
      return { agrees: value === expected, formula: value, expected, gap: Infinity };
    const size = Math.max(Math.abs(value), Math.abs(expected));
    const unsteady = Math.abs(at(x * (1 + 2 ** -51)) - value) + 1e-10 * size;
    const gap = Math.abs(value - expected);
    return {
      agrees: gap <= numeric.estimatedError + unsteady,
      formula: value,
      expected,
      gap: size === 0 ? 0 : gap / size,
    };
  } catch {
    // f has no values next to the point: nothing to compare with.
    return undefined;
  }
}

function isSmooth(f: Expr, wrt: string, point: Point): boolean {
  try {
    const { side, kink, jump } = differentiate((t) => evaluateAt(f, { ...point, [wrt]: t }), point[wrt] as number);
    return side === 'both' && kink === undefined && jump === undefined;
  } catch {
    return false;
  }
}
