import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { GraphView, LineView } from '../../jobs/graph.ts';
import { Formula } from '../../ui/Formula.tsx';
import { type Moment, PHASES } from './frames.ts';

interface Props {
  readonly graph: GraphView;
  readonly moment: Moment;
  readonly by: number;
  readonly isPlaying: boolean;
}

/** What the last frame did, in a sentence and a formula. */
export function Now({ graph, moment, by, isPlaying }: Props) {
  const { say, hidden } = usePage();
  const { phase, line } = moment;
  const adjoint = graph.adjoints[line];
  const lines: Readonly<Record<Moment['phase'], readonly (Omit<LineView, 'node'> | undefined)[]>> = {
    start: [],
    forward: [graph.primal[line], graph.tangents[by]?.[line]],
    backward: [adjoint],
    end: graph.derivatives,
  };
  const counts = {
    forward: { line: line + 1, count: graph.primal.length },
    backward: { line: line + 1, count: graph.adjoints.length },
    start: {},
    end: {},
  }[phase];
  const sum = phase === 'backward' && adjoint?.accumulates === true;
  return (
    // While the film runs, nobody could listen as fast.
    <div class="now" aria-live={isPlaying ? 'off' : 'polite'}>
      <p>
        <strong>{say(PHASES[phase].name)}</strong> {say(PHASES[phase].text, counts)}
        {sum && ` ${say('page.graph.accumulates')}`}
      </p>
      <div class="formulas">
        {lines[phase].map(
          (one, i) =>
            one !== undefined && (
              <span key={String(i)} class={phase !== 'forward' ? 'adjoint' : i === 0 ? 'value' : 'tangent'}>
                <Formula {...one.formula} />
                {!hidden.has('values') && <span class="number"> = {explain.brief(one.value)}</span>}
              </span>
            ),
        )}
      </div>
    </div>
  );
}
