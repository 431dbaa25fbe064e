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
        <Count id="order" class="field narrow" label={say('page.order')} least={1} most={20} {...field('order')} />
      </div>
      {failure?.field !== undefined && <FailureView id="field-failure" failure={failure} />}
      <More />
    </>
  );
}

/** With more variables than this, the point is picked. */
const MOST_FIELDS = 12;

interface CountProps {
  /** The parameter of the address, too. */
  readonly id: 'order' | 'digits';
  readonly class: string;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string;
}

/** A whole number of the problem; its usual value stands nowhere in the address. */
function Count({ id, class: name, label, least, most, ...marks }: CountProps) {
  const { problem } = usePage();
  return (
    <div class={name}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={least}
        max={most}
        value={problem[id]}
        onInput={({ currentTarget: { value } }) => setParameters({ [id]: value === DEFAULTS[id] ? undefined : value })}
        {...marks}
      />
    </div>
  );
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
        <Count id="digits" class="field" label={say('page.digits')} least={10} most={200} />
      </div>
    </details>
  );
}
