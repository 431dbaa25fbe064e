import { JOBS, type JobName } from '../jobs/index.ts';
import type { Request, Response } from './protocol.ts';

/** The part of a worker's scope that is used; the DOM's types describe the scope of a page. */
const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<Request>) => void;
  postMessage(message: Response): void;
};

/** The library and the job come at the same time: a worker is ready as soon as the later of them. */
scope.onmessage = ({ data }) => {
  const coming: Promise<unknown> = JOBS[data.job as JobName]();
  // Whoever awaits it meets its failure.
  coming.catch(() => {});
  import('./answer.ts').then(
    ({ answer }) => answer(data, coming, (response) => scope.postMessage(response)),
    // As an error of the worker, which the page shows.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
};
