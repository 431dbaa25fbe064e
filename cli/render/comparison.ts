import { type Comparison, type MethodRow, type PointComparison, rightCharacters } from '../../src/index.ts';
import { inEnglish, type Translate } from '../language.ts';
import { functionName, nameOf, variablesOf } from './names.ts';
import { samplesTable } from './samples.ts';
import { schemesTable } from './schemes.ts';
import type { Style } from './style.ts';
import { type Cell, type Column, type Table, table } from './table.ts';
import { equation, grouped, short, WIDTH, wrap } from './text.ts';

/** The methods side by side, for reading. */
export function renderComparison(comparison: Comparison, style: Style, t: Translate = inEnglish): string {
  const { samples } = comparison;
  // No point was found: there is the formula, and nothing to show side by side.
  if (samples?.length === 0)
    return [heading(comparison, style, t), ...comparison.notes.map((note) => wrap(t(note)))].join('\n\n');
  const methods = methodTable(comparison, style, t);
  const parts = [
    heading(comparison, style, t),
    ...(samples === undefined ? [] : [samplesTable(comparison, samples, style, t)]),
    `${methods.text}\n${style('faint', `  ${t(LEGEND)}`)}`,
    schemesTable(comparison, style, t),
    whole(comparison, methods.room, style, t),
    verdict(comparison, style, t),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** How the input was read; its value and the reference at a point, or else its derivative. */
function heading(comparison: Comparison, style: Style, t: Translate): string {
  const { expression, at, value, samples } = comparison;
  const values = Object.values(at).map(String);
  const rows: (readonly [string, string])[] = [[functionName(variablesOf(comparison)), expression]];
  if (samples === undefined) {
    rows.push([functionName(values), String(value)], ...referenceRows(comparison, values, t));
  } else {
    const formula = comparison.methods.find(({ name }) => name === 'symbolic')?.formula ?? [];
    rows.push(...formula.map((text, i) => [nameOf(comparison, i), text] as const));
  }
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows
    .map(([left, right]) => equation(left.padEnd(width), right, t).replace(left, () => style('title', left)))
    .join('\n');
}

function referenceRows(comparison: Comparison, values: readonly string[], t: Translate): (readonly [string, string])[] {
  const { reference } = comparison;
  if (reference === null) return [];
  return reference.derivative.map((digits, i) => {
    const left = nameOf(comparison, i, values);
    const label = `  (${t(`reference, ${reference.digits} digits`)})`;
    return [left, left.length + digits.length + label.length + 3 <= WIDTH ? digits + label : digits] as const;
  });
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

const LEGEND = 'evals: evaluations of f; ops: elementary operations in all';

/** One row a method and variable; what a method costs stands in its first row. */
function methodTable(comparison: Comparison, style: Style, t: Translate): Table {
  const { wrt, methods, reference } = comparison;
  const rows = methods.flatMap((row) =>
    wrt.map((name, i): Cell[] => [
      { text: i === 0 ? t(title(row)) : '', mark: (text, style) => style('name', text) },
      { text: wrt.length > 1 ? name : '' },
      valueCell(row.derivative[i], reference?.derivative[i]),
      { text: short(wrt.length > 1 ? (row.relativeErrors[i] ?? row.relativeError) : row.relativeError) },
      { text: i === 0 ? grouped(row.evaluations) : '' },
      { text: i === 0 ? grouped(row.operations) : '' },
      { text: how(row, i, t) },
    ]),
  );
  const columns = COLUMNS.map(({ head, align }) => ({ head: t(head), align }));
  return table(columns, rows, style);
}

/** A derivative, with the digits that the reference does not confirm marked. */
function valueCell(value: number | undefined, reference: string | undefined): Cell {
  if (value === undefined) return { text: '' };
  const text = String(value);
  const right = reference === undefined ? text.length : rightCharacters(text, reference);
  const mark = (shown: string, style: Style): string =>
    shown.slice(0, right) + (right < shown.length ? style('bad', shown.slice(right)) : '');
  return { text, mark };
}

/** The method, and for the manual one where its formula comes from. */
function title({ name, source }: MethodRow): string {
  return source === undefined ? name : `${name}, ${source}`;
}

/** The formula, or the scheme with its step; for the automatic modes what they do. */
function how({ name, formula, scheme, step }: MethodRow, i: number, t: Translate): string {
  if (formula !== undefined) return formula[i] ?? '';
  if (scheme !== undefined) {
    if (i > 0) return '';
    return step === undefined ? t(scheme) : t(`${scheme}, h = ${short(step)}`);
  }
  return i === 0 ? t(AUTOMATIC[name] ?? '') : '';
}

const AUTOMATIC: Readonly<Record<string, string>> = {
  forward: 'dual numbers along the graph',
  reverse: 'a tape, read backwards',
};

/** What did not fit the table, whole. */
function whole(comparison: Comparison, room: number, style: Style, t: Translate): string {
  const { methods, wrt, samples } = comparison;
  return methods
    .flatMap((row) =>
      wrt.flatMap((_, i) => {
        const text = how(row, i, t);
        const name = t(row.name);
        // Without a point, the symbolic derivative stands in the heading already.
        if (text.length <= room || (samples !== undefined && row.name === 'symbolic')) return [];
        const left = `${name}: ${nameOf(comparison, i)}`;
        const shown = row.formula === undefined ? wrap(`${name}: ${text}`) : equation(left, text, t);
        return [shown.replace(name, () => style('name', name))];
      }),
    )
    .join('\n');
}

/** Whether all agree, and what the numbers show. */
function verdict(
  { agree, methods, notes }: Pick<PointComparison, 'agree' | 'methods' | 'notes'>,
  style: Style,
  t: Translate,
): string {
  const [only, ...others] = methods.map(({ name }) => name);
  const unseen = methods.filter((row) => row.unseen === true);
  const sentence =
    others.length === 0
      ? ofOne(only ?? '', agree, unseen.length > 0)
      : agree
        ? ofSeveral(methods.length, unseen.length)
        : 'The methods do not all agree.';
  return [style(agree ? 'good' : 'bad', t(sentence)), ...notes.map((note) => wrap(t(note)))].join('\n');
}

function ofOne(name: string, agree: boolean, unseen: boolean): string {
  return unseen ? `The ${name} row tells nothing here.` : `The ${name} derivative is ${agree ? 'right' : 'wrong'}.`;
}

/** Rows that see nothing of f are not counted among those that agree. */
function ofSeveral(count: number, unseen: number): string {
  const rest = count - unseen;
  if (unseen > 0) return rest === 1 ? 'The other method agrees.' : `The other ${rest} methods agree.`;
  return count === 2 ? 'Both methods agree.' : `All ${count} methods agree.`;
}
