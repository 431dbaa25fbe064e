import { performance } from 'node:perf_hooks';

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** How long one call takes, in milliseconds. */
export function duration(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** One side of a race. The input is made beforehand, from a number no other call gets, so that no cache answers. */
export interface Competitor {
  readonly prepare: (fresh: number) => unknown;
  readonly work: (input: never) => void;
}

export function competitor<T>(prepare: (fresh: number) => T, work: (input: T) => void): Competitor {
  return { prepare, work };
}

/** About this long each competitor is measured, so that a call of microseconds is repeated often enough. */
const BUDGET = 150;
const PASSES = 31;
/** So many passes where one call alone takes longer than the budget: 31 of them would be minutes. */
const LONG_PASSES = 5;
const MAX_BATCH = 500;
/** So many milliseconds each side runs beforehand: optimising compilers need many calls before they are done. */
const WARM_UP = 800;

/**
 * Milliseconds for one call of each competitor: medians of passes in which they take turns, so that what else the machine
 * does meets all of them.
 */
export function race(competitors: readonly Competitor[]): number[] {
  let fresh = 0;
  const batch = (side: Competitor, count: number): number => {
    const inputs = Array.from({ length: count }, () => side.prepare(fresh++) as never);
    return duration(() => inputs.forEach(side.work)) / count;
  };
  let longest = 0;
  const counts = competitors.map((side) => {
    let once = batch(side, 1);
    for (let spent = once; once <= BUDGET && spent < WARM_UP; ) {
      const calls = Math.max(1, Math.min(MAX_BATCH, Math.floor(WARM_UP / 20 / once)));
      once = Math.max(1e-4, batch(side, calls));
      spent += once * calls;
    }
    longest = Math.max(longest, once);
    return Math.max(1, Math.min(MAX_BATCH, Math.floor(BUDGET / PASSES / once)));
  });
  const times: number[][] = competitors.map(() => []);
  const passes = longest > BUDGET ? LONG_PASSES : PASSES;
  for (let pass = 0; pass < passes; pass++) {
    competitors.forEach((side, i) => {
      times[i]?.push(batch(side, counts[i] as number));
    });
  }
  return times.map(median);
}

/** Times of two alternating sides. */
export interface Duel {
  /** Median milliseconds for one call. */
  readonly first: number;
  readonly second: number;
  /** Median over passes of first / second. */
  readonly ratio: number;
}

/** So short is a pass that the machine's other work interrupts few of them, in milliseconds. */
const PASS = 1.5;
const MIN_PASSES = 9;

/**
 * Two functions that do so many calls of something, in turns. The ratio is taken pass by pass, so that what else the
 * machine does meets both sides of it.
 *
 * @param budget about how long each side is measured, in milliseconds
 */
export function duel(first: (calls: number) => void, second: (calls: number) => void, budget = 300): Duel {
  const sides = [first, second].map((side) => {
    // Optimising compilers need many calls, and some time, before they are done.
    let calls = 1;
    let once = duration(() => side(1));
    for (let spent = 0; spent < budget / 2; ) {
      calls = Math.max(1, Math.min(2 * calls, Math.ceil(budget / 8 / once)));
      const took = duration(() => side(calls));
      spent += took;
      // The least of them: after an interrupted one, a single call would seem to fill a pass.
      once = Math.min(once, Math.max(1e-6, took / calls));
    }
    return { side, once, calls: Math.max(1, Math.round(PASS / once)), times: [] as number[] };
  });
  const longest = Math.max(...sides.map(({ calls, once }) => calls * once));
  const passes = Math.max(MIN_PASSES, Math.round(budget / longest));
  for (let pass = 0; pass < passes; pass++) {
    for (const { side, calls, times } of sides) times.push(duration(() => side(calls)) / calls);
  }
  const [a, b] = sides.map(({ times }) => times) as [number[], number[]];
  return { first: median(a), second: median(b), ratio: median(a.map((time, pass) => time / (b[pass] as number))) };
}
