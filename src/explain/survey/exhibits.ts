import type { MessageKey, Say } from '../../messages/index.ts';
import { parse } from '../../parse/index.ts';
import { toText } from '../../print/index.ts';
import { chartText, errorChart, gradientCosts, stepErrors, swell, swellChart, swellTable } from '../curves/index.ts';
import { graphOf, graphText } from '../graph/index.ts';
import { type Cell, grouped, type Mark, plain, table, WIDTH, wrap } from '../text/layout.ts';
import { adjointTraceText, tangentTraceText, trace, traceJson } from '../trace/index.ts';
import { logisticTable } from './logistic.ts';

/** A table or a figure of the survey, computed here: for reading, and as data. */
export interface Exhibit {
  readonly title: MessageKey;
  readonly text: (say: Say, mark?: Mark) => string;
  readonly json: () => unknown;
}

/** The function of tables 2 and 3 and of figure 4. */
const TRACED = parse('ln(x1) + x1*x2 - sin(x2)');
const TRACED_AT = { x1: 2, x2: 5 };

/** Numbers of components of the mixed fluid, over the range for which the survey gives times. */
const COMPONENTS = [1, 8, 15, 22, 29, 36, 43, 50];

/**
 * The tables and figures of the survey by name: Baydin, Pearlmutter, Radul, Siskind, Automatic differentiation in machine
 * learning: a survey, JMLR 18 (2018). Where it gives times of a machine, here stand operations.
 */
export const SURVEY = {
  'survey-table-1': {
    title: 'survey.table1',
    text: (say, mark = plain) => logisticText(say, mark),
    json: () =>
      logisticTable().map(({ n, iterate, derivative, simplified }) => ({
        n,
        iterate: toText(iterate),
        derivative: toText(derivative),
        simplified: toText(simplified),
      })),
  },
  'survey-table-2': {
    title: 'survey.table2',
    text: (say, mark = plain) => tangentTraceText(trace(TRACED, TRACED_AT, ['x1']), say, mark),
    json: () => traceJson(trace(TRACED, TRACED_AT, ['x1'])),
  },
  'survey-table-3': {
    title: 'survey.table3',
    text: (say, mark = plain) => adjointTraceText(trace(TRACED, TRACED_AT, ['x1', 'x2']), say, mark),
    json: () => traceJson(trace(TRACED, TRACED_AT, ['x1', 'x2'])),
  },
  'survey-figure-3': {
    title: 'survey.figure3',
    text: (say, mark = plain) => chartText(errorChart(logisticErrors(), 'l4', say), mark),
    json: () => logisticErrors(),
  },
  'survey-figure-4': {
    title: 'survey.figure4',
    text: (say, mark = plain) => graphText(graphOf(TRACED, TRACED_AT), say, mark),
    json: () => graphOf(TRACED, TRACED_AT),
  },
  'survey-swell': {
    title: 'survey.swell',
    text: (say, mark = plain) => `${chartText(swellChart(swell(), say), mark)}\n\n${swellTable(swell(), say, mark)}`,
    json: () => swell(),
  },
  'survey-helmholtz': {
    title: 'survey.helmholtz',
    text: (say, mark = plain) => costText(say, mark),
    json: () => gradientCosts(COMPONENTS),
  },
} as const satisfies Readonly<Record<string, Exhibit>>;

export type ExhibitName = keyof typeof SURVEY;

/** The exhibit of this name. */
export function findExhibit(name: string): Exhibit | undefined {
  return Object.hasOwn(SURVEY, name) ? SURVEY[name as ExhibitName] : undefined;
}

/** The error of difference quotients of l4 at 0.2, for the two schemes that the survey draws. */
function logisticErrors() {
  const l4 = logisticTable().at(-1)?.iterate ?? parse('x');
  const { curves, ...rest } = stepErrors(l4, { x: 0.2 }, 'x');
  return { ...rest, curves: curves.filter(({ scheme }) => scheme === 'forward' || scheme === 'central') };
}

function logisticText(say: Say, mark: Mark): string {
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

/** Operations of f and of its gradient by every method, and how many times those of f that is. */
function costText(say: Say, mark: Mark): string {
  const methods = [
    ['plot.numericGradient', 'numeric'],
    ['plot.forwardGradient', 'forward'],
    ['plot.reverseGradient', 'reverse'],
  ] as const;
  const columns = ['n', 'f', ...methods.flatMap(([key]) => [say(key), '/ f'])];
  const rows = gradientCosts(COMPONENTS).map((row): Cell[] => [
    String(row.inputs),
    grouped(row.value),
    ...methods.flatMap(([, method]) => [grouped(row[method]), (row[method] / row.value).toFixed(2)]),
  ]);
  const body = table(
    columns.map((head) => ({ head, align: 'right' as const })),
    rows,
    mark,
  );
  return `${body}\n\n${mark('faint', wrap(say('survey.helmholtzNote')))}`;
}
