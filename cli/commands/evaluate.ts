import type { Command } from 'commander';
import {
  diagnoseUndefined,
  type Expr,
  evaluate,
  evaluateDigits,
  FluxionError,
  type Nested,
  parse,
  roundingOf,
  type Tensor,
  toLatex,
  toString,
  variablesOf,
} from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { readExactPoint, readNumber } from '../input.ts';
import { functionName } from '../render/names.ts';
import { list } from '../render/text.ts';
import { type Answer, answering, equations, numbersOf } from './answer.ts';

interface EvaluateOptions {
  readonly at?: string;
  readonly digits?: string;
}

/** What double precision is good for. */
const DOUBLE_DIGITS = 16;

/** `evaluate EXPRESSION --digits 50`: the value, to as many digits as wanted. */
export function evaluateCommand(finish: (code: ExitCode) => void): Command {
  return answering<EvaluateOptions>(
    {
      name: 'evaluate',
      summary: 'the value of an expression, to any number of digits',
      operands: [['<expression>', 'what to evaluate; - reads it from standard input']],
      options: [
        ['--at <point>', 'values of the variables: x=1,y=pi/2'],
        ['--digits <n>', 'significant digits (default: double precision)'],
      ],
      solve: ([text = ''], options) => evaluateAnswer(text, options),
    },
    finish,
  );
}

function evaluateAnswer(text: string, options: EvaluateOptions): Answer {
  const f = parse(text);
  const names = variablesOf(f);
  const at = options.at === undefined ? {} : readExactPoint(options.at, names);
  const missing = names.filter((name) => !Object.hasOwn(at, name));
  if (missing.length > 0) {
    throw new FluxionError('USAGE', `No value for ${list(missing)}.`, {
      suggestion: `Give one: --at ${missing.map((name) => `${name}=1`).join(',')}.`,
    });
  }
  const wanted = readNumber('--digits', options.digits);
  const found = valueOf(f, at, wanted);
  const rounding = wanted === undefined ? roundingOf(f, at) : undefined;
  const notes = rounding?.notes ?? [];
  const coordinates = Object.fromEntries(Object.entries(at).map(([name, value]) => [name, toString(value)]));
  const head = names.length === 0 ? toString(f) : `${functionName(Object.values(coordinates))}`;
  return {
    json: {
      expression: toString(f),
      at: coordinates,
      ...found,
      ...(rounding && { digits: rounding.digits, notes }),
    },
    notes,
    latex: `${toLatex(f)} \\approx ${written(found.value)}`,
    text: (t) =>
      equations(
        [
          ...(names.length === 0 ? [] : [[functionName(names), toString(f)] as const]),
          [head, found.below === undefined ? written(found.value) : t(`0, or smaller than ${found.below}`)],
        ],
        t,
      ),
  };
}

interface Found {
  /** Decimal text where digits were asked for; nested lists of an array. */
  readonly value: number | string | Nested;
  /** How many digits are certain. */
  readonly digits: number;
  readonly below?: string;
}

function valueOf(f: Expr, at: Readonly<Record<string, Expr>>, digits: number | undefined): Found {
  const point = numbersOf(at);
  const value: number | Tensor = evaluate(f, point);
  if (typeof value !== 'number') return arrayOf(value, digits);
  if (digits === undefined) {
    if (Number.isFinite(value)) return { value, digits: DOUBLE_DIGITS };
    throw diagnoseUndefined(f, point, (expr) => toString(expr)) ?? noValue();
  }
  const { text, digits: certain, below } = evaluateDigits(f, digits, at);
  if (!Number.isFinite(Number(text)) && !/^-?\d/.test(text))
    throw diagnoseUndefined(f, point, (expr) => toString(expr)) ?? noValue();
  if (certain === 0 && below === undefined)
    throw new FluxionError('UNDEFINED', 'Cancellation leaves no certain digit of the value.');
  return { value: text, digits: certain, ...(below !== undefined && { below }) };
}

/** The elements of an array, in double precision. */
function arrayOf(value: Tensor, digits: number | undefined): Found {
  if (digits === undefined) return { value: value.toArray(), digits: DOUBLE_DIGITS };
  throw new FluxionError('USAGE', 'An array has its elements in double precision only.', {
    suggestion: 'Leave --digits away, or ask for one element.',
  });
}

function written(value: Found['value']): string {
  return typeof value === 'object' ? JSON.stringify(value).replaceAll(',', ', ') : String(value);
}

function noValue(): FluxionError {
  return new FluxionError('UNDEFINED', 'The expression has no finite value there.');
}
