import type { Comparison, MethodRow } from '../../src/index.ts';
import { rightCharacters } from './digits.ts';
import { derivativeName, functionName } from './names.ts';
import type { Style } from './style.ts';
import { type Cell, type Column, table } from './table.ts';
import { cut, equation, list, WIDTH, wrap } from './text.ts';

/** The methods side by side, for reading. */
export function renderComparison(comparison: Comparison, style: Style): string {
  const { formulas, text } = methodTable(comparison, style);
  return [heading(comparison, style), text, ...formulas, verdict(comparison, style)].join('\n\n');
}

const HEADS: readonly Column[] = [
  { head: 'method', align: 'left' },
  { head: 'by', align: 'left' },
  { head: 'derivative', align: 'left' },
  { head: 'rel. error', align: 'right' },
  { head: 'f evals', align: 'right' },
  { head: 'operations', align: 'right' },
  { head: 'formula or scheme', align: 'left' },
];

/** How the input was read, its value, and the reference. */
function heading(comparison: Comparison, style: Style): string {
  const { at, value, reference, wrt, expression } = comparison;
  const rows: [string, string][] = [[functionName(Object.keys(at)), expression]];
  if (at !== undefined) rows.push([functionName(Object.values(at).map(String)), String(value)]);
  reference?.derivative.forEach((digits, i) => {
    rows.push([derivativeName(comparison, wrt[i] as string), digits]);
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => equation(left.padEnd(width), right)).join('\n');
}
