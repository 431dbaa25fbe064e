import { type Comparison, compare } from '../../compare/index.ts';
import { type Expr, freeVariables, type Point } from '../../expr/index.ts';
import type { Language, Say } from '../../messages/index.ts';
import { samplePoints } from '../../numeric/index.ts';
import { toText } from '../../print/index.ts';
import {
  type Chart,
  type CostRow,
  errorChart,
  functionChart,
  functionCurves,
  gradientCosts,
  type SwellRow,
  stepErrors,
  swell,
} from '../curves/index.ts';
import { type Graph, graphOf } from '../graph/index.ts';
import { type Alternative, alternatives, type Derivation, derive } from '../steps/index.ts';
import { type Trace, trace } from '../trace/index.ts';

/** Everything there is to see of one function, as values. What cannot be had is absent, with the reason. */
export interface Report {
  readonly f: Expr;
  readonly at: Point;
  readonly wrt: readonly string[];
  readonly comparison: Comparison;
  readonly derivations: readonly Derivation[];
  readonly alternatives: readonly Alternative[];
  readonly trace: Trace | undefined;
  readonly graph: Graph | undefined;
  readonly charts: readonly Chart[];
  /** What the methods cost on functions that grow: the same in every report. */
  readonly growth: { readonly swell: readonly SwellRow[]; readonly costs: readonly CostRow[] };
  /** What had to be left out, in sentences. */
  readonly left: readonly string[];
}

export interface ReportOptions {
  readonly at?: Point | undefined;
  readonly wrt?: readonly string[] | undefined;
  readonly order?: number | undefined;
  readonly language?: Language | undefined;
}

/** Traces of more nodes than this fill pages. */
const MOST_TRACED = 80;

/**
 * Everything about one function: the comparison, the steps, the traces, the graph, the curves.
 *
 * @throws FluxionError as `compare` does.
 */
export function report(f: Expr, options: ReportOptions, say: Say): Report {
  const names = freeVariables(f);
  const wrt = options.wrt ?? (names.length > 0 ? names : ['x']);
  const all = [...new Set([...names, ...wrt])];
  const at = options.at ?? samplePoints(f, all, 1)[0] ?? {};
  const comparison = compare(f, { at, wrt, order: options.order ?? 1 });
  const left: string[] = [];
  /** A part, or the reason why it is not there. */
  const attempt = <T>(make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      left.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const derivations = wrt.flatMap((name) => attempt(() => derive(f, name, { partial: all.length > 1 })) ?? []);
  const others = all.length === 1 ? (attempt(() => alternatives(f, wrt[0] as string)) ?? []) : [];
  const graph = attempt(() => graphOf(f, at, wrt));
  const traced = graph !== undefined && graph.nodes.length <= MOST_TRACED ? trace(f, at, wrt) : undefined;
  const [first] = wrt;
  const title = toText(f, { maxLength: 48 });
  const charts =
    first === undefined
      ? []
      : [
          ...(all.length === 1 ? [attempt(() => functionChart(functionCurves(f, at, first), title, say))] : []),
          attempt(() => errorChart(stepErrors(f, at, first), title, say)),
        ];
  return {
    f,
    at,
    wrt,
    comparison,
    derivations,
    alternatives: others,
    trace: traced,
    graph,
    charts: charts.filter((chart) => chart !== undefined),
    growth: { swell: swell(), costs: gradientCosts() },
    left,
  };
}
