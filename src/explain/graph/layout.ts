import type { Graph, GraphEdge, GraphNode } from './graph.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where a node lies: its middle, and its size. */
export interface Box extends Place, Size {}

/** How an edge runs, from the operand to the operation. */
export interface Route {
  readonly points: readonly Place[];
  /** The middle of its label; absent where it has none. */
  readonly label?: Place;
}

/** Where everything of a graph lies. */
export interface GraphLayout extends Size {
  /** By the id of the node. */
  readonly boxes: Readonly<Record<string, Box>>;
  /** In the order of the edges. */
  readonly routes: readonly Route[];
}

export interface LayoutOptions {
  readonly sizeOf: (node: GraphNode) => Size;
  /** The room that the label of an edge takes. */
  readonly labelOf: (edge: GraphEdge) => Size;
  /** From the variables to the result: rightward or downward. */
  readonly direction?: 'LR' | 'TB';
  readonly margin?: { readonly x: number; readonly y: number };
  /** Between nodes of one rank, and between ranks. */
  readonly gaps?: { readonly nodes: number; readonly ranks: number };
}

/** Lay a graph out in ranks, edges through the gaps between them. */
export async function layoutGraph(
  graph: Graph,
  { sizeOf, labelOf, direction = 'LR', margin = { x: 24, y: 24 }, gaps = { nodes: 26, ranks: 64 } }: LayoutOptions,
): Promise<GraphLayout> {
  // Only a picture needs the layout, so only a picture loads it.
  const { Graph: Dagre, layout } = await import('@dagrejs/dagre');
  const dagre = new Dagre({ multigraph: true });
  dagre.setGraph({
    rankdir: direction,
    nodesep: gaps.nodes,
    ranksep: gaps.ranks,
    marginx: margin.x,
    marginy: margin.y,
  });
  dagre.setDefaultEdgeLabel(() => ({}));
  // Dagre writes into what it is given.
  for (const node of graph.nodes) dagre.setNode(node.id, { ...sizeOf(node) });
  for (const edge of graph.edges) {
    dagre.setEdge(edge.from, edge.to, { ...labelOf(edge), labelpos: 'c' }, String(edge.position));
  }
  layout(dagre);
  const boxes = graph.nodes.map(({ id }) => {
    const { x, y, width, height } = dagre.node(id) as Box;
    return [id, { x, y, width, height }] as const;
  });
  const routes = graph.edges.map(({ from, to, position }): Route => {
    const { points = [], x, y } = dagre.edge({ v: from, w: to, name: String(position) });
    return { points, ...(x === undefined || y === undefined ? {} : { label: { x, y } }) };
  });
  const { width = 0, height = 0 } = dagre.graph();
  return { width, height, boxes: Object.fromEntries(boxes), routes };
}

/** The path of an edge as SVG draws it: through the middles of the segments, with the points between as handles. */
export function routePath(points: readonly Place[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const short = (value: number): number => Math.round(value * 100) / 100;
  const written = ({ x, y }: Place): string => `${short(x)} ${short(y)}`;
  const [only] = rest;
  if (only !== undefined && rest.length === 1) return `M${written(first)}L${written(only)}`;
  const curves = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1] as Place;
    const isLast = i === rest.length - 2;
    const end = isLast ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${written(point)} ${written(end)}`;
  });
  return `M${written(first)}${curves.join('')}`;
}
