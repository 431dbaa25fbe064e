import { FluxionError } from '../error.ts';
import type { NumericDerivative } from './differentiate.ts';
import { evaluationNoise } from './noise.ts';
import { type Level, levelAt, type Sampler } from './sampler.ts';
import { centralStencil, oneSidedStencil, type Stencil, stencil } from './weights.ts';

/** Formulas with one step size. */
export type FixedScheme = keyof typeof FIXED;

interface FixedFormula {
  readonly title: string;
  readonly formula: (order: number) => Stencil;
  /** The error of the formula is proportional to h^accuracy. */
  readonly accuracy: number;
  readonly side: NumericDerivative['side'];
}

/** The formulas of a first course in numerics, at any order. */
const FIXED = {
  forward: { title: 'forward difference', formula: (n) => oneSidedStencil(n, 1), accuracy: 1, side: 'right' },
  backward: { title: 'backward difference', formula: (n) => oneSidedStencil(n, -1), accuracy: 1, side: 'left' },
  central: { title: 'central difference', formula: centralStencil, accuracy: 2, side: 'both' },
  fivePoint: { title: 'five-point formula', formula: (n) => wideStencil(n), accuracy: 4, side: 'both' },
} as const satisfies Record<string, FixedFormula>;

/** The names of the formulas with one step size. */
export const FIXED_SCHEMES = Object.keys(FIXED) as readonly FixedScheme[];

/** The power of the step that the error of a formula is proportional to. */
export function accuracyOf(name: FixedScheme): number {
  return FIXED[name].accuracy;
}

export function isFixedScheme(name: string): name is FixedScheme {
  return Object.hasOwn(FIXED, name);
}

/** Two nodes more than the narrowest symmetric formula: -2..2 for the first two derivatives. */
function wideStencil(order: number): Stencil {
  const reach = Math.ceil(order / 2) + 1;
  return stencil(
    order,
    Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach),
  );
}

/**
 * One difference quotient. Its step balances the formula's error, which falls with h, against round-off, which grows
 * as h falls; the error is estimated from the quotient with twice the step.
 *
 * @throws FluxionError UNDEFINED where f is not finite at the nodes of any step.
 */
export function fixedStep(sampler: Sampler, order: number, name: FixedScheme, given?: number): NumericDerivative {
  const { title, formula: formulaOf, accuracy, side }: FixedFormula = FIXED[name];
  const formula = formulaOf(order);
  const size = Math.max(1, Math.abs(sampler.x));
  const balanced = 2 ** Math.round(Math.log2(size) - 52 / (order + accuracy));
  let step = given ?? balanced;
  let pair = pairAt(sampler, formula, step);
  for (let i = 0; i < 60 && pair === undefined && given === undefined; i++) {
    step /= 4;
    pair = pairAt(sampler, formula, step);
  }
  if (pair === undefined) {
    throw new FluxionError(
      'UNDEFINED',
      `The ${title} at ${sampler.x} with step ${step} leaves the domain of the function.`,
      {
        suggestion: 'Use a smaller step, or another scheme.',
      },
    );
  }
  const evaluations = sampler.evaluations;
  const sideSign = side === 'both' ? 0 : side === 'right' ? 1 : -1;
  const noise = 4 * evaluationNoise(sampler, step / 8, sideSign, 0);
  const roundoff = (levelAt(sampler, formula, step, noise) as Level).noise;
  const truncation = Math.abs(pair.coarse.quotient - pair.fine.quotient);
  return {
    derivative: pair.fine.quotient,
    scheme: title,
    step,
    estimatedError: truncation + roundoff,
    truncation,
    roundoff,
    evaluations,
    side,
  };
}

function pairAt(sampler: Sampler, formula: Stencil, step: number): { fine: Level; coarse: Level } | undefined {
  const fine = levelAt(sampler, formula, step);
  const coarse = levelAt(sampler, formula, 2 * step);
  return fine === undefined || coarse === undefined ? undefined : { fine, coarse };
}
