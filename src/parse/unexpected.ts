import type { FluxionError } from '../error.ts';
import { endsOperand } from './brackets.ts';
import { syntaxError } from './failure.ts';
import type { Token } from './syntax.ts';

/** What surrounds a list of tokens, for the words of an error. */
export interface Surroundings {
  /** Where the list ends. */
  readonly end: number;
  /** The bracket that stands around it; absent for a whole statement. */
  readonly bracket?: string;
}

/**
 * The error for a token that does not fit, in a student's words.
 *
 * @param at index of the token that does not fit; behind the last where the list ends too early
 * @param expected token types and words that would have fitted
 */
export function unexpected(
  tokens: readonly Token[],
  at: number,
  expected: ReadonlySet<string>,
  around: Surroundings,
): FluxionError {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined) return tooShort(before, expected, around);
  if (!endsOperand(before)) return valueMissing(token, before);
  if (token.text === ',') return comma(before as Token, token, tokens[at + 1]);
  const advice = ADVICE.get(`${token.text}${tokens[at + 1]?.text}`) ?? ADVICE.get(token.text) ?? ADVICE.get(token.type);
  if (advice !== undefined) return syntaxError(advice.message, token, advice.suggestion);
  if (expected.has(':')) {
    return syntaxError(
      `Expected : or an operator, but found ${word(token)}.`,
      token,
      'Write condition ? value : otherValue.',
    );
  }
  const after = before === undefined ? '' : ` after ${word(before)}`;
  return syntaxError(`Expected an operator${after}, but found ${word(token)}.`, token, 'Write * for a product.');
}

/** A comma outside of arguments: in a decimal number, between thousands, between statements. */
function comma(before: Token, token: Token, after: Token | undefined): FluxionError {
  const message = 'A comma only separates the arguments of a function.';
  const isNumber = before.type === 'number' && after?.type === 'number' && before.end === token.start;
  if (!isNumber || after.start !== token.end)
    return syntaxError(message, token, 'Statements are separated by ;, and a list stands in square brackets.');
  const decimal = `${before.text}.${after.text}`;
  return syntaxError(
    message,
    token,
    /^\d{3}$/.test(after.text) && /^[1-9]\d{0,2}$/.test(before.text)
      ? `Write ${before.text}${after.text} for thousands, ${decimal} for a decimal number.`
      : `A decimal number has a point: ${decimal}.`,
  );
}

function tooShort(before: Token | undefined, expected: ReadonlySet<string>, around: Surroundings): FluxionError {
  const place = { start: around.end, end: around.end };
  const end = around.bracket === undefined ? 'the text ends' : 'the bracket closes';
  if (before !== undefined && expected.has(':') && endsOperand(before)) {
    return syntaxError(
      `A ? has no : with the other value before ${end}.`,
      place,
      'Write condition ? value : otherValue.',
    );
  }
  const after = before === undefined ? '' : ` after ${word(before)}`;
  return syntaxError(`Expected a number, a name or a bracket${after}, but ${end}.`, place);
}

function valueMissing(token: Token, before: Token | undefined): FluxionError {
  const after = before === undefined ? '' : ` after ${word(before)}`;
  const repeated = before !== undefined && before.text === token.text && DOUBLED.get(token.text);
  return syntaxError(
    `Expected a number, a name or a bracket${after}, but found ${word(token)}.`,
    token,
    repeated || PAIRS.get(`${before?.text}${token.text}`) || ADVICE.get(token.text)?.suggestion,
  );
}

/** Tokens of other languages, and slips that have a name. */
const ADVICE: ReadonlyMap<string, { readonly message: string; readonly suggestion: string }> = new Map(
  Object.entries({
    ':': {
      message: 'This : belongs to no ?.',
      suggestion: 'Write condition ? value : otherValue; a function is defined as f(x) = x^2.',
    },
    ':=': { message: ':= is not an operator here.', suggestion: 'Write =, as in a = 3 or f(x) = x^2.' },
    '!': { message: 'This ! follows no value.', suggestion: 'Write not.' },
    '=': { message: 'A second = stands in this statement.', suggestion: 'Compare with ==.' },
    '&&': { message: '&& is not an operator here.', suggestion: 'Write and.' },
    '||': { message: '|| is not an operator here.', suggestion: 'Write or.' },
  }),
);

/** Operators of other languages, of two characters that are operators here. */
const PAIRS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '->': 'A function is defined as f(x) = x^2.',
    '=>': 'A function is defined as f(x) = x^2; greater or equal is >=.',
    '<>': 'Write !=.',
    '=<': 'Write <=.',
    '//': 'Write floor(a/b).',
    '^^': 'Write ^ for a power.',
  }),
);

const DOUBLED: ReadonlyMap<string, string> = new Map([['=', 'Compare with ==.']]);

/** A token as the writer sees it. */
function word(token: Token): string {
  switch (token.type) {
    case 'group':
    case 'bars':
    case 'square':
      return 'the bracket';
    default:
      return `"${token.text}"`;
  }
}
