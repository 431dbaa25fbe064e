import { optionsOf } from '../argument.ts';
import type { Expr, Point } from '../expr/index.ts';
import { evaluateAt } from '../expr/index.ts';
import { checkFormula, type FormulaCheck } from '../manual/index.ts';
import { diagnoseUndefined, findSamplePoints } from '../numeric/index.ts';
import { effortSpent } from '../ops/binding/index.ts';
import { toText } from '../print/index.ts';
import { expressionOf } from '../symbolic/index.ts';
import { standingOf } from './agreement.ts';
import { manualFormulas, symbolicFormulas } from './formulas.ts';
import { largest, methodRow, type Situation } from './methods.ts';
import { fixedNote, pointNotes, summaryNotes, unsampledNotes, wrongFormulaNote } from './notes.ts';
import { readingNotes } from './readings.ts';
import { readTask, type Task } from './task.ts';
import { findTruth, type Truth } from './truth.ts';
import type { CompareOptions, Comparison, MethodRow, PointComparison, ReferenceReport } from './types.ts';

const OPTIONS = ['at', 'wrt', 'order', 'manual', 'digits', 'methods'] as const;

/** How many points are tried where none is given. */
const SAMPLES = 5;

/**
 * One derivative by every method, side by side: by hand, numerically, symbolically, and by automatic differentiation
 * forward and in reverse, each against a reference in high precision.
 *
 * @throws FluxionError SYNTAX for a text that is no expression; NAME where the point lacks a variable; UNDEFINED where f has no value at
 * the point; USAGE, LIMIT or SHAPE for options that make no sense.
 * @example
 * compare('x^2*sin(x)', { at: { x: 1 } }).methods.map(({ name }) => name)
 * // ['manual', 'numeric', 'symbolic', 'forward', 'reverse']
 */
export function compare(f: Expr | string, options: CompareOptions = {}): Comparison {
  const task = readTask(expressionOf('compare', f), optionsOf('compare', options, OPTIONS));
  const { at, wrt, order } = task;
  const prepared = prepare(task);
  const checks = checkGiven(task);
  // Whoever gives a value of xy knows that it is one name.
  const readings = typeof options.at === 'object' ? [] : readingNotes(task.variables);
  const wrong = checks.flatMap((check, i) => (check.right ? [] : [wrongFormulaNote(task, i, check)]));
  const left = options.wrt === undefined ? fixedNote(task) : [];
  const head = { expression: toText(task.f), wrt, order };
  if (at !== undefined) {
    const { at: point, ...rest } = compareAt(task, prepared, at);
    return {
      ...head,
      at: point,
      ...rest,
      agree: rest.agree && wrong.length === 0,
      notes: [...readings, ...left, ...wrong, ...rest.notes],
    };
  }
  const { samples, isShort } = compareAtSamples(task, prepared);
  // A constant without a value has none anywhere: that is the answer.
  const nowhere = samples.length === 0 && task.variables.length === 0 ? diagnoseUndefined(task.f, {}) : undefined;
  if (nowhere !== undefined) throw nowhere;
  return {
    ...head,
    at: {},
    value: null,
    reference: null,
    methods: task.methods.map((name) => summary(samples, name, prepared)),
    agree: samples.length > 0 && samples.every(({ agree }) => agree) && wrong.length === 0,
    notes: [
      ...readings,
      ...left,
      ...wrong,
      ...(samples.length === 0 ? unsampledNotes(task) : summaryNotes(task, samples, isShort)),
    ],
    samples,
  };
}

/** About three seconds of sums and integrals, in their terms: where f takes that long, fewer points are enough. */
const ENOUGH_EFFORT = 30_000_000;

function compareAtSamples(
  task: Task,
  prepared: Prepared,
): { readonly samples: readonly PointComparison[]; readonly isShort: boolean } {
  const before = effortSpent();
  const samples: PointComparison[] = [];
  for (const point of findSamplePoints(task.f, [...new Set([...task.variables, ...task.wrt])], SAMPLES)) {
    samples.push(compareAt(task, prepared, point));
    if (effortSpent() - before > ENOUGH_EFFORT) return { samples, isShort: samples.length < SAMPLES };
  }
  return { samples, isShort: false };
}

type Prepared = Pick<Situation, 'symbolic' | 'manual'>;

function prepare(task: Task): Prepared {
  return {
    symbolic: task.methods.includes('symbolic') ? symbolicFormulas(task) : undefined,
    manual: task.methods.includes('manual') ? manualFormulas(task) : undefined,
  };
}

function checkGiven({ f, wrt, order, at, given = [] }: Task): FormulaCheck[] {
  return given.map((formula, i) => checkFormula(f, formula, wrt[i] as string, { order, at }));
}

function compareAt(task: Task, prepared: Prepared, at: Point): PointComparison {
  const undefinedThere = diagnoseUndefined(task.f, at, (expr) => toText(expr));
  if (undefinedThere !== undefined) throw undefinedThere;
  const truths = task.wrt.map((name) => findTruth(task.f, at, name, task.order, task.digits));
  const situation: Situation = { task, at, truths, ...prepared };
  const methods = task.methods.map((name) => methodRow(name, situation));
  const standings = methods.map((row) => standingOf(row, situation));
  const value = evaluateAt(task.f, at);
  const reference = report(truths);
  const notes = pointNotes({ task, at, value, truths, methods, standings });
  return { at, value, reference, methods, agree: standings.every((standing) => standing !== 'differs'), notes };
}

function report(truths: readonly Truth[]): ReferenceReport | null {
  const values = truths.flatMap(({ reference }) => (reference.kind === 'value' ? [reference] : []));
  if (values.length < truths.length) return null;
  return {
    digits: Math.min(...values.map(({ digits }) => digits)),
    derivative: values.map(({ derivative }) => derivative),
  };
}

/** One method over all sample points: its formulas, its largest error, what it cost in all. */
function summary(
  samples: readonly PointComparison[],
  name: MethodRow['name'],
  { symbolic, manual }: Prepared,
): MethodRow {
  const rows = samples.flatMap(({ methods }) => methods.filter((row) => row.name === name));
  const relativeErrors = rows.map(({ relativeError }) => relativeError);
  const formula = name === 'symbolic' ? symbolic?.texts : name === 'manual' ? manual?.texts : undefined;
  const total = (pick: (row: MethodRow) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  const [first] = rows;
  return {
    name,
    derivative: [],
    ...(formula === undefined ? {} : { formula }),
    ...(name === 'manual' && manual !== undefined ? { source: manual.source } : {}),
    ...(first?.scheme === undefined ? {} : { scheme: first.scheme }),
    relativeError: largest(relativeErrors),
    evaluations: total(({ evaluations }) => evaluations),
    operations: total(({ operations }) => operations),
    relativeErrors,
  };
}
