import { usePage } from '../../app/page.ts';
import { useParameter } from '../../state/address.ts';
import { Choice } from '../../ui/Choice.tsx';
import type { PanelProps } from '../panel.ts';
import { OwnAnswer } from './OwnAnswer.tsx';
import { Practice } from './Practice.tsx';
import './check.css';

/** Work out a derivative by hand and have it checked: of the function above, or of an exercise. */
export default function Check({ problem }: PanelProps) {
  const { say } = usePage();
  const [view, setView] = useParameter('check.view', 'own');
  return (
    <div class="stack">
      <Choice
        label={say('page.check.what')}
        options={[
          { value: 'own', text: say('page.check.own') },
          { value: 'practice', text: say('page.check.practice') },
        ]}
        value={view === 'practice' ? 'practice' : 'own'}
        onChange={setView}
      />
      {view === 'practice' ? <Practice /> : <OwnAnswer problem={problem} />}
    </div>
  );
}
