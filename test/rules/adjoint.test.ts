import { expect, test } from '@jest/globals';
import { build, evaluateAt, postorder, sym } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { adjoints, pushforward } from '../../src/rules/index.ts';
import { differentiate } from '../../src/symbolic/derivative.ts';

const NAMES = ['x', 'y', 'z', 'u'];

test('reverse and forward mode give the symbolic derivative of every operation, inside a chain', () => {
  const misses: string[] = [];
  for (const op of table.values()) {
    if (op.d === undefined || op.eval === undefined || op.parameters.length === 0) continue;
    const names = NAMES.slice(0, op.variadic ? 3 : op.parameters.length);
    const call = build(
      op,
      names.map((name) => sym(name)),
    );
    const f = build(table.get('mul') as typeof op, [call, build(table.get('sin') as typeof op, [call])]);
    const point = Object.fromEntries(
      names.map((name, k) => {
        const [low, high] = op.sample[op.variadic ? 0 : k] as readonly [number, number];
        return [name, low + (high - low) * (0.37 + 0.11 * k)];
      }),
    );
    const wrts = names.map((name) => sym(name));
    let reverse: readonly ReturnType<typeof sym>[] | ReturnType<typeof adjoints>;
    try {
      reverse = adjoints(f, wrts);
    } catch (error) {
      // Some operations are differentiable in part of their arguments only, and say so.
      expect(error).toMatchObject({ code: 'NOT_DIFFERENTIABLE' });
      continue;
    }
    for (const [k, name] of names.entries()) {
      const expected = evaluateAt(differentiate(f, name), point);
      const forward = pushforward([f], new Map([[wrts[k] as (typeof wrts)[0], parse('1')]]))[0];
      for (const got of [reverse[k], forward]) {
        const value = evaluateAt(got as (typeof wrts)[0], point);
        if (Math.abs(value - expected) > 1e-12 * Math.max(1, Math.abs(expected)))
          misses.push(`${op.name} by ${name}: ${value}, not ${expected}`);
      }
    }
  }
  expect(misses).toEqual([]);
});

test('the gradient of a product of n variables is linear in n', () => {
  const size = (n: number): number => {
    const names = Array.from({ length: n }, (_, k) => `x${k}`);
    return postorder(
      adjoints(
        parse(names.join('*')),
        names.map((name) => sym(name)),
      ),
    ).length;
  };
  expect(size(2000)).toBeLessThan(11 * size(200));
});

test('a variable that f does not contain has gradient 0', () => {
  expect(adjoints(parse('x^2'), [sym('x'), sym('y')])[1]).toBe(parse('0'));
});

test('an adjoint that a condition switches off stays off through several operations', () => {
  const [g] = adjoints(parse('x > 0 ? ln(sqrt(x))*x : 5'), [sym('x')]);
  expect(evaluateAt(g as ReturnType<typeof sym>, { x: 0 })).toBe(0);
  expect(evaluateAt(g as ReturnType<typeof sym>, { x: -1 })).toBe(0);
});
