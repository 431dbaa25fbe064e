import * as explain from '../../src/explain/index.ts';
import { toString } from '../../src/index.ts';
import type { Problem } from '../state/problem.ts';
import type { Job } from './job.ts';
import { subjectOf } from './subject.ts';

export interface StepErrorsInput {
  readonly problem: Problem;
  readonly variable: string;
}

export interface SchemeView {
  readonly scheme: string;
  readonly name: string;
  readonly accuracy: number;
  readonly points: explain.ErrorCurve['points'];
  readonly best: { readonly step: number; readonly error: number };
}

export interface StepErrorsView {
  readonly title: string;
  readonly variables: readonly string[];
  readonly variable: string;
  readonly derivative: number;
  readonly steps: readonly number[];
  readonly schemes: readonly SchemeView[];
}

/** Four steps a decade, from 1 down to where nothing is left. */
const STEPS: readonly number[] = Array.from({ length: 69 }, (_, i) => Number((10 ** (-i / 4)).toPrecision(3)));

/** The error of difference quotients at many steps. */
export const job: Job<StepErrorsInput, StepErrorsView> = ({ problem, variable: asked }, { say }) => {
  const { f, wrt, point } = subjectOf(problem);
  const at = point();
  const variable = wrt.includes(asked) ? asked : (wrt[0] as string);
  const errors = explain.stepErrors(f, at, variable, STEPS);
  return {
    title: say('plot.errorTitle', { f: toString(f, { maxLength: 80 }), at: `${variable} = ${at[variable]}` }),
    variables: wrt,
    variable,
    derivative: errors.derivative,
    steps: STEPS,
    schemes: errors.curves.map(({ scheme, accuracy, points, best }) => ({
      scheme,
      name: say(`scheme.${scheme}`),
      accuracy,
      points,
      best: { step: best.step, error: best.error },
    })),
  };
};
