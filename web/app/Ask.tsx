import { setParameters } from '../state/address.ts';
import { Formula } from '../ui/Formula.tsx';
import { JobView } from '../ui/JobView.tsx';
import { useJob } from '../worker/useJob.ts';
import { usePage } from './page.ts';

/** Where the visitor asks: the function, how it is read, the point. */
export function Ask() {
  const { problem, say } = usePage();
  const reading = useJob('read', { f: problem.f });
  return (
    <form class="ask" onSubmit={(event) => event.preventDefault()}>
      <label for="f">{say('page.function')}</label>
      <input id="f" value={problem.f} onInput={({ currentTarget }) => setParameters({ f: currentTarget.value })} />
      <JobView job={reading}>{({ formula }) => <Formula {...formula} display />}</JobView>
    </form>
  );
}
