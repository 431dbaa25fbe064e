import { NUMBER } from '../../argument.ts';
import * as graph from '../graph/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/** A number with at most six significant digits, as the labels of a graph show it. */
export const brief = /* @__PURE__ */ checked('brief', graph.brief, { value: NUMBER });
/** A computation graph in the DOT language of Graphviz. */
export const graphDot = /* @__PURE__ */ checked('graphDot', graph.graphDot, { graph: kinds.GRAPH });
/** A computation graph in the Mermaid language, which Markdown pages draw. */
export const graphMermaid = /* @__PURE__ */ checked('graphMermaid', graph.graphMermaid, { graph: kinds.GRAPH });
/**
 * The computation graph of f; with a point also the value and the adjoint of every node and the local partial
 * derivative on every edge.
 *
 * @throws FluxionError NAME where the point lacks a variable; LIMIT where the graph is too large to draw.
 * @example
 * const { nodes } = explain.graphOf(parse('x^2*y'), { x: 3, y: 2 })
 * nodes.find(({ label }) => label === 'x').adjoint // 12
 */
export const graphOf = /* @__PURE__ */ checked('graphOf', graph.graphOf, {
  f: kinds.EXPRESSION,
  at: kinds.POINT_OR_NOT,
  wrt: kinds.NAMES_OR_NOT,
});
/**
 * A promise of a computation graph as an SVG picture, from the variables on the left to the result on the right.
 *
 * @example
 * (await explain.graphSvg(explain.graphOf(parse('x*sin(x)')), speaker('en'))).startsWith('<svg') // true
 */
export const graphSvg = /* @__PURE__ */ checked('graphSvg', graph.graphSvg, { graph: kinds.GRAPH, say: kinds.SPEAKER });
/**
 * A computation graph as a tree of characters, a shared node drawn once and named where it occurs again.
 *
 * @example
 * explain.graphText(explain.graphOf(parse('x*sin(x)')), speaker('en'))
 * //   v₂ ×
 * //   ├─ v₀ = x
 * //   └─ v₁ sin
 * //      └─ v₀ = x  (see above)
 */
export const graphText = /* @__PURE__ */ checked('graphText', graph.graphText, {
  graph: kinds.GRAPH,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
/** A promise of the layout of a computation graph in ranks: a box for every node, a route for every edge. */
export const layoutGraph = /* @__PURE__ */ checked('layoutGraph', graph.layoutGraph, {
  graph: kinds.GRAPH,
  options: kinds.LAYOUT,
});
