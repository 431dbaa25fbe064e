/** `npm run test:long [count [seed]]`: the fuzzer on a million inputs. Exit code 1 where it finds something. */
import { fuzz } from './fuzz.ts';

/** Growth of the live heap between the first and the last third that counts as a leak, in megabytes. */
const LEAK = 150;

const [count = '1000000', seed = '1'] = process.argv.slice(2);
const start = performance.now();
const report = await fuzz(Number(count), Number(seed), (done) => {
  process.stderr.write(`\r${done.toLocaleString('en')} inputs`);
});
const { findings, slowest, heap } = report;
const third = Math.ceil(heap.length / 3);
const growth = Math.min(...heap.slice(-third)) - Math.min(...heap.slice(0, third));
process.stderr.write('\n');
for (const { input, what } of findings) console.log(`${JSON.stringify(input)}\n  ${what}\n`);
console.log(
  `${report.count} inputs in ${Math.round((performance.now() - start) / 1000)} s, ${findings.length} findings`,
);
console.log(`slowest: ${Math.round(slowest.milliseconds)} ms for ${JSON.stringify(slowest.input.slice(0, 200))}`);
console.log(`live heap in MB: ${heap.join(' ')}`);
if (heap.length > 2 && growth > LEAK) console.log(`the heap grows by ${growth} MB`);
process.exitCode = findings.length > 0 || (heap.length > 2 && growth > LEAK) ? 1 : 0;
