import type { MessageKey } from '../../../src/index.ts';
import { usePage } from '../../app/page.ts';
import type { FormView } from '../../jobs/layer.ts';
import { useParameter } from '../../state/address.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { TensorGrid } from './TensorGrid.tsx';

/** What each form is called, and what is worth knowing about it. */
const WORDS = {
  plain: { title: 'page.layer.plain', note: 'page.layer.plainNote' },
  outputs: { title: 'page.layer.outputs', note: 'page.layer.outputsNote' },
  stopped: { title: 'page.layer.stopped', note: 'page.layer.stoppedNote' },
  aux: { title: 'page.layer.aux', note: 'page.layer.auxNote' },
  cell: { title: 'page.layer.cell', note: 'page.layer.cellNote' },
  text: { title: 'page.layer.text', note: 'page.layer.textNote' },
} as const satisfies Readonly<Record<FormView['name'], { readonly title: MessageKey; readonly note: MessageKey }>>;

/** The gradient by w and b, in the form chosen, with its code. */
export function Gradients({ forms }: { readonly forms: readonly FormView[] }) {
  const { say } = usePage();
  const [asked, setForm] = useParameter('layer.form', 'plain');
  const form = forms.find(({ name }) => name === asked) ?? (forms[0] as FormView);
  return (
    <section class="card" aria-label={say('page.layer.gradients')}>
      <h2>{say('page.layer.gradients')}</h2>
      <Choice
        label={say('page.layer.form')}
        options={forms.map(({ name }) => ({ value: name, text: say(WORDS[name].title) }))}
        value={form.name}
        onChange={setForm}
      />
      <Scroll class="code">
        <pre>
          <code>{form.code}</code>
        </pre>
      </Scroll>
      <div class="tensors" aria-live="polite">
        <TensorGrid name="∂L/∂w" grid={form.byW} digits={5} />
        <TensorGrid name="∂L/∂b" grid={form.byB} digits={5} />
      </div>
      <p class="why">{say(WORDS[form.name].note)}</p>
    </section>
  );
}
