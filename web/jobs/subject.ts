import * as explain from '../../src/explain/index.ts';
import {
  differentiableVariables,
  type Expr,
  evaluate,
  FluxionError,
  type Point,
  parse,
  substitute,
  variablesOf,
} from '../../src/index.ts';
import { AT, type Problem } from '../state/problem.ts';

/** A failure that belongs to one field of the page, named as in the address. */
export class FieldError extends Error {
  readonly field: string;
  readonly failure: unknown;

  constructor(field: string, failure: unknown) {
    super(field);
    this.field = field;
    this.failure = failure;
  }
}

/** Whatever fails in `read` belongs to the field. */
export function inField<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof FieldError ? error : new FieldError(field, error);
  }
}

/** A problem as read. */
export interface Subject {
  readonly f: Expr;
  /** The free variables of f, in order of appearance. */
  readonly variables: readonly string[];
  /** The variables to differentiate by. */
  readonly wrt: readonly string[];
  readonly order: number;
  /**
   * The point: what is given, and for the rest a place in the domain of f.
   *
   * Asked for late, because steps need none.
   */
  readonly point: () => Point;
}

const HIGHEST_ORDER = 20;

/** @throws FieldError with what the library says of the field. */
export function subjectOf(problem: Problem): Subject {
  const f = inField('f', () => parse(problem.f));
  if (f.shape.length > 0) throw new FieldError('f', notOneNumber(f));
  const variables = variablesOf(f);
  const wrt =
    inField('wrt', () => readNames(problem.wrt)) ?? (variables.length > 0 ? differentiableVariables(f) : ['x']);
  const order = inField('order', () => readOrder(problem.order));
  const names = [...new Set([...variables, ...wrt])];
  return { f, variables, wrt, order, point: () => pointOf(f, names, problem) };
}

function notOneNumber({ shape }: Expr): FluxionError {
  return new FluxionError(
    'SHAPE',
    `The function gives an array of shape [${shape.join(', ')}]; this page takes a single number.`,
    {
      suggestion: 'Take one element of it, or its sum.',
    },
  );
}

function pointOf(f: Expr, names: readonly string[], { at }: Problem): Point {
  const given: Record<string, number> = {};
  for (const name of names) {
    const text = at[name];
    if (text !== undefined) given[name] = inField(AT + name, () => readValue(text));
  }
  const missing = names.filter((name) => !Object.hasOwn(given, name));
  if (missing.length === 0) return given;
  const rest = inField('f', () => explain.pointFor(substitute(f, given), undefined, missing));
  return Object.fromEntries(names.map((name) => [name, given[name] ?? (rest[name] as number)]));
}

/** A value is a number, or an expression of numbers. */
function readValue(text: string): number {
  const value = evaluate(text);
  if (Number.isFinite(value)) return value;
  throw new FluxionError('USAGE', `The value of the point, ${text.trim()}, is no finite number.`);
}

function readNames(text: string): string[] | undefined {
  if (text.trim() === '') return undefined;
  const names = text.split(/[,，、\s]+/).filter((name) => name !== '');
  const wrong = names.find((name) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
  if (wrong === undefined) return [...new Set(names)];
  throw new FluxionError('USAGE', `What to differentiate by is names of variables, not "${wrong}".`, {
    suggestion: 'For example: x, y.',
  });
}

function readOrder(text: string): number {
  const order = Number(text);
  if (Number.isInteger(order) && order >= 1 && order <= HIGHEST_ORDER) return order;
  throw new FluxionError('USAGE', `The order of a derivative is a whole number from 1 to 20, not ${text}.`);
}
