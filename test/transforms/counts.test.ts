import { describe, expect, test } from '@jest/globals';
import {
  checkpoint,
  costOfGradient,
  defineOp,
  grad,
  hessian,
  hvp,
  jvp,
  linearize,
  ops,
  sparseHessian,
  sparseJacobian,
  valueAndGrad,
  vjp,
} from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { map, randn, type Tensor } from '../../src/tensor/index.ts';
import { expectNear } from './support.ts';

/** What a transform costs, counted and not timed. */

let calls = 0;
const count = (run: () => unknown): number => {
  calls = 0;
  run();
  return calls;
};

/** The identity on a tensor, which counts how often it is worked out. */
const counted = defineOp({
  signature: 'counted(x)',
  kernel: (x) => {
    calls++;
    return map('counted', (t) => t, x);
  },
  shape: (x) => x,
  transpose: ['g'],
});

/** The cube of each number; its differential needs its value, so each sweep works it out. */
const cube = defineOp({
  signature: 'cube(x)',
  eval: (x) => {
    calls++;
    return x ** 3;
  },
  d: '3*ans/x*dx',
});

const n = 50;
const x = randn([n], { seed: 1 });
const v = randn([n], { seed: 2 });
const part = (t: Value, start: number, stop: number): Value => ops.slice(t, { start, stop });

describe('how often a function is worked out', () => {
  const f = (t: Value): Value => ops.sum(ops.mul(ops.sin(counted(t)), ops.exp(t)));

  test('once for its value, for its gradient, and for both', () => {
    expect(count(() => f(x))).toBe(1);
    expect(count(() => grad(f)(x))).toBe(1);
    expect(count(() => valueAndGrad(f)(x))).toBe(1);
  });

  test('a product with the Hessian takes the function and one direction, the Hessian one direction for each variable', () => {
    expect(count(() => hvp(f, [x], [v]))).toBe(2);
    expect(count(() => hessian(f)(x))).toBe(n + 1);
  });

  test('a product with the Hessian keeps vectors, never a matrix', () => {
    const smooth = (t: Value): Value => ops.mul(ops.sum(ops.sin(t)), ops.sum(ops.exp(t)));
    const product = (t: Tensor): Value => hvp(smooth, [t], [v])[0];
    expect(costOfGradient(product, [x]).value.memory).toBeLessThan(12 * n);
    expect(costOfGradient((t: Tensor) => hessian(smooth)(t), [x]).value.memory).toBeGreaterThan(n * n);
  });

  test('vjp, jvp and linearize: each sweep once', () => {
    expect(count(() => jvp(f, [x], [v]))).toBe(2);
    expect(count(() => vjp(f, [x]))).toBe(1);
    const [, pullback] = vjp(f, [x]);
    expect(count(() => pullback(1))).toBe(1);
    const [, along] = linearize(f, [x]);
    expect(count(() => along(v))).toBeLessThanOrEqual(2);
  });
});

describe('sparse matrices take one sweep for each colour', () => {
  /** Each output is of two neighbours. */
  const band = (t: Value): Value => ops.add(ops.mul(cube(part(t, 0, n - 1)), part(t, 1, n)), part(t, 0, n - 1));

  test('Jacobian', () => {
    const { colours, values } = sparseJacobian(band)(x);
    expect(colours).toBe(2);
    expect(values).toHaveLength(2 * (n - 1));
    expect(count(() => sparseJacobian(band)(x))).toBe(colours * (n - 1));
  });

  test('Hessian', () => {
    const chain = (t: Value): Value => ops.sum(band(t));
    const { colours } = sparseHessian(chain)(x);
    expect(colours).toBeLessThanOrEqual(3);
    expect(count(() => sparseHessian(chain)(x))).toBe(colours * (n - 1));
  });
});

describe('checkpoint', () => {
  const block = (t: Value): Value => {
    let u = t;
    for (let i = 0; i < 8; i++) u = ops.tanh(counted(ops.mul(u, 1.1)));
    return u;
  };
  const chain =
    (layer: (t: Value) => Value, layers: number) =>
    (t: Tensor): Value => {
      let u: Value = t;
      for (let i = 0; i < layers; i++) u = layer(u);
      return ops.sum(u);
    };
  const memory = (layer: (t: Value) => Value, layers: number): number =>
    costOfGradient(chain(layer, layers), [x]).valueAndGradient.memory;

  test('a block more keeps one vector, not all of its own: the reported memory says so', () => {
    const [plain, lean] = [block, checkpoint(block)].map((layer) => (memory(layer, 12) - memory(layer, 6)) / 6 / n);
    expect(plain).toBeGreaterThanOrEqual(8);
    expect(lean).toBeLessThanOrEqual(2);
    expect(memory(checkpoint(block), 12)).toBeLessThan(memory(block, 12) / 3);
  });

  test('what it does not keep it works out once more', () => {
    const plain = count(() => grad(chain(block, 6))(x));
    const lean = count(() => grad(chain(checkpoint(block), 6))(x));
    expect(plain).toBe(48);
    expect(lean).toBeGreaterThan(plain);
    expect(lean).toBeLessThanOrEqual(2 * plain);
    expectNear(grad(chain(checkpoint(block), 6))(x), grad(chain(block, 6))(x), 1e-14);
  });
});

test.each([
  ['a name it does not know', { d: '2*y*dx' }, /names y/],
  ['a function it does not know', { d: 'foo(x)*dx' }, /no function foo/],
  ['the tangent of no argument', { d: 'x*dt' }, /names dt/],
  ['no tangent', { d: '2*x' }, /not linear in dx/],
  ['a term without one', { d: '2*dx + x' }, /not linear in dx/],
])('a rule of defineOp with %s is refused when it is made', (_, rule, message) => {
  expect(() => defineOp({ signature: 'f(x)', eval: (t) => t, ...rule })).toThrow(message);
  expect(() => defineOp({ signature: 'f(x)', kernel: (t) => t, shape: (t) => t, transpose: ['h'] })).toThrow(/names h/);
});
