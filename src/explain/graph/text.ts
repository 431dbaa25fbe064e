import type { Say } from '../../messages/index.ts';
import { type Mark, plain } from '../text/layout.ts';
import { brief, type Graph, type GraphEdge, type GraphNode } from './graph.ts';

/** The graph as a tree of characters: what is used again is drawn once and named afterwards. */
export function graphText(graph: Graph, say: Say, mark: Mark = plain): string {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const operands = operandsOf(graph);
  const lines: string[] = [];
  const drawn = new Set<string>();
  // A stack instead of recursion: what to draw next, with what stands before it.
  const todo: { id: string; before: string; branch: string }[] = [{ id: graph.result, before: '', branch: '' }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { id, before, branch } = next;
    const node = nodes.get(id) as GraphNode;
    const children = operands.get(id) ?? [];
    const again = drawn.has(id) && node.kind !== 'constant';
    lines.push(
      `  ${before}${branch}${again ? `${headOf(node)}  ${mark('faint', `(${say('graph.again')})`)}` : nodeText(node, say, mark)}`,
    );
    if (again) continue;
    drawn.add(id);
    const below = before + (branch === '' ? '' : branch.startsWith('└') ? '   ' : '│  ');
    for (const [i, { from }] of [...children.entries()].reverse()) {
      todo.push({ id: from, before: below, branch: i === children.length - 1 ? '└─ ' : '├─ ' });
    }
  }
  return lines.join('\n');
}

function headOf({ name, label, kind }: GraphNode): string {
  if (name === undefined) return label;
  return kind === 'variable' ? `${name} = ${label}` : `${name} ${label}`;
}

function nodeText(node: GraphNode, say: Say, mark: Mark): string {
  const { kind, value, adjoint } = node;
  const head = headOf(node);
  if (kind === 'constant' || value === undefined) return head;
  const numbers = [
    `${say('graph.value')} ${brief(value)}`,
    ...(adjoint === undefined ? [] : [`${say('graph.adjoint')} ${brief(adjoint)}`]),
  ];
  return `${head}  ${mark('faint', numbers.join(say('text.comma')))}`;
}

function operandsOf({ edges }: Graph): Map<string, GraphEdge[]> {
  const operands = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const list = operands.get(edge.to);
    if (list === undefined) operands.set(edge.to, [edge]);
    else list.push(edge);
  }
  return operands;
}

/** The graph in Graphviz's language. */
export function graphDot(graph: Graph): string {
  const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
  const nodes = graph.nodes.map(({ id, kind, ...node }) => {
    const shape = kind === 'variable' ? 'ellipse' : kind === 'constant' ? 'plaintext' : 'box';
    return `  ${id} [label=${quoted(labelLines({ id, kind, ...node }).join('\n'))}, shape=${shape}];`;
  });
  const edges = graph.edges.map(
    ({ from, to, partial }) =>
      `  ${from} -> ${to}${partial === undefined ? '' : ` [label=${quoted(brief(partial))}]`};`,
  );
  return [
    `digraph ${quoted(graph.expression)} {`,
    '  rankdir=LR;',
    '  node [style=rounded, fontname="sans-serif"];',
    ...nodes,
    ...edges,
    '}',
    '',
  ].join('\n');
}

/** The graph in Mermaid's language, which Markdown pages draw. */
export function graphMermaid(graph: Graph): string {
  const quoted = (text: string): string =>
    `"${text.replace(/["<>&#]/g, (character) => `#${character.charCodeAt(0)};`)}"`;
  const nodes = graph.nodes.map((node) => {
    const text = quoted(labelLines(node).join('\n')).replaceAll('\n', '<br>');
    return `  ${node.id}${node.kind === 'variable' ? `([${text}])` : `[${text}]`}`;
  });
  const edges = graph.edges.map(
    ({ from, to, partial }) => `  ${from} -->${partial === undefined ? '' : `|${quoted(brief(partial))}|`} ${to}`,
  );
  return ['flowchart LR', ...nodes, ...edges, ''].join('\n');
}

function labelLines({ name, label, kind, value, adjoint }: GraphNode): string[] {
  const head = name === undefined ? label : `${name}  ${label}`;
  if (kind === 'constant' || value === undefined) return [head];
  return [head, `→ ${brief(value)}`, ...(adjoint === undefined ? [] : [`← ${brief(adjoint)}`])];
}
