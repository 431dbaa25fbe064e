import { check, type Finding } from './check.ts';
import { inputs } from './inputs.ts';

export interface FuzzReport {
  readonly count: number;
  readonly findings: readonly Finding[];
  /** The slowest input and its milliseconds. */
  readonly slowest: { readonly input: string; readonly milliseconds: number };
  /** Megabytes of live heap at equal distances, each after a collection, where the garbage collector can be called. */
  readonly heap: readonly number[];
}

/** More milliseconds of the processor than this for one input count as a hang, however busy the machine is. */
const HANG = 2000;
/** One input in so many is shown to the high-precision judge. */
const JUDGED = 40;
const SAMPLES = 500;
const ENOUGH = 40;

/** Check many inputs. The event loop turns now and then, so that weak references may go. */
export async function fuzz(
  count: number,
  seed: number,
  progress: (done: number) => void = () => {},
): Promise<FuzzReport> {
  // Most inputs end in an error, and nobody reads where in the sources.
  Error.stackTraceLimit = 0;
  const next = inputs(seed);
  const findings: Finding[] = [];
  const heap: number[] = [];
  let slowest = { input: '', milliseconds: 0 };
  for (let i = 0; i < count && findings.length < ENOUGH; i++) {
    const input = next();
    const start = performance.now();
    const checked = check(input, false);
    const elapsed = performance.now() - start;
    const milliseconds = elapsed > HANG / 4 ? processorTime(() => check(input, false)) : elapsed;
    // The judge's digits take their time, and that is not the time of what is judged.
    const found = checked ?? (i % JUDGED === 0 ? check(input, true) : undefined);
    if (found !== undefined) findings.push(found);
    else if (milliseconds > HANG) findings.push({ input, what: `takes ${Math.round(milliseconds)} ms` });
    if (milliseconds > slowest.milliseconds) slowest = { input, milliseconds };
    if (i % 1000 === 999) await new Promise(setImmediate);
    if (globalThis.gc !== undefined && (i + 1) % Math.ceil(count / SAMPLES) === 0) {
      globalThis.gc();
      heap.push(process.memoryUsage().heapUsed / 1e6);
    }
    if ((i + 1) % 10_000 === 0) progress(i + 1);
  }
  return { count, findings, slowest, heap };
}

/** Milliseconds of the processor, which a busy machine does not stretch; asking for them takes longer than most inputs. */
function processorTime(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
