import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { build, type Expr, internCounts, num, sym } from '../../src/expr/index.ts';
import { op } from '../../src/ops/index.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** A sum over new literals: none of its nodes exists before. */
function freshSum(from: number, length: number): Expr {
  let sum: Expr = sym('x');
  for (let i = 0; i < length; i++) sum = build(op('add'), [sum, num(from + i)]);
  return sum;
}

test('a long-running process that lets expressions go does not keep them', async () => {
  const kept = freshSum(1e9, 1000);
  let most = 0;
  for (let round = 0; round < 30; round++) {
    freshSum(2e9 + round * 1e6, 25_000);
    await setImmediate();
    collectGarbage();
    const { young, old } = internCounts();
    most = Math.max(most, young + old);
  }
  // 1.5 million nodes were made. The table never held two thirds of them, and what is still in use is still the one node.
  expect(most).toBeLessThan(1_000_000);
  expect(freshSum(1e9, 1000)).toBe(kept);
}, 240_000);

test('what one call makes moves when its job ends, and in a job that goes on for long at once', async () => {
  await setImmediate();
  const before = internCounts().old;
  freshSum(4e9, 50_000);
  expect(internCounts().old).toBe(before);
  await null;
  expect(internCounts().old).toBeGreaterThan(before);

  const young: number[] = [];
  for (let round = 0; round < 60; round++) {
    freshSum(5e9 + round * 1e6, 10_000);
    young.push(internCounts().young);
  }
  const drops = young.flatMap((count, k) => (count > (young[k + 1] ?? Number.POSITIVE_INFINITY) ? [count] : []));
  expect(drops.length).toBeGreaterThan(1);
  // It was waited for before the first of them.
  expect(drops[0]).toBeGreaterThan(1 << 17);
}, 240_000);
