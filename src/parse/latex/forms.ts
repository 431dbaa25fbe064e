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
const ENDS = /^(?:[-+=<>,&)\]}|]|\\(?:\\|\}|le|ge|ne|pm|wedge|vee|to|rvert|rfloor|rceil|end\{.*))$/;

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

/** `\frac{d}{dx}` and `\frac{d^2}{dx^2}` before a bracket: the variable and the order. */
export function derivativeHead(
  text: readonly Lexeme[],
  at: number,
): { variable: Range; order: string; next: number } | undefined {
  if (text[at]?.text !== '\\frac') return undefined;
  const above = text[at + 1]?.partner;
  const below = above === undefined ? undefined : text[above + 1]?.partner;
  if (
    above === undefined ||
    below === undefined ||
    !isD(text[at + 2]) ||
    !isD(text[above + 2]) ||
    // Alone it is a quotient of names.
    text[below + 1] === undefined ||
    ENDS.test(text[below + 1]?.text ?? '')
  ) {
    return undefined;
  }
  const caret = indexOf(text, { from: above + 3, to: below }, '^') ?? below;
  const order = written(text, at + 3, above);
  if (order !== written(text, caret, below) || caret === above + 3 || !/^(?:\^\{\d+\})?$/.test(order)) return undefined;
  return { variable: { from: above + 3, to: caret }, order: order.replace(/\D/g, ''), next: below + 1 };
}

/** `\frac{dy}{dx}`: the names dy and dx, where single letters side by side would be factors. */
export function differentialQuotient(
  text: readonly Lexeme[],
  at: number,
): { readonly names: readonly string[]; readonly next: number } | undefined {
  if (text[at]?.text !== '\\frac') return undefined;
  const above = text[at + 1]?.partner;
  const below = above === undefined ? undefined : text[above + 1]?.partner;
  if (above === undefined || below === undefined || !isD(text[at + 2]) || !isD(text[above + 2])) return undefined;
  const names = [written(text, at + 2, above), written(text, above + 2, below)].map((name) =>
    name.replace(/^\\mathrm\{d\}|^\\partial/, 'd'),
  );
  return names.every((name) => /^d[a-z]$/i.test(name)) ? { names, next: below + 1 } : undefined;
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
