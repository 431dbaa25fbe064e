import type { ComponentType } from 'preact';
import type { MessageKey } from '../../../src/index.ts';
import { usePage } from '../../app/page.ts';
import { useParameter } from '../../state/address.ts';
import { Choice } from '../../ui/Choice.tsx';
import type { PanelProps } from '../panel.ts';
import { CostCurves, SwellCurves } from './CostCurves.tsx';
import { FunctionCurve } from './FunctionCurve.tsx';
import { StepErrors } from './StepErrors.tsx';
import './curves.css';

interface View {
  readonly title: MessageKey;
  readonly lead: MessageKey;
  readonly component: ComponentType<PanelProps>;
}

const VIEWS = {
  function: { title: 'page.curves.function', lead: 'page.curves.functionLead', component: FunctionCurve },
  error: { title: 'page.curves.error', lead: 'page.curves.errorLead', component: StepErrors },
  swell: { title: 'page.curves.swell', lead: 'page.curves.swellLead', component: SwellCurves },
  cost: { title: 'page.curves.cost', lead: 'page.curves.costLead', component: CostCurves },
} as const satisfies Readonly<Record<string, View>>;

type ViewName = keyof typeof VIEWS;

const NAMES = Object.keys(VIEWS) as readonly ViewName[];

/** Derivatives as curves. */
export default function Curves({ problem }: PanelProps) {
  const { say } = usePage();
  const [asked, setView] = useParameter('curves.view', 'function');
  const view = NAMES.find((name) => name === asked) ?? 'function';
  const { lead, component: Shown } = VIEWS[view];
  return (
    <div class="stack">
      <Choice
        label={say('page.curves.what')}
        options={NAMES.map((value) => ({ value, text: say(VIEWS[value].title) }))}
        value={view}
        onChange={setView}
      />
      <p class="lead">{say(lead)}</p>
      <Shown problem={problem} />
    </div>
  );
}
