import { parse } from '../../src/index.ts';
import { type FormulaData, formulaOf } from './formula.ts';
import type { Job } from './job.ts';

/** How a formula is read. */
export const job: Job<{ readonly text: string }, FormulaData> = ({ text }) => formulaOf(parse(text));
