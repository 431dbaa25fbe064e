import { type PerformanceEntry, PerformanceObserver, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from './cases.ts';
import { derivative, evaluate, parse } from './library.ts';
import { median } from './measure.ts';

/** Milliseconds of one step, and how many of them the garbage collector took. */
export interface Step {
  readonly whole: number;
  readonly collecting: number;
}

export const STEPS = ['parse', 'derivative', 'evaluate'] as const;

type Steps = Readonly<Record<(typeof STEPS)[number], Step>>;

/** Every step at one size. */
export interface Grown extends Steps {
  readonly size: number;
}

const WARM_UP = 6;
const PASSES = 3;

let names = 0;
let collections: PerformanceEntry[] = [];

/**
 * Parse, derivative and value of the derivative, of a text that grows: medians of passes, warm. A pass meets every size, each
 * as often as it takes to the same number of terms (ten texts of 10,000 terms, one of 100,000), so that what a long run
 * leaves behind for the garbage collector meets all sizes alike. Between two steps the program comes to rest, as one does
 * between two requests.
 */
export async function growth(make: (size: number) => Case, sizes: readonly number[]): Promise<Grown[]> {
  const observer = new PerformanceObserver((list) => {
    collections.push(...list.getEntries());
  });
  observer.observe({ entryTypes: ['gc'] });
  const biggest = Math.max(...sizes);
  for (let i = 0; i < WARM_UP; i++) await pass(make(sizes[0] as number));
  const passes = sizes.map((): Steps[] => []);
  for (let i = 0; i < PASSES; i++) {
    for (const [at, size] of sizes.entries()) {
      const texts: Steps[] = [];
      for (let k = 0; k < biggest / size; k++) texts.push(await pass(make(size)));
      passes[at]?.push(each((name) => mean(texts.map((steps) => steps[name]))));
    }
  }
  observer.disconnect();
  return sizes.map((size, at) => ({
    size,
    ...each((name) => middle((passes[at] as Steps[]).map((steps) => steps[name]))),
  }));
}

async function pass({ text }: Case): Promise<Steps> {
  const x = `g${names++}`;
  const source = text(x);
  let f = parse('0');
  let slope = f;
  return {
    parse: await step(() => {
      f = parse(source);
    }),
    derivative: await step(() => {
      slope = derivative(f, x);
    }),
    evaluate: await step(() => void evaluate(slope, { [x]: 0.5 })),
  };
}

function each(step: (name: (typeof STEPS)[number]) => Step): Steps {
  return { parse: step('parse'), derivative: step('derivative'), evaluate: step('evaluate') };
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

function mean(steps: readonly Step[]): Step {
  const of = (part: keyof Step): number => steps.reduce((sum, step) => sum + step[part], 0) / steps.length;
  return { whole: of('whole'), collecting: of('collecting') };
}

function middle(steps: readonly Step[]): Step {
  return {
    whole: median(steps.map(({ whole }) => whole)),
    collecting: median(steps.map(({ collecting }) => collecting)),
  };
}
