import type { Expr, Point } from '../expr/index.ts';
import {
  differentiateAlong,
  type NumericDerivative,
  type Reading,
  type Reference,
  reference,
  referenceAtEdge,
} from '../numeric/index.ts';

/** What the derivative by one variable is, as far as it can be known without any rule. */
export interface Truth {
  readonly variable: string;
  readonly numeric: NumericDerivative;
  readonly reference: Reference;
  /** The value that methods are measured by: the reference, or where there is none the numeric value. */
  readonly value: number;
  /** Absolute bound of the error of `value`. */
  readonly uncertainty: number;
  /** Where the sides differ, the interval between their derivatives. */
  readonly interval?: readonly [number, number];
  /** How the reference read the point. */
  readonly reading: Reading;
}

/**
 * The derivative from values of f alone: by extrapolation in doubles, and in high precision.
 *
 * @throws FluxionError UNDEFINED where f has no values next to the point.
 */
export function findTruth(f: Expr, at: Point, variable: string, order: number, digits: number): Truth {
  const numeric = differentiateAlong(f, at, variable, order);
  const isSmooth = numeric.side === 'both' && numeric.kink === undefined && numeric.jump === undefined;
  const { reference: exact, reading } =
    isSmooth && Number.isFinite(numeric.derivative)
      ? { reference: reference(f, at, variable, order, { digits }), reading: 'binary' as const }
      : referenceAtEdge(f, at, variable, order, digits);
  if (exact.kind === 'none') {
    const { derivative: value, estimatedError: uncertainty, kink } = numeric;
    return { variable, numeric, reference: exact, value, uncertainty, reading, ...between(kink) };
  }
  const { value, uncertainty, kink } = exact;
  return { variable, numeric, reference: exact, value, uncertainty, reading, ...between(kink) };
}

function between(
  kink: { readonly left: string | number; readonly right: string | number } | undefined,
): Pick<Truth, 'interval'> {
  if (kink === undefined) return {};
  const ends = [Number(kink.left), Number(kink.right)];
  return { interval: [Math.min(...ends), Math.max(...ends)] };
}

/** Doubles show a jump where high precision sees f go smoothly on: a pole lies between two of them, say. */
export function isUnseen({ numeric, reference }: Truth): boolean {
  return numeric.jump !== undefined && reference.kind === 'value' && !reference.jump && reference.side === 'both';
}

/** How far a derivative is from the truth, in absolute terms; at a kink, from the interval between the sides. */
export function distance(derivative: number, { value, interval }: Truth): number {
  if (Number.isNaN(derivative)) return Infinity;
  if (derivative === value) return 0;
  if (interval !== undefined) return Math.max(0, interval[0] - derivative, derivative - interval[1]);
  return Math.abs(derivative - value);
}

/** The distance relative to the truth; the distance itself where the truth is 0 or infinite. */
export function relativeError(derivative: number, truth: Truth): number {
  if (Number.isNaN(derivative)) return NaN;
  const gap = distance(derivative, truth);
  if (truth.value === 0) return gap <= truth.uncertainty ? 0 : gap;
  return gap === 0 || !Number.isFinite(truth.value) ? gap : gap / Math.abs(truth.value);
}
