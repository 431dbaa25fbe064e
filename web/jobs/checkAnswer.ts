import * as explain from '../../src/explain/index.ts';
import { parse } from '../../src/index.ts';
import type { Problem } from '../state/problem.ts';
import { type FormulaData, formulaOf } from './formula.ts';
import type { Job } from './job.ts';
import { derivativeLatex } from './notation.ts';
import { type HintView, hintOf } from './steps.ts';
import { subjectOf } from './subject.ts';

export interface CheckInput {
  readonly problem: Problem;
  /** By which variable; the first one where it is none of those asked for. */
  readonly variable: string;
  readonly answer: string;
}

/** A mistake that leads to the answer. */
export interface FindingView {
  readonly says: string;
  readonly hint?: HintView;
}

export interface CheckView {
  readonly right: boolean;
  readonly f: FormulaData;
  /** What is looked for: `f'(x)`. */
  readonly name: FormulaData;
  /** The answer as it is read. */
  readonly formula: FormulaData;
  /** The derivative. */
  readonly solution: FormulaData;
  /** Whether the derivative has a shorter form than the answer. */
  readonly isLonger: boolean;
  /** At how many points they agree, or where they differ. */
  readonly evidence: string;
  readonly findings: readonly FindingView[];
}

/** More explanations than this confuse. */
const MOST_FINDINGS = 3;

/** Whether an answer is the derivative, and which mistake leads to it where it is not. */
export const job: Job<CheckInput, CheckView> = ({ problem, variable: asked, answer }, { say }) => {
  const { f, wrt, order, variables } = subjectOf(problem);
  const variable = wrt.includes(asked) ? asked : (wrt[0] as string);
  const check = explain.checkAnswer(f, parse(answer), { wrt: variable, order });
  const { right, formula, answer: solution, points = 0, findings } = check;
  return {
    right,
    f: formulaOf(f),
    name: { text: `d/d${variable} f`, latex: derivativeLatex(variable, order, variables.length > 1) },
    formula: formulaOf(formula),
    solution: formulaOf(solution),
    isLonger: solution.size < formula.size,
    evidence: right ? say('check.compared', { count: points }) : explain.witnessText(check, say),
    findings: findings.slice(0, MOST_FINDINGS).map((finding): FindingView => {
      const hint = explain.findingHint(finding, variable);
      return { says: explain.findingText(finding, say), ...(hint === undefined ? {} : { hint: hintOf(hint, say) }) };
    }),
  };
};
