import type { MessageKey, Say } from '../../messages/index.ts';
import { parse } from '../../parse/index.ts';
import { toText } from '../../print/index.ts';
import {
  chartText,
  costChart,
  errorChart,
  gradientCosts,
  stepErrors,
  swell,
  swellChart,
  swellTable,
} from '../curves/index.ts';
import { graphOf, graphText } from '../graph/index.ts';
import { type Mark, plain, wrap } from '../text/layout.ts';
import { adjointTraceText, tangentTraceText, trace, traceJson } from '../trace/index.ts';
import { approaches } from './approaches.ts';
import { backpropagation } from './backpropagation.ts';
import { logisticTable } from './logistic.ts';
import { approachesText, backpropagationText, costText, logisticText, timesText } from './text.ts';
import { gradientTimes } from './times.ts';

/** A table or a figure of the survey, computed here: for reading, and as data. */
export interface Exhibit {
  readonly title: MessageKey;
  readonly text: (say: Say, mark?: Mark) => string;
  readonly json: () => unknown;
}

/** The function of tables 2 and 3 and of figure 4. */
const TRACED = parse('ln(x1) + x1*x2 - sin(x2)');
const TRACED_AT = { x1: 2, x2: 5 };

/** Numbers of components of the mixed fluid: those of the survey's benchmark, 1 to 50 in steps of 7. */
const COMPONENTS = [1, 8, 15, 22, 29, 36, 43, 50];

/**
 * The tables and figures of the survey by name: Baydin, Pearlmutter, Radul, Siskind, Automatic differentiation in machine
 * learning: a survey, JMLR 18 (2018).
 *
 * What was compared with the print: tables 1 to 3 and the formulas, programs and verdicts of figure 2 as university course
 * notes quote them, the caption of figure 1 as a tutorial on gradient tapes quotes it, the numbers of components as the
 * authors' benchmark for DiffSharp has them. The times of table 4 and the drawings of figures 3 and 5 were not at hand.
 */
export const SURVEY = {
  'survey-figure-1': {
    title: 'survey.figure1',
    text: (say, mark = plain) => backpropagationText(say, mark),
    json: () => backpropagation(),
  },
  'survey-figure-2': {
    title: 'survey.figure2',
    text: (say, mark = plain) => approachesText(say, mark),
    json: () => {
      const { formula, approaches: found, ...rest } = approaches();
      return {
        ...rest,
        formula: { ...formula, f: toText(formula.f) },
        approaches: found.map(({ derivative, ...one }) => ({
          ...one,
          derivative: typeof derivative === 'string' ? derivative : toText(derivative),
        })),
      };
    },
  },
  'survey-table-1': {
    title: 'survey.table1',
    text: (say, mark = plain) => asPrinted(logisticText(say, mark), say, mark),
    json: () =>
      logisticTable().map(({ n, iterate, derivative, simplified }) => ({
        n,
        iterate: toText(iterate),
        derivative: toText(derivative),
        simplified: toText(simplified),
      })),
  },
  'survey-swell': {
    title: 'survey.swell',
    text: (say, mark = plain) => `${chartText(swellChart(swell(), say), mark)}\n\n${swellTable(swell(), say, mark)}`,
    json: () => swell(),
  },
  'survey-figure-3': {
    title: 'survey.figure3',
    text: (say, mark = plain) =>
      `${chartText(errorChart(logisticErrors(), 'l4', say), mark)}\n\n${mark('faint', wrap(say('survey.figure3Note')))}`,
    json: () => logisticErrors(),
  },
  'survey-figure-4': {
    title: 'survey.figure4',
    text: (say, mark = plain) => graphText(graphOf(TRACED, TRACED_AT), say, mark),
    json: () => graphOf(TRACED, TRACED_AT),
  },
  'survey-table-2': {
    title: 'survey.table2',
    text: (say, mark = plain) => asPrinted(tangentTraceText(trace(TRACED, TRACED_AT, ['x1']), say, mark), say, mark),
    json: () => traceJson(trace(TRACED, TRACED_AT, ['x1'])),
  },
  'survey-table-3': {
    title: 'survey.table3',
    text: (say, mark = plain) =>
      asPrinted(adjointTraceText(trace(TRACED, TRACED_AT, ['x1', 'x2']), say, mark), say, mark),
    json: () => traceJson(trace(TRACED, TRACED_AT, ['x1', 'x2'])),
  },
  'survey-figure-5': {
    title: 'survey.figure5',
    text: (say, mark = plain) => {
      const rows = gradientCosts(COMPONENTS);
      return `${chartText(costChart(rows, say), mark)}\n\n${costText(rows, say, mark)}`;
    },
    json: () => gradientCosts(COMPONENTS),
  },
  'survey-table-4': {
    title: 'survey.table4',
    text: (say, mark = plain) => timesText(gradientTimes(COMPONENTS), say, mark),
    json: () => gradientTimes(COMPONENTS),
  },
} as const satisfies Readonly<Record<string, Exhibit>>;

export type ExhibitName = keyof typeof SURVEY;

/** The exhibit of this name. */
export function findExhibit(name: string): Exhibit | undefined {
  return Object.hasOwn(SURVEY, name) ? SURVEY[name as ExhibitName] : undefined;
}

/** A table that was compared with the print, and says so. */
function asPrinted(text: string, say: Say, mark: Mark): string {
  return `${text}\n\n${mark('faint', wrap(say('survey.printedNote')))}`;
}

/** The error of difference quotients of l4 at 0.2, for the two schemes that the survey draws. */
function logisticErrors() {
  const l4 = logisticTable().at(-1)?.iterate ?? parse('x');
  const { curves, ...rest } = stepErrors(l4, { x: 0.2 }, 'x');
  return { ...rest, curves: curves.filter(({ scheme }) => scheme === 'forward' || scheme === 'central') };
}
