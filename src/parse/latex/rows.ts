import type { Lexeme } from './lexemes.ts';

/** A part of the text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The pieces between separators that stand outside all brackets. */
export function split(text: readonly Lexeme[], { from, to }: Span, separator: string): Span[] {
  const pieces: Span[] = [];
  let start = from;
  for (let at = from; at < to; ) {
    const { text: found, partner } = text[at] as Lexeme;
    if (found === separator) {
      pieces.push({ from: start, to: at });
      start = at + 1;
    }
    at = (partner !== undefined && partner > at ? partner : at) + 1;
  }
  return [...pieces, { from: start, to }];
}

/** Value and condition of a row, between which stands `&` or only a comma, without the punctuation of a sentence behind them. */
export function cells(text: readonly Lexeme[], row: Span): Span[] {
  const found = split(text, row, '&');
  return (found.length === 1 ? split(text, row, ',') : found).map(({ from, to }) => ({
    from,
    to: to > from && /^[,.;]$/.test(text[to - 1]?.text ?? '') ? to - 1 : to,
  }));
}

/** The condition of a row without the words around it; undefined for "otherwise". */
export function conditionOf(text: readonly Lexeme[], { from, to }: Span): Span | undefined {
  let start = from;
  while (start < to && /^\\text\{\s*(?:if|for|when)?\s*,?\s*\}$|^,$/.test(text[start]?.text ?? '')) start++;
  return start === to || /^\\text\{\s*(?:otherwise|else)/.test(text[start]?.text ?? '')
    ? undefined
    : { from: start, to };
}

/** Whether a bracket holds a list, rather than a term: numbers behind a comma or in a list, or something with commas. */
export function isList(text: readonly Lexeme[], at: number): boolean {
  const { text: bracket, partner } = text[at] as Lexeme;
  if (bracket === ']') return partner !== undefined && isList(text, partner);
  if (bracket !== '[' || partner === undefined) return false;
  const pieces = split(text, { from: at + 1, to: partner }, ',');
  if (pieces.length > 1) return true;
  const literal = text.slice(at + 1, partner).every((lexeme) => /^[-+.,\d[\]]/.test(lexeme.text));
  return (
    literal &&
    [text[at - 1]?.text, text[at + 1]?.text].some((beside, i) => beside === '[' || (i === 0 && beside === ','))
  );
}
