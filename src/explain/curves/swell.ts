import { isOperation, operationsOf } from '../../ad/index.ts';
import { FluxionError } from '../../error.ts';
import { type Expr, interpret, type Op, postorder, substitute, sym } from '../../expr/index.ts';
import type { MessageKey, Say } from '../../messages/index.ts';
import { parse } from '../../parse/index.ts';
import { pushforward } from '../../rules/index.ts';
import { differentiate, simplify } from '../../symbolic/index.ts';
import { grouped, type Mark, plain, table } from '../text/layout.ts';
import type { Chart } from './chart.ts';
import { derivativeOut, operationsWritten, writeOut } from './writtenOut.ts';

/** What the derivative of one iterate costs, in operations. */
export interface SwellRow {
  readonly n: number;
  /** The iterate itself, as a tree. */
  readonly iterate: number;
  /** Its symbolic derivative as a tree: the product rule written out, nothing simplified. */
  readonly tree: number;
  /** The same, simplified. */
  readonly simplified: number;
  /** The symbolic derivative as a graph that shares what is equal, nothing simplified. */
  readonly shared: number;
  /** Value and derivative by automatic differentiation, forward mode. */
  readonly automatic: number;
}

/** The logistic map of the survey: l₁ = x, lₙ₊₁ = 4 lₙ (1 − lₙ). */
export const LOGISTIC_MAP = '4*u*(1 - u)';

/** Written out, a derivative doubles with every iterate: these take about ten seconds. */
const MOST_ITERATES = 18;

/**
 * Expression swell: the iterates of a map, and the operations of their derivatives.
 *
 * Source: Baydin et al. (2018), table 1 and figure 2's logistic map.
 *
 * @throws FluxionError LIMIT from more than 18 iterates on.
 */
export function swell(iterates = 10, map: string = LOGISTIC_MAP): SwellRow[] {
  if (iterates > MOST_ITERATES) {
    throw new FluxionError('LIMIT', `${iterates} iterates are too many to write their derivatives out.`, {
      suggestion: `They double in size with each; ask for at most ${MOST_ITERATES}.`,
    });
  }
  const step = parse(map);
  const rows: SwellRow[] = [];
  let iterate: Expr = sym('x');
  for (let n = 1; n <= iterates; n++) {
    if (n > 1) iterate = substitute(step, { u: iterate });
    const derivative = differentiate(iterate, 'x');
    const written = writeOut(iterate);
    rows.push({
      n,
      iterate: operationsWritten(written),
      tree: operationsWritten(derivativeOut(written, 'x')),
      simplified: treeOperations(simplify(derivative)),
      shared: operationsOf([derivative]),
      automatic: automaticOperations(iterate),
    });
  }
  return rows;
}

/** Operations when written out as a tree. */
export function treeOperations(f: Expr): number {
  return interpret<number>([f], {
    num: () => 0,
    sym: () => 0,
    const: () => 0,
    call: (node, args) => args.reduce((sum, count) => sum + count, isOperation(node) ? 1 : 0),
  }).get(f) as number;
}

/** Additions, subtractions and products of value and tangent together; a change of sign is none, it goes into a sum. */
function automaticOperations(f: Expr): number {
  const tangents = pushforward([f], new Map([[sym('x'), sym('dx')]]));
  return postorder([f, ...tangents]).filter((node) => isOperation(node) && !isSignChange(node.op)).length;
}

function isSignChange({ algebra }: Op): boolean {
  return algebra !== undefined && 'sum' in algebra && algebra.sum.length === 1;
}

export function swellChart(rows: readonly SwellRow[], say: Say): Chart {
  const column = (name: string, pick: (row: SwellRow) => number) => ({
    name,
    kind: 'marked' as const,
    points: rows.filter(({ n }) => n > 1).map((row) => [row.n, pick(row)] as const),
  });
  const last = rows.at(-1) as SwellRow;
  return {
    title: say('plot.swellTitle'),
    x: { label: say('plot.iterate'), scale: 'linear' },
    y: { label: say('plot.operations'), scale: 'log' },
    series: [
      column(say('plot.tree'), ({ tree }) => tree),
      column(say('plot.simplified'), ({ simplified }) => simplified),
      column(say('plot.shared'), ({ shared }) => shared),
      column(say('plot.automatic'), ({ automatic }) => automatic),
    ],
    callouts: [],
    notes: [
      say('plot.swellNote', {
        n: last.n,
        tree: grouped(last.tree),
        simplified: grouped(last.simplified),
        shared: grouped(last.shared),
        automatic: grouped(last.automatic),
      }),
    ],
  };
}

/** What the columns of the table are called. */
export const SWELL_HEADS = [
  'table.n',
  'table.iterate',
  'table.tree',
  'table.simplified',
  'table.shared',
  'table.automatic',
] as const satisfies readonly MessageKey[];

/** The numbers of a row, in the order of the columns. */
export function swellCells({ n, iterate, tree, simplified, shared, automatic }: SwellRow): number[] {
  return [n, iterate, tree, simplified, shared, automatic];
}

/** The numbers of the curves, a row an iterate. */
export function swellTable(rows: readonly SwellRow[], say: Say, mark: Mark = plain): string {
  const columns = SWELL_HEADS.map((key) => ({ head: say(key), align: 'right' as const }));
  return table(
    columns,
    rows.map((row) => swellCells(row).map(grouped)),
    mark,
  );
}
