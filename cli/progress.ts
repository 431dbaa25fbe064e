import type { Say } from '../src/index.ts';

/** Work shorter than this shows no progress. */
const PATIENCE = 1000;

/**
 * A line of progress on standard error, on a terminal only and only after a second; it is gone when the work is done.
 */
export function progressLine(say: Say): { step: (done: number, of: number) => void; end: () => void } {
  const started = performance.now();
  let shown = false;
  return {
    step: (done, of) => {
      if (!process.stderr.isTTY || performance.now() - started < PATIENCE) return;
      shown = true;
      process.stderr.write(`\r\u001b[K${say('overview.progress', { done: done + 1, of })}`);
    },
    end: () => {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}
