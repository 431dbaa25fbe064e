import { usePage } from '../../app/page.ts';
import type { ComparisonView } from '../../jobs/compare.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { JobView } from '../../ui/JobView.tsx';
import { useJob } from '../../worker/useJob.ts';
import type { PanelProps } from '../panel.ts';
import './compare.css';
import { MethodTable } from './MethodTable.tsx';
import { Result } from './Result.tsx';

/** The methods side by side: the result, the table, what it shows. */
export default function Compare({ problem }: PanelProps) {
  const job = useJob('compare', problem);
  return <JobView job={job}>{(view) => <Comparison view={view} />}</JobView>;
}

function Comparison({ view }: { readonly view: ComparisonView }) {
  const { say, hidden } = usePage();
  return (
    <div class="comparison">
      <Result view={view} />
      <MethodTable view={view} />
      {!hidden.has('values') && <Sentences view={view} />}
      {view.others.length > 0 && !hidden.has('values') && (
        <DataTable
          summary={say('compare.others')}
          heads={[
            say('compare.scheme'),
            say('compare.step'),
            say('report.result'),
            say('report.error'),
            say('report.evaluations'),
          ]}
          rows={view.others}
          numeric={[1, 2, 3, 4]}
        />
      )}
    </div>
  );
}

/** What the numbers show together, and what each of them says. */
function Sentences({ view: { notes, methods } }: { readonly view: ComparisonView }) {
  const { say } = usePage();
  return (
    <>
      {notes.length > 0 && (
        <section>
          <h2>{say('compare.notes')}</h2>
          <ul class="notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{say('compare.sentences')}</h2>
        <div class="sentences">
          {methods.map(({ name, sentences }) => (
            <div key={name} class={`method-${name}`}>
              <h3>{say(`method.${name}`)}</h3>
              <ul>
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </section>
    </>
  );
}
