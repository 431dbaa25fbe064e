import { endsOperand } from './brackets.ts';
import { syntaxError } from './failure.ts';
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
  if (!tokens.some((token) => token.text === "'" || mayBeginWithD(token))) return tokens;
  const merged: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const quotient = ofAssigned(tokens, at, names) ?? ofBracket(tokens, at, names) ?? withoutCarets(tokens, at, names);
    if (quotient !== undefined) {
      merged.push(...quotient.tokens);
      at = quotient.next;
      continue;
    }
    const bare = bareOperand(tokens, at, names);
    if (bare !== undefined) {
      const inner = tokens.slice(bare.from, bare.to);
      const callee = joined(tokens.slice(at, bare.from));
      merged.push(...applied(callee, grouped(inner, functionAlone(inner, callee, names) ?? read(inner))));
      at = bare.to;
      continue;
    }
    const length = primedLength(tokens, at, names) || leibnizLength(tokens, at, names);
    if (length === 0) merged.push(tokens[at++] as Token);
    else {
      merged.push(...applied(joined(tokens.slice(at, at + length)), tokens[at + length] as Token));
      at += length + 1;
    }
  }
  return merged;
}

function joined(tokens: readonly Token[]): Token {
  const text = tokens.map((token) => (token.type === 'group' ? digitsIn(token) : token.text)).join('');
  return { type: 'callee', text, start: (tokens[0] as Token).start, end: (tokens.at(-1) as Token).end };
}

/** `d/dx f` of a function that the text defines: f(x). */
function functionAlone(
  [name, ...others]: readonly Token[],
  callee: Token,
  names: Names,
): readonly Syntax[] | undefined {
  if (name === undefined || others.length > 0 || !names.isOwn(name.text) || !names.isFunction(name.text))
    return undefined;
  const { text, start, end } = name;
  const by = /\/[d∂]([^^]+)/.exec(callee.text)?.[1] ?? '';
  const [called, argument] = [text, by].map((one): NameSyntax => ({ kind: 'name', name: one, start, end })) as [
    NameSyntax,
    NameSyntax,
  ];
  return [{ kind: 'call', name: called, args: [argument], exponent: undefined, start, end }];
}

/** `d^2/dxdy` before a bracket is `d/dx(d/dy(...))`. */
function applied(callee: Token, group: Token): [Token, Token] {
  const [, order, first = '', second = ''] = /^[d∂]\^(\d+)\/[d∂](\p{L})[d∂](\p{L})$/u.exec(callee.text) ?? [];
  if (order !== '2' || group.content === undefined) return [callee, group];
  const { start, end } = callee;
  const name: NameSyntax = { kind: 'name', name: `d/d${second}`, start, end };
  const inner: Syntax = { kind: 'call', name, args: group.content, exponent: undefined, start, end: group.end };
  return [
    { ...callee, text: `d/d${first}` },
    { ...group, content: [inner] },
  ];
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

function mayBeginWithD({ type, text, content }: Token): boolean {
  return type === 'group' ? content?.[0]?.kind === 'operation' : type === 'name' && /^[d∂]/.test(text);
}

/** The tokens in place of those before `next`. */
interface Replaced {
  readonly tokens: readonly Token[];
  readonly next: number;
}

/** `dy/dx` where y has been given a value, or `df/dx` of a function f, and `d^2y/dx^2`: `d/dx(y)`. */
function ofAssigned(tokens: readonly Token[], at: number, names: Names): Replaced | undefined {
  const above = numerator(tokens, at, names);
  const slash = tokens[above?.next ?? -1];
  if (above === undefined || slash?.text !== '/') return undefined;
  const below = tokens[above.next + 1];
  if (below?.type !== 'name' || !/^[d∂]./.test(below.text) || names.isOwn(below.text)) return undefined;
  const next = above.next + 2 + powerLength(tokens, above.next + 2);
  const [start, end] = [(tokens[at] as Token).start, (tokens[above.next - 1] as Token).end];
  if (!names.isOwn(above.of)) {
    if (above.order === '') return undefined;
    throw syntaxError(
      `This is the derivative of ${above.of}, and ${above.of} is not defined here.`,
      { start, end: (tokens[next - 1] as Token).end },
      `Define it first: ${above.of} = x^2; ... Or write d^${above.order}/d${below.text.slice(1)}^${above.order}(...).`,
    );
  }
  const name: NameSyntax = { kind: 'name', name: above.of, start, end };
  const by: NameSyntax = { kind: 'name', name: below.text.slice(1), start: below.start, end: below.end };
  const value: Syntax = names.isFunction(above.of)
    ? { kind: 'call', name, args: [by], exponent: undefined, start, end }
    : name;
  const written = joined(tokens.slice(above.next, next)).text;
  const callee: Token = {
    type: 'callee',
    text: `d${above.order === '' ? '' : `^${above.order}`}${written}`,
    start,
    end: (tokens[next - 1] as Token).end,
  };
  return { tokens: [callee, grouped(tokens.slice(at, above.next), [value])], next };
}

/** `dy`, or `d^2y` and `d²y`: whose derivative is meant, the order, and the index behind. */
function numerator(
  tokens: readonly Token[],
  at: number,
  names: Names,
): { readonly of: string; readonly order: string; readonly next: number } | undefined {
  const [first, second, third, fourth] = tokens.slice(at, at + 4);
  if (first?.type !== 'name' || names.isOwn(first.text)) return undefined;
  const [, of] = /^[d∂](.+)$/.exec(first.text) ?? [];
  if (of !== undefined) return { of, order: '', next: at + 1 };
  if (!isD(first) || powerLength(tokens, at + 1) === 0 || second === undefined || third === undefined) return undefined;
  if (fourth?.type !== 'name') return undefined;
  return { of: fourth.text, order: third.type === 'group' ? digitsIn(third) : third.text, next: at + 4 };
}

/** `d(x^2)/dx` and `(d/dx)(x^2)`: `d/dx(x^2)`. */
function ofBracket(tokens: readonly Token[], at: number, names: Names): Replaced | undefined {
  const [first, second] = tokens.slice(at, at + 2) as [Token, Token | undefined];
  if (second?.type !== 'group' || second.text !== '(') return undefined;
  const { start } = first;
  if (isD(first) && !names.isOwn(first.text)) {
    const [slash, below] = tokens.slice(at + 2, at + 4);
    if (slash?.text !== '/' || below?.type !== 'name' || !/^[d∂]./.test(below.text) || names.isOwn(below.text))
      return undefined;
    const callee: Token = { type: 'callee', text: `d/${below.text}`, start, end: below.end };
    return { tokens: [callee, second], next: at + 4 };
  }
  const text = first.type === 'group' ? leibnizIn(first.content?.[0], names) : undefined;
  return text === undefined
    ? undefined
    : { tokens: [{ type: 'callee', text, start, end: first.end }, second], next: at + 2 };
}

/** `d2/dx2(x^4)`: `d^2/dx^2`, as it is typed without the means to raise a digit. */
function withoutCarets(tokens: readonly Token[], at: number, names: Names): Replaced | undefined {
  const [above, slash, below, group] = tokens.slice(at, at + 4);
  if (above?.type !== 'name' || slash?.text !== '/' || below?.type !== 'name' || group?.type !== 'group')
    return undefined;
  const [, order] = /^[d∂](\d)$/.exec(above.text) ?? [];
  const [, by, again] = /^[d∂]([^\d]+)(\d)$/.exec(below.text) ?? [];
  if (order === undefined || order !== again || names.isOwn(above.text) || names.isOwn(below.text)) return undefined;
  const callee: Token = { type: 'callee', text: `d^${order}/d${by}^${order}`, start: above.start, end: below.end };
  return { tokens: [callee, group], next: at + 4 };
}

/** The `d/dx` or `d^2/dx^2` that a bracket consists of. */
function leibnizIn(syntax: Syntax | undefined, names: Names): string | undefined {
  if (syntax?.kind !== 'operation' || syntax.symbol !== '/') return undefined;
  const [above, below] = syntax.args.map(powerOf);
  if (above === undefined || below === undefined || names.isOwn(above.name) || names.isOwn(below.name))
    return undefined;
  if (!/^[d∂]$/.test(above.name) || !/^[d∂]./.test(below.name)) return undefined;
  return `${above.name}${above.power}/${below.name}${below.power}`;
}

/** `dx` or `dx^2`, in parts. */
function powerOf(syntax: Syntax): { readonly name: string; readonly power: string } | undefined {
  if (syntax.kind === 'name') return { name: syntax.name, power: '' };
  if (syntax.kind !== 'tower' || syntax.base.kind !== 'name' || syntax.steps.before !== undefined) return undefined;
  const { operand } = syntax.steps.last;
  const exponent = operand.kind === 'group' ? operand.args[0] : operand;
  return exponent.kind === 'number' ? { name: syntax.base.name, power: `^${exponent.text}` } : undefined;
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
