import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { riseOf } from '../fuzz/flatness.ts';

const CHILD = fileURLToPath(new URL('heapChild.ts', import.meta.url));
const EXPRESSIONS_A_SAMPLE = 300;

/** Bytes of an expression that may stay, over the second half. An expression and its derivative take some 5,000. */
const MOST_BYTES = 120;
/** Megabytes that live at most at any time; 50 are the program itself, and as many the nodes of a job that is waited for once. */
const MOST_ALIVE = 110;

function liveHeap(mode: string): { readonly rise: number; readonly most: number } {
  const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', CHILD, mode], { encoding: 'utf8' });
  const samples: number[] = JSON.parse(output);
  return { rise: riseOf(samples) / EXPRESSIONS_A_SAMPLE, most: Math.max(...samples) / 1e6 };
}

test.each(['loop', 'page'])(
  '30,000 expressions that nobody keeps leave nothing behind: %s',
  (mode) => {
    const { rise, most } = liveHeap(mode);
    expect(rise).toBeLessThan(MOST_BYTES);
    expect(most).toBeLessThan(MOST_ALIVE);
  },
  240_000,
);

test('one of twenty that stays is noticed', () => {
  expect(liveHeap('leak').rise).toBeGreaterThan(MOST_BYTES);
}, 240_000);
