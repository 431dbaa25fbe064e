import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { JobView } from '../../ui/JobView.tsx';
import { ChartPlot } from '../../ui/plot/ChartPlot.tsx';
import { useJob } from '../../worker/useJob.ts';

/** How formulas of derivatives swell. */
export function SwellCurves() {
  return <Counts kind="swell" letter="n" />;
}

/** What a gradient costs by the number of inputs. */
export function CostCurves() {
  return <Counts kind="cost" letter="n" />;
}

function Counts({ kind, letter }: { readonly kind: 'swell' | 'cost'; readonly letter: string }) {
  const { say } = usePage();
  const job = useJob('costs', { kind });
  return (
    <JobView job={job}>
      {({ chart, heads, rows }) => (
        <div class="stack">
          <h2>{chart.title}</h2>
          <ChartPlot chart={chart} file={kind} placeText={(x) => `${letter} = ${x}`} valueText={explain.grouped} />
          {chart.notes.map((note) => (
            <p class="why" key={note}>
              {note}
            </p>
          ))}
          <DataTable
            summary={say('page.asTable')}
            heads={heads}
            numeric={heads.map((_, i) => i)}
            rows={rows.map((row) => row.map(explain.grouped))}
          />
        </div>
      )}
    </JobView>
  );
}
