import { GREEK } from '../ops/greek.ts';
import { findOp, table } from '../ops/index.ts';
import { FACTORS_BEFORE_POWER } from '../ops/precedence.ts';
import { syntaxError } from './failure.ts';
import { tokenOf } from './lexer.ts';
import type { Token } from './syntax.ts';
import type { Names } from './tag.ts';

/** What a function that is written without a space ends with: `sinx`, `sin2t`. A bare t would take `cost` apart. */
const TAIL = '\\d+[a-zα-ω]|[u-zα-ω]';

/**
 * `sinx`, `ln2x` and `xsinxcosx` as people write them: a function's name, or several, each with one letter behind it. Only
 * functions whose name is a command of LaTeX (`\\sin`) are meant, and only where the text does not itself say what the name means.
 * Before a bracket the letter stands in front, `xsin(x)`; before a power, `xe^x` is x*e^x.
 */
export function withSplitNames(tokens: readonly Token[], names: Names): readonly Token[] {
  if (!tokens.some((token, at) => isSplit(token, tokens[at + 1], names))) return tokens;
  return tokens.flatMap((token, at) => (isSplit(token, tokens[at + 1], names) ? pieces(token) : [token]));
}

/** @throws FluxionError SYNTAX for `tanx(2)`, which is two things */
function isSplit(token: Token, next: Token | undefined, names: Names): boolean {
  const { type, text, start } = token;
  if (type !== 'name' || text.length < 2 || names.isOwn(text) || names.isFunction(text)) return false;
  if (next?.type === 'power' && FACTORS_BEFORE_POWER.test(text)) return true;
  const isCall = next?.type === 'group' && next.text === '(';
  if (!isCall) return /^pi[u-z]$/.test(text) || isRunTogether(token, names);
  if (led().test(text)) return true;
  if (!isRunTogether(token, names)) return false;
  const [called, argument] = [text.slice(0, -1), text.slice(-1)];
  throw syntaxError(
    `${text}(...) can be read in two ways.`,
    { start, end: next.end },
    `Write ${called}(${argument})*(...) or ${called}(${argument}*(...)).`,
  );
}

function isRunTogether({ type, text }: Token, names: Names): boolean {
  return type === 'name' && text.length > 2 && !names.isOwn(text) && !names.isFunction(text) && pattern().test(text);
}

function pieces({ text, start }: Token): Token[] {
  return [...text.matchAll(new RegExp(`(${functions()})|pi|\\d+|.`, 'gu'))].map(({ 0: piece, index }) =>
    tokenOf(/^\d/.test(piece) ? 'number' : 'name', piece, start + index),
  );
}

let leading: RegExp | undefined;

/** A variable before a function's name. Other letters make a function of another system, or a slip: csqrt, dexp, ssin. */
function led(): RegExp {
  leading ??= new RegExp(`^[t-z](?:${functions()})$`);
  return leading;
}

let whole: RegExp | undefined;
let alternatives: string | undefined;

function pattern(): RegExp {
  whole ??= new RegExp(`^(?:[a-z]?(?:${functions()})(?:${TAIL}))+$`, 'u');
  return whole;
}

/** `\\sin`, `\\sqrt{#1}`; and the exponential function, which LaTeX writes as a power. */
const COMMAND = /^(?:\\[a-z]+(?:\{#1\})?|e\^\{#1\})$/;

/** The longest first: asin before sin. */
function functions(): string {
  alternatives ??= [...table.values()]
    .filter(
      ({ parameters, variadic, notation, tex }) =>
        !variadic && parameters.length === 1 && notation === undefined && COMMAND.test(tex),
    )
    .flatMap(({ written, aliases = [] }) => [written, ...aliases.filter((alias) => alias.length > 2)])
    .filter((name) => /^[a-z]{2,}$/.test(name) && !GREEK.has(name))
    .sort((a, b) => b.length - a.length)
    .join('|');
  return alternatives;
}

/**
 * `6xy` in `x^3 + y^3 = 6xy` is 6*x*y: two or three letters that all stand alone elsewhere in the text are factors, unless the text
 * says what they mean together. A differential such as dx is none.
 */
export function withSplitProducts(tokens: readonly Token[], names: Names): readonly Token[] {
  const read = tokens.flatMap((token) => (isRunTogether(token, names) ? pieces(token) : [token]));
  const alone = new Set(read.filter(isLetter).map(({ text }) => text));
  if (alone.size < 2) return tokens;
  const given = new Set(tokens.filter((_, i) => saysMeaning(tokens, i)).map(({ text }) => text));
  return tokens.flatMap((token) => {
    const { type, text, start } = token;
    const letters = [...text];
    const isProduct =
      type === 'name' &&
      /^(?!d.$)[a-z]{2,3}$/.test(text) &&
      letters.every((letter) => alone.has(letter)) &&
      !given.has(text);
    if (!isProduct || names.isOwn(text) || names.isFunction(text) || findOp(text) !== undefined) return [token];
    return letters.map((letter, i) => tokenOf('name', letter, start + i));
  });
}

function isLetter({ type, text }: Token): boolean {
  // A constant has several spellings: E is e.
  return type === 'name' && /^[a-z]$/.test(text) && findOp(text) === undefined;
}

/** `xy = ...`, or `xy(t) = ...` at the beginning of a statement. */
function saysMeaning(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]?.text];
  if (tokens[at]?.type !== 'name') return false;
  if (next !== '(' || (before !== undefined && before.type !== 'separator')) return next === '=';
  const close = tokens.findIndex(({ text }, i) => i > at && text === ')');
  return close > 0 && tokens[close + 1]?.text === '=';
}

/** What a name that reads like a product, or like a function of one letter, would be written as: `x*y` for xy, `sin(t)` for sint, `x*3*y` for x3y. */
export function otherReading(name: string): string | undefined {
  if (/^pi[a-z]$/.test(name)) return `pi*${name.slice(2)}`;
  if (/^(?=.*[xyz])(?:[a-dhkmnpr-z]{2,3}|[a-z]{2})$/.test(name)) return [...name].join('*');
  // x3y, as in 2x3y; but x3 and x1y2 are names as programmers give them.
  if (/^[a-z]\d+[a-z]$/.test(name)) return name.match(/\d+|./g)?.join('*');
  const [, called, letter] = new RegExp(`^(${functions()})([a-z])$`).exec(name) ?? [];
  return called === undefined || letter === undefined ? undefined : `${called}(${letter})`;
}
