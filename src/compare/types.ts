import type { Expr, Point } from '../expr/index.ts';

/** The ways to a derivative, in the order of every report. */
export const METHODS = ['manual', 'numeric', 'symbolic', 'forward', 'reverse'] as const;

export type MethodName = (typeof METHODS)[number];

export interface CompareOptions {
  /** Where; a bare number for a function of one variable. Without it, several points of the domain are picked. */
  readonly at?: Point | number | undefined;
  /** The variables to differentiate by; default all free ones, in order of appearance. */
  readonly wrt?: string | readonly string[] | undefined;
  /** The order of the derivative, 1 to 20; default 1. */
  readonly order?: number | undefined;
  /** Derivatives worked out by hand, one for each variable of `wrt`, to be checked. */
  readonly manual?: string | Expr | readonly (string | Expr)[] | undefined;
  /** Significant digits of the reference, 10 to 200; default 50. */
  readonly digits?: number | undefined;
  /** Only these methods. */
  readonly methods?: readonly MethodName[] | undefined;
}

/** One method's derivatives, one entry for each variable of `wrt`, and what they cost. */
export interface MethodRow {
  readonly name: MethodName;
  readonly derivative: readonly number[];
  /** The derivatives as formulas (manual, symbolic). */
  readonly formula?: readonly string[];
  /** At the point itself the rules meet an undefined value such as 0/0; given is the limit of their values beside it. */
  readonly limit?: true;
  /** The row sees nothing of f at this point, so its value is no answer: it neither agrees nor differs. */
  readonly unseen?: true;
  /** Where the manual derivative comes from: the user, the catalogue of hand-made ones, or the textbook's rules unsimplified. */
  readonly source?: 'given' | 'catalogue' | 'derived';
  /** How the numeric derivative was taken; of several variables, the one with the largest error. */
  readonly scheme?: string;
  readonly step?: number;
  /** Bound of the absolute error that the numeric method gives for itself. */
  readonly estimatedError?: number;
  /** The largest over the variables, against the reference. At a kink, the distance to the interval between both sides. */
  readonly relativeError: number;
  /** The relative error by each variable. */
  readonly relativeErrors: readonly number[];
  /** Evaluations of f. */
  readonly evaluations: number;
  /** Elementary operations in all. */
  readonly operations: number;
  /** Other schemes at the same point (numeric, of one variable). */
  readonly others?: readonly OtherScheme[];
}

/** What another numeric scheme gives. */
export interface OtherScheme {
  readonly scheme: string;
  readonly derivative: number;
  readonly step: number;
  readonly relativeError: number;
  readonly evaluations: number;
}

/** The derivative in high precision, one entry for each variable of `wrt`. */
export interface ReferenceReport {
  /** How many digits of every entry are certain. */
  readonly digits: number;
  readonly derivative: readonly string[];
}

/** All methods at one point. */
export interface PointComparison {
  readonly at: Point;
  readonly value: number;
  /** Absent where f has no high-precision form or no digits are certain; the notes say what stands in for it. */
  readonly reference: ReferenceReport | null;
  readonly methods: readonly MethodRow[];
  /** Whether all methods agree with the reference, as far as rounding lets them, and given formulas are right. */
  readonly agree: boolean;
  /** What the numbers show, in sentences. */
  readonly notes: readonly string[];
}

/**
 * The methods side by side.
 *
 * Without a point, `at` is empty, `value` and `reference` are null, the rows carry the formulas with the largest error
 * and the total cost over the points, and `samples` holds the points.
 */
export interface Comparison {
  /** How the input was read. */
  readonly expression: string;
  readonly wrt: readonly string[];
  readonly order: number;
  readonly at: Point;
  readonly value: number | null;
  readonly reference: ReferenceReport | null;
  readonly methods: readonly MethodRow[];
  readonly agree: boolean;
  readonly notes: readonly string[];
  readonly samples?: readonly PointComparison[];
}
