import { FluxionError } from '../error.ts';
import { descend, divergence, hasKink, isDiscontinuous } from './descent.ts';
import { type Estimate, extrapolate } from './extrapolate.ts';
import { evaluationNoise } from './noise.ts';
import { type Level, levelAt, Sampler } from './sampler.ts';
import { type FixedScheme, fixedStep, isFixedScheme } from './schemes.ts';
import { centralStencil, oneSidedStencil, type Stencil } from './weights.ts';

/** Ways to a difference quotient of a real function. */
export type Scheme = FixedScheme | 'richardson';

export interface NumericOptions {
  /** Which derivative; default 1. */
  readonly order?: number;
  /** Default `'richardson'`, extrapolation with error control. */
  readonly scheme?: Scheme;
  /** Step of a fixed scheme; default the one that balances its own error against round-off. */
  readonly step?: number;
}

export interface NumericDerivative {
  /** Where the point is a kink or a jump: the value of least size between the derivatives of both sides. */
  readonly derivative: number;
  /** The scheme in words, with its side where it is one-sided. */
  readonly scheme: string;
  /** The step of the difference quotient that went into the result last. */
  readonly step: number;
  /** Bound of the absolute error, round-off included. Infinity where the derivative is infinite. */
  readonly estimatedError: number;
  /** The two parts of the bound: the formula's own error, and round-off. */
  readonly truncation: number;
  readonly roundoff: number;
  /** How often f was evaluated. */
  readonly evaluations: number;
  readonly side: 'both' | 'left' | 'right';
  /** The derivatives of the two sides where they differ. */
  readonly kink?: { readonly left: number; readonly right: number };
  /** f next to the point on both sides, and at it, where f is not continuous. */
  readonly jump?: { readonly left: number; readonly at: number; readonly right: number };
}

/** The highest order that double precision leaves any digits of. */
export const HIGHEST_NUMERIC_ORDER = 20;

/**
 * The derivative of any real function from its values alone.
 *
 * @throws FluxionError UNDEFINED where f has no finite value at x or none beside it, ARGUMENT on an order that is no whole number
 * from 1 on, LIMIT on one above 20.
 * @example
 * differentiate(Math.sin, 1).derivative.toFixed(12) // '0.540302305868'
 */
export function differentiate(f: (x: number) => number, x: number, options: NumericOptions = {}): NumericDerivative {
  const { order = 1, scheme = 'richardson' } = options;
  checkOrder(order);
  const sampler = new Sampler(f, x);
  if (!Number.isFinite(sampler.centre))
    throw new FluxionError('UNDEFINED', `The function has no finite value at ${x}.`);
  if (isFixedScheme(scheme)) return fixedStep(sampler, order, scheme, options.step);
  return byRichardson(sampler, order);
}

function checkOrder(order: number): void {
  if (!Number.isInteger(order) || order < 1) {
    throw new FluxionError('ARGUMENT', `The order of a numeric derivative is a whole number from 1 on, not ${order}.`);
  }
  if (order > HIGHEST_NUMERIC_ORDER) {
    throw new FluxionError('LIMIT', `Differences of order ${order} leave no digits in double precision.`, {
      suggestion: `Use an order of at most ${HIGHEST_NUMERIC_ORDER}.`,
    });
  }
}

function byRichardson(sampler: Sampler, order: number): NumericDerivative {
  const levels = descend(sampler, centralStencil(order));
  if (levels.length < 2) return atTheEdge(sampler, order);
  if (isDiscontinuous(levels, sampler.centre)) return atAJump(sampler, order, levels);
  if (hasKink(levels, sampler.centre)) return atAKink(sampler, order);
  const estimate = conclude(sampler, centralStencil(order), levels, 0);
  return { ...estimate, scheme: 'Richardson extrapolation', evaluations: sampler.evaluations, side: 'both' };
}

function atTheEdge(sampler: Sampler, order: number): NumericDerivative {
  for (const side of [1, -1] as const) {
    const estimate = fromOneSide(sampler, order, side, 0);
    if (estimate === undefined) continue;
    const name = side === 1 ? 'right' : 'left';
    const scheme = `one-sided Richardson extrapolation (${name})`;
    return { ...estimate, scheme, evaluations: sampler.evaluations, side: name };
  }
  throw new FluxionError('UNDEFINED', `The function has no values next to ${sampler.x}, so no derivative there.`);
}

function atAKink(sampler: Sampler, order: number): NumericDerivative {
  return betweenSides(sampler, order, 0, 'one-sided Richardson extrapolation (both sides)');
}

/** Each side by itself, without the point: the derivative of what is smooth next to it. */
function atAJump(sampler: Sampler, order: number, levels: readonly Level[]): NumericDerivative {
  const { left, right } = levels.at(-1) as Level;
  const result = betweenSides(sampler, order, 1, 'one-sided Richardson extrapolation (beside the jump)');
  return { ...result, jump: { left, at: sampler.centre, right } };
}

function betweenSides(sampler: Sampler, order: number, first: 0 | 1, scheme: string): NumericDerivative {
  const right = fromOneSide(sampler, order, 1, first);
  const left = fromOneSide(sampler, order, -1, first);
  if (right === undefined || left === undefined) return atTheEdge(sampler, order);
  const derivative = leastBetween(left.derivative, right.derivative);
  const worse = right.estimatedError >= left.estimatedError ? right : left;
  const differ = Math.abs(right.derivative - left.derivative) > right.estimatedError + left.estimatedError;
  return {
    ...worse,
    derivative,
    scheme,
    evaluations: sampler.evaluations,
    side: 'both',
    ...(differ || (right.derivative !== left.derivative && !Number.isFinite(worse.estimatedError))
      ? { kink: { left: left.derivative, right: right.derivative } }
      : {}),
  };
}

/** The subgradient of least size: 0 where the sides have different signs, else the smaller one. */
export function leastBetween(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
  if (a * b <= 0) return 0;
  return Math.abs(a) <= Math.abs(b) ? a : b;
}

function fromOneSide(sampler: Sampler, order: number, side: 1 | -1, first: 0 | 1): Estimate | undefined {
  const formula = oneSidedStencil(order, side, first);
  const levels = descend(sampler, formula);
  return levels.length < 2 ? undefined : conclude(sampler, formula, levels, side);
}

/** The best of many candidates looks a little better than it is, the more so where f is flat and hides its noise. */
const SELECTION_CAUTION = 2;

/**
 * Beyond the tenth order hardly any step lies between those at which the formula errs and those at which round-off
 * takes over: too few for the table of extrapolations to judge itself by.
 */
const HIGH_ORDER_CAUTION = 64;

/** The extrapolated value of levels whose trend is known, with f's evaluation noise in the bound. */
function conclude(sampler: Sampler, formula: Stencil, levels: readonly Level[], side: -1 | 0 | 1): Estimate {
  const smallest = levels.at(-1) as Level;
  const sign = divergence(levels);
  if (sign !== 0) {
    const infinite = Number.POSITIVE_INFINITY;
    return {
      derivative: sign * infinite,
      estimatedError: infinite,
      step: smallest.h,
      truncation: infinite,
      roundoff: 0,
    };
  }
  const first = Math.min(...formula.offsets.map(Math.abs));
  const noise = 4 * Math.max(evaluationNoise(sampler, smallest.h / 8, side, first), smallest.jitter);
  const noisy = levels.flatMap(({ h }) => levelAt(sampler, formula, h, noise) ?? []);
  const estimate = extrapolate(noisy, side === 0 ? 2 : 1);
  const caution = formula.order > 10 ? HIGH_ORDER_CAUTION : SELECTION_CAUTION;
  return { ...estimate, estimatedError: caution * estimate.estimatedError };
}
