import { endsOperand } from './brackets.ts';
import type { NameSyntax, Syntax, Token } from './syntax.ts';
import type { Names } from './tag.ts';

/**
 * Derivatives as one token each: `f'` before its arguments, and `d/dx` or `d^2/dx^2` before a bracket. The text of the token is
 * what was written, in one spelling.
 */
export function withDerivatives(
  tokens: readonly Token[],
  names: Names,
  read: (tokens: readonly Token[]) => readonly Syntax[],
): readonly Token[] {
  if (!tokens.some(({ type, text }) => text === "'" || (type === 'name' && /^[d∂]/.test(text)))) return tokens;
  const merged: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const quotient = ofAssigned(tokens, at, names);
    if (quotient !== undefined) {
      merged.push(...quotient);
      at += 3;
      continue;
    }
    const bare = bareOperand(tokens, at, names);
    if (bare !== undefined) {
      const inner = tokens.slice(bare.from, bare.to);
      merged.push(joined(tokens.slice(at, bare.from)), grouped(inner, read(inner)));
      at = bare.to;
      continue;
    }
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

/** A bracket that is not written. */
function grouped(inner: readonly Token[], content: readonly Syntax[]): Token {
  return {
    type: 'group',
    text: '(',
    start: (inner[0] as Token).start,
    end: (inner.at(-1) as Token).end,
    content,
  };
}

/** `dy/dx` where y has been given a value, or `df/dx` of a function f: `d/dx(y)`. */
function ofAssigned(tokens: readonly Token[], at: number, names: Names): [Token, Token] | undefined {
  const [above, slash, below] = tokens.slice(at, at + 3);
  if (above?.type !== 'name' || slash?.text !== '/' || below?.type !== 'name') return undefined;
  const [, of = ''] = /^[d∂](.+)$/.exec(above.text) ?? [];
  if (!/^[d∂]./.test(below.text) || !names.isOwn(of) || names.isOwn(above.text) || names.isOwn(below.text))
    return undefined;
  const { start, end } = above;
  const name: NameSyntax = { kind: 'name', name: of, start, end };
  const by: NameSyntax = { kind: 'name', name: below.text.slice(1), start: below.start, end: below.end };
  const value: Syntax = names.isFunction(of)
    ? { kind: 'call', name, args: [by], exponent: undefined, start, end }
    : name;
  const callee: Token = { type: 'callee', text: `d/${below.text}`, start, end: below.end };
  return [callee, grouped([above], [value])];
}

/** `d/dx x^2 sin x`, without brackets: all factors that follow, up to the next term. */
function bareOperand(
  tokens: readonly Token[],
  at: number,
  names: Names,
): { readonly from: number; readonly to: number } | undefined {
  const from = headLength(tokens, at, names) + at;
  const next = tokens[from];
  if (from === at || next === undefined || next.type === 'group' || !OPERANDS.has(next.type)) return undefined;
  let to = from + 1;
  while (to < tokens.length && !endsTerm(tokens[to] as Token, tokens[to - 1] as Token)) to++;
  return { from, to };
}

function endsTerm(token: Token, before: Token): boolean {
  return token.type === 'additive' ? endsOperand(before) : token.type === 'relation' || token.type === 'word';
}

/** How many tokens `d^2/dx^2` takes before a bracket. */
function leibnizLength(tokens: readonly Token[], at: number, names: Names): number {
  const length = headLength(tokens, at, names);
  return tokens[at + length]?.type === 'group' ? length : 0;
}

/** How many tokens `d^2/dx^2` takes. */
function headLength(tokens: readonly Token[], at: number, names: Names): number {
  if (!isD(tokens[at]) || names.isOwn((tokens[at] as Token).text)) return 0;
  const slash = at + 1 + powerLength(tokens, at + 1);
  const below = tokens[slash + 1];
  if (tokens[slash]?.text !== '/' || below?.type !== 'name' || !/^[d∂]./.test(below.text) || names.isOwn(below.text))
    return 0;
  return slash + 2 + powerLength(tokens, slash + 2) - at;
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
