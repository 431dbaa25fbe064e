import type { Lexeme } from './lexemes.ts';

/** Lexemes from one index up to before another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `\sum_{k=1}^{n} a_k`, `\int_0^x f \, dt`: an expression under a variable, with bounds. */
export interface BoundForm {
  readonly name: string;
  readonly body: Range;
  readonly variable: Range;
  readonly low: Range;
  readonly high: Range;
  /** Behind the form. */
  readonly next: number;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['\\sum', 'sum'],
  ['\\prod', 'product'],
  ['\\int', 'integral'],
]);

/** What ends the expression under a sum: the next term, a comparison, a separator, a closing bracket. */
const ENDS = /^(?:==|[-+=<>,&)\]}|]|\\(?:\\|\}|le|ge|ne|pm|wedge|vee|veebar|to|rvert|rfloor|rceil|end\{.*))$/;

/** The form that begins here, if there is a whole one. */
export function boundForm(text: readonly Lexeme[], at: number, to: number): BoundForm | undefined {
  const name = NAMES.get(text[at]?.text ?? '');
  if (name === undefined) return undefined;
  const below = script(text, at + 1, '_') ?? script(text, script(text, at + 1, '^')?.next ?? to, '_');
  const above = script(text, at + 1, '^') ?? script(text, below?.next ?? to, '^');
  if (below === undefined || above === undefined) return undefined;
  const from = Math.max(below.next, above.next);
  if (name === 'integral') {
    const end = differential(text, from, to);
    if (end === undefined) return undefined;
    const variable = { from: end.variable, to: end.next };
    return { name, body: { from, to: end.at }, variable, low: below, high: above, next: end.next };
  }
  const equals = indexOf(text, below, '=');
  if (equals === undefined) return undefined;
  const end = endOfTerm(text, from, to);
  return {
    name,
    body: { from, to: end },
    variable: { from: below.from, to: equals },
    low: { from: equals + 1, to: below.to },
    high: above,
    next: end,
  };
}

/** A derivative by one variable, so many times. */
export interface By {
  readonly variable: Range;
  readonly order: string;
}

/** What is differentiated, by what; the first one last. Without a body it stands behind. */
export interface DerivativeForm {
  readonly by: readonly By[];
  readonly body: Range | undefined;
  readonly next: number;
}

/**
 * `\frac{d}{dx}`, `\frac{d^2}{dx^2}` and `\frac{\partial^2}{\partial x \partial y}` before what is differentiated, and
 * `\frac{d \sin x}{dx}`, which holds it.
 */
export function derivativeForm(text: readonly Lexeme[], at: number): DerivativeForm | undefined {
  const parts = fraction(text, at);
  if (parts === undefined || !isD(text[at + 2])) return undefined;
  const { above, below } = parts;
  const by = variables(text, above + 2, below);
  const power = script(text, at + 3, '^');
  const order = power === undefined ? '' : written(text, power.from, power.to);
  if (by === undefined || !/^\d*$/.test(order)) return undefined;
  if (Number(order || 1) !== by.reduce((sum, { order: one }) => sum + Number(one || 1), 0)) return undefined;
  const body = { from: power?.next ?? at + 3, to: above };
  const next = below + 1;
  // One letter alone makes the name dy; a quotient of names alone is what it is.
  if (body.to - body.from > 1)
    return order !== '' || /^[-+]$/.test(text[body.from]?.text ?? '') ? undefined : { by, body, next };
  if (body.to > body.from || text[next] === undefined || ENDS.test(text[next]?.text ?? '')) return undefined;
  return { by, body: undefined, next };
}

/** Where the braces of a fraction close. */
function fraction(text: readonly Lexeme[], at: number): { above: number; below: number } | undefined {
  const above = text[at]?.text === '\\frac' ? text[at + 1]?.partner : undefined;
  const below = above === undefined ? undefined : text[above + 1]?.partner;
  return above === undefined || below === undefined ? undefined : { above, below };
}

/** `dx`, `dx^2`, `\partial x \partial y`. */
function variables(text: readonly Lexeme[], from: number, to: number): By[] | undefined {
  const by: By[] = [];
  for (let at = from; at < to; ) {
    if (!isD(text[at])) return undefined;
    let end = at + 1;
    while (end < to && !isD(text[end]) && text[end]?.text !== '^') end = after(text, end);
    const power = script(text, end, '^');
    const order = power === undefined ? '' : written(text, power.from, power.to);
    if (end === at + 1 || !/^\d*$/.test(order)) return undefined;
    by.push({ variable: { from: at + 1, to: end }, order });
    at = power?.next ?? end;
  }
  return by.length === 0 ? undefined : by;
}

/** `\frac{dy}{dx}` and `\frac{d^2y}{dx^2}`: in plain text, since single letters side by side would be factors. */
export function differentialQuotient(
  text: readonly Lexeme[],
  at: number,
): { readonly plain: string; readonly next: number } | undefined {
  const parts = fraction(text, at);
  if (parts === undefined) return undefined;
  const { above, below } = parts;
  const [over, under] = [written(text, at + 2, above), written(text, above + 2, below)].map((part) =>
    part.replace(/^\\mathrm\{d\}|^\\partial/, 'd').replace(/\^\{(\d+)\}/, '^$1'),
  ) as [string, string];
  const order = /^d(\^\d+)?[a-z]$/i.exec(over);
  if (order === null || !/^d[a-z](?:\^\d+)?$/i.test(under) || under.slice(2) !== (order[1] ?? '')) return undefined;
  return { plain: `${over}/${under}`, next: below + 1 };
}

/** `1\frac{1}{2}` is 1 + 1/2, as 1½ is: pieces in plain text, and the lexemes that they come from. */
export function mixedNumber(
  text: readonly Lexeme[],
  at: number,
  to: number,
): { readonly plain: readonly (readonly [text: string, from: number])[]; readonly next: number } | undefined {
  const parts = fraction(text, at + 1);
  if (parts?.above !== at + 4 || parts.below !== at + 7 || parts.below >= to) return undefined;
  const [whole = '', above = '', below = ''] = [at, at + 3, at + 6].map((index) => text[index]?.text);
  if (![whole, above, below].every((digits) => /^\d+$/.test(digits)) || Number(above) >= Number(below))
    return undefined;
  const plain = [
    [`(${whole}+`, at],
    [`${above}/`, at + 3],
    [`${below})`, at + 6],
  ] as const;
  return { plain, next: at + 8 };
}

function written(text: readonly Lexeme[], from: number, to: number): string {
  return text
    .slice(from, to)
    .map((lexeme) => lexeme.text)
    .join('');
}

function script(text: readonly Lexeme[], at: number, mark: string): (Range & { readonly next: number }) | undefined {
  const close = text[at + 1]?.partner;
  return text[at]?.text === mark && close !== undefined ? { from: at + 2, to: close, next: close + 1 } : undefined;
}

function indexOf(text: readonly Lexeme[], { from, to }: Range, sign: string): number | undefined {
  for (let at = from; at < to; at = after(text, at)) if (text[at]?.text === sign) return at;
  return undefined;
}

function endOfTerm(text: readonly Lexeme[], from: number, to: number): number {
  let at = from;
  // A sign at the very beginning belongs to the term.
  while (at < to && /^[-+]$/.test(text[at]?.text ?? '')) at++;
  while (at < to && !ENDS.test(text[at]?.text ?? '')) at = after(text, at);
  return at;
}

/** `\mathrm{d}t`, or the letters `dt`, at the end of an integrand; of nested ones, the one that belongs here. */
function differential(
  text: readonly Lexeme[],
  from: number,
  to: number,
): { at: number; variable: number; next: number } | undefined {
  let nested = 0;
  for (let at = from; at < to; at = after(text, at)) {
    if (text[at]?.text === '\\int') nested++;
    const next = text[at + 1];
    if (
      !isD(text[at]) ||
      next === undefined ||
      at + 1 >= to ||
      !/^(?:\p{L}|\\[a-z]+|\\mathrm\{.*\})$/iu.test(next.text)
    )
      continue;
    if (nested-- > 0) continue;
    const subscript = script(text, at + 2, '_');
    return { at, variable: at + 1, next: subscript?.next ?? at + 2 };
  }
  return undefined;
}

function isD(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && /^(?:d|\\mathrm\{d\}|\\partial)$/.test(lexeme.text);
}

function after(text: readonly Lexeme[], at: number): number {
  const partner = text[at]?.partner;
  return (partner !== undefined && partner > at ? partner : at) + 1;
}
