import type { ComponentChildren } from 'preact';
import type { Say } from '../../src/index.ts';
import { usePage } from '../app/page.ts';
import { TIME_LIMIT } from '../worker/pool.ts';
import type { Failure } from '../worker/protocol.ts';
import type { JobState } from '../worker/useJob.ts';
import { FailureView } from './FailureView.tsx';
import { useLater } from './useLater.ts';

interface Props<Output> {
  readonly job: JobState<Output>;
  readonly children: (value: Output) => ComponentChildren;
}

/** Work that is done sooner is not announced. */
const PATIENCE = 400;

/** The value of a job; busy with a way to cancel, what failed, and the last value dimmed while it is not the current one. */
export function JobView<Output>({ job, children }: Props<Output>) {
  const { say } = usePage();
  const { value, isStale, isBusy, failure, cancel } = job;
  const isSlow = useLater(isBusy, PATIENCE);
  const isOld = useLater(isStale, PATIENCE);
  // What was right of another input would only mislead beside a failure that stays; half-typed text is no such.
  const isOver = useLater(!isBusy && failure !== undefined && failure.field === undefined, PATIENCE);
  return (
    <div class="job" aria-busy={isBusy}>
      {isSlow && (
        <p class="busy" role="status">
          {say('page.busy')}
          <button type="button" class="quiet" onClick={cancel}>
            {say('page.cancel')}
          </button>
        </p>
      )}
      {!isBusy && failure !== undefined && <FailureView failure={told(failure, say)} />}
      {value !== undefined && !isOver && <div class={isOld ? 'stale' : undefined}>{children(value)}</div>}
    </div>
  );
}

/** Failures that arise in the page itself get their words here; one that belongs to a field is shown there. */
function told(failure: Failure, say: Say): Failure {
  const { code, field } = failure;
  if (code === 'TIME') {
    return { code, message: say('page.tooLong', { seconds: TIME_LIMIT / 1000 }), suggestion: say('page.simpler') };
  }
  if (code === 'CANCELLED') return { code, message: say('page.cancelled') };
  return field === undefined ? failure : { code, message: say('page.seeAbove') };
}
