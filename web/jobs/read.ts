import { parse, variablesOf } from '../../src/index.ts';
import { type FormulaData, formulaOf } from './formula.ts';
import type { Job } from './job.ts';
import { inField } from './subject.ts';

export interface Reading {
  readonly formula: FormulaData;
  readonly variables: readonly string[];
}

/** How an input is read. */
export const job: Job<{ readonly f: string }, Reading> = ({ f }) => {
  const expr = inField('f', () => parse(f));
  return { formula: formulaOf(expr), variables: variablesOf(expr) };
};
