import { evaluate, FluxionError, type Point, variablesOf } from '../src/index.ts';
import { list } from './render/text.ts';

/** More than any expression needs; what comes endlessly through a pipe must not fill the memory. */
const MAX_INPUT = 1 << 26;

/** The text of an expression operand; `-` reads standard input to its end. */
export async function readExpression(operand: string): Promise<string> {
  if (operand !== '-') return operand;
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
  const pieces = splitAtCommas(text);
  if (pieces.length === 1 && !text.includes('=')) return readValue(text, '--at');
  const point: Record<string, number> = Object.create(null);
  for (const piece of pieces) {
    const [name, value] = assignment(piece);
    if (!allowed.includes(name)) throw unknownName(name, allowed);
    if (Object.hasOwn(point, name)) throw new FluxionError('USAGE', `--at gives ${name} twice.`);
    point[name] = readValue(value, `${name} in --at`);
  }
  return point;
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

function assignment(piece: string): [string, string] {
  const at = piece.indexOf('=');
  if (at > 0) return [piece.slice(0, at).trim(), piece.slice(at + 1)];
  throw new FluxionError('USAGE', `--at expects name=value, not "${piece.trim()}".`, {
    suggestion: 'For example: --at x=1,y=2',
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

function unknownName(name: string, allowed: readonly string[]): FluxionError {
  if (allowed.length === 0)
    return new FluxionError('USAGE', `The expression has no variable, so --at cannot set ${name}.`);
  const suggestion = `For example: --at ${allowed.map((variable) => `${variable}=1`).join(',')}`;
  return new FluxionError('USAGE', `The expression is a function of ${list(allowed)}; --at gives ${name}.`, {
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
