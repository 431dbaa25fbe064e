import type { FluxionError } from '../error.ts';
import { GREEK } from '../ops/greek.ts';
import { endsOperand } from './brackets.ts';
import { withDerivatives } from './derivatives.ts';
import { readList } from './earley.ts';
import { failure, syntaxError } from './failure.ts';
import { foreignAdvice } from './foreign.ts';
import { withGreekFunctions } from './greekFunctions.ts';
import { refuseProse } from './prose.ts';
import { withSplitNames } from './runTogether.ts';
import type { Syntax, Token } from './syntax.ts';

/** Which names are functions, as far as the grammar has to know. */
export interface Names {
  /** Whether the name takes arguments. */
  isFunction(name: string): boolean;
  /** Whether the text itself says what the name means. */
  isOwn(name: string): boolean;
  /** Whether variables whose shape is not known yet may be arrays. */
  readonly arrays: boolean;
  /** The function that a misspelt name probably means. */
  nearestFunction(name: string): string | undefined;
}

/**
 * Give tokens their part in the grammar by what stands around them: a function name before its arguments, the `/` of
 * `1/2x`, the `%` of `5%`. The content of brackets is already read.
 *
 * @throws FluxionError NAME for an unknown function, SYNTAX for a function without arguments and for stray characters.
 */
export function tag(given: readonly Token[], names: Names): Token[] {
  refuseTowers(given);
  const read = (part: readonly Token[]): Syntax[] => readList(tag(part, names), { end: part.at(-1)?.end ?? 0 });
  refuseProse(given, names);
  const tokens = withDerivatives(withSplitNames(withGreekFunctions(given, names), names), names, read);
  return tokens.map((token, index) => {
    switch (token.type) {
      case 'name':
        return tagName(tokens, index, names);
      case 'word':
      case 'multiplicative':
        if (isWordCall(tokens, index)) return { ...token, type: 'callee' };
        if (token.text === '/' && isRatio(tokens, index)) return { ...token, type: 'ratio' };
        if (token.text === '%' && !beginsOperand(tokens[index + 1]) && !isWordCall(tokens, index + 1))
          return { ...token, type: 'percent' };
        return token;
      case 'text':
        if (isArgument(tokens, index)) return { ...token, type: 'name' };
        throw syntaxError('Text in quotes has no meaning in a formula.', token, 'Remove the quotes.');
      case 'unknown':
        throw strange(token);
      default:
        return token;
    }
  });
}

/** Whether a token is an argument behind others, alone between commas. */
function isArgument(tokens: readonly Token[], index: number): boolean {
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  return before?.text === ',' && (after === undefined || after.text === ',');
}

/** After a hundred square roots any double is 1 to the last digit. */
const MOST_ROOTS = 10_000;

function refuseTowers(tokens: readonly Token[]): void {
  let row = 0;
  for (const token of tokens) {
    row = token.type === 'radical' ? row + 1 : 0;
    if (row > MOST_ROOTS) {
      throw failure('LIMIT', `More than ${MOST_ROOTS.toLocaleString('en')} roots stand in a row.`, token);
    }
  }
}

/** Whether a statement defines a function: `f(x, y) = ...`. */
export function isDefinition(tokens: readonly Token[]): boolean {
  return tokens[0]?.type === 'name' && tokens[1]?.type === 'group' && tokens[2]?.text === '=';
}

/** The tokens of a definition: its head is no call. */
export function tagDefinition(tokens: readonly Token[], names: Names): Token[] {
  const [head, parameters, equals, ...body] = tokens;
  return [{ ...(head as Token), type: 'signature' }, parameters as Token, equals as Token, ...tag(body, names)];
}

function tagName(tokens: readonly Token[], index: number, names: Names): Token {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (!names.isFunction(token.text)) {
    // Braces only group: they are no argument list.
    if (next?.type === 'group' && next.text === '(' && !names.isOwn(token.text))
      refuseUnknown(token, next.content ?? [], names);
    return token;
  }
  const behind = tokens[index + 1 + exponentLength(tokens, index + 1)];
  if (behind?.type === 'group') return { ...token, type: 'callee' };
  if (!beginsOperand(behind) || isSpacedOperator(tokens, index + 1)) throw bare(token, next);
  return { ...token, type: 'applied' };
}

/** `mod(x, 2)` and `and(a, b)`: an operator that is a word is also the function's name. */
function isWordCall(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const group = tokens[index + 1];
  if (!/^[a-z]/.test(tokens[index]?.text ?? '') || group?.type !== 'group') return false;
  // `5% mod (x)` is a remainder of 5%, `5 % mod(7, 3)` one of 5.
  return before?.text === '%' ? (group.content ?? []).length > 1 : !endsOperand(before);
}

/** `sin -x` is sin(-x), but `sin - x` and `sin-x` lack an argument. */
function isSpacedOperator(tokens: readonly Token[], index: number): boolean {
  const [before, sign, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  return sign?.type === 'additive' && !(before?.end !== sign.start && sign.end === after?.start);
}

/** How many tokens the exponent of a function name takes: `^2`, `^-1`, `^(2)`; 0 without one. */
function exponentLength(tokens: readonly Token[], start: number): number {
  if (tokens[start]?.type !== 'power') return 0;
  const sign = tokens[start + 1]?.type === 'additive' ? 1 : 0;
  return SMALL.has(tokens[start + 1 + sign]?.type ?? 'unknown') ? 2 + sign : 0;
}

const SMALL: ReadonlySet<string> = new Set(['number', 'name', 'group']);

/** mathjs's rule: in `1/2x` a quotient of two plain numbers, perhaps with a sign, before a name or bracket is one factor. */
function isRatio(tokens: readonly Token[], index: number): boolean {
  const after = tokens[index + 2]?.type;
  if (tokens[index - 1]?.type !== 'number' || tokens[index + 1]?.type !== 'number') return false;
  if (after !== 'name' && after !== 'group') return false;
  const before = isSign(tokens, index - 2) && tokens[index - 2]?.type === 'additive' ? index - 3 : index - 2;
  return tokens[before]?.type !== 'power' && !isSign(tokens, before);
}

/** Whether a token is a sign of what follows, not an operator between two values. */
function isSign(tokens: readonly Token[], index: number): boolean {
  const type = tokens[index]?.type;
  return type === 'sign' || (type === 'additive' && !endsOperand(tokens[index - 1]));
}

/** Whether a value can begin with this token. */
function beginsOperand(token: Token | undefined): boolean {
  return token !== undefined && BEGINNINGS.has(token.type);
}

const BEGINNINGS: ReadonlySet<string> = new Set([
  ...['additive', 'sign', 'radical', 'number', 'name', 'group', 'bars', 'square', 'text', 'unknown'],
]);

/**
 * `a(x + 1)` is a product for a name that is no function. But a list is never a factor, and a word that the text does not define is
 * a function that is not known: nobody means s*i*n*n by `sinn(x)`, nor a variable by `erfcx(x)`.
 */
function refuseUnknown(name: Token, args: readonly Syntax[], names: Names): void {
  if (args.length === 1 && !isWord(name.text) && names.nearestFunction(name.text) === undefined) return;
  throw unknownFunction(name, names);
}

/** Whether a name reads as a word, as names of functions do; `ab`, `x_max` and `omega` are names of quantities. */
function isWord(name: string): boolean {
  return (/^\p{L}{3,}\d*$/u.test(name) && !GREEK.has(name)) || foreignAdvice(name) !== undefined;
}

/**
 * Refuse functions of other systems before what stands in their brackets is read, which may be foreign as well: `limit(1/x, x=0)`.
 */
export function refuseForeign(tokens: readonly Token[], names: Names): void {
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const isCall = next?.text === '(' || (next?.text === '[' && next.type === 'index' && !names.arrays);
    if (token.type !== 'name' || !isCall || foreignAdvice(token.text) === undefined) continue;
    if (!names.isFunction(token.text) && !names.isOwn(token.text)) throw unknownFunction(token, names);
  }
}

function unknownFunction(name: Token, names: Names): FluxionError {
  const [letter, rest] = [name.text.slice(0, 1), name.text.slice(1)];
  // xsin(x) is more likely x*sin(x) than a product of xsin.
  const product = `For a product write ${names.isFunction(rest) ? `${letter}*${rest}` : `${name.text}*`}(...).`;
  const near = names.nearestFunction(name.text);
  return failure(
    'NAME',
    `There is no function ${name.text}.`,
    name,
    foreignAdvice(name.text) ??
      (near === undefined
        ? `Define it first: ${name.text}(x) = ...; in a program, defineOp makes a new one. ${product}`
        : `Did you mean ${near}? ${product}`),
  );
}

function bare(name: Token, next: Token | undefined): FluxionError {
  const found = next === undefined ? '' : `, but "${next.text}" follows`;
  return syntaxError(`${name.text} is a function and needs an argument${found}.`, name, `Write ${name.text}(x).`);
}

function strange(token: Token): FluxionError {
  const point = token.text.codePointAt(0) ?? 0;
  const character = String.fromCodePoint(point);
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  const shown = /[\p{C}\p{Z}]/u.test(character) ? code : `${character} (${code})`;
  return syntaxError(
    `The character ${shown} has no meaning here.`,
    { start: token.start, end: token.start + character.length },
    INSTEAD.get(character),
  );
}

/** What is written in place of a character that other notations have. */
const INSTEAD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '.': 'A function stands alone: sin(x), not Math.sin(x).',
    '&': 'Write and.',
    '~': 'Write not.',
    '¬': 'Write not.',
    '∧': 'Write and.',
    '∨': 'Write or.',
    '≈': 'Compare with ==.',
    '≡': 'Compare with ==.',
    '±': 'Write two expressions, one with + and one with -.',
    '∓': 'Write two expressions, one with + and one with -.',
    '∇': 'All partial derivatives are the answer of gradient.',
    '→': 'A function is defined as f(x) = x^2.',
    '↦': 'A function is defined as f(x) = x^2.',
    '∈': 'Write the formula alone; where it is taken, --at says.',
    '∘': 'Write f(g(x)).',
    '‖': 'Write norm([x, y]).',
    '`': 'Remove the quotes.',
  }),
);
