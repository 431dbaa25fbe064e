export { brief, type Graph, type GraphEdge, type GraphNode, graphOf, MOST_NODES } from './graph.ts';
export {
  type Box,
  type GraphLayout,
  type LayoutOptions,
  layoutGraph,
  type Place,
  type Size,
} from './layout.ts';
export { graphSvg } from './picture.ts';
export type { Direction, Route } from './route.ts';
export { graphDot, graphMermaid, graphText } from './text.ts';
