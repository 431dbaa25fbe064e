import type { Say } from '../../messages/index.ts';
import { at, label, svgDocument } from '../svg/document.ts';
import { columnsOf } from '../text/layout.ts';
import { brief, type Graph, type GraphNode } from './graph.ts';
import { type Box, layoutGraph } from './layout.ts';
import type { Route } from './route.ts';

const MARGIN = 24;
const LINE = 18;

/** The graph as an SVG picture, from the variables on the left to the result on the right. */
export async function graphSvg(graph: Graph, say: Say): Promise<string> {
  const { width, height, boxes, routes } = await layoutGraph(graph, {
    sizeOf,
    labelOf: ({ partial }) => {
      const text = partial === undefined ? '' : brief(partial);
      return { width: 7 * text.length + 6, height: text === '' ? 0 : 14 };
    },
    margin: { x: MARGIN, y: MARGIN + 34 },
  });
  const edges = routes.map(
    ({ path }) => `<path class="fx-edge" stroke-width="1.4" marker-end="url(#fx-arrow)" d="${path}"/>`,
  );
  const numbers = graph.edges.map(({ partial }, i) => {
    const { label: place } = routes[i] as Route;
    return partial === undefined || place === undefined ? '' : chip(place.x, place.y, brief(partial));
  });
  const nodes = graph.nodes.map((node) => nodeSvg(node, boxes[node.id] as Box, node.id === graph.result));
  const title = say('graph.title', { f: graph.expression });
  const hasValues = graph.nodes.some(({ value }) => value !== undefined);
  const key = hasValues ? legend(height - 14, say) : { svg: '', width: 0 };
  const wide = Math.max(width, 8.2 * columnsOf(title) + 2 * MARGIN, key.width);
  const marker =
    '<defs><marker id="fx-arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="fx-head" d="M0 0L8 4L0 8z"/></marker></defs>';
  const body = `${marker}${label(MARGIN, 28, title, 'fx-ink fx-title')}${edges.join('')}${numbers.join('')}${nodes.join('')}${key.svg}`;
  const description = graph.nodes
    .map(
      (node) =>
        `${node.name ?? node.label} (${node.label})${node.value === undefined ? '' : ` = ${brief(node.value)}`}`,
    )
    .join('; ');
  return svgDocument(wide, height, { title, description }, body);
}

/** The lines of a node: what it does, its value, its adjoint. */
function linesOf({ kind, name, label: what, value, adjoint }: GraphNode): { text: string; kind: string }[] {
  if (kind === 'constant') return [{ text: what, kind: 'fx-faint fx-math' }];
  const head = name === undefined ? what : `${name}   ${what}`;
  return [
    { text: head, kind: 'fx-ink fx-math' },
    ...(value === undefined ? [] : [{ text: `→ ${brief(value)}`, kind: 'fx-f0 fx-small' }]),
    ...(adjoint === undefined ? [] : [{ text: `← ${brief(adjoint)}`, kind: 'fx-f1 fx-small' }]),
  ];
}

function sizeOf(node: GraphNode): { width: number; height: number } {
  const lines = linesOf(node);
  const width = Math.max(...lines.map(({ text }) => 8 * columnsOf(text))) + 22;
  return { width: Math.max(width, 34), height: LINE * lines.length + 12 };
}

function nodeSvg(node: GraphNode, { x, y, width: w, height: h }: Box, isResult: boolean): string {
  const radius = node.kind === 'variable' ? h / 2 : 7;
  const box = `<rect class="fx-node" stroke-width="${isResult ? 2.4 : 1.2}" x="${at(x - w / 2)}" y="${at(y - h / 2)}" width="${at(w)}" height="${at(h)}" rx="${at(Math.min(radius, 16))}"/>`;
  const frame =
    node.kind === 'constant' ? box.replace('stroke-width="1.2"', 'stroke-width="1.2" stroke-dasharray="3 3"') : box;
  const lines = linesOf(node);
  const first = y - (LINE * (lines.length - 1)) / 2 + 4.5;
  return frame + lines.map(({ text, kind }, i) => label(x, first + i * LINE, text, kind, 'middle')).join('');
}

/** A number on an edge, on ground of its own so that the edge does not cross it out. */
function chip(x: number, y: number, text: string): string {
  const width = 6.8 * text.length + 6;
  return `<rect class="fx-ground" x="${at(x - width / 2)}" y="${at(y - 8)}" width="${at(width)}" height="16"/>${label(x, y + 4, text, 'fx-faint fx-small', 'middle')}`;
}

/** The key below the picture, and how wide it is. */
function legend(y: number, say: Say): { svg: string; width: number } {
  const parts = [
    { text: `→ ${say('graph.value')}`, kind: 'fx-f0 fx-small' },
    { text: `← ${say('graph.adjoint')}`, kind: 'fx-f1 fx-small' },
    { text: say('graph.legend'), kind: 'fx-faint fx-small' },
  ];
  let left = MARGIN;
  const svg = parts.map(({ text, kind }) => {
    const drawn = label(left, y, text, kind);
    left += 6.8 * columnsOf(text) + 18;
    return drawn;
  });
  return { svg: svg.join(''), width: left };
}
