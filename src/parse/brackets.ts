import type { FluxionError } from '../error.ts';
import { syntaxError } from './failure.ts';
import type { Selected, Syntax, Token, TokenType } from './syntax.ts';

/** A bracket and what stands in it: one token for the grammar, once `content` is read. */
export type Bracket = Token & {
  readonly type: 'group' | 'bars' | 'square' | 'index';
  end: number;
  readonly inner: Token[];
  content: readonly Syntax[];
  rows?: readonly number[];
  selections?: readonly Selected[];
};

/** One statement: its own tokens, and all brackets in it, inner ones before the outer. */
export interface Matched {
  readonly tokens: Token[];
  readonly brackets: Bracket[];
}

const PARTNERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '(': ')', '[': ']', '{': '}', '|': '|', '⌊': '⌋', '⌈': '⌉' }),
);

const KINDS: ReadonlyMap<string, Bracket['type']> = new Map([
  ['(', 'group'],
  ['{', 'group'],
  ['⌊', 'group'],
  ['⌈', 'group'],
  ['[', 'square'],
  ['|', 'bars'],
]);

/** Cut a text into statements, each bracket of it one token. What is never closed is found before anything is built. */
export function match(tokens: readonly Token[]): Matched[] {
  pair(tokens);
  const statements: Matched[] = [];
  let statement: Matched = { tokens: [], brackets: [] };
  const open: Bracket[] = [];
  for (const token of tokens) {
    const innermost = open.at(-1);
    const list = innermost?.inner ?? statement.tokens;
    if (token.type === 'separator') {
      if (innermost?.text === '[' && token.text === ';') innermost.inner.push(token);
      if (innermost === undefined && (token.text === ';' || endsOperand(list.at(-1)))) {
        if (list.length > 0) statements.push(statement);
        statement = { tokens: [], brackets: [] };
      }
    } else if (token.type !== 'bracket') {
      list.push(token);
    } else if (innermost !== undefined && closes(token, innermost, innermost.inner.at(-1))) {
      open.pop();
      innermost.end = token.end;
      statement.brackets.push(innermost);
    } else {
      const { text, start, end } = token;
      const bracket: Bracket = { type: kindOf(token, list.at(-1)), text, start, end, inner: [], content: [] };
      list.push(bracket);
      open.push(bracket);
    }
  }
  if (statement.tokens.length > 0) statements.push(statement);
  return statements;
}

/** What a bracket is: `[` right behind a value selects from it. */
function kindOf({ text, start }: Token, before: Token | undefined): Bracket['type'] {
  if (text === '[' && endsOperand(before) && before?.type !== 'number' && before?.end === start) return 'index';
  return KINDS.get(text) as Bracket['type'];
}

/** Whether each bracket has its partner, by an explicit stack: no depth overflows. */
function pair(tokens: readonly Token[]): void {
  const open: Token[] = [];
  let before: Token | undefined;
  for (const token of tokens) {
    const innermost = open.at(-1);
    if (token.type === 'separator') {
      if (innermost !== undefined && token.text === ';' && innermost.text !== '[')
        throw separatorInside(innermost, token);
      continue;
    }
    if (token.type !== 'bracket') {
      before = token;
    } else if (innermost !== undefined && closes(token, innermost, before)) {
      open.pop();
      before = CLOSED;
    } else if (KINDS.has(token.text)) {
      open.push(token);
      before = undefined;
    } else {
      throw unopened(token, innermost);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw neverClosed(unclosed);
}

/** Stands for any bracket that is closed. */
const CLOSED: Token = { type: 'group', text: '(', start: 0, end: 0 };

/** Whether a value can end with this token. */
export function endsOperand(token: Token | undefined): boolean {
  return token !== undefined && (ENDS.has(token.type) || token.text === '%');
}

const ENDS: ReadonlySet<TokenType> = new Set([
  'number',
  'name',
  'group',
  'bars',
  'square',
  'index',
  'postfix',
  'text',
  'unknown',
]);

/** A bar closes the innermost bar after a value; elsewhere it opens one: `|x - |y||`. */
function closes(token: Token, innermost: Token, before: Token | undefined): boolean {
  return PARTNERS.get(innermost.text) === token.text && (token.text !== '|' || endsOperand(before));
}

function separatorInside(bracket: Token, token: Token): FluxionError {
  return syntaxError(
    `A ; ends a statement, but this ${bracket.text} is still open.`,
    token,
    `Close it with ${partner(bracket)} first.`,
  );
}

function unopened(token: Token, innermost: Token | undefined): FluxionError {
  if (innermost === undefined) {
    return syntaxError(
      `This ${token.text} has no opening bracket before it.`,
      token,
      'Remove it, or open the bracket.',
    );
  }
  return syntaxError(
    `This ${token.text} closes nothing: the bracket ${innermost.text} at column ${innermost.start + 1} is still open.`,
    token,
    `Close it with ${partner(innermost)} first.`,
  );
}

function neverClosed(bracket: Token): FluxionError {
  const place = { start: bracket.start, end: bracket.start + 1 };
  return syntaxError(`This ${bracket.text} is never closed.`, place, `Add the ${partner(bracket)} that belongs to it.`);
}

function partner(bracket: Token): string {
  return PARTNERS.get(bracket.text) ?? ')';
}
