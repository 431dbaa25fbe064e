import { eastAsianWidth } from 'get-east-asian-width';
import type { FluxionError } from '../../src/index.ts';
import { inEnglish, type Translate } from '../language.ts';
import type { Style } from './style.ts';
import { WIDTH, wrap } from './text.ts';

const INDENT = '  ';

/** What went wrong in one line, the input with a caret under the place, and what to do. */
export function renderError(program: string, error: FluxionError, style: Style, t: Translate = inEnglish): string {
  const { message, input, range, suggestion } = error;
  const parts = [wrap(`${style('bad', `${program}:`)} ${visible(t(message))}`)];
  if (input !== undefined && range !== undefined) parts.push(excerpt(input, range.start, range.end, style));
  if (suggestion !== undefined) parts.push(wrap(visible(t(suggestion))));
  return `${parts.join('\n')}\n`;
}

/** The line of the input where the range begins, as much of it as fits, with carets under the range. */
function excerpt(input: string, start: number, end: number, style: Style): string {
  const lineStart = input.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = input.indexOf('\n', lineStart);
  const line = input.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
  const room = WIDTH - INDENT.length - 2;
  // Keep the place in the last two thirds of the window, so that what leads to it is seen.
  const from =
    line.length <= room ? 0 : Math.max(0, Math.min(start - lineStart - Math.floor(room / 2), line.length - room));
  const window = visible(line.slice(from, from + room));
  const shown = `${from > 0 ? '…' : ''}${window}${from + room < line.length ? '…' : ''}`;
  const column = start - lineStart - from;
  const before = columns(window.slice(0, column)) + (from > 0 ? 1 : 0);
  const marked = Math.max(1, columns(window.slice(column, end - lineStart - from)));
  return `${INDENT}${shown}\n${INDENT}${' '.repeat(before)}${style('bad', '^'.repeat(marked))}`;
}

/** Control characters and lone surrogates become a replacement character, so that input cannot steer the terminal. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, (character) => (character === '\t' ? ' ' : '�'));
}

/** Columns on a terminal: full-width characters take two, combining marks none. */
function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    if (!/^\p{Mn}$/u.test(character)) count += eastAsianWidth(character.codePointAt(0) as number);
  }
  return count;
}
