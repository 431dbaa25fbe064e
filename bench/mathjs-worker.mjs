/** One piece of work for mathjs, in a thread that can be stopped: it answers with milliseconds, or with what it threw. */
import { parentPort, workerData } from 'node:worker_threads';
import { derivative, parse } from 'mathjs';

const { task, text, variable } = workerData;
parse('x*sin(x)');
derivative('x*sin(x)', 'x');
try {
  const start = performance.now();
  const node = parse(text);
  const parsed = performance.now();
  if (task === 'derivative') derivative(node, variable);
  parentPort?.postMessage({ milliseconds: task === 'parse' ? parsed - start : performance.now() - parsed });
} catch (error) {
  parentPort?.postMessage({ error: error instanceof RangeError ? 'stack overflow' : String(error) });
}
