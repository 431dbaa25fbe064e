import * as explain from '../../src/explain/index.ts';
import { toString } from '../../src/index.ts';
import { type FormulaData, formulaOf } from './formula.ts';
import type { Job } from './job.ts';
import { derivativeLatex, functionLatex } from './notation.ts';
import { type DerivationView, derivationView, type HintView, hintOf } from './steps.ts';

export interface ExerciseInput {
  readonly topic: explain.Topic;
  readonly level: number;
  readonly seed: number;
}

export interface ExerciseView extends ExerciseInput {
  readonly functionName: FormulaData;
  readonly derivativeName: FormulaData;
  readonly f: FormulaData;
  readonly hint: HintView | undefined;
  readonly solution: DerivationView;
}

/** An exercise with its hint and its solution. */
export const job: Job<ExerciseInput, ExerciseView> = ({ topic, level, seed }, { say }) => {
  const { f, variable, hint, solution } = explain.exercise(topic, level, seed);
  return {
    topic,
    level,
    seed,
    functionName: { text: `f(${variable})`, latex: functionLatex([variable]) },
    derivativeName: { text: `f'(${variable})`, latex: derivativeLatex(variable, 1, false) },
    f: { ...formulaOf(f), text: toString(f) },
    hint: hint && hintOf(hint, say),
    solution: derivationView(solution, say('practice.solution'), say),
  };
};
