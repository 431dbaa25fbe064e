import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { type Direction, type Route, routesOf, type Way } from './route.ts';

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
  readonly direction?: Direction;
  readonly margin?: { readonly x: number; readonly y: number };
  /** Between nodes of one rank, and between ranks. */
  readonly gaps?: { readonly nodes: number; readonly ranks: number };
}

/** Lay a graph out in ranks, edges through the gaps between boxes. */
export async function layoutGraph(
  graph: Graph,
  { sizeOf, labelOf, direction = 'LR', margin = { x: 24, y: 24 }, gaps = { nodes: 26, ranks: 76 } }: LayoutOptions,
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
  const boxes = new Map(
    graph.nodes.map(({ id }) => {
      const { x, y, width, height } = dagre.node(id) as Box;
      return [id, { x, y, width, height }] as const;
    }),
  );
  const ways = graph.edges.map((edge): Way => {
    const { from, to, position } = edge;
    const { points = [], x, y } = dagre.edge({ v: from, w: to, name: String(position) });
    return {
      from: boxes.get(from) as Box,
      to: boxes.get(to) as Box,
      // Its ends are where a straight line would meet the boxes.
      stops: points.slice(1, -1),
      label: x === undefined || y === undefined ? undefined : { x, y, ...labelOf(edge) },
    };
  });
  const { width = 0, height = 0 } = dagre.graph();
  return {
    width,
    height,
    boxes: Object.fromEntries(boxes),
    routes: routesOf([...boxes.values()], ways, direction),
  };
}
