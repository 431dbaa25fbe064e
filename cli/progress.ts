import { Worker } from 'node:worker_threads';
import type { Say } from '../src/index.ts';

/** Work shorter than this shows no progress. */
const PATIENCE = 1000;

/** What the two threads tell each other. */
const STATE = { quiet: 0, shown: 1, writing: 2, over: 3 } as const;

/**
 * Runs in a thread of its own, because the work keeps the other one busy: after a second it says every second how long the
 * work has taken. Plain JavaScript in a text, so that the command line stays one file.
 */
const CLOCK = `
const { workerData: { shared, text, patience } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const state = new Int32Array(shared);
const { quiet, shown, writing, over } = ${JSON.stringify(STATE)};
const started = performance.now();
for (let wait = patience; Atomics.load(state, 0) !== over; wait = 1000) {
  const before = Atomics.load(state, 0);
  if (Atomics.wait(state, 0, before, wait) !== 'timed-out') continue;
  if (Atomics.compareExchange(state, 0, before, writing) !== before) continue;
  try {
    writeSync(2, '\\r\\u001b[K' + text.replace('{seconds}', Math.round((performance.now() - started) / 1000)));
  } catch {}
  Atomics.compareExchange(state, 0, writing, shown);
}`;

/** The clock that runs now: there is one terminal. */
let stop: (() => void) | undefined;

/**
 * Tells on a terminal that work goes on, once it takes more than a second. The line goes as soon as anything else is
 * written.
 *
 * @returns ends the clock; `endClock` does it from anywhere.
 */
export function startClock(say: Say): () => void {
  endClock();
  if (!process.stderr.isTTY) return endClock;
  const state = new Int32Array(new SharedArrayBuffer(4));
  const text = say('cli.working', { seconds: '{seconds}' });
  const worker = new Worker(CLOCK, { eval: true, workerData: { shared: state.buffer, text, patience: PATIENCE } });
  // Where no thread can be had, there is no clock; the work goes on.
  worker.on('error', () => {});
  worker.unref();
  const streams = [process.stdout, process.stderr] as const;
  const writes = streams.map((stream) => stream.write);
  stop = () => {
    stop = undefined;
    for (const [i, stream] of streams.entries()) stream.write = writes[i] as typeof stream.write;
    while (Atomics.load(state, 0) === STATE.writing);
    const was = Atomics.exchange(state, 0, STATE.over);
    Atomics.notify(state, 0);
    if (was === STATE.shown) clearLine();
  };
  for (const [i, stream] of streams.entries()) {
    stream.write = ((...args: Parameters<typeof stream.write>) => {
      endClock();
      return (writes[i] as typeof stream.write).apply(stream, args);
    }) as typeof stream.write;
  }
  return endClock;
}

/** Ends the clock, if one runs: what follows is no work, or shows its own progress. */
export function endClock(): void {
  stop?.();
}

function clearLine(): void {
  process.stderr.write('\r\u001b[K');
}

/**
 * A line of progress on standard error for work that knows how far it is: on a terminal only and only after a second; it
 * is gone when the work is done.
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
      if (shown) clearLine();
    },
  };
}
