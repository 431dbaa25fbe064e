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
