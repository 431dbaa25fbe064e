import { forward, operationsOf, reverse, taylor, taylorDerivative } from '../ad/index.ts';
import { evaluateAt, type Point } from '../expr/index.ts';
import { complexStep, differentiate, FIXED_SCHEMES } from '../numeric/index.ts';
import { besidePoint } from './beside.ts';
import { nthDerivative } from './derived.ts';
import type { Formulas, ManualFormulas } from './formulas.ts';
import type { Task } from './task.ts';
import { isUnseen, relativeError, type Truth } from './truth.ts';
import type { MethodName, MethodRow, OtherScheme } from './types.ts';

/** What the methods work on: one point, and what was prepared for all points. */
export interface Situation {
  readonly task: Task;
  readonly at: Point;
  readonly truths: readonly Truth[];
  readonly symbolic: Formulas | undefined;
  readonly manual: ManualFormulas | undefined;
}

type Parts = Omit<MethodRow, 'relativeError' | 'relativeErrors' | 'name'>;

/** One row of the comparison. */
export function methodRow(name: MethodName, situation: Situation): MethodRow {
  const { evaluations, operations, others, ...found } = RUN[name](situation);
  const parts = { ...found, ...limitOf(name, found.derivative, situation) };
  const relativeErrors = parts.derivative.map((value, i) => {
    const truth = situation.truths[i] as Truth;
    return isStandIn(name, truth) ? share(truth.numeric) : relativeError(value, truth);
  });
  return {
    name,
    ...parts,
    ...(name === 'numeric' && situation.truths.some(isUnseen) ? { unseen: true as const } : {}),
    relativeError: largest(relativeErrors),
    evaluations,
    operations,
    relativeErrors,
    ...(others === undefined ? {} : { others }),
  };
}

/** Without a reference the numeric value stands in for it: its own error is then what it estimates. */
function isStandIn(name: MethodName, { reference, numeric }: Truth): boolean {
  return name === 'numeric' && reference.kind === 'none' && Number.isFinite(numeric.derivative);
}

/** In the place of NaN, the limit of the method's values beside the point. The numeric row sees to both sides itself. */
function limitOf(name: MethodName, derivative: readonly number[], situation: Situation): Partial<Parts> {
  if (name === 'numeric' || !derivative.some(Number.isNaN)) return {};
  const limits = derivative.map((value, i) => {
    if (!Number.isNaN(value)) return value;
    const variable = situation.task.wrt[i] as string;
    const slope = (x: number): number =>
      RUN[name]({ ...situation, at: { ...situation.at, [variable]: x } }).derivative[i] as number;
    return besidePoint(slope, situation.at[variable] as number);
  });
  return limits.some(Number.isNaN) ? {} : { derivative: limits, limit: true };
}

/** The largest; NaN where one is. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => (Number.isNaN(a) || a > b ? a : b), 0);
}

const RUN: Readonly<Record<MethodName, (situation: Situation) => Parts>> = {
  manual: runManual,
  numeric: runNumeric,
  symbolic: runSymbolic,
  forward: runForward,
  reverse: runReverse,
};

function runManual({ task, at, manual }: Situation): Parts {
  const { expressions, texts, source, entry } = manual as ManualFormulas;
  const values = entry === undefined ? undefined : [entry.gradient, entry.second][task.order - 1];
  const byVariable = values?.(...(entry?.variables ?? []).map((name) => at[name] as number));
  const derivative = task.wrt.map((name, i) =>
    byVariable === undefined
      ? evaluateAt(expressions[i] as (typeof expressions)[number], at)
      : (byVariable[entry?.variables.indexOf(name) ?? 0] as number),
  );
  return { derivative, formula: texts, source, evaluations: 0, operations: operationsOf(expressions) };
}

function runNumeric({ task, at, truths }: Situation): Parts {
  const results = truths.map(({ numeric }) => numeric);
  const worst = results.reduce((a, b) => (share(b) > share(a) ? b : a));
  const evaluations = results.reduce((sum, one) => sum + one.evaluations, 0);
  const others = truths.length === 1 ? otherSchemes(task, at, truths[0] as Truth) : undefined;
  return {
    derivative: results.map(({ derivative }) => derivative),
    scheme: worst.scheme,
    step: worst.step,
    estimatedError: worst.estimatedError,
    evaluations,
    operations: evaluations * operationsOf([task.f]),
    ...(others === undefined ? {} : { others }),
  };
}

function share({
  estimatedError,
  derivative,
}: {
  readonly estimatedError: number;
  readonly derivative: number;
}): number {
  return derivative === 0 ? estimatedError : estimatedError / Math.abs(derivative);
}

function otherSchemes({ f, order }: Task, at: Point, truth: Truth): OtherScheme[] {
  const { variable } = truth;
  const found: OtherScheme[] = [];
  const add = (result: Omit<OtherScheme, 'relativeError'>) => {
    const { scheme, derivative, step, evaluations } = result;
    found.push({ scheme, derivative, step, relativeError: relativeError(derivative, truth), evaluations });
  };
  for (const scheme of FIXED_SCHEMES) {
    try {
      add(differentiate((x) => evaluateAt(f, { ...at, [variable]: x }), at[variable] as number, { order, scheme }));
    } catch {
      // The nodes of this scheme lie outside the domain.
    }
  }
  const complex = order === 1 ? complexStep(f, at, variable) : undefined;
  if (complex !== undefined) add(complex);
  return found;
}

function runSymbolic({ at, symbolic }: Situation): Parts {
  const { expressions, texts } = symbolic as Formulas;
  const derivative = expressions.map((expression) => evaluateAt(expression, at));
  return { derivative, formula: texts, evaluations: 0, operations: operationsOf(expressions) };
}

/** A sweep for each variable; of a higher order, Taylor arithmetic in the place of dual numbers. */
function runForward({ task, at }: Situation): Parts {
  const { f, wrt, order } = task;
  const sweeps = wrt.map((name) => {
    if (order === 1) return forward(f, at, name);
    const series = taylor(f, at, name, order);
    return { derivative: taylorDerivative(series), operations: series.operations };
  });
  return {
    derivative: sweeps.map(({ derivative }) => derivative),
    evaluations: sweeps.length,
    operations: sweeps.reduce((sum, { operations }) => sum + operations, 0),
  };
}

/** One sweep for all variables; of a higher order, a sweep over the derivative before for each. */
function runReverse({ task, at }: Situation): Parts {
  const { f, wrt, order } = task;
  if (order === 1) {
    const { gradient, operations } = reverse(f, at, wrt);
    return { derivative: gradient, evaluations: 1, operations };
  }
  const sweeps = wrt.map((name) => reverse(nthDerivative(f, name, order - 1), at, [name]));
  return {
    derivative: sweeps.map(({ gradient }) => gradient[0] as number),
    evaluations: 0,
    operations: sweeps.reduce((sum, { operations }) => sum + operations, 0),
  };
}
