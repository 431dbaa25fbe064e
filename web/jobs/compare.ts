import { compare, METHODS } from '../../src/index.ts';
import { methodsOf, type Problem } from '../state/problem.ts';
import type { Job } from './job.ts';
import { inField, subjectOf } from './subject.ts';

export interface ComparisonView {
  readonly notes: readonly string[];
  readonly rows: readonly { name: string; derivative: readonly number[] }[];
}

/** The methods side by side. */
export const job: Job<Problem, ComparisonView> = (problem, { t }) => {
  const { f, wrt, order, point } = subjectOf(problem);
  const methods = methodsOf(problem.methods, METHODS);
  const at = point();
  const comparison = inField('f', () => compare(f, { at, wrt, order, ...(methods.length === 0 ? {} : { methods }) }));
  return {
    notes: comparison.notes.map(t),
    rows: comparison.methods.map(({ name, derivative }) => ({ name, derivative })),
  };
};
