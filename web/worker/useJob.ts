import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../app/page.ts';
import type { InputOf, JobName, OutputOf } from '../jobs/index.ts';
import { JobError, type RunOptions, run } from './pool.ts';
import type { Failure } from './protocol.ts';

/** How far a job is. The last value stays while a newer one is worked out, so that nothing flickers. */
export interface JobState<Output> {
  readonly value: Output | undefined;
  /** What the value shown belongs to is not what was asked last. */
  readonly isStale: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly cancel: () => void;
}

/**
 * Run a job whenever its input changes, and give the older one up. Without an input nothing runs.
 *
 * @example
 * const job = useJob('compare', problem);
 * return <JobView job={job}>{(table) => ...}</JobView>;
 */
export function useJob<N extends JobName>(
  name: N,
  input: InputOf<N> | undefined,
  { limit }: Pick<RunOptions<OutputOf<N>>, 'limit'> = {},
): JobState<OutputOf<N>> {
  const { language } = usePage();
  const [state, setState] = useState<Omit<JobState<OutputOf<N>>, 'cancel'>>({
    value: undefined,
    isStale: false,
    isBusy: input !== undefined,
    failure: undefined,
  });
  const stop = useRef<() => void>(() => {});
  const key = input === undefined ? undefined : JSON.stringify([input, language]);
  useEffect(() => {
    if (key === undefined) return;
    const { result, cancel } = run(name, JSON.parse(key)[0] as InputOf<N>, {
      language,
      ...(limit === undefined ? {} : { limit }),
      onProgress: (value) => setState({ value, isStale: false, isBusy: true, failure: undefined }),
    });
    setState((last) => ({ ...last, isBusy: true, isStale: last.value !== undefined }));
    result.then(
      (value) => setState({ value, isStale: false, isBusy: false, failure: undefined }),
      (error: unknown) => {
        const failure: Failure =
          error instanceof JobError ? error.failure : { code: 'INTERNAL', message: String(error) };
        setState((last) => ({ ...last, isBusy: false, isStale: true, failure }));
      },
    );
    stop.current = () => {
      cancel();
      setState((last) => ({ ...last, isBusy: false, failure: { code: 'CANCELLED', message: '' } }));
    };
    return cancel;
  }, [name, key, limit, language]);
  const cancel = useCallback(() => stop.current(), []);
  return { ...state, cancel };
}
