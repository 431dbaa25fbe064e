import type { Expr } from '../expr/index.ts';
import { findHandMade, type HandMade } from '../manual/index.ts';
import { toText } from '../print/index.ts';
import { parse } from '../symbolic/index.ts';
import { derivedByHand, nthDerivative } from './derived.ts';
import type { Task } from './task.ts';
import type { MethodRow } from './types.ts';

/** Derivatives as formulas, one for each variable. */
export interface Formulas {
  readonly expressions: readonly Expr[];
  readonly texts: readonly string[];
}

export interface ManualFormulas extends Formulas {
  readonly source: NonNullable<MethodRow['source']>;
  /** The entry of the catalogue, which has code of its own for the values. */
  readonly entry?: HandMade;
}

export function symbolicFormulas({ f, wrt, order }: Task): Formulas {
  return written(wrt.map((name) => nthDerivative(f, name, order)));
}

/** What the user gave; else what the catalogue has; else the textbook's rules without simplification. */
export function manualFormulas(task: Task): ManualFormulas {
  const { f, wrt, order, given } = task;
  if (given !== undefined) return { ...written(given), source: 'given' };
  const entry = findHandMade(f);
  const texts = entry === undefined ? undefined : catalogueTexts(entry, wrt, order);
  if (entry !== undefined && texts !== undefined) {
    return { expressions: texts.map((text) => parse(text)), texts, source: 'catalogue', entry };
  }
  return { ...written(wrt.map((name) => derivedByHand(f, name, order))), source: 'derived' };
}

function catalogueTexts(entry: HandMade, wrt: readonly string[], order: number): string[] | undefined {
  const all = [entry.formula, entry.secondFormula][order - 1];
  const values = [entry.gradient, entry.second][order - 1];
  if (all === undefined || values === undefined) return undefined;
  const texts = wrt.map((name) => all[entry.variables.indexOf(name)]);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function written(expressions: readonly Expr[]): Formulas {
  return { expressions, texts: expressions.map((expression) => toText(expression)) };
}
