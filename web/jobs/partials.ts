import { derivative, evaluate, toString } from '../../src/index.ts';
import type { Problem } from '../state/problem.ts';
import { type FormulaData, formulaOf } from './formula.ts';
import type { Job } from './job.ts';
import { derivativeLatex } from './notation.ts';
import { subjectOf } from './subject.ts';

export interface PartialView {
  readonly variable: string;
  readonly name: FormulaData;
  readonly formula: FormulaData;
  readonly value: number;
}

export interface PartialsView {
  readonly expression: string;
  readonly variables: readonly string[];
  readonly point: Readonly<Record<string, number>>;
  readonly partials: readonly PartialView[];
  /** The length of the gradient. */
  readonly length: number;
}

/** The partial derivatives at the point, by every variable of f. */
export const job: Job<Problem, PartialsView> = (problem) => {
  const { f, variables, point } = subjectOf({ ...problem, wrt: '' });
  const at = point();
  const partials = variables.map((variable): PartialView => {
    const slope = derivative(f, variable);
    return {
      variable,
      name: { text: `∂f/∂${variable}`, latex: derivativeLatex(variable, 1, true) },
      formula: formulaOf(slope),
      value: evaluate(slope, at) as number,
    };
  });
  return {
    expression: toString(f, { maxLength: 120 }),
    variables,
    point: at,
    partials,
    length: Math.hypot(...partials.map(({ value }) => value)),
  };
};
