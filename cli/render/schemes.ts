import type { Comparison, OtherScheme } from '../../src/index.ts';
import { inEnglish, type Translate } from '../language.ts';
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
export function schemesTable({ methods }: Comparison, style: Style, t: Translate = inEnglish): string {
  const [only, ...others] = methods;
  if (only?.others === undefined || others.length > 0) return '';
  const columns = COLUMNS.map(({ head, align }) => ({ head: t(head), align }));
  return table(
    columns,
    only.others.map((other) => cellsOf(other, t)),
    style,
  ).text;
}

function cellsOf(
  { scheme, derivative, relativeError, evaluations, step }: OtherScheme,
  t: Translate,
): { text: string }[] {
  return [t(scheme), String(derivative), short(relativeError), String(evaluations), short(step)].map((text) => ({
    text,
  }));
}
