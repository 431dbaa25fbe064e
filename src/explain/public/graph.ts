import { NUMBER } from '../../argument.ts';
import * as graph from '../graph/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const brief = /* @__PURE__ */ checked('brief', graph.brief, { value: NUMBER });
export const graphDot = /* @__PURE__ */ checked('graphDot', graph.graphDot, { graph: kinds.GRAPH });
export const graphMermaid = /* @__PURE__ */ checked('graphMermaid', graph.graphMermaid, { graph: kinds.GRAPH });
export const graphOf = /* @__PURE__ */ checked('graphOf', graph.graphOf, {
  f: kinds.EXPRESSION,
  at: kinds.POINT_OR_NOT,
  wrt: kinds.NAMES_OR_NOT,
});
export const graphSvg = /* @__PURE__ */ checked('graphSvg', graph.graphSvg, { graph: kinds.GRAPH, say: kinds.SPEAKER });
export const graphText = /* @__PURE__ */ checked('graphText', graph.graphText, {
  graph: kinds.GRAPH,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
export const layoutGraph = /* @__PURE__ */ checked('layoutGraph', graph.layoutGraph, {
  graph: kinds.GRAPH,
  options: kinds.LAYOUT,
});
