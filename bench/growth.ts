import { type PerformanceEntry, PerformanceObserver, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from './cases.ts';
import { derivative, parse } from './library.ts';
import { median } from './measure.ts';

/** Milliseconds of one step, and how many of them the garbage collector took. */
export interface Step {
  readonly whole: number;
  readonly collecting: number;
}

/** Both steps at one size. */
export interface Grown {
  readonly size: number;
  readonly parse: Step;
  readonly derivative: Step;
}

const WARM_UP = 8;
const PASSES = 5;

let names = 0;
let collections: PerformanceEntry[] = [];

/**
 * Parse and derivative of a text that grows: medians, warm at every size. Between two passes the program comes to rest, as one
 * does between two requests, so that no size pays for what the one before it left behind.
 */
export async function growth(make: (size: number) => Case, sizes: readonly number[]): Promise<Grown[]> {
  const observer = new PerformanceObserver((list) => {
    collections.push(...list.getEntries());
  });
  observer.observe({ entryTypes: ['gc'] });
  for (let i = 0; i < WARM_UP; i++) await pass(make(sizes[0] as number));
  const grown: Grown[] = [];
  for (const size of sizes) {
    const passes: { parse: Step; derivative: Step }[] = [];
    for (let i = 0; i < PASSES; i++) passes.push(await pass(make(size)));
    grown.push({
      size,
      parse: middle(passes.map((p) => p.parse)),
      derivative: middle(passes.map((p) => p.derivative)),
    });
  }
  observer.disconnect();
  return grown;
}

async function pass({ text }: Case): Promise<{ parse: Step; derivative: Step }> {
  const x = `g${names++}`;
  const source = text(x);
  let f = parse('0');
  const parsing = await step(() => {
    f = parse(source);
  });
  return { parse: parsing, derivative: await step(() => void derivative(f, x)) };
}

async function step(work: () => void): Promise<Step> {
  await rest();
  collections = [];
  const start = performance.now();
  work();
  const end = performance.now();
  await rest();
  const during = collections.filter(({ startTime }) => startTime >= start && startTime < end);
  return { whole: end - start, collecting: during.reduce((sum, { duration }) => sum + duration, 0) };
}

/** Observers hear of the garbage collector in a later turn of the event loop. */
async function rest(): Promise<void> {
  await wait(5);
}

function middle(steps: readonly Step[]): Step {
  return {
    whole: median(steps.map(({ whole }) => whole)),
    collecting: median(steps.map(({ collecting }) => collecting)),
  };
}
