import * as explain from '../../src/explain/index.ts';
import {
  type Comparison,
  compare,
  METHODS,
  type MethodName,
  type MethodRow,
  parse,
  rightCharacters,
  type Say,
} from '../../src/index.ts';
import { namesOf, type Problem } from '../state/problem.ts';
import { type FormulaData, formulaOf } from './formula.ts';
import type { Job, JobContext } from './job.ts';
import { derivativeLatex } from './notation.ts';
import { sentencesOf } from './sentences.ts';
import { subjectOf } from './subject.ts';

/** A printed number, and how many of its characters the reference confirms. */
export interface JudgedNumber {
  readonly text: string;
  readonly right: number;
}

/** One derivative by one method. */
export interface Entry {
  readonly variable: string;
  readonly value: JudgedNumber;
  readonly error: string;
  /** The formula, or the scheme in words. */
  readonly formula?: FormulaData;
  readonly how?: string;
}

export interface MethodView {
  readonly name: MethodName;
  readonly title: string;
  readonly entries: readonly Entry[];
  /** It sees nothing of f at this point, so it is not among those that agree. */
  readonly unseen?: true;
  readonly evaluations: string;
  readonly operations: string;
  /** What each of its numbers says. */
  readonly sentences: readonly string[];
}

export interface DerivativeView {
  readonly variable: string;
  /** What it is called, as LaTeX. */
  readonly name: string;
  readonly formula?: FormulaData;
  readonly reference?: string;
}

export interface ComparisonView {
  readonly at: Readonly<Record<string, number>>;
  readonly value: string;
  readonly derivatives: readonly DerivativeView[];
  /** Certain digits of the reference; absent where there is none. */
  readonly digits?: number;
  readonly agree: boolean;
  readonly methods: readonly MethodView[];
  /** Other numeric schemes at the same point. */
  readonly others: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

type Translate = JobContext<unknown>['t'];

/** The methods side by side. */
export const job: Job<Problem, ComparisonView> = async (problem, { say, t }) => {
  const { f, wrt, order, variables, point } = subjectOf(problem);
  const asked = namesOf(problem.methods, METHODS);
  const at = point();
  // One formula of one's own belongs to one variable.
  const manual = problem.manual.trim() === '' || wrt.length > 1 ? undefined : problem.manual;
  const comparison = compare(f, {
    at,
    wrt,
    order,
    manual,
    digits: Number(problem.digits),
    ...(asked.length === 0 ? {} : { methods: asked }),
  });
  return viewOf(comparison, variables.length > 1, say, t);
};

async function viewOf(comparison: Comparison, partial: boolean, say: Say, t: Translate): Promise<ComparisonView> {
  const { at, value, wrt, order, reference, methods, agree, notes } = comparison;
  const formulas = (methods.find(({ name }) => name === 'symbolic') ?? methods.find(({ formula }) => formula))?.formula;
  const numeric = methods.find(({ others }) => others !== undefined);
  return {
    at,
    value: String(value),
    derivatives: wrt.map((variable, i) => ({
      variable,
      name: derivativeLatex(variable, order, partial),
      ...(formulas?.[i] === undefined ? {} : { formula: formulaOf(parse(formulas[i])) }),
      ...(reference?.derivative[i] === undefined ? {} : { reference: reference.derivative[i] }),
    })),
    ...(reference === null ? {} : { digits: reference.digits }),
    agree,
    methods: await Promise.all(methods.map((row) => methodView(row, comparison, say, t))),
    others: await Promise.all(
      (numeric?.others ?? []).map(async ({ scheme, step, derivative, relativeError, evaluations }) => [
        await t(scheme),
        explain.short(step),
        String(derivative),
        explain.short(relativeError),
        String(evaluations),
      ]),
    ),
    notes: await Promise.all(notes.map(t)),
  };
}

async function methodView(row: MethodRow, comparison: Comparison, say: Say, t: Translate): Promise<MethodView> {
  const { name, source, formula, scheme, step, evaluations, operations } = row;
  const { wrt, reference } = comparison;
  const how =
    scheme === undefined
      ? undefined
      : (await t(scheme)) + (step === undefined ? '' : `${say('text.comma')}h = ${explain.short(step)}`);
  const automatic = name === 'forward' || name === 'reverse' ? say(`report.${name}`) : undefined;
  const entries = wrt.map((variable, i): Entry => {
    const text = String(row.derivative[i]);
    const digits = reference?.derivative[i];
    return {
      variable,
      value: { text, right: digits === undefined ? text.length : rightCharacters(text, digits) },
      error: explain.short(row.relativeErrors[i] ?? row.relativeError),
      ...(formula?.[i] === undefined ? {} : { formula: formulaOf(parse(formula[i])) }),
      ...((how ?? automatic) === undefined ? {} : { how: how ?? automatic ?? '' }),
    };
  });
  return {
    name,
    title: source === undefined ? say(`method.${name}`) : `${say(`method.${name}`)} · ${await t(source)}`,
    entries,
    ...(row.unseen && { unseen: true as const }),
    evaluations: explain.grouped(evaluations),
    operations: explain.grouped(operations),
    sentences: sentencesOf(row, comparison, say),
  };
}
