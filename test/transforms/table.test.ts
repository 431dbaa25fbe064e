import { describe, expect, test } from '@jest/globals';
import { checkGradients, vmap } from '../../src/ad/transforms/index.ts';
import { invoke } from '../../src/ad/transforms/ops/invoke.ts';
import type { Op, Shape, Value } from '../../src/expr/index.ts';
import { table, tensorTable } from '../../src/ops/index.ts';
import { stack, type Tensor, tensor } from '../../src/tensor/index.ts';
import { members, needsDefinite } from './members.ts';
import { expectNear, within } from './support.ts';

const named: [Op, Shape[][]][] = [...tensorTable.values()].map((op) => [
  op,
  (op.sampleShapes ?? []).map((shapes) => [...shapes]),
]);
const cases = [...named, ...members].flatMap(([op, lists]) =>
  lists.map((shapes) => [`${op.name} on ${JSON.stringify(shapes)}`, op, shapes] as const),
);

/** Arguments of an operation inside its domain; for square matrices positive definite ones. */
function argumentsOf(op: Op, shapes: readonly Shape[], seed: number): Value[] {
  return shapes.map((shape, i) => {
    const interval = (op.sample[op.variadic ? 0 : i] ?? [-2, 2]) as readonly [number, number];
    const random = within(shape, interval, seed + i);
    const square = shape.length >= 2 && shape.at(-1) === shape.at(-2);
    return square && needsDefinite.has(op) ? definite(random as Tensor) : random;
  });
}

/** A matrix near the identity, not symmetric. */
function definite(t: Tensor): Tensor {
  const n = t.shape.at(-1) as number;
  return tensor({ shape: t.shape, data: t.data.map((x, i) => x / 4 + (Math.floor(i / n) % n === i % n ? 3 : 0)) });
}

describe('every tensor operation, forward and reverse, order 1 and 2, against finite differences', () => {
  test.each(cases)('%s', (_, op, shapes) => {
    const report = checkGradients((...args: Value[]) => invoke(op, args), argumentsOf(op, shapes, 5));
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(report.checks).toHaveLength(4);
  });
});

describe('every tensor operation on many examples at once is the operation on each', () => {
  test.each(cases)('%s', (_, op, shapes) => {
    const examples = [11, 23, 37].map((seed) => argumentsOf(op, shapes, seed));
    const f = (...args: Value[]): Value => invoke(op, args);
    const expected = stack(examples.map((args) => tensor(f(...args))));
    const inputs = shapes.map((_, i) => stack(examples.map((args) => tensor(args[i] as Value))));
    expectNear(vmap(f)(...inputs), expected, 1e-9);
    if (shapes.length > 1) {
      const shared = examples.map((args) => tensor(f(args[0] as Value, ...(examples[0] as Value[]).slice(1))));
      const result = vmap(f, { inAxes: [0, ...shapes.slice(1).map(() => null)] })(
        inputs[0] as Tensor,
        ...(examples[0] as Value[]).slice(1),
      );
      expectNear(result, stack(shared), 1e-9);
    }
  });
});

describe('every function of the language on tensors, forward and reverse, order 1 and 2', () => {
  const functions = [...table.values()].filter(({ parameters, fixed }) => parameters.length > 0 && fixed === undefined);
  test.each(functions.map((op) => [op.name, op] as const))('%s', (_, op) => {
    const args = op.variadic
      ? [within([2, 3], op.sample[0] as [number, number], 1), within([3], op.sample[0] as [number, number], 2)]
      : op.sample.map((interval, i) => within(i === 0 ? [2, 3] : [3], interval as [number, number], 3 + i));
    const report = checkGradients((...values: Value[]) => invoke(op, values), args, { tolerance: 1e-5 });
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
  });
});
