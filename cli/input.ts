import { type Expr, evaluate, FluxionError, type Point, parse, variablesOf } from '../src/index.ts';
import { endClock } from './progress.ts';
import { list } from './render/text.ts';

/** More than any expression needs; what comes endlessly through a pipe must not fill the memory. */
const MAX_INPUT = 1 << 26;

/** The text of an expression operand; `-` reads standard input to its end. */
export async function readExpression(operand: string): Promise<string> {
  if (operand !== '-') return operand;
  // Waiting for someone who types is no work.
  endClock();
  const chunks: string[] = [];
  let length = 0;
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    chunks.push(chunk as string);
    length += (chunk as string).length;
    if (length > MAX_INPUT) throw new FluxionError('LIMIT', `Standard input has more than ${MAX_INPUT} characters.`);
  }
  return chunks.join('').trim();
}

/**
 * The point of `--at`: `x=1, y=pi/2`, or a value alone for a function of one variable. Values are expressions without
 * variables.
 *
 * @param allowed names that may be given: the variables of the expression, and those it is differentiated by.
 * @throws FluxionError USAGE where a name is not allowed or stands twice, or a value is no finite number.
 */
export function readPoint(text: string, allowed: readonly string[]): Point | number {
  if (isValueAlone(text)) return readValue(text, '--at');
  const point: Record<string, number> = Object.create(null);
  for (const [name, value] of assignments('--at', text, allowed)) point[name] = readValue(value, `${name} in --at`);
  return point;
}

/**
 * The same point as expressions, so that `pi/2` stays exact. A value alone is given to the only variable.
 *
 * @throws FluxionError USAGE as {@link readPoint}, and where a value alone meets several variables.
 */
export function readExactPoint(text: string, allowed: readonly string[]): Record<string, Expr> {
  const pairs = isValueAlone(text) ? [[onlyName(allowed), text] as const] : assignments('--at', text, allowed);
  return Object.fromEntries(
    pairs.map(([name, value]) => {
      readValue(value, `${name} in --at`);
      return [name, parse(value)];
    }),
  );
}

/** Expressions for variables, as `--with x=t+1,y=2` gives them. */
export function readReplacements(option: string, text: string, allowed: readonly string[]): Record<string, string> {
  return Object.fromEntries(assignments(option, text, allowed));
}

/** Several expressions: the operands, or the elements of one in square brackets. */
export function listOf(operands: readonly string[]): readonly string[] {
  const [only = ''] = operands;
  const list = operands.length === 1 && /^\s*\[.*\]\s*$/s.test(only) ? only.trim().slice(1, -1) : undefined;
  return list === undefined ? operands : splitAtCommas(list);
}

function isValueAlone(text: string): boolean {
  return splitAtCommas(text).length === 1 && !text.includes('=');
}

function onlyName(allowed: readonly string[]): string {
  const [name] = allowed;
  if (name === undefined)
    throw new FluxionError('USAGE', 'The expression has no variable, so --at has nothing to set.');
  if (allowed.length === 1) return name;
  throw new FluxionError('USAGE', `The expression is a function of ${list(allowed)}, so --at needs names.`, {
    suggestion: `For example: --at ${allowed.map((variable) => `${variable}=1`).join(',')}`,
  });
}

function assignments(option: string, text: string, allowed: readonly string[]): [string, string][] {
  const pairs = splitAtCommas(text).map((piece) => assignment(option, piece));
  const seen = new Set<string>();
  for (const [name] of pairs) {
    if (!allowed.includes(name)) throw unknownName(option, name, allowed);
    if (seen.has(name)) throw new FluxionError('USAGE', `${option} gives ${name} twice.`);
    seen.add(name);
  }
  return pairs;
}

/** The names of `--wrt`. */
export function readNames(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
      throw new FluxionError('USAGE', `--wrt takes names of variables, not "${name}".`, {
        suggestion: 'For example: --wrt x,y.',
      });
    }
  }
  return names;
}

/** The number that an option takes. */
export function readNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) {
    throw new FluxionError('USAGE', `${option} takes a number, not "${text}".`);
  }
  return value;
}

/** The words of a comma-separated option, each one of a few. */
export function readChoices<T extends string>(
  option: string,
  text: string | undefined,
  choices: readonly T[],
): T[] | undefined {
  return text?.split(',').map((word) => {
    const choice = choices.find((name) => name === word.trim());
    if (choice !== undefined) return choice;
    throw new FluxionError('USAGE', `${option} does not know "${word.trim()}".`, {
      suggestion: `It takes ${list(choices)}.`,
    });
  });
}

function assignment(option: string, piece: string): [string, string] {
  const at = piece.indexOf('=');
  if (at > 0) return [piece.slice(0, at).trim(), piece.slice(at + 1)];
  throw new FluxionError('USAGE', `${option} expects name=value, not "${piece.trim()}".`, {
    suggestion: `For example: ${option} x=1,y=2`,
  });
}

function readValue(text: string, place: string): number {
  const [variable] = variablesOf(text);
  if (variable !== undefined) {
    throw new FluxionError('USAGE', `The value of ${place} contains the variable ${variable}.`, {
      suggestion: 'Values are numbers, or expressions of numbers: 2, -1, pi/2, sqrt(2).',
    });
  }
  const value = evaluate(text);
  if (Number.isFinite(value)) return value;
  throw new FluxionError('USAGE', `The value of ${place}, ${text.trim()}, is no finite number.`);
}

function unknownName(option: string, name: string, allowed: readonly string[]): FluxionError {
  if (allowed.length === 0)
    return new FluxionError('USAGE', `The expression has no variable, so ${option} cannot set ${name}.`);
  const suggestion = `For example: ${option} ${allowed.map((variable) => `${variable}=1`).join(',')}`;
  return new FluxionError('USAGE', `The expression is a function of ${list(allowed)}; ${option} gives ${name}.`, {
    suggestion,
  });
}

/** Split at the commas that stand in no parentheses: `x=atan2(1,2),y=3` has two pieces. */
function splitAtCommas(text: string): string[] {
  const pieces = [''];
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (character === ',' && depth === 0) pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  return pieces;
}
