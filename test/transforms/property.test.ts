import { describe, expect, test } from '@jest/globals';
import {
  checkGradients,
  checkpoint,
  grad,
  hvp,
  jit,
  jvp,
  ops,
  valueAndGrad,
  vjp,
  vmap,
} from '../../src/ad/transforms/index.ts';
import { OTHER_NAMES } from '../../src/ad/transforms/ops/elementwise.ts';
import type { Value } from '../../src/expr/index.ts';
import { table, tensorTable } from '../../src/ops/index.ts';
import { randn, stack, type Tensor, tensor } from '../../src/tensor/index.ts';
import { functionOf, programs } from './programs.ts';
import { data, expectNear } from './support.ts';

const drawn = programs(2, 6, 4);
const random = drawn.map((program, i) => {
  const names = program.map(([{ name }]) => name).join(', ');
  return [`${i}: ${names}`, functionOf(program), i + 1] as const;
});

const inner = (a: unknown, b: unknown): number => {
  const [u, v] = [data(a), data(b)];
  return u.reduce((total, x, i) => total + x * (v[i] as number), 0);
};
const inputsOf = (seed: number): [Tensor, Tensor] => [randn([2, 3], { seed }), randn([3], { seed: seed + 1 })];
const like = (value: Value, seed: number): Value => randn(ops.shape(value), { seed });

/** How far apart two numbers are that are inner products of a vector with each of two equal ones. */
function expectEqualProducts(left: number, right: number, scale: number, tolerance: number): void {
  expect(Math.abs(left - right) / Math.max(1, scale)).toBeLessThan(tolerance);
}

describe('what is drawn', () => {
  const counts = new Map<string, number>();
  for (const [{ name }] of drawn.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);

  /** What has no value that could vary, with the reason. */
  const exempt = new Set([
    // Constants that are not finite.
    'Infinity',
    'NaN',
    // No tensor comes out, or none goes in.
    ...['shape', 'eye', 'zeros', 'ones', 'full', 'arange', 'linspace'],
    // Forward mode only: transforms.test.ts.
    'whileLoop',
  ]);
  const names = new Set([...table.keys(), ...tensorTable.keys(), ...Object.keys(ops)]);
  // A name of `ops` may be another word for one of the table.
  const words: Readonly<Record<string, string>> = OTHER_NAMES;

  test.each([...names].filter((name) => !exempt.has(name)))('%s', (name) => {
    expect(counts.get(words[name] ?? name) ?? 0).toBeGreaterThanOrEqual(2);
  });
});

describe('random programs over all operations', () => {
  test.each(random)('forward = reverse = numeric, order 1 and 2: %s', (_, f, seed) => {
    const { checks } = checkGradients(f, inputsOf(seed), { tolerance: 1e-5, seed });
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  });

  test.each(random)('jvp and vjp are adjoint to 1e-12, order 2 is symmetric: %s', (_, f, seed) => {
    const inputs = inputsOf(seed);
    const [v, w] = [inputsOf(seed + 5), inputsOf(seed + 7)];
    const [out, tangent] = jvp(f, inputs, v);
    const [same, pullback] = vjp(f, inputs);
    expectNear(same, out, 1e-14);
    const u = like(out, seed + 9);
    const scale = Math.sqrt(inner(u, u) * inner(tangent, tangent));
    expectEqualProducts(inner(u, tangent), inner(pullback(u), v), scale, 1e-12);

    const total = (x: Tensor, y: Tensor): Value => ops.dot(f(x, y), u);
    const [hv, hw] = [hvp(total, inputs, v), hvp(total, inputs, w)];
    expectEqualProducts(inner(hv, w), inner(hw, v), Math.sqrt(inner(hv, hv) * inner(w, w)), 1e-12);
    const along = (x: Tensor, y: Tensor): Value => {
      const [gx, gy] = grad(total, [0, 1])(x, y);
      return ops.add(ops.sum(ops.mul(gx, v[0])), ops.sum(ops.mul(gy, v[1])));
    };
    expectNear(grad(along, [0, 1])(...inputs), hv, 1e-10);
  });

  test.each(random)('plans, compiled ones from the third call on, batches and checkpoints agree: %s', (_, f, seed) => {
    const inputs = inputsOf(seed);
    const value = f(...inputs);
    const [fast, both] = [jit(f), valueAndGrad(f, [0, 1])];
    const [first, gradients] = both(...inputs);
    expectNear(first, value, 1e-12);
    for (let call = 0; call < 4; call++) {
      expectNear(fast(...inputs), value, 1e-12);
      expectNear(both(...inputs), [value, gradients], 1e-11);
    }
    const others = inputsOf(seed + 3);
    const batch = inputs.map((input, i) => stack([input, others[i] as Tensor])) as [Tensor, Tensor];
    expectNear(vmap(f)(...batch), stack([value, f(...others)].map((own) => tensor(own))), 1e-12);
    const lean = checkpoint(f as (x: Value, y: Value) => Value);
    expectNear(valueAndGrad(lean, [0, 1])(...inputs), [value, gradients], 1e-12);
  });
});
