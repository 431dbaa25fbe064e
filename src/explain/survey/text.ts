import type { MessageKey, Say } from '../../messages/index.ts';
import { toText } from '../../print/index.ts';
import type { CostRow } from '../curves/index.ts';
import { type Cell, grouped, type Mark, pad, plain, short, table, WIDTH, wrap } from '../text/layout.ts';
import { type Approach, approaches } from './approaches.ts';
import { backpropagation, type NetworkLine, target } from './backpropagation.ts';
import { logisticTable } from './logistic.ts';
import type { TimeRow } from './times.ts';

/** Table 1 for reading. */
export function logisticText(say: Say, mark: Mark = plain): string {
  const entry = (head: string, text: string): string => wrap(`  ${head} ${text}`, WIDTH, '      ');
  return logisticTable()
    .map(({ n, iterate, derivative, simplified }) =>
      [
        mark('title', `n = ${n}`),
        entry(`l${n} =`, toText(iterate)),
        entry(`d/dx l${n} =`, toText(derivative)),
        entry(`${say('survey.simplified')} =`, toText(simplified)),
      ].join('\n'),
    )
    .join('\n\n');
}

/** Figure 1 for reading: forward, backward, and what the gradient is for. */
export function backpropagationText(say: Say, mark: Mark = plain): string {
  const { given, weights, activations, error, step } = backpropagation();
  const { name, value } = target();
  const forward = activations.map((line): Cell[] => [line.name, line.formula ?? '', digits(line.value)]);
  const backward = [...activations.toReversed(), ...weights, ...given].map((line): Cell[] => [
    `∂E/∂${line.name}`,
    digits(line.adjoint),
  ]);
  const list = (lines: readonly Pick<NetworkLine, 'name' | 'value'>[]) =>
    lines.map((line) => `${line.name} = ${line.value}`).join(', ');
  const left = (head: string) => ({ head, align: 'left' as const });
  const part = (key: MessageKey) => mark('title', wrap(say(key)));
  return [
    wrap(`${list(given)}; ${list(weights)}; ${name} = ${value}`),
    '',
    part('survey.forwardPass'),
    table([left(''), left(say('overview.function')), left(say('survey.value'))], forward, mark),
    '',
    part('survey.backwardPass'),
    table([left(''), left(say('survey.adjoint'))], backward, mark),
    '',
    wrap(say('survey.descent', { rate: step.rate, before: digits(error), after: digits(step.error) })),
    '',
    mark('faint', wrap(say('survey.figure1Note'))),
  ].join('\n');
}

/** Figure 2 for reading: the function as formula and as program, then every way to its derivative. */
export function approachesText(say: Say, mark: Mark = plain): string {
  const found = approaches();
  const { x0, formula, program, pairs } = found;
  const indented = (text: string) => text.replaceAll(/^/gm, '  ');
  const width = 24;
  const rows = pairs.map(({ value, tangent }) => `  ${pad(digits(value), width)}${digits(tangent)}`);
  return [
    mark('title', say('survey.asFormula')),
    wrap(`  f(x) = ${toText(formula.f)}`, WIDTH, '      '),
    `  f(${x0}) = ${digits(formula.value)}`,
    '',
    mark('title', say('survey.asProgram')),
    indented(program.f),
    `  f(${x0}) = ${digits(program.value)}`,
    ...found.approaches.flatMap((approach) => ['', ...approachLines(approach, x0, say, mark)]),
    '',
    mark('title', say('survey.pairs')),
    mark('faint', `  ${pad('v', width)}dv`),
    ...rows,
    '',
    mark('faint', wrap(say('survey.figure2Note'))),
  ].join('\n');
}

const WAYS = {
  manual: 'survey.by.manual',
  symbolic: 'survey.by.symbolic',
  numeric: 'survey.by.numeric',
  automatic: 'survey.by.automatic',
} as const satisfies Readonly<Record<Approach['method'], MessageKey>>;

function approachLines({ method, derivative, value, error }: Approach, x0: number, say: Say, mark: Mark): string[] {
  const isApproximate = method === 'numeric';
  const verdict = say(isApproximate ? 'survey.approximate' : 'survey.exact', { error: short(error) });
  const written = typeof derivative === 'string' ? derivative : `f'(x) = ${toText(derivative)}`;
  return [
    mark('title', wrap(say(WAYS[method]))),
    wrap(`  ${written}`, WIDTH, '      '),
    `  f'(${x0}) ${isApproximate ? '≈' : '='} ${digits(value)}   ${mark(isApproximate ? 'caution' : 'good', verdict)}`,
  ];
}

const METHODS = [
  ['plot.numericGradient', 'numeric'],
  ['plot.forwardGradient', 'forward'],
  ['plot.reverseGradient', 'reverse'],
] as const satisfies readonly (readonly [MessageKey, keyof CostRow & keyof TimeRow['milliseconds']])[];

/** Operations of f and of its gradient by every method, and how many times those of f that is. */
export function costText(rows: readonly CostRow[], say: Say, mark: Mark = plain): string {
  const columns = ['n', 'f', ...METHODS.flatMap(([key]) => [say(key), '/ f'])];
  const cells = rows.map((row): Cell[] => [
    String(row.inputs),
    grouped(row.value),
    ...METHODS.flatMap(([, method]) => [grouped(row[method]), (row[method] / row.value).toFixed(2)]),
  ]);
  return `${numbers(columns, cells, mark)}\n\n${mark('faint', wrap(say('survey.figure5Note')))}`;
}

/** Table 4 for reading: measured times as multiples of f, beside the same of operations. */
export function timesText(rows: readonly TimeRow[], say: Say, mark: Mark = plain): string {
  const [first] = rows;
  const multiples = (of: (row: TimeRow, method: (typeof METHODS)[number][1]) => string) =>
    rows.map((row): Cell[] => [
      String(row.inputs),
      `${short(row.milliseconds.value)} ms`,
      ...METHODS.map(([, method]) => of(row, method)),
    ]);
  const columns = ['n', 'f', ...METHODS.map(([key]) => say(key))];
  const block = (key: MessageKey, cells: Cell[][]) =>
    `${mark('title', wrap(say(key)))}\n${numbers(columns, cells, mark)}`;
  const unit = first?.milliseconds.value ?? 1;
  return [
    block(
      'survey.timesOfColumn',
      multiples(({ milliseconds: ms }, method) => (ms[method] / ms.value).toFixed(2)),
    ),
    block(
      'survey.timesOfFirst',
      multiples(({ milliseconds: ms }, method) => (ms[method] / unit).toFixed(2)),
    ),
    block(
      'survey.operationsOfColumn',
      rows.map(({ inputs, operations }): Cell[] => [
        String(inputs),
        grouped(operations.value),
        ...METHODS.map(([, method]) => (operations[method] / operations.value).toFixed(2)),
      ]),
    ),
    mark('faint', wrap(say('survey.table4Note'))),
  ].join('\n\n');
}

function numbers(heads: readonly string[], rows: readonly Cell[][], mark: Mark): string {
  return table(
    heads.map((head) => ({ head, align: 'right' as const })),
    rows,
    mark,
  );
}

/** All digits that count, and no noise of rounding behind them. */
function digits(value: number): string {
  return String(Number(value.toPrecision(15)));
}
