import * as explain from '../../src/explain/index.ts';
import type { Say } from '../../src/index.ts';
import type { Problem } from '../state/problem.ts';
import { type FormulaData, formulaOf } from './formula.ts';
import type { Job } from './job.ts';
import { subjectOf } from './subject.ts';

/** A rule before its result is shown: its name, what it says in letters, and what they stand for. */
export interface HintView {
  readonly rule: string;
  readonly before: FormulaData;
  readonly statement?: FormulaData;
  readonly bindings: readonly FormulaData[];
}

/** One line: the whole expression, and why it equals the line before. */
export interface LineView {
  readonly whole: FormulaData;
  readonly why: string;
  /** Absent for lines that only simplify. */
  readonly hint?: HintView;
  /** What the rule makes of the place it is applied to. */
  readonly after?: FormulaData;
}

export interface DerivationView {
  readonly title: string;
  readonly start: FormulaData;
  readonly lines: readonly LineView[];
  /** What the way asks for. */
  readonly condition?: string;
}

/** The derivations: by each variable, or of each order; then the other ways. */
export const job: Job<Problem, readonly DerivationView[]> = (problem, { say }) => {
  const { f, wrt, order, variables } = subjectOf(problem);
  const partial = variables.length > 1;
  const views = wrt.flatMap((variable) => {
    const found: DerivationView[] = [];
    let current = f;
    for (let i = 1; i <= order; i++) {
      const derivation = explain.derive(current, variable, { partial });
      const by = say('steps.byVariable', { variable });
      const title = order === 1 ? by : say('steps.orderTitle', { title: by, order: i });
      found.push(derivationView(derivation, title, say));
      current = derivation.answer;
    }
    return found;
  });
  const [variable] = wrt;
  const others = wrt.length === 1 && order === 1 && variable !== undefined ? explain.alternatives(f, variable) : [];
  return [
    ...views,
    ...others.map((other): DerivationView => {
      const view = derivationView(other, explain.ruleName(other.steps[0]?.rule ?? '', say), say);
      return other.way === 'logarithmic' ? { ...view, condition: say('steps.positive') } : view;
    }),
  ];
};

/** A derivation in formulas. */
export function derivationView(derivation: explain.Derivation, title: string, say: Say): DerivationView {
  const { start, steps, simplification, variable } = derivation;
  return {
    title,
    start: formulaOf(start),
    lines: [
      ...steps.map(
        (step): LineView => ({
          whole: formulaOf(step.whole),
          why: explain.ruleText(step, say),
          hint: hintOf(explain.explainStep(step, variable), say),
          after: formulaOf(step.after),
        }),
      ),
      ...simplification.map(({ kind, whole }): LineView => ({ whole: formulaOf(whole), why: say(`steps.${kind}`) })),
    ],
  };
}

/** A hint in formulas. */
export function hintOf({ step, statement, bindings }: explain.Hint, say: Say): HintView {
  return {
    rule: explain.ruleText(step, say),
    before: formulaOf(step.before),
    ...(statement === undefined ? {} : { statement: equation(statement.left, statement.right) }),
    bindings: bindings.map(({ name, value }) => {
      const { text, latex } = formulaOf(value);
      return { text: `${name} = ${text}`, ...(latex === undefined ? {} : { latex: `${name} = ${latex}` }) };
    }),
  };
}

/** `(u v)' = ...`; a letter with a prime is written as one. */
export function equation(...sides: [explain.Derivation['f'], explain.Derivation['f']]): FormulaData {
  const [left, right] = sides.map(formulaOf) as [FormulaData, FormulaData];
  const text = `(${left.text})' = ${right.text}`;
  if (left.latex === undefined || right.latex === undefined) return { text };
  const primed = right.latex.replace(/\\mathrm\{(\w)'\}/g, "$1'");
  return { text, latex: `\\left(${left.latex}\\right)' = ${primed}` };
}
