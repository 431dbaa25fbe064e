import { Worker } from 'node:worker_threads';

/** What mathjs made of one piece of work: its time, or why there is none. */
export type Outcome = { readonly milliseconds: number } | { readonly error: string };

/** How long mathjs may take for one piece of work, in milliseconds. */
export const LIMIT = 10_000;

/** Let mathjs do one piece of work once, with a limit: some never end, some overflow the stack. */
export function attempt(task: 'parse' | 'derivative', text: string, variable: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./mathjs-worker.mjs', import.meta.url), {
      workerData: { task, text, variable },
    });
    const timer = setTimeout(() => {
      void worker.terminate();
      resolve({ error: `over ${LIMIT / 1000} s` });
    }, LIMIT);
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(outcome);
    };
    worker.once('message', settle);
    worker.once('error', (error: Error) => settle({ error: error.message }));
  });
}
