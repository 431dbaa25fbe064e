import { syntaxError } from './failure.ts';
import type { Token } from './syntax.ts';
import type { Names } from './tag.ts';

/**
 * Derivatives as one token each: `f'` before its arguments, and `d/dx` or `d^2/dx^2` before a bracket. The text of the token is
 * what was written, in one spelling.
 */
export function withDerivatives(tokens: readonly Token[], names: Names): readonly Token[] {
  if (!tokens.some(({ text }) => text === "'" || text === 'd' || text === '∂')) return tokens;
  const merged: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length = primedLength(tokens, at, names) || leibnizLength(tokens, at, names);
    merged.push(length === 0 ? (tokens[at] as Token) : joined(tokens.slice(at, at + length)));
    at += Math.max(1, length);
  }
  return merged;
}

function joined(tokens: readonly Token[]): Token {
  const text = tokens.map((token) => (token.type === 'group' ? digitsIn(token) : token.text)).join('');
  return { type: 'callee', text, start: (tokens[0] as Token).start, end: (tokens.at(-1) as Token).end };
}

/** How many tokens `f''` takes before a bracket; 0 where there is none. */
function primedLength(tokens: readonly Token[], at: number, names: Names): number {
  const name = tokens[at] as Token;
  if (name.type !== 'name' || !names.isFunction(name.text)) return 0;
  let end = at + 1;
  while (tokens[end]?.text === "'") end++;
  return end > at + 1 && tokens[end]?.type === 'group' ? end - at : 0;
}

/** How many tokens `d^2/dx^2` takes before a bracket. */
function leibnizLength(tokens: readonly Token[], at: number, names: Names): number {
  if (!isD(tokens[at]) || names.isOwn((tokens[at] as Token).text)) return 0;
  const slash = at + 1 + powerLength(tokens, at + 1);
  const below = tokens[slash + 1];
  if (tokens[slash]?.text !== '/' || below?.type !== 'name' || !/^[d∂]./.test(below.text) || names.isOwn(below.text))
    return 0;
  const end = slash + 2 + powerLength(tokens, slash + 2);
  const next = tokens[end];
  if (next !== undefined && OPERANDS.has(next.type)) {
    const written = joined(tokens.slice(at, end)).text;
    throw syntaxError(`What ${written} differentiates stands in brackets.`, next, `Write ${written}(...).`);
  }
  return next?.type === 'group' ? end - at : 0;
}

/** What would be taken for a further factor of the denominator. */
const OPERANDS: ReadonlySet<string> = new Set(['name', 'number', 'radical', 'bars']);

function isD(token: Token | undefined): boolean {
  return token?.type === 'name' && (token.text === 'd' || token.text === '∂');
}

/** `^2`, or the raised form, which is `^(2)`. */
function powerLength(tokens: readonly Token[], at: number): number {
  const [caret, power] = [tokens[at], tokens[at + 1]];
  if (caret?.type !== 'power' || power === undefined) return 0;
  return /^\d+$/.test(power.type === 'group' ? digitsIn(power) : power.text) ? 2 : 0;
}

/** The digits that a bracket consists of. */
function digitsIn({ content }: Token): string {
  const [only, second] = content ?? [];
  return only?.kind === 'number' && second === undefined ? only.text : '';
}
