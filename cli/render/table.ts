import { explain } from '../../src/index.ts';
import type { Style } from './style.ts';
import { cut, WIDTH } from './text.ts';

export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
}

/** A cell: what it says, and how it is marked once the column is laid out. */
export interface Cell {
  readonly text: string;
  readonly mark?: (text: string, style: Style) => string;
}

export interface Table {
  readonly text: string;
  /** How many characters of the last column fit; longer cells are cut. */
  readonly room: number;
}

const { columnsOf } = explain;
const GAP = '  ';

/**
 * A table with a rule under its head. Every column is as wide as its widest cell, the last one gets what remains of the
 * width. A column that is empty in all rows is left out.
 */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[], style: Style): Table {
  const shown = columns.flatMap((column, i) => {
    const cells = rows.map((row) => row[i] ?? { text: '' });
    if (cells.every(({ text }) => text === '')) return [];
    return [{ ...column, cells, width: Math.max(columnsOf(column.head), ...cells.map(({ text }) => columnsOf(text))) }];
  });
  const last = shown.at(-1);
  const room = WIDTH - shown.slice(0, -1).reduce((sum, { width }) => sum + width + GAP.length, GAP.length);
  if (last !== undefined) last.width = Math.min(last.width, Math.max(columnsOf(last.head), room));
  const head = shown.map(({ head, align, width }) => pad(head, align, width)).join(GAP);
  const rule = shown.map(({ width }) => '─'.repeat(width)).join(GAP);
  const body = rows.map((_, r) =>
    shown
      .map(({ cells, align, width }) => {
        const { text, mark } = cells[r] as Cell;
        const fitting = cut(text, width);
        // Marks take no room on the screen, so they go in after the padding is known.
        return pad(fitting, align, width).replace(fitting, () => mark?.(fitting, style) ?? fitting);
      })
      .join(GAP)
      .trimEnd(),
  );
  const lines = [style('faint', head.trimEnd()), style('faint', rule), ...body];
  return { text: lines.map((line) => GAP + line).join('\n'), room };
}

function pad(text: string, align: Column['align'], width: number): string {
  const room = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return align === 'left' ? text + room : room + text;
}
