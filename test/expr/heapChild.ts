/**
 * A program that goes through many expressions and lets them go, in its own process: `node --expose-gc --import tsx heapChild.ts MODE`.
 * It writes the live heap after collections, in bytes, as a list.
 *
 * - `loop`: in one job that never waits
 * - `leak`: the same, and every twentieth derivative stays
 * - `page`: where a job cannot be ended, as on a page, in jobs that end
 */
import { setImmediate } from 'node:timers/promises';

const COUNT = 30_000;
const SAMPLES = 100;

const [mode] = process.argv.slice(2);
if (mode === 'page') Reflect.deleteProperty(process, 'getBuiltinModule');
const { derivative, evaluate, parse } = await import('../../src/index.ts');

const leaked: unknown[] = [];
const samples: number[] = [];
for (let i = 0; i < COUNT; i++) {
  const f = parse(`${i + 2}x^2 * sin(x + a${i})`);
  const slope = derivative(f, 'x');
  evaluate(slope, { x: 0.5, [`a${i}`]: 1 });
  if (mode === 'leak' && i % 20 === 0) leaked.push(slope);
  if (mode === 'page' && i % 100 === 0) await setImmediate();
  if ((i + 1) % (COUNT / SAMPLES) !== 0) continue;
  globalThis.gc?.();
  samples.push(process.memoryUsage().heapUsed);
}
console.log(JSON.stringify(samples));
