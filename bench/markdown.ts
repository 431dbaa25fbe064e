import { cpus } from 'node:os';

/** What a measurement was made on. */
export function machine(): string {
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  return `Node ${process.version}, ${cpus().length} x ${model.trim()}.`;
}

/** A Markdown table with columns of equal width. */
export function grid(above: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, k) =>
    Math.max(3, ...[title, ...rows.map((row) => row[k] ?? '')].map((t) => t.length)),
  );
  const write = (cells: readonly string[]): string =>
    `| ${cells.map((cell, k) => (k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, k) => `${'-'.repeat(width + 1)}${k === 0 ? '-' : ':'}`).join('|')}|`;
  return `${above}\n\n${[write(head), rule, ...rows.map(write)].join('\n')}\n`;
}

/** The columns of a table that {@link grid} wrote, by their heads; the one without a head holds the names of the rows. */
export function columnsOf(text: string): Map<string, string[]> {
  const lines = text.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('|-'));
  const [head = [], ...rows] = lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
  return new Map(head.map((title, k) => [title, rows.map((row) => row[k] ?? '')]));
}
