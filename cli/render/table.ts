import type { Style } from './style.ts';

export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
}

/** A cell: what it says, and how it is marked once the column is laid out. */
export interface Cell {
  readonly text: string;
  readonly mark?: (text: string, style: Style) => string;
}

const GAP = '  ';

/**
 * A table with a rule under its head. Every column is as wide as its widest cell; a column that is empty in all rows is
 * left out.
 */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[], style: Style): string {
  const shown = columns.flatMap((column, i) => {
    const cells = rows.map((row) => row[i] ?? { text: '' });
    if (cells.every(({ text }) => text === '')) return [];
    return [{ ...column, cells, width: Math.max(column.head.length, ...cells.map(({ text }) => text.length)) }];
  });
  const head = shown.map(({ head, align, width }) => pad(head, align, width)).join(GAP);
  const rule = shown.map(({ width }) => '─'.repeat(width)).join(GAP);
  const body = rows.map((_, r) =>
    shown
      .map(({ cells, align, width }) => {
        const { text, mark } = cells[r] as Cell;
        // Marks take no room on the screen, so they go in after the padding is known.
        return pad(text, align, width).replace(text, () => mark?.(text, style) ?? text);
      })
      .join(GAP)
      .trimEnd(),
  );
  return [style('faint', head.trimEnd()), style('faint', rule), ...body].map((line) => `  ${line}`).join('\n');
}

function pad(text: string, align: Column['align'], width: number): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width);
}
