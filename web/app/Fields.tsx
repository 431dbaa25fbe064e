import { METHODS } from '../../src/index.ts';
import type { Reading } from '../jobs/read.ts';
import { setParameters } from '../state/address.ts';
import { AT, DEFAULTS, namesOf } from '../state/problem.ts';
import { FailureView } from '../ui/FailureView.tsx';
import type { Failure } from '../worker/protocol.ts';
import { usePage } from './page.ts';

interface Props {
  readonly reading: Reading | undefined;
  /** What is wrong with one of the fields, or with the function at the point. */
  readonly failure: Failure | undefined;
}

/** Point, variables, order; folded away, what is rarely changed. */
export function Fields({ reading, failure }: Props) {
  const { problem, say } = usePage();
  const { variables = [], wrt = [], point } = reading ?? {};
  const names = [...new Set([...variables, ...wrt])];
  const field = (name: string) => ({
    'aria-invalid': failure?.field === name,
    ...(failure?.field === name ? { 'aria-describedby': 'field-failure' } : {}),
  });
  return (
    <>
      <div class="fields">
        {names.slice(0, MOST_FIELDS).map((name) => (
          <div class="field" key={name}>
            <label for={AT + name}>{say('page.at', { name })}</label>
            <input
              id={AT + name}
              value={problem.at[name] ?? ''}
              placeholder={point === undefined ? '' : String(point[name])}
              inputMode="text"
              autocomplete="off"
              spellcheck={false}
              onInput={({ currentTarget }) => setParameters({ [AT + name]: currentTarget.value || undefined })}
              {...field(AT + name)}
            />
          </div>
        ))}
        {variables.length > 1 && <By variables={variables} />}
        <div class="field narrow">
          <label for="order">{say('page.order')}</label>
          <input
            id="order"
            type="number"
            min={1}
            max={20}
            value={problem.order}
            onInput={({ currentTarget }) => setParameters({ order: orNone(currentTarget.value, DEFAULTS.order) })}
            {...field('order')}
          />
        </div>
      </div>
      {failure?.field !== undefined && <FailureView id="field-failure" failure={failure} />}
      <More />
    </>
  );
}

/** With more variables than this, the point is picked. */
const MOST_FIELDS = 12;

function orNone(value: string, initial: string): string | undefined {
  return value === initial ? undefined : value;
}

/**
 * The variables to differentiate by; all where none is chosen. What is chosen stands in the address: the reading of the
 * worker comes later, and would set a box back for a moment.
 */
function By({ variables }: { readonly variables: readonly string[] }) {
  const { problem, say } = usePage();
  const chosen = problem.wrt.trim() === '' ? variables : namesOf(problem.wrt, variables);
  return <Chips legend={say('page.by')} parameter="wrt" names={variables} chosen={chosen} textOf={(name) => name} />;
}

interface ChipsProps<N extends string> {
  readonly legend: string;
  /** Where the address holds them; all and none are the same, and stand nowhere. */
  readonly parameter: string;
  readonly names: readonly N[];
  readonly chosen: readonly N[];
  readonly textOf: (name: N) => string;
}

/** Boxes to tick. */
function Chips<N extends string>({ legend, parameter, names, chosen, textOf }: ChipsProps<N>) {
  const toggle = (name: N): void => {
    const next = names.filter((one) => chosen.includes(one) !== (one === name));
    const isAll = next.length === 0 || next.length === names.length;
    setParameters({ [parameter]: isAll ? undefined : next.join(',') });
  };
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="chips">
        {names.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
            {textOf(name)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which methods, how many digits. */
function More() {
  const { problem, say } = usePage();
  const asked = namesOf(problem.methods, METHODS);
  return (
    <details class="more" open={problem.methods !== '' || problem.digits !== DEFAULTS.digits}>
      <summary>{say('page.more')}</summary>
      <div class="fields">
        <Chips
          legend={say('page.methods')}
          parameter="methods"
          names={METHODS}
          chosen={asked.length === 0 ? METHODS : asked}
          textOf={(name) => say(`method.${name}`)}
        />
        <div class="field">
          <label for="digits">{say('page.digits')}</label>
          <input
            id="digits"
            type="number"
            min={10}
            max={200}
            value={problem.digits}
            onInput={({ currentTarget }) => setParameters({ digits: orNone(currentTarget.value, DEFAULTS.digits) })}
          />
        </div>
      </div>
    </details>
  );
}
