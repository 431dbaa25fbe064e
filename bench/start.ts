import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { duration, median } from './measure.ts';

const DIFF = fileURLToPath(new URL('../bin/diff.cjs', import.meta.url));
const RUNS = 21;

/** Milliseconds of a whole process: a bare Node, and the command line with its answer. Medians of alternating runs. */
export function startTimes(args: readonly string[]): { node: number; diff: number } {
  const [node, diff]: [number[], number[]] = [[], []];
  for (let i = 0; i < RUNS; i++) {
    node.push(duration(() => void spawnSync(process.execPath, ['-e', '0'])));
    diff.push(
      duration(() => {
        const { status, stderr } = spawnSync(process.execPath, [DIFF, ...args], { encoding: 'utf8' });
        if (status !== 0) throw new Error(`diff ${args.join(' ')} failed: ${stderr}`);
      }),
    );
  }
  return { node: median(node), diff: median(diff) };
}
