import { reverse } from '../../ad/index.ts';
import { FluxionError } from '../../error.ts';
import { type Call, type Expr, evaluateAll, type Point, postorder } from '../../expr/index.ts';
import { toText } from '../../print/index.ts';
import { nameOf, numbering } from '../trace/index.ts';

/** One node of the computation graph, drawn once however often it is used. */
export interface GraphNode {
  readonly id: string;
  /** `v₂` as in the traces; literals and constants have none. */
  readonly name: string | undefined;
  /** What it does: `*`, `sin`, `x1`, `3`. */
  readonly label: string;
  readonly kind: 'variable' | 'constant' | 'operation';
  /** Absent where no point is given. */
  readonly value?: number;
  /** The derivative of the result by this node; absent where there is none. */
  readonly adjoint?: number;
}

export interface GraphEdge {
  /** The operand. */
  readonly from: string;
  /** The operation that uses it. */
  readonly to: string;
  /** Which operand, from 0. */
  readonly position: number;
  /** The partial derivative of the operation by this operand, at the point. */
  readonly partial?: number;
}

/** The computation graph of an expression: values forward, adjoints backward. */
export interface Graph {
  readonly expression: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** The node of the result. */
  readonly result: string;
}

/** More nodes than this make no picture that anyone can read. */
export const MOST_NODES = 300;

/**
 * The computation graph, with values and adjoints where a point is given.
 *
 * @throws FluxionError LIMIT where it has too many nodes to be drawn; NAME where the point lacks a variable.
 */
export function graphOf(f: Expr, at?: Point, wrt?: readonly string[]): Graph {
  const order = postorder([f]);
  if (order.length > MOST_NODES) {
    throw new FluxionError(
      'LIMIT',
      `The graph has ${order.length} nodes, too many to draw; the limit is ${MOST_NODES}.`,
      {
        suggestion: 'Draw a part of the expression.',
      },
    );
  }
  const names = new Map(numbering(f).map(({ node, index }) => [node, nameOf(index)]));
  const ids = new Map(order.map((node, i) => [node, `n${i}`]));
  const id = (node: Expr): string => ids.get(node) as string;
  const values = at === undefined ? undefined : evaluateAll([f], at);
  const variables = wrt ?? order.flatMap((node) => (node.kind === 'sym' ? [node.name] : []));
  const tape = at === undefined ? [] : reverse(f, at, variables).tape;
  const adjoints = new Map(tape.map(({ node, adjoint }) => [node, adjoint]));
  const partials = new Map<Expr, Map<Expr, number[]>>();
  for (const { node, contributions } of tape) {
    for (const { from, partial } of contributions) {
      const into = partials.get(from) ?? new Map<Expr, number[]>();
      partials.set(from, into.set(node, [...(into.get(node) ?? []), partial]));
    }
  }
  const nodes = order.map((node): GraphNode => {
    const active = names.has(node);
    return {
      id: id(node),
      name: names.get(node),
      label: labelOf(node),
      kind: node.kind === 'sym' ? 'variable' : active ? 'operation' : 'constant',
      ...(values === undefined ? {} : { value: values.get(node) as number }),
      ...(values === undefined || !active ? {} : { adjoint: adjoints.get(node) ?? 0 }),
    };
  });
  return { expression: toText(f, { maxLength: 400 }), nodes, edges: edgesOf(order, id, partials), result: id(f) };
}

function edgesOf(
  order: readonly Expr[],
  id: (node: Expr) => string,
  partials: ReadonlyMap<Expr, ReadonlyMap<Expr, readonly number[]>>,
): GraphEdge[] {
  const calls = order.filter((node): node is Call => node.kind === 'call');
  return calls.flatMap((node) => {
    const seen = new Map<Expr, number>();
    return node.args.map((arg, position): GraphEdge => {
      const nth = seen.get(arg) ?? 0;
      seen.set(arg, nth + 1);
      const partial = partials.get(node)?.get(arg)?.[nth];
      return { from: id(arg), to: id(node), position, ...(partial === undefined ? {} : { partial }) };
    });
  });
}

function labelOf(node: Expr): string {
  if (node.kind !== 'call') return toText(node, { maxLength: 24 });
  const { notation, written } = node.op;
  const isOperator = notation !== undefined && 'symbol' in notation && node.args.length > 0;
  return isOperator ? (SIGNS[notation.symbol] ?? notation.symbol) : written;
}

/** Signs as print has them. */
const SIGNS: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−' };

/** A number with at most six significant digits, as pictures have room for. */
export function brief(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace('Infinity', '∞').replace('-', '−');
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e7) ? value.toExponential(3) : String(Number(value.toPrecision(6)));
  return text.replaceAll('-', '−');
}
