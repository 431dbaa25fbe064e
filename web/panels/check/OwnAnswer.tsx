import { usePage } from '../../app/page.ts';
import { useParameter } from '../../state/address.ts';
import { Choice } from '../../ui/Choice.tsx';
import { useJob } from '../../worker/useJob.ts';
import type { PanelProps } from '../panel.ts';
import { AnswerCheck } from './AnswerCheck.tsx';

/** The visitor's own derivative of the function above. */
export function OwnAnswer({ problem }: PanelProps) {
  const { say } = usePage();
  const [by, setBy] = useParameter('check.by', '');
  const { value: reading } = useJob('read', problem);
  const names = reading?.wrt ?? [];
  const variable = names.find((name) => name === by) ?? names[0] ?? '';
  return (
    <>
      <p class="lead">{say('page.check.lead')}</p>
      {names.length > 1 && (
        <Choice
          label={say('page.check.by')}
          options={names.map((name) => ({ value: name, text: name }))}
          value={variable}
          onChange={setBy}
        />
      )}
      <AnswerCheck
        key={`${problem.f} ${problem.order} ${by}`}
        problem={problem}
        variable={by}
        label={
          problem.order.trim() === '1' ? say('page.check.first') : say('page.check.answer', { order: problem.order })
        }
      />
    </>
  );
}
