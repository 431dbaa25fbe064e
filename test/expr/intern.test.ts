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
