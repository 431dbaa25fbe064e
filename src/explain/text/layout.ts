import { eastAsianWidth } from 'get-east-asian-width';

/** What a piece of text is to the reader; a terminal shows it by colour, a plain text not at all. */
export type Role = 'title' | 'faint' | 'name' | 'good' | 'bad' | 'caution';

/** Marks text by its role. */
export type Mark = (role: Role, text: string) => string;

export const plain: Mark = (_role, text) => text;

/** The width every text fits, in columns. */
export const WIDTH = 100;

/** Columns on a terminal: full-width characters take two, combining marks none. */
export function columnsOf(text: string): number {
  let count = 0;
  for (const character of text)
    if (!ZERO_WIDTH.test(character)) count += eastAsianWidth(character.codePointAt(0) as number);
  return count;
}

const ZERO_WIDTH = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200f]|[\ufe00-\ufe0f])$/u;

export type Align = 'left' | 'right';

/** A text filled with spaces to so many columns. */
export function pad(text: string, columns: number, align: Align = 'left'): string {
  const room = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return align === 'left' ? text + room : room + text;
}

/** A text in at most `columns` columns, cut with an ellipsis. */
export function cut(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * Break a text into lines of at most `columns` columns: at spaces, and between Chinese characters; a longer word is
 * broken where the line ends.
 *
 * @param indent put before every line but the first.
 */
export function wrap(text: string, columns = WIDTH, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    for (const part of partsOf(piece, columns - indent.length)) {
      const room = columns - (lines.length > 0 ? indent.length : 0);
      if (line !== '' && columnsOf(line) + columnsOf(part.trimEnd()) > room) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += part;
    }
  }
  return [...lines, line.trimEnd()].join(`\n${indent}`);
}

/** A word with its space, or one ideograph with the punctuation that may not begin a line. */
const PIECES =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef][，。；：、）」？！]*|(?:(?![\p{Script=Han}\u3000-\u303f\uff00-\uffef])\S)+\s*|\s+/gu;

function partsOf(piece: string, columns: number): string[] {
  if (columnsOf(piece.trimEnd()) <= columns) return [piece];
  return piece.match(new RegExp(`.{1,${Math.max(1, columns)}}`, 'gsu')) ?? [];
}

export interface Column {
  readonly head: string;
  readonly align: Align;
}

/** A cell: a text, or one with its role. */
export type Cell = string | { readonly text: string; readonly role: Role };

/**
 * A table with a rule under its head; every column is as wide as its widest cell, the last one gets what remains of the
 * width. A column without a head and without a cell is left out.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  mark: Mark,
  width = WIDTH,
): string {
  const shown = columns.flatMap((column, i) => {
    const texts = rows.map((row) => textOf(row[i]));
    const wide = Math.max(columnsOf(column.head), ...texts.map(columnsOf));
    return wide === 0 ? [] : [{ ...column, i, wide }];
  });
  const last = shown.at(-1);
  const before = shown.slice(0, -1).reduce((sum, { wide }) => sum + wide + GAP.length, GAP.length);
  if (last !== undefined) last.wide = Math.min(last.wide, Math.max(columnsOf(last.head), width - before));
  const head = shown.map(({ head, align, wide }) => pad(head, wide, align)).join(GAP);
  const rule = shown.map(({ wide }) => '─'.repeat(wide)).join(GAP);
  const body = rows.map((row) =>
    shown
      .map(({ i, align, wide }, k) => {
        const cell = row[i];
        const text = cut(textOf(cell), wide);
        const marked = typeof cell === 'object' ? mark(cell.role, text) : text;
        // Marks take no room on the screen, and a last column needs no padding.
        const room = ' '.repeat(Math.max(0, wide - columnsOf(text)));
        return align === 'right' ? room + marked : marked + (k === shown.length - 1 ? '' : room);
      })
      .join(GAP)
      .trimEnd(),
  );
  return [mark('faint', head.trimEnd()), mark('faint', rule), ...body].map((line) => GAP + line).join('\n');
}

const GAP = '  ';

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'object' ? cell.text : (cell ?? '');
}

/** Two significant digits: what an error or a step needs. */
export function short(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  return size >= 0.001 && size < 1000 ? String(Number(value.toPrecision(2))) : value.toExponential(1);
}

/** A count with its thousands grouped. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
