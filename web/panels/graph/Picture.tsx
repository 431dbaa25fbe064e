import { useRef } from 'preact/hooks';
import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { EdgeView, GraphView, NodeView } from '../../jobs/graph.ts';
import { PictureFiles } from '../../ui/picture/PictureFiles.tsx';
import type { Moment } from './frames.ts';

interface Props {
  readonly graph: GraphView;
  readonly moment: Moment;
  /** Which variable is seeded, by index. */
  readonly by: number;
  readonly subject: string;
  readonly onChoose: (id: string) => void;
  readonly onPoint: (id: string | undefined) => void;
}

/** Smaller than this, numbers can no longer be read: the picture scrolls instead. */
const SMALLEST = 0.72;

/** The graph as a list of nodes to choose from, laid out as a picture; arrow keys walk through it. */
export function Picture({ graph, moment, by, subject, onChoose, onPoint }: Props) {
  const { say } = usePage();
  const place = useRef<HTMLElement>(null);
  const list = useRef<SVGGElement>(null);
  const { width, height, nodes, edges } = graph;
  const order = orderOf(graph);

  const onKeyDown = (event: KeyboardEvent): void => {
    const here = order.indexOf(subject);
    const steps: Record<string, number> = {
      ArrowRight: here + 1,
      ArrowDown: here + 1,
      ArrowLeft: here - 1,
      ArrowUp: here - 1,
      Home: 0,
      End: order.length - 1,
    };
    const target = steps[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = order[Math.max(0, Math.min(order.length - 1, target))] as string;
    onChoose(next);
    list.current?.querySelector<SVGGElement>(`[data-node="${next}"]`)?.focus();
  };

  return (
    <figure class="graph-picture scroll" ref={place}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: what is in it is a list with a name; a title would cover the picture as a tooltip */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: `${width}px`, minWidth: `${Math.round(width * SMALLEST)}px` }}
      >
        <defs>
          <Arrowhead id="graph-arrow" tip={7} path="M0 0L8 4L0 8z" class="arrow" />
          <Arrowhead id="graph-arrow-back" tip={1} path="M8 0L0 4L8 8z" class="arrow back" />
        </defs>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the nodes say these numbers in words */}
        <g aria-hidden="true">
          {edges.map((edge, i) => (
            <Edge key={`${edge.from} ${edge.to} ${i}`} edge={edge} index={i} moment={moment} />
          ))}
        </g>
        <g
          ref={list}
          role="listbox"
          aria-label={say('graph.title', { f: graph.expression })}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {nodes.map((node) => (
            <Node
              key={node.id}
              node={node}
              moment={moment}
              by={by}
              isResult={node.id === graph.result}
              isSubject={node.id === subject}
              onChoose={onChoose}
              onPoint={onPoint}
            />
          ))}
        </g>
      </svg>
      <figcaption class="graph-key">
        <span class="value">{say('graph.value')}</span>
        <span class="tangent">{say('page.graph.tangentBy', { variable: graph.wrt[by] ?? '' })}</span>
        <span class="adjoint">{say('graph.adjoint')}</span>
        <span class="partial">{say('page.graph.atEdge')}</span>
      </figcaption>
      <PictureFiles place={place} file="graph" />
    </figure>
  );
}

interface ArrowheadProps {
  readonly id: string;
  /** Where along it the edge ends. */
  readonly tip: number;
  readonly path: string;
  readonly class: string;
}

function Arrowhead({ id, tip, path, class: className }: ArrowheadProps) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX={tip}
      refY="4"
      markerUnits="userSpaceOnUse"
      markerWidth="9"
      markerHeight="9"
      orient="auto"
    >
      <path d={path} class={className} />
    </marker>
  );
}

/** Nodes as one walks through them: in the order of the trace, literals where they are first used. */
function orderOf({ nodes, primal }: GraphView): readonly string[] {
  const named = primal.map(({ node }) => node);
  return [...named, ...nodes.filter(({ id }) => !named.includes(id)).map(({ id }) => id)];
}

function Edge({ edge, index, moment }: { readonly edge: EdgeView; readonly index: number; readonly moment: Moment }) {
  const { hidden } = usePage();
  const isActive = moment.active.has(index);
  const isBack = moment.phase === 'backward' && isActive;
  const isReached = moment.known.has(edge.to);
  const { label, partial } = edge;
  const text = partial === undefined || hidden.has('values') ? '' : explain.brief(partial);
  return (
    <g class={`edge${isActive ? ' active' : ''}${isBack ? ' back' : ''}${isReached ? '' : ' waiting'}`}>
      <path
        d={edge.path}
        {...(isBack ? { 'marker-start': 'url(#graph-arrow-back)' } : { 'marker-end': 'url(#graph-arrow)' })}
      />
      {label !== undefined && text !== '' && isReached && (
        <>
          <rect
            x={label.x - 3.7 * text.length - 3}
            y={label.y - 8.5}
            width={7.4 * text.length + 6}
            height={17}
            rx={4}
          />
          <text x={label.x} y={label.y + 4} class={moment.used.has(index) ? 'used' : ''}>
            {text}
          </text>
        </>
      )}
    </g>
  );
}

interface NodeProps {
  readonly node: NodeView;
  readonly moment: Moment;
  readonly by: number;
  readonly isResult: boolean;
  readonly isSubject: boolean;
  readonly onChoose: (id: string) => void;
  readonly onPoint: (id: string | undefined) => void;
}

function Node({ node, moment, by, isResult, isSubject, onChoose, onPoint }: NodeProps) {
  const { say, hidden } = usePage();
  const { id, name, label, kind, box, value, tangents } = node;
  const isKnown = kind === 'constant' || moment.known.has(id);
  const adjoint = moment.adjoints.get(id);
  const shown = (number: number | undefined): string =>
    number === undefined ? '' : hidden.has('values') ? '?' : explain.brief(number);
  const lines =
    kind === 'constant'
      ? []
      : [
          { part: 'value', word: say('page.graph.value'), sign: '→', text: isKnown ? shown(value) : '' },
          { part: 'tangent', word: say('page.graph.tangent'), sign: '·', text: isKnown ? shown(tangents[by]) : '' },
          { part: 'adjoint', word: say('page.graph.adjoint'), sign: '←', text: shown(adjoint) },
        ];
  const words = [
    name === undefined ? label : `${name}: ${label}`,
    ...lines.flatMap(({ word, text }) => (text === '' ? [] : [`${word} ${text}`])),
  ];
  const classes = [
    'node',
    kind,
    isResult ? 'result' : '',
    isKnown ? '' : 'waiting',
    moment.node === id && moment.phase !== 'end' ? 'now' : '',
  ];
  return (
    <g
      class={classes.join(' ')}
      data-node={id}
      role="option"
      aria-selected={isSubject}
      tabIndex={isSubject ? 0 : -1}
      transform={`translate(${box.x - box.width / 2} ${box.y - box.height / 2})`}
      onFocus={() => onChoose(id)}
      onClick={() => onChoose(id)}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <title>{words.join(', ')}</title>
      <rect class="body" width={box.width} height={box.height} rx={kind === 'variable' ? 16 : 8} />
      {kind === 'constant' ? (
        <text class="label" x={box.width / 2} y={box.height / 2 + 5} text-anchor="middle">
          {label}
        </text>
      ) : (
        <>
          <text class="name" x={11} y={19}>
            {name}
          </text>
          <text class="label" x={box.width - 11} y={19} text-anchor="end">
            {label}
          </text>
          <path class="split" d={`M0 28H${box.width}`} />
          {lines.map(({ part, sign, text }, i) => (
            <g key={part} class={part} transform={`translate(0 ${44 + 17 * i})`}>
              <text x={11}>{sign}</text>
              <text x={box.width - 11} text-anchor="end">
                {text}
              </text>
            </g>
          ))}
        </>
      )}
    </g>
  );
}
