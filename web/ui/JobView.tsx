import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePage } from '../app/page.ts';
import { TIME_LIMIT } from '../worker/pool.ts';
import type { Failure } from '../worker/protocol.ts';
import type { JobState } from '../worker/useJob.ts';
import { FailureView } from './FailureView.tsx';

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
  return (
    <div class="job" aria-busy={isBusy}>
      {isBusy && isSlow && (
        <p class="busy" role="status">
          {say('page.busy')}{' '}
          <button type="button" class="quiet" onClick={cancel}>
            {say('page.cancel')}
          </button>
        </p>
      )}
      {!isBusy && failure !== undefined && <FailureView failure={told(failure, say)} />}
      {value !== undefined && <div class={isStale ? 'stale' : undefined}>{children(value)}</div>}
    </div>
  );
}

type Say = ReturnType<typeof usePage>['say'];

/** Failures that arise in the page itself get their words here. */
function told(failure: Failure, say: Say): Failure {
  if (failure.code === 'TIME')
    return {
      ...failure,
      message: say('page.tooLong', { seconds: TIME_LIMIT / 1000 }),
      suggestion: say('page.simpler'),
    };
  if (failure.code === 'CANCELLED') return { ...failure, message: say('page.cancelled') };
  return failure;
}

/** Whether something has been so for a while. */
function useLater(isSo: boolean, delay: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!isSo) return;
    const timer = setTimeout(() => setLate(true), delay);
    return () => clearTimeout(timer);
  }, [isSo, delay]);
  return late;
}
