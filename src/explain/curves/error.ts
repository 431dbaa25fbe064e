import { FluxionError } from '../../error.ts';
import { type Expr, evaluateAt, type Point } from '../../expr/index.ts';
import type { MessageKey, Say } from '../../messages/index.ts';
import {
  accuracyOf,
  differentiate,
  FIXED_SCHEMES,
  type FixedScheme,
  type NumericDerivative,
  reference,
} from '../../numeric/index.ts';
import { short } from '../text/layout.ts';
import { type Chart, powerOfTen } from './chart.ts';

/** The error of one difference scheme at every step. */
export interface ErrorCurve {
  readonly scheme: FixedScheme;
  /** Its own error is proportional to this power of the step. */
  readonly accuracy: number;
  readonly points: readonly StepError[];
  /** The step with the smallest error. */
  readonly best: { readonly step: number; readonly error: number };
}

/** One difference quotient. */
export interface StepError {
  readonly step: number;
  readonly quotient: number;
  /** The distance from the derivative. */
  readonly error: number;
  /** What the formula itself gets wrong at this step, and what rounding adds: estimates from values of f alone. */
  readonly truncation: number;
  readonly roundoff: number;
}

/** How the error of difference quotients depends on their step: truncation falls with it, round-off rises. */
export interface StepErrors {
  readonly f: Expr;
  readonly at: Point;
  readonly variable: string;
  readonly derivative: number;
  readonly curves: readonly ErrorCurve[];
}

/** From 0.1 to 1e-17, a decade at a time. */
export const STEPS: readonly number[] = Array.from({ length: 17 }, (_, k) => Number(`1e-${k + 1}`));

const SHOWN: readonly FixedScheme[] = FIXED_SCHEMES.filter((name) => name !== 'backward');

/**
 * The error of the difference schemes against the step, measured against the derivative in high precision.
 *
 * @throws FluxionError UNDEFINED where f has no derivative at the point.
 */
export function stepErrors(f: Expr, at: Point, variable: string, steps: readonly number[] = STEPS): StepErrors {
  const x = at[variable] as number;
  const value = (t: number): number => evaluateAt(f, { ...at, [variable]: t });
  const exact = reference(f, at, variable, 1);
  const derivative = exact.kind === 'value' ? exact.value : differentiate(value, x).derivative;
  if (!Number.isFinite(derivative))
    throw new FluxionError('UNDEFINED', `There is no finite derivative at ${variable} = ${x}.`);
  const curves = SHOWN.flatMap((scheme): ErrorCurve[] => {
    const points = steps.flatMap((step): StepError[] => {
      const found = quotientAt(value, x, scheme, step);
      if (found === undefined) return [];
      const { derivative: quotient, truncation, roundoff } = found;
      return [{ step, quotient, error: Math.abs(quotient - derivative), truncation, roundoff }];
    });
    const [first, ...rest] = points;
    if (first === undefined) return [];
    return [
      { scheme, accuracy: accuracyOf(scheme), points, best: rest.reduce((a, b) => (b.error < a.error ? b : a), first) },
    ];
  });
  return { f, at, variable, derivative, curves };
}

function quotientAt(
  f: (x: number) => number,
  x: number,
  scheme: FixedScheme,
  step: number,
): NumericDerivative | undefined {
  try {
    return differentiate(f, x, { scheme, step });
  } catch {
    // The nodes lie outside the domain.
    return undefined;
  }
}

/** The V of truncation and round-off. */
export function errorChart({ variable, at, curves }: StepErrors, name: string, say: Say): Chart {
  // An error of exactly 0 stands at the bottom: a logarithmic axis has no place for it.
  const floor =
    Math.min(...curves.flatMap(({ points }) => points.map(({ error }) => error)).filter((error) => error > 0)) / 10;
  return {
    title: say('plot.errorTitle', { f: name, at: `${variable} = ${at[variable]}` }),
    x: { label: say('plot.step'), scale: 'log' },
    y: { label: say('plot.error'), scale: 'log' },
    series: curves.map(({ scheme, points }) => ({
      name: say(`scheme.${scheme}` satisfies MessageKey),
      kind: 'marked' as const,
      points: points.map(({ step, error }) => [step, error === 0 ? floor : error] as const).toReversed(),
    })),
    callouts: curves.map(({ best }, series) => ({
      x: best.step,
      y: best.error === 0 ? floor : best.error,
      text: `h = ${powerOfTen(best.step)}`,
      series,
    })),
    notes: [
      say('plot.errorNote'),
      ...curves.map(({ scheme, best }) =>
        say('plot.best', { scheme: say(`scheme.${scheme}`), step: powerOfTen(best.step), error: short(best.error) }),
      ),
    ],
  };
}
