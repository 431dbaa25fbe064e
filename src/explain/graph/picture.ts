import type { Say } from '../../messages/index.ts';
import { at, label, svgDocument } from '../svg/document.ts';
import { columnsOf } from '../text/layout.ts';
import { brief, type Graph, type GraphNode } from './graph.ts';

const MARGIN = 24;
const LINE = 18;

/** The graph as an SVG picture, from the variables on the left to the result on the right. */
export async function graphSvg(graph: Graph, say: Say): Promise<string> {
  // Only a picture needs the layout, so only a picture loads it.
  const { Graph: Dagre, layout } = await import('@dagrejs/dagre');
  const dagre = new Dagre({ multigraph: true });
  dagre.setGraph({ rankdir: 'LR', nodesep: 26, ranksep: 64, marginx: MARGIN, marginy: MARGIN + 34 });
  dagre.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) dagre.setNode(node.id, sizeOf(node));
  for (const { from, to, position, partial } of graph.edges) {
    const text = partial === undefined ? '' : brief(partial);
    dagre.setEdge(
      from,
      to,
      { width: 7 * text.length + 6, height: text === '' ? 0 : 14, labelpos: 'c' },
      String(position),
    );
  }
  layout(dagre);
  const { width = 0, height = 0 } = dagre.graph();
  const edges = graph.edges.map(({ from, to, position, partial }) => {
    const { points = [], x, y } = dagre.edge({ v: from, w: to, name: String(position) });
    const text = partial === undefined || x === undefined || y === undefined ? '' : chip(x, y, brief(partial));
    return `<path class="fx-edge" stroke-width="1.4" marker-end="url(#fx-arrow)" d="${smooth(points)}"/>${text}`;
  });
  const nodes = graph.nodes.map((node) => {
    const { x, y, width: w, height: h } = dagre.node(node.id) as Box;
    return nodeSvg(node, x, y, w, h, node.id === graph.result);
  });
  const title = say('graph.title', { f: graph.expression });
  const hasValues = graph.nodes.some(({ value }) => value !== undefined);
  const key = hasValues ? legend(height - 14, say) : { svg: '', width: 0 };
  const wide = Math.max(width, 8.2 * columnsOf(title) + 2 * MARGIN, key.width);
  const marker =
    '<defs><marker id="fx-arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="fx-head" d="M0 0L8 4L0 8z"/></marker></defs>';
  const body = `${marker}${label(MARGIN, 28, title, 'fx-ink fx-title')}${edges.join('')}${nodes.join('')}${key.svg}`;
  const description = graph.nodes
    .map(
      (node) =>
        `${node.name ?? node.label} (${node.label})${node.value === undefined ? '' : ` = ${brief(node.value)}`}`,
    )
    .join('; ');
  return svgDocument(wide, height, { title, description }, body);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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

function nodeSvg(node: GraphNode, x: number, y: number, w: number, h: number, isResult: boolean): string {
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

function smooth(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const start = `M${at(first.x)} ${at(first.y)}`;
  // Through the middles of the segments, with the points between as handles.
  const curves = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1] as { x: number; y: number };
    const isLast = i === rest.length - 2;
    const end = isLast ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${at(point.x)} ${at(point.y)} ${at(end.x)} ${at(end.y)}`;
  });
  const only = rest.length === 1 ? `L${at((rest[0] as { x: number }).x)} ${at((rest[0] as { y: number }).y)}` : '';
  return start + curves.join('') + only;
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
