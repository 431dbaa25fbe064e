import { useState } from 'preact/hooks';
import { usePage } from '../../app/page.ts';
import type { GraphView } from '../../jobs/graph.ts';
import { useParameter } from '../../state/address.ts';
import { Choice } from '../../ui/Choice.tsx';
import { JobView } from '../../ui/JobView.tsx';
import { PlayerControls } from '../../ui/PlayerControls.tsx';
import { usePlayer } from '../../ui/usePlayer.ts';
import { useWidth } from '../../ui/useWidth.ts';
import { useJob } from '../../worker/useJob.ts';
import type { PanelProps } from '../panel.ts';
import { framesOf, momentOf, PHASES } from './frames.ts';
import { NodeDetails } from './NodeDetails.tsx';
import { Now } from './Now.tsx';
import { Picture } from './Picture.tsx';
import { TraceTables } from './TraceTables.tsx';
import './graph.css';

/** Narrower than this, the graph runs downward. */
const NARROW = 640;

/** The computation graph, played forward and then back. */
export default function Graph({ problem }: PanelProps) {
  const [place, width] = useWidth<HTMLDivElement>();
  const direction = width < NARROW ? ('TB' as const) : ('LR' as const);
  const job = useJob('graph', width === 0 ? undefined : { problem, direction });
  return (
    <div class="graph-panel" ref={place}>
      <JobView job={job}>{(graph) => <Film graph={graph} />}</JobView>
    </div>
  );
}

function Film({ graph }: { readonly graph: GraphView }) {
  const { say } = usePage();
  const [seed, setSeed] = useParameter('graph.seed', '');
  const [chosen, setChosen] = useState<string>();
  const [pointed, setPointed] = useState<string>();
  const player = usePlayer(framesOf(graph), graph.expression + graph.wrt.join());
  const moment = momentOf(graph, player.frame);
  const by = Math.max(0, graph.wrt.indexOf(seed));
  const exists = (id: string | undefined): boolean => graph.nodes.some((node) => node.id === id);
  // What the pointer is at comes first, then what was chosen, then what moves.
  const subject = [pointed, player.isPlaying ? undefined : chosen, moment.node, graph.result].find(exists) as string;
  return (
    <div class="stack">
      <p class="lead">{say('page.graph.lead')}</p>
      {graph.wrt.length > 1 && (
        <Choice
          label={say('page.graph.seed')}
          options={graph.wrt.map((name) => ({ value: name, text: name }))}
          value={graph.wrt[by] as string}
          onChange={setSeed}
        />
      )}
      <PlayerControls
        player={{
          ...player,
          go: (frame) => {
            setChosen(undefined);
            player.go(frame);
          },
        }}
        frameText={say(PHASES[moment.phase].name)}
      />
      <Now graph={graph} moment={moment} by={by} isPlaying={player.isPlaying} />
      <div class="graph-and-node">
        <Picture graph={graph} moment={moment} by={by} subject={subject} onChoose={setChosen} onPoint={setPointed} />
        <NodeDetails graph={graph} moment={moment} by={by} id={subject} />
      </div>
      <TraceTables graph={graph} by={by} />
    </div>
  );
}
