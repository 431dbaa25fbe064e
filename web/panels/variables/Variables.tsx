import { usePage } from '../../app/page.ts';
import type { PartialsView } from '../../jobs/partials.ts';
import { setParameters } from '../../state/address.ts';
import { JobView } from '../../ui/JobView.tsx';
import { useJob } from '../../worker/useJob.ts';
import type { PanelProps } from '../panel.ts';
import { Field } from './Field.tsx';
import { Partials } from './Partials.tsx';
import './variables.css';

/** What there is to see for a visitor whose function has one variable only. */
const EXAMPLES = ['x^2*y + sin(x*y)', 'x*exp(-x^2 - y^2)', '(1 - x)^2 + 100*(y - x^2)^2'] as const;

/** Functions of several variables: partial derivatives, level curves and the gradient. */
export default function Variables({ problem }: PanelProps) {
  const job = useJob('partials', problem);
  return (
    <JobView job={job}>
      {(partials: PartialsView) =>
        partials.variables.length < 2 ? (
          <OneVariable />
        ) : (
          <div class="stack">
            <Partials view={partials} />
            <Field problem={problem} variables={partials.variables} expression={partials.expression} />
          </div>
        )
      }
    </JobView>
  );
}

function OneVariable() {
  const { say } = usePage();
  return (
    <div class="stack">
      <p class="lead">{say('page.variables.one')}</p>
      <div class="examples-here">
        {EXAMPLES.map((f) => (
          <button
            key={f}
            type="button"
            onClick={() => setParameters({ f, wrt: undefined, order: undefined, manual: undefined })}
          >
            <code>{f}</code>
          </button>
        ))}
      </div>
    </div>
  );
}
