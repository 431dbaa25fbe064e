import { expect, test } from '@jest/globals';
import { planOf } from '../../src/ad/transforms/plan.ts';
import { build, sym } from '../../src/expr/index.ts';
import { families, op } from '../../src/ops/index.ts';

test('the same expressions over the same variables have one plan, so they are compiled once', () => {
  const make = () => {
    const x = sym('x', [3]);
    return { x, roots: [build(families.prod(), [build(op('sin'), [x])])] };
  };
  const [first, second] = [make(), make()];
  expect(planOf(first.roots, [first.x])).toBe(planOf(second.roots, [second.x]));
});
