import { type Expr, evaluate, FluxionError, type Point, parse, variablesOf } from '../src/index.ts';
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
 * @throws FluxionError USAGE where a name is not allowed, missing or doubled.
 */
export function readPoint(text: string, allowed: readonly string[]): Point {
  const point: Record<string, number> = Object.create(null);
  const pieces = splitAtCommas(text);
  const alone = pieces.length === 1 && !pieces[0]?.includes('=');
  for (const piece of pieces) {
    const [name, value] = alone ? [onlyVariable(allowed), piece] : assignment(piece);
    if (!allowed.includes(name)) throw unknownName(name, allowed);
    if (Object.hasOwn(point, name)) throw new FluxionError('USAGE', `--at gives ${name} twice.`);
    point[name] = constant(name, value);
  }
  const missing = allowed.filter((name) => !Object.hasOwn(point, name));
  if (missing.length > 0) throw missingValue(missing, text);
  return point;
}

/** The names of `--wrt`. */
export function readNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
      throw new FluxionError('USAGE', `--wrt takes names of variables, not "${name}".`, {
        suggestion: 'For example: --wrt x,y.',
      });
    }
  }
  const doubled = names.find((name, i) => names.indexOf(name) !== i);
  if (doubled !== undefined) throw new FluxionError('USAGE', `--wrt names ${doubled} twice.`);
  return names;
}

/** A whole number of an option. */
export function readCount(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text.trim()) || value < low) {
    throw new FluxionError('USAGE', `${option} takes a whole number from ${low} to ${high}, not ${text}.`);
  }
  if (value > high) throw new FluxionError('LIMIT', `${option} goes up to ${high}; ${text} is too large.`);
  return value;
}

/** The words of a comma-separated option, each one of a few. */
export function readChoices<T extends string>(option: string, text: string, choices: readonly T[]): T[] {
  return text.split(',').map((word) => {
    const choice = choices.find((name) => name === word.trim());
    if (choice !== undefined) return choice;
    throw new FluxionError('USAGE', `${option} does not know "${word.trim()}".`, {
      suggestion: `It takes ${list(choices)}.`,
    });
  });
}

function onlyVariable(allowed: readonly string[]): string {
  const [name, ...others] = allowed;
  if (name === undefined)
    throw new FluxionError('USAGE', 'The expression has no variable, so --at has nothing to set.');
  if (others.length === 0) return name;
  throw new FluxionError(
    'USAGE',
    `The expression has ${allowed.length} variables, ${list(allowed)}: --at must name them.`,
    {
      suggestion: `For example: --at ${allowed.map((variable) => `${variable}=1`).join(',')}`,
    },
  );
}

function assignment(piece: string): [string, string] {
  const at = piece.indexOf('=');
  if (at > 0) return [piece.slice(0, at).trim(), piece.slice(at + 1)];
  throw new FluxionError('USAGE', `--at expects name=value, not "${piece.trim()}".`, {
    suggestion: 'For example: --at x=1,y=2',
  });
}

function constant(name: string, text: string): number {
  const node: Expr = parse(text);
  const [variable] = variablesOf(node);
  if (variable !== undefined) {
    throw new FluxionError('USAGE', `The value of ${name} in --at contains the variable ${variable}.`, {
      suggestion: 'Values are numbers, or expressions of numbers: 2, -1, pi/2, sqrt(2).',
    });
  }
  const value = evaluate(node, {});
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new FluxionError('USAGE', `The value of ${name} in --at, ${text.trim()}, is no finite number.`);
}

function unknownName(name: string, allowed: readonly string[]): FluxionError {
  if (allowed.length === 0)
    return new FluxionError('USAGE', `The expression has no variable, so --at cannot set ${name}.`);
  const suggestion = `For example: --at ${allowed.map((variable) => `${variable}=1`).join(',')}`;
  return new FluxionError('USAGE', `The expression is a function of ${list(allowed)}; --at gives ${name}.`, {
    suggestion,
  });
}

function missingValue(missing: readonly string[], given: string): FluxionError {
  const added = missing.map((name) => `${name}=1`).join(',');
  return new FluxionError('USAGE', `--at gives no value for ${list(missing)}.`, {
    suggestion: `For example: --at ${given},${added}`,
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
