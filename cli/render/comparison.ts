import type { Comparison, MethodRow } from '../../src/index.ts';
import { rightCharacters } from './digits.ts';
import { derivativeName, functionName } from './names.ts';
import type { Style } from './style.ts';
import { type Cell, type Column, type Table, table } from './table.ts';
import { equation, list, wrap } from './text.ts';

/** The methods side by side, for reading. */
export function renderComparison(comparison: Comparison, style: Style): string {
  const { text, room } = methodTable(comparison, style);
  const parts = [
    heading(comparison, style),
    `${text}\n${style('faint', LEGEND)}`,
    wholeFormulas(comparison, room, style),
  ];
  return [...parts, verdict(comparison, style)].filter((part) => part !== '').join('\n\n');
}

/** How the input was read, its value, and the reference. */
function heading(comparison: Comparison, style: Style): string {
  const { at, value, reference, expression } = comparison;
  const rows = [
    [functionName(Object.keys(at)), expression],
    [functionName(Object.values(at).map(String)), String(value)],
    ...(reference?.derivative ?? []).map((digits, i) => [
      nameOf(comparison, i),
      `${digits}  (reference, ${reference?.digits} digits)`,
    ]),
  ] as [string, string][];
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows
    .map(([left, right]) => equation(left.padEnd(width), right).replace(left, () => style('title', left)))
    .join('\n');
}

const COLUMNS: readonly Column[] = [
  { head: 'method', align: 'left' },
  { head: 'by', align: 'left' },
  { head: 'derivative', align: 'left' },
  { head: 'rel. error', align: 'right' },
  { head: 'evals', align: 'right' },
  { head: 'ops', align: 'right' },
  { head: 'formula or scheme', align: 'left' },
];

const LEGEND = '  evals: evaluations of f; ops: elementary operations in all';

/** One row a method and variable; what a method costs stands in its first row. */
function methodTable(comparison: Comparison, style: Style): Table {
  const rows = comparison.methods.flatMap((row) =>
    comparison.wrt.map((name, i): Cell[] => [
      { text: i === 0 ? title(row) : '', mark: (text, style) => style('name', text) },
      { text: comparison.wrt.length > 1 ? name : '' },
      valueCell(row.derivative[i] as number, comparison.reference?.derivative[i]),
      { text: i === 0 && row.relativeError !== undefined ? short(row.relativeError) : '' },
      { text: i === 0 ? count(row.evaluations) : '' },
      { text: i === 0 ? count(row.operations) : '' },
      { text: how(row, i) },
    ]),
  );
  return table(COLUMNS, rows, style);
}

/** A derivative, with the digits that the reference does not confirm marked. */
function valueCell(value: number, reference: string | undefined): Cell {
  const text = String(value);
  const right = reference === undefined ? text.length : rightCharacters(text, reference);
  return {
    text,
    mark: (text, style) => text.slice(0, right) + (right < text.length ? style('bad', text.slice(right)) : ''),
  };
}

/** The method, and for the manual one where its formula comes from. */
function title({ name, source }: MethodRow): string {
  return source === undefined ? name : `${name}, ${source}`;
}

/** The formula or the scheme with its step; for the automatic modes what they do. */
function how(row: MethodRow, i: number): string {
  if (row.formula !== undefined) return row.formula[i] ?? '';
  if (row.scheme !== undefined) return row.step === undefined ? row.scheme : `${row.scheme}, step ${short(row.step)}`;
  return AUTOMATIC[row.name] ?? '';
}

const AUTOMATIC: Readonly<Record<string, string>> = {
  forward: 'dual numbers along the graph',
  reverse: 'a tape, read backwards',
};

/** The formulas that did not fit the table, whole. */
function wholeFormulas(comparison: Comparison, room: number, style: Style): string {
  return comparison.methods
    .flatMap(({ name, formula = [] }) =>
      formula.flatMap((text, i) => {
        if (text.length <= room) return [];
        const shown = equation(`${name}: ${nameOf(comparison, i, Object.keys(comparison.at))}`, text);
        return [shown.replace(name, () => style('name', name))];
      }),
    )
    .join('\n');
}

/** Whether all agree, and what the numbers show. */
function verdict({ agree, methods, notes }: Comparison, style: Style): string {
  const names = methods.map(({ name }) => name);
  const sentence = agree
    ? style(
        'good',
        names.length === 1 ? `${names[0]} is the only method asked for.` : `All ${names.length} methods agree.`,
      )
    : style('bad', `The methods ${list(names)} do not agree.`);
  return [sentence, ...notes.map((note) => wrap(note))].join('\n');
}

/** The name of the derivative by the i-th variable. */
function nameOf({ wrt, order, at }: Comparison, i: number, inside = Object.values(at).map(String)): string {
  const variables = Math.max(Object.keys(at).length, wrt.length);
  return derivativeName(variables, wrt[i] as string, order, inside.join(', '));
}

/** Two significant digits: what an error or a step needs. */
function short(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 0.001 && Math.abs(value) < 1000
    ? String(Number(value.toPrecision(2)))
    : value.toExponential(1);
}

function count(value: number | undefined): string {
  return value === undefined ? '' : value.toLocaleString('en');
}
