import { compile } from '../../compile/index.ts';
import { num, sym } from '../../expr/index.ts';
import { pushforward } from '../../rules/index.ts';
import { type CostRow, gradientCosts, helmholtz } from '../curves/index.ts';

/** The methods of the survey's table 4, and f itself. */
export type Timed = 'value' | 'numeric' | 'forward' | 'reverse';

/** What a gradient of the Helmholtz energy takes: measured times beside counted operations. */
export interface TimeRow {
  readonly inputs: number;
  /** Milliseconds on this machine. */
  readonly milliseconds: Readonly<Record<Timed, number>>;
  readonly operations: CostRow;
}

/** Measures how many milliseconds one run takes. */
export type Stopwatch = (run: () => void) => number;

/** So many laps are timed, each long enough for the clock. */
const LAPS = 8;
const LAP = 0.5;

/** The first runs compile the code, and do not count. */
const WARM_UP = 8;

/** The mean of the quickest of several laps: what interrupts one of them counts for nothing. */
export const quickestLap: Stopwatch = (run) => {
  for (let i = 0; i < WARM_UP; i++) run();
  let shortest = Infinity;
  let runs = 1;
  for (let lap = 0; lap < LAPS; ) {
    const started = performance.now();
    for (let i = 0; i < runs; i++) run();
    const passed = performance.now() - started;
    if (passed < LAP) {
      runs *= 2;
      continue;
    }
    shortest = Math.min(shortest, passed / runs);
    lap++;
  }
  return shortest;
};

const STEP = 1e-6;

/**
 * Times of the Helmholtz energy and of its gradient by central differences, forward and reverse mode, each as compiled
 * code. Forward mode is one program of a point and a direction, run once for each input.
 *
 * Source of the comparison: Baydin et al. (2018), table 4.
 *
 * @example
 * gradientTimes([8])[0].operations.reverse // 712
 */
export function gradientTimes(inputs: readonly number[], stopwatch: Stopwatch = quickestLap): TimeRow[] {
  return gradientCosts(inputs).map((operations) => {
    const runs = Object.entries(programs(operations.inputs));
    const measured = runs.map(([method, run]) => [method, stopwatch(run)]);
    return { inputs: operations.inputs, milliseconds: Object.fromEntries(measured), operations };
  });
}

/** The gradient by every method, as work to be timed; nothing is allocated in it. */
function programs(n: number): Readonly<Record<Timed, () => Float64Array>> {
  const { f, at } = helmholtz(n);
  const names = Object.keys(at);
  const directions = names.map((name) => `d${name}`);
  const seeds = new Map(names.map((name, i) => [sym(name), sym(directions[i] as string)]));
  const value = compile(f, names);
  const tangent = compile([f, pushforward([f], seeds)[0] ?? num(0)], [...names, ...directions]);
  const gradient = compile(f, names, { gradient: true });
  const point = Float64Array.from(names, (name) => at[name] as number);
  const seeded = Float64Array.from([...point, ...directions.map(() => 0)]);
  const out = new Float64Array(1);
  const pair = new Float64Array(2);
  const partials = new Float64Array(n);
  const all = new Float64Array(n + 1);
  return {
    value: () => value.at(point, out),
    numeric: () => {
      for (let i = 0; i < n; i++) {
        const x = point[i] as number;
        point[i] = x + STEP;
        const above = value.at(point, out)[0] as number;
        point[i] = x - STEP;
        partials[i] = (above - (value.at(point, out)[0] as number)) / (2 * STEP);
        point[i] = x;
      }
      return partials;
    },
    forward: () => {
      for (let i = 0; i < n; i++) {
        seeded[n + i] = 1;
        partials[i] = tangent.at(seeded, pair)[1] as number;
        seeded[n + i] = 0;
      }
      return partials;
    },
    reverse: () => gradient.at(point, all),
  };
}
