import * as explain from '../../src/explain/index.ts';
import { type Expr, toString } from '../../src/index.ts';
import type { Problem } from '../state/problem.ts';
import type { FormulaData } from './formula.ts';
import type { Job } from './job.ts';
import { derivativeLatex } from './notation.ts';
import { equation } from './steps.ts';
import { subjectOf } from './subject.ts';

export interface GraphInput {
  readonly problem: Problem;
  /** The way from the variables to the result. */
  readonly direction: 'LR' | 'TB';
}

/** One node of the picture, with everything that is said about it. */
export interface NodeView {
  readonly id: string;
  /** `v₂`; literals and constants have none. */
  readonly name: string | undefined;
  readonly label: string;
  readonly kind: explain.GraphNode['kind'];
  readonly box: explain.Box;
  readonly value: number;
  /** Derivatives by the variables, in their order. */
  readonly tangents: readonly number[];
  readonly adjoint: number | undefined;
  readonly rule: RuleView | undefined;
}

export interface RuleView {
  /** What the rule is called. */
  readonly name: string;
  /** The rule in letters. */
  readonly statement: FormulaData | undefined;
}

export interface EdgeView {
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number } | undefined;
  readonly partial: number | undefined;
}

/** A line of a trace: what is computed, and what comes out. */
export interface LineView {
  readonly node: string;
  readonly formula: FormulaData;
  readonly value: number;
}

/** What one use adds to an adjoint. */
export interface AdjointView extends LineView {
  /** The edge back which it comes, as an index; undefined for the seed. */
  readonly edge: number | undefined;
  readonly amount: number;
  readonly accumulates: boolean;
}

export interface GraphView {
  readonly expression: string;
  readonly wrt: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  readonly result: string;
  readonly primal: readonly LineView[];
  /** By variable, each parallel to `primal`. */
  readonly tangents: readonly (readonly LineView[])[];
  readonly adjoints: readonly AdjointView[];
  /** What comes out, by variable. */
  readonly derivatives: readonly Omit<LineView, 'node'>[];
}

/** The computation graph laid out, with its traces. */
export const job: Job<GraphInput, GraphView> = async ({ problem, direction }, { say }) => {
  const { f, variables, wrt, point } = subjectOf(problem);
  const at = point();
  const graph = explain.graphOf(f, at, wrt);
  const trace = explain.trace(f, at, wrt);
  const ids = new Map(graph.nodes.flatMap(({ id, name }) => (name === undefined ? [] : [[name, id] as const])));
  const id = (name: string): string => ids.get(name) as string;
  const index = new Map(trace.primal.map(({ name }, i) => [id(name), i]));
  const tangentsOf = (node: string): number[] => {
    const i = index.get(node);
    return i === undefined ? [] : trace.tangents.map(({ lines }) => lines[i]?.value ?? 0);
  };
  const layout = await explain.layoutGraph(graph, {
    sizeOf: (node) => sizeOf(node, tangentsOf(node.id)),
    labelOf: ({ partial }) =>
      partial === undefined ? { width: 8, height: 8 } : { width: 7.5 * explain.brief(partial).length + 8, height: 18 },
    direction,
    margin: { x: 8, y: 8 },
    gaps: direction === 'LR' ? { nodes: 20, ranks: 44 } : { nodes: 18, ranks: 36 },
  });
  const active = activeNodes(trace);
  return {
    expression: graph.expression,
    wrt,
    width: layout.width,
    height: layout.height,
    nodes: graph.nodes.map((node) => {
      const line = trace.primal[index.get(node.id) ?? -1];
      return {
        id: node.id,
        name: node.name,
        label: node.label,
        kind: node.kind,
        box: layout.boxes[node.id] as explain.Box,
        value: node.value as number,
        tangents: tangentsOf(node.id),
        adjoint: node.adjoint,
        rule: line === undefined ? undefined : ruleOf(line.node, active, say),
      };
    }),
    edges: graph.edges.map(({ from, to, partial }, i) => {
      const route = layout.routes[i] as explain.Route;
      return { from, to, partial, path: route.path, label: route.label };
    }),
    result: graph.result,
    primal: rows(explain.primalRows(trace), trace.primal).map((line, i) => ({
      ...line,
      node: id((trace.primal[i] as explain.PrimalLine).name),
    })),
    tangents: trace.tangents.map(({ lines }, k) =>
      rows(explain.tangentRows(trace, k), lines).map((line, i) => ({
        ...line,
        node: id((trace.primal[i] as explain.PrimalLine).name),
      })),
    ),
    adjoints: adjointViews(trace, graph, id),
    derivatives: wrt.map((name) => ({
      formula: { text: `∂f/∂${name}`, latex: derivativeLatex(name, 1, variables.length > 1) },
      value: trace.gradient[name] as number,
    })),
  };
};

/** Room for the name, what it does, and the longest of its numbers. */
function sizeOf({ kind, name, label, value, adjoint }: explain.GraphNode, tangents: readonly number[]): explain.Size {
  const head = 8.5 * ((name ?? '').length + explain.columnsOf(label)) + 34;
  if (kind === 'constant') return { width: Math.max(34, 9 * explain.columnsOf(label) + 20), height: 30 };
  const numbers = [value, adjoint, ...tangents].flatMap((number) => (number === undefined ? [] : [number]));
  const longest = Math.max(...numbers.map((number) => explain.brief(number).length));
  return { width: Math.max(84, head, 7.6 * longest + 46), height: 86 };
}

/** The nodes that depend on a variable: those that have a name in the trace. */
function activeNodes({ primal }: explain.Trace): ReadonlySet<Expr> {
  return new Set(primal.map(({ node }) => node));
}

function ruleOf(
  node: Expr,
  active: ReadonlySet<Expr>,
  say: Parameters<typeof explain.ruleText>[1],
): RuleView | undefined {
  if (node.kind !== 'call') return undefined;
  const marks = node.args.map((arg) => active.has(arg));
  // At one node there is no inner derivative: that is what the edges are for.
  const use = { ...explain.ruleFor(node, marks, node), chain: false };
  const { statement } = explain.statementOf(node, marks);
  return {
    name: explain.ruleText(use, say),
    statement: statement && equation(statement.left, statement.right),
  };
}

function rows(
  typeset: readonly explain.TraceRow[],
  lines: readonly { readonly name: string; readonly formula: Expr; readonly value: number }[],
): Omit<LineView, 'node'>[] {
  return lines.map(({ name, formula, value }, i) => ({
    formula: { text: `${name} = ${toString(formula, { maxLength: 200 })}`, latex: typeset[i]?.formula ?? '' },
    value,
  }));
}

/** The lines of the reverse sweep, each with the edge that it comes back along. */
function adjointViews(trace: explain.Trace, graph: explain.Graph, id: (name: string) => string): AdjointView[] {
  const uses = new Map<string, number>();
  const typeset = rows(explain.adjointRows(trace), trace.adjoints);
  const idOf = new Map(trace.primal.map(({ node, name }) => [node, id(name)]));
  return trace.adjoints.map(({ node, from, amount, accumulates }, i) => {
    const to = idOf.get(node) as string;
    const line = { ...(typeset[i] as Omit<LineView, 'node'>), node: to, amount, accumulates };
    if (from === undefined) return { ...line, edge: undefined };
    // x * x uses x twice: the lines come in the order of the operands, as the edges do.
    const key = `${to} ${from}`;
    const nth = uses.get(key) ?? 0;
    uses.set(key, nth + 1);
    const between = [...graph.edges.keys()].filter(
      (e) => graph.edges[e]?.from === to && graph.edges[e]?.to === id(from),
    );
    return { ...line, edge: between[nth] };
  });
}
