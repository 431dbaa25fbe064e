import type { Comparison, PointComparison } from '../../src/index.ts';
import { inEnglish, type Translate } from '../language.ts';
import { functionName, nameOf, variablesOf } from './names.ts';
import type { Style } from './style.ts';
import { type Cell, type Column, table } from './table.ts';
import { short } from './text.ts';

/** The points at which a derivative was checked: where, f, its derivative, and the worst error of any method. */
export function samplesTable(
  comparison: Comparison,
  samples: readonly PointComparison[],
  style: Style,
  t: Translate = inEnglish,
): string {
  const variables = variablesOf(comparison);
  const columns: Column[] = [
    ...variables.map((name): Column => ({ head: name, align: 'left' })),
    { head: functionName(variables), align: 'left' },
    ...comparison.wrt.map((_, i): Column => ({ head: nameOf(comparison, i), align: 'left' })),
    { head: t('worst rel. error'), align: 'right' },
    { head: '', align: 'left' },
  ];
  const rows = samples.map(({ at, value, reference, methods, agree }): Cell[] => {
    const worst = methods.reduce((a, b) => (b.relativeError > a.relativeError ? b : a));
    const derivative = reference?.derivative.map(Number) ?? worst.derivative;
    return [
      ...variables.map((name): Cell => ({ text: brief(at[name] as number) })),
      { text: brief(value) },
      ...derivative.map((number): Cell => ({ text: brief(number) })),
      { text: short(worst.relativeError), mark: (text, style) => (agree ? text : style('bad', text)) },
      { text: worst.relativeError > 0 ? t(worst.name) : '' },
    ];
  });
  return table(columns, rows, style).text;
}

/** Eight significant digits: enough to recognise a value in a table of many. */
function brief(value: number): string {
  return String(Number(value.toPrecision(8)));
}
