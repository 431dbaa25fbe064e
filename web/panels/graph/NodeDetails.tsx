import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { GraphView, LineView, NodeView } from '../../jobs/graph.ts';
import { Formula } from '../../ui/Formula.tsx';
import type { Moment } from './frames.ts';

interface Props {
  readonly graph: GraphView;
  readonly moment: Moment;
  readonly by: number;
  readonly id: string;
}

/** Everything about one node: its rule, its value, its tangent, and what its adjoint is made of. */
export function NodeDetails({ graph, moment, by, id }: Props) {
  const { say } = usePage();
  const node = graph.nodes.find((one) => one.id === id) as NodeView;
  const primal = graph.primal.find((line) => line.node === id);
  const tangent = graph.tangents[by]?.find((line) => line.node === id);
  const isKnown = moment.known.has(id);
  const contributions = graph.adjoints.filter((line) => line.node === id);
  const edges = graph.edges.filter(({ to }) => to === id);
  if (primal === undefined) {
    return (
      <section class="card node-details" aria-label={say('page.graph.node')}>
        <h2>{node.label}</h2>
        <p class="note">{say('page.graph.constant')}</p>
      </section>
    );
  }
  return (
    <section class="card node-details" aria-label={say('page.graph.node')}>
      <h2 aria-label={primal.formula.text}>
        <Formula {...primal.formula} />
      </h2>
      {node.rule === undefined ? (
        <p class="note">{say('page.graph.input', { name: node.label })}</p>
      ) : (
        <div class="rule">
          <p class="note">{say('page.graph.rule', { rule: node.rule.name })}</p>
          {node.rule.statement !== undefined && <Formula {...node.rule.statement} />}
        </div>
      )}
      <dl>
        <dt class="value">{say('page.graph.value')}</dt>
        <dd>
          <Line line={primal} isKnown={isKnown} isShort />
        </dd>
        <dt class="tangent">{say('page.graph.tangentBy', { variable: graph.wrt[by] ?? '' })}</dt>
        <dd>{tangent !== undefined && <Line line={tangent} isKnown={isKnown} />}</dd>
        {edges.some(({ partial }) => partial !== undefined) && (
          <>
            <dt class="partial">{say('page.graph.partials')}</dt>
            <dd>
              {edges.map(
                ({ from, partial }, i) =>
                  partial !== undefined && (
                    <p key={String(i)}>
                      <Formula {...partialOf(node, nodeOf(graph, from))} /> ={' '}
                      <Number value={isKnown ? partial : undefined} />
                    </p>
                  ),
              )}
            </dd>
          </>
        )}
        <dt class="adjoint">{say('page.graph.adjoint')}</dt>
        <dd>
          {contributions.length === 0 && <p class="note">{say('page.graph.noAdjoint')}</p>}
          {contributions.map((line, i) => (
            <Line key={String(i)} line={line} isKnown={isDone(moment, graph.adjoints.indexOf(line))} />
          ))}
          {contributions.length > 1 && (
            <p class="note">{say('page.graph.usedOften', { count: contributions.length })}</p>
          )}
        </dd>
      </dl>
    </section>
  );
}

/** Whether the film has come to this line of the reverse sweep. */
function isDone({ phase, line }: Moment, index: number): boolean {
  return phase === 'end' || (phase === 'backward' && index <= line);
}

function nodeOf({ nodes }: GraphView, id: string): NodeView {
  return nodes.find((node) => node.id === id) as NodeView;
}

function partialOf(result: NodeView, operand: NodeView) {
  const of = (name = '') => explain.latexOf(`\\mathrm{${name}}`);
  return {
    text: `∂${result.name}/∂${operand.name}`,
    latex: `\\frac{\\partial ${of(result.name)}}{\\partial ${of(operand.name)}}`,
  };
}

interface LineProps {
  readonly line: LineView;
  readonly isKnown: boolean;
  /** The number alone, where the formula stands elsewhere. */
  readonly isShort?: boolean;
}

function Line({ line, isKnown, isShort = false }: LineProps) {
  return (
    <p>
      {!isShort && (
        <>
          <Formula {...line.formula} />
          {' = '}
        </>
      )}
      <Number value={isKnown ? line.value : undefined} />
    </p>
  );
}

/** A number; a question mark until it is known, or where it is hidden. */
function Number({ value }: { readonly value: number | undefined }) {
  const { hidden } = usePage();
  return <span class="digits">{value === undefined || hidden.has('values') ? '?' : explain.brief(value)}</span>;
}
