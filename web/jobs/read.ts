import type { Problem } from '../state/problem.ts';
import { type FormulaData, formulaOf } from './formula.ts';
import type { Job } from './job.ts';
import { subjectOf } from './subject.ts';

export interface Reading {
  /** How the function is read. */
  readonly formula: FormulaData;
  /** The variables of the function. */
  readonly variables: readonly string[];
  /** The variables to differentiate by. */
  readonly wrt: readonly string[];
  /** The point that is taken; absent until it is found. */
  readonly point?: Readonly<Record<string, number>>;
}

/** How a problem is read: first the function, a moment later the point. */
export const job: Job<Problem, Reading> = (problem, { progress }) => {
  const { f, variables, wrt, point } = subjectOf(problem);
  const reading = { formula: formulaOf(f), variables, wrt };
  progress(reading);
  return { ...reading, point: point() };
};
