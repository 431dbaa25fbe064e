import { syntaxError } from './failure.ts';
import type { Syntax, Token, TokenType } from './syntax.ts';

/** A bracket and what stands in it: one token for the grammar, once `content` is read. */
export type Bracket = Token & {
  readonly type: 'group' | 'bars' | 'square';
  end: number;
  readonly inner: Token[];
  content: readonly Syntax[];
};

/** One statement: its own tokens, and all brackets in it, inner ones before the outer. */
export interface Matched {
  readonly tokens: Token[];
  readonly brackets: Bracket[];
}

const PARTNERS: ReadonlyMap<string, string> = new Map(Object.entries({ '(': ')', '[': ']', '{': '}', '|': '|' }));

const KINDS: ReadonlyMap<string, Bracket['type']> = new Map([
  ['(', 'group'],
  ['{', 'group'],
  ['[', 'square'],
  ['|', 'bars'],
]);

/**
 * Pair brackets and cut the text into statements, with an explicit stack: no depth overflows, and what is not closed
 * is found without parsing anything.
 */
export function match(tokens: readonly Token[]): Matched[] {
  const statements: Matched[] = [];
  let statement: Matched = { tokens: [], brackets: [] };
  const open: Bracket[] = [];
  for (const token of tokens) {
    const innermost = open.at(-1);
    const list = innermost?.inner ?? statement.tokens;
    if (token.type === 'separator') {
      if (innermost !== undefined) {
        if (token.text === ';') throw separatorInside(innermost, token);
      } else if (token.text === ';' || endsOperand(list.at(-1))) {
        if (list.length > 0) statements.push(statement);
        statement = { tokens: [], brackets: [] };
      }
    } else if (token.type !== 'bracket') {
      list.push(token);
    } else if (closes(token, innermost)) {
      open.pop();
      innermost.end = token.end;
      statement.brackets.push(innermost);
    } else {
      const kind = KINDS.get(token.text);
      if (kind === undefined) throw unopened(token, innermost);
      const bracket: Bracket = { ...token, type: kind, inner: [], content: [] };
      list.push(bracket);
      open.push(bracket);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw neverClosed(unclosed);
  if (statement.tokens.length > 0) statements.push(statement);
  return statements;
}

/** Whether a value can end with this token. */
export function endsOperand(token: Token | undefined): boolean {
  return token !== undefined && (ENDS.has(token.type) || token.text === '%');
}

const ENDS: ReadonlySet<TokenType> = new Set(['number', 'name', 'group', 'bars', 'square', 'postfix', 'text', 'unknown']);

/** A bar closes the innermost bar after a value; elsewhere it opens one: `|x - |y||`. */
function closes(token: Token, innermost: Bracket | undefined): innermost is Bracket {
  if (innermost === undefined || PARTNERS.get(innermost.text) !== token.text) return false;
  return token.text !== '|' || endsOperand(innermost.inner.at(-1));
}

function separatorInside(bracket: Bracket, token: Token): Error {
  return syntaxError(`A ; ends a statement, but this ${bracket.text} is still open.`, token, `Close it with ${partner(bracket)} first.`);
}

function unopened(token: Token, innermost: Bracket | undefined): Error {
  if (innermost === undefined) {
    return syntaxError(`This ${token.text} has no opening bracket before it.`, token, 'Remove it, or open the bracket.');
  }
  return syntaxError(
    `This ${token.text} closes nothing: the bracket ${innermost.text} at column ${innermost.start + 1} is still open.`,
    token,
    `Close it with ${partner(innermost)} first.`,
  );
}

function neverClosed(bracket: Bracket): Error {
  const place = { start: bracket.start, end: bracket.start + 1 };
  return syntaxError(`This ${bracket.text} is never closed.`, place, `Add the ${partner(bracket)} that belongs to it.`);
}

function partner(bracket: Bracket): string {
  return PARTNERS.get(bracket.text) ?? ')';
}
