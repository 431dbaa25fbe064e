/** `npm run test:long [count [seed]]`: the fuzzer on a million inputs. Exit code 1 where it finds something, or the heap rises. */
import { floorsOf, riseOf } from './flatness.ts';
import { fuzz } from './fuzz.ts';

/**
 * Bytes of an input that may stay in the live heap, over the second half. A node takes some 300. What V8 compiles and learns about the
 * types takes about 4 in the second half of a million, and more in the first hundred thousands.
 */
const MOST_BYTES = 16;
/** So many inputs it takes until V8 knows the program. */
const SETTLED = 500_000;

const [count = '1000000', seed = '1'] = process.argv.slice(2);
const start = performance.now();
const report = await fuzz(Number(count), Number(seed), (done) => {
  process.stderr.write(`\r${done.toLocaleString('en')} inputs`);
});
const { findings, slowest, heap } = report;
process.stderr.write('\n');
for (const { input, what } of findings) console.log(`${JSON.stringify(input)}\n  ${what}\n`);
console.log(
  `${report.count} inputs in ${Math.round((performance.now() - start) / 1000)} s, ${findings.length} findings`,
);
console.log(`slowest: ${Math.round(slowest.milliseconds)} ms for ${JSON.stringify(slowest.input.slice(0, 200))}`);
process.exitCode = [findings.length > 0, rises()].some(Boolean) ? 1 : 0;

/** Report the live heap after a collection: all that it was, and whether what it comes down to rises. */
function rises(): boolean {
  const rounded = (megabytes: readonly number[]): string => megabytes.map((value) => value.toFixed(1)).join(' ');
  console.log(`live heap in MB: ${rounded(heap.filter((_, i) => i % 5 === 4))}`);
  console.log(`its floors in MB: ${rounded(floorsOf(heap))}`);
  const bytes = (riseOf(heap) * 1e6) / (Number(count) / heap.length);
  console.log(`over the second half the floor rises by ${bytes.toFixed(1)} bytes an input (at most ${MOST_BYTES})`);
  if (Number(count) >= SETTLED) return !(bytes <= MOST_BYTES);
  console.log(`That is no judgement: it takes ${SETTLED} inputs.`);
  return false;
}
