import type { Comparison, OtherScheme } from '../../src/index.ts';
import type { Style } from './style.ts';
import { type Column, table } from './table.ts';
import { short } from './text.ts';

const COLUMNS: readonly Column[] = [
  { head: 'other schemes', align: 'left' },
  { head: 'derivative', align: 'left' },
  { head: 'rel. error', align: 'right' },
  { head: 'evals', align: 'right' },
  { head: 'step', align: 'left' },
];

/** What other numeric schemes give: shown where the numeric method is the only one asked for. */
export function schemesTable({ methods }: Comparison, style: Style): string {
  const [only, ...others] = methods;
  if (only?.others === undefined || others.length > 0) return '';
  return table(COLUMNS, only.others.map(cellsOf), style).text;
}

function cellsOf({ scheme, derivative, relativeError, evaluations, step }: OtherScheme): { text: string }[] {
  return [scheme, String(derivative), short(relativeError), String(evaluations), short(step)].map((text) => ({ text }));
}
