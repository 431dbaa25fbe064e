import { setParameters, useParameters } from '../state/address.ts';
import { withoutOld } from '../state/problem.ts';
import { usePage } from './page.ts';

/** Functions that each show something: a kink, cancellation, several variables, a logistic curve. */
const EXAMPLES = ['x^2*sin(x)', 'x^x', 'abs(x - 1)', '1/(1 + e^-x)', '(1 - cos(x))/x^2', 'x^2*y + sin(x*y)'] as const;

/** Something to start from. */
export function Examples() {
  const { say } = usePage();
  const parameters = useParameters();
  return (
    <div class="examples">
      <span id="examples">{say('page.examples')}</span>
      {EXAMPLES.map((f) => (
        <button
          key={f}
          type="button"
          aria-pressed={parameters.f === f}
          onClick={() => setParameters({ ...withoutOld(parameters), f })}
        >
          {f}
        </button>
      ))}
    </div>
  );
}
