import type { Language } from '../../src/index.ts';
import type { InputOf, JobName, OutputOf } from '../jobs/index.ts';
import type { Failure, Request, Response } from './protocol.ts';

/** How long a job may take. What takes longer is ended, with a message. */
export const TIME_LIMIT = 10_000;

/** A job that nobody waits for any more may end by itself within this time, which saves starting a worker anew. */
const GRACE = 150;
/** Workers that are kept ready. */
const SPARE = 2;

export interface Running<Output> {
  readonly result: Promise<Output>;
  /** Give the job up; its result never comes. */
  readonly cancel: () => void;
}

export interface RunOptions<Output> {
  readonly language: Language;
  readonly onProgress?: (value: Output) => void;
  /** In milliseconds; Infinity for what runs until it is stopped. */
  readonly limit?: number;
}

/** A job has failed, for a reason that is shown. */
export class JobError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'JobError';
    this.failure = failure;
  }
}

const idle: Worker[] = [];
let answered: () => void = () => {};

/** Comes with the first answer: what is not needed for it waits until then. */
export const firstAnswer: Promise<void> = new Promise((resolve) => {
  answered = resolve;
});
let lastId = 0;

/** Run a job in a worker of its own. */
export function run<N extends JobName>(
  job: N,
  input: InputOf<N>,
  { language, onProgress, limit = TIME_LIMIT }: RunOptions<OutputOf<N>>,
): Running<OutputOf<N>> {
  const worker = idle.pop() ?? startWorker();
  const id = ++lastId;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Whatever ends the job ends here, once. */
  const finish = (keep: boolean): void => {
    if (isOver) return;
    isOver = true;
    // How the input is read is known long before the answer.
    if (job !== 'read') answered();
    clearTimeout(timer);
    worker.onmessage = null;
    worker.onerror = null;
    if (keep && idle.length < SPARE) idle.push(worker);
    else worker.terminate();
  };

  let isWanted = true;
  const result = new Promise<OutputOf<N>>((resolve, reject) => {
    const fail = (failure: Failure, keep: boolean): void => {
      finish(keep);
      if (isWanted) reject(new JobError(failure));
    };
    worker.onmessage = ({ data }: MessageEvent<Response>) => {
      if (data.id !== id) return;
      if (data.kind === 'failed') return fail(data.failure, true);
      const value = data.value as OutputOf<N>;
      if (data.kind === 'progress') {
        if (isWanted) onProgress?.(value);
        return;
      }
      finish(true);
      if (isWanted) resolve(value);
    };
    worker.onerror = (event) => fail({ code: 'INTERNAL', message: event.message ?? '' }, false);
    if (Number.isFinite(limit)) timer = setTimeout(() => fail({ code: 'TIME', message: '' }, false), limit);
  });
  worker.postMessage({ id, job, input, language } satisfies Request);

  return {
    result,
    cancel: () => {
      isWanted = false;
      clearTimeout(timer);
      timer = setTimeout(() => finish(false), Number.isFinite(limit) ? GRACE : 0);
    },
  };
}

/** Start workers before they are needed. */
export function warm(): void {
  while (idle.length < SPARE) idle.push(startWorker());
}

function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
