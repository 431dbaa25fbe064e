import type { MessageKey } from '../../../src/index.ts';
import type { AdjointView, GraphView } from '../../jobs/graph.ts';

/** What the picture shows after some frames: one frame a line of the traces, forward and then back. */
export interface Moment {
  /** Nodes whose value and tangent are known. */
  readonly known: ReadonlySet<string>;
  /** Adjoints so far. */
  readonly adjoints: ReadonlyMap<string, number>;
  /** Edges along which something went in the last frame, by index. */
  readonly active: ReadonlySet<number>;
  /** Edges whose partial derivative has been used. */
  readonly used: ReadonlySet<number>;
  /** The node that the last frame was about. */
  readonly node: string | undefined;
  readonly phase: 'start' | 'forward' | 'backward' | 'end';
  /** The line of the trace that the last frame was. */
  readonly line: number;
}

export function framesOf({ primal, adjoints }: GraphView): number {
  return primal.length + adjoints.length;
}

export function momentOf(graph: GraphView, frame: number): Moment {
  const { primal, adjoints, edges } = graph;
  const forward = primal.slice(0, frame);
  const back = adjoints.slice(0, Math.max(0, frame - primal.length));
  const known = new Set(forward.map(({ node }) => node));
  const sums = new Map(back.map(({ node, value }) => [node, value]));
  const used = new Set(back.flatMap(({ edge }) => (edge === undefined ? [] : [edge])));
  const last: AdjointView | undefined = back.at(-1);
  if (last !== undefined) {
    const active = new Set(last.edge === undefined ? [] : [last.edge]);
    const isEnd = back.length === adjoints.length;
    return {
      known,
      adjoints: sums,
      used,
      active: isEnd ? new Set() : active,
      node: last.node,
      phase: isEnd ? 'end' : 'backward',
      line: back.length - 1,
    };
  }
  const node = forward.at(-1)?.node;
  const active = new Set([...edges.keys()].filter((e) => edges[e]?.to === node));
  return {
    known,
    adjoints: sums,
    used,
    active,
    node,
    phase: node === undefined ? 'start' : 'forward',
    line: forward.length - 1,
  };
}

/** What each phase is called, and what is said of it. */
export const PHASES = {
  start: { name: 'page.graph.start', text: 'page.graph.startText' },
  forward: { name: 'page.graph.forward', text: 'page.graph.line' },
  backward: { name: 'page.graph.backward', text: 'page.graph.line' },
  end: { name: 'page.graph.end', text: 'page.graph.endText' },
} as const satisfies Readonly<Record<Moment['phase'], { readonly name: MessageKey; readonly text: MessageKey }>>;
