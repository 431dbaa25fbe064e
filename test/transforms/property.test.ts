import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkGradients,
  grad,
  hessian,
  hvp,
  jacfwd,
  jacrev,
  jit,
  jvp,
  ops,
  vjp,
  vmap,
} from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { randn, stack, type Tensor, tensor } from '../../src/tensor/index.ts';
import { data, expectNear } from './support.ts';

/** One line of a random program: what it does to a value made before, and another one. */
type Line = (a: Value, b: Value) => Value;

const shapeOf = (x: Value): readonly number[] => ops.shape(x);
const vector = (x: Value): Value => ops.reshape(x, [-1]);
/** Both in one shape, by cutting the longer one. */
const paired =
  (f: (a: Value, b: Value) => Value): Line =>
  (a, b) => {
    const [u, v] = [vector(a), vector(b)];
    const n = Math.min(shapeOf(u)[0] as number, shapeOf(v)[0] as number);
    return f(ops.slice(u, { stop: n }), ops.slice(v, { stop: n }));
  };

/** Smooth on all of R, and of moderate size, so that finite differences are good judges. */
const lines: Line[] = [
  (a) => ops.sin(a),
  (a) => ops.tanh(a),
  (a) => ops.sigmoid(a),
  (a) => ops.softplus(a),
  (a) => ops.exp(ops.sin(a)),
  (a) => ops.atan(a),
  (a) => ops.sqrt(ops.add(1, ops.mul(a, a))),
  (a) => ops.ln(ops.add(2, ops.cos(a))),
  (a) => ops.neg(a),
  (a) => ops.where(ops.greater(ops.sum(a), 100), a, ops.mul(a, 0.5)),
  (a) => ops.transpose(a),
  (a) => (shapeOf(a).length === 0 ? a : ops.flip(a)),
  (a) => (shapeOf(a).length === 0 ? a : ops.softmax(a)),
  (a) => (shapeOf(a).length === 0 ? a : ops.logSoftmax(a, 0)),
  (a) => (shapeOf(a).length === 0 ? a : ops.mean(a, 0)),
  (a) => (shapeOf(a).length === 0 ? a : ops.sum(a, -1, true)),
  (a) => (shapeOf(a).length === 0 ? a : ops.logsumexp(a, 0)),
  (a) => ops.tanh(ops.prod(ops.tanh(a))),
  (a) => (shapeOf(a).length === 0 ? a : ops.cumsum(a)),
  (a) => ops.norm(ops.add(ops.mul(a, a), 1)),
  (a) => ops.expandDims(a, 0),
  paired((a, b) => ops.add(a, b)),
  paired((a, b) => ops.mul(a, ops.cos(b))),
  paired((a, b) => ops.div(a, ops.add(2, ops.mul(b, b)))),
  paired((a, b) => ops.atan2(a, ops.add(3, ops.sin(b)))),
  paired((a, b) => ops.dot(ops.tanh(a), ops.tanh(b))),
  paired((a, b) => ops.einsum('i,j->ij', ops.tanh(a), ops.slice(ops.tanh(b), { stop: 2 }))),
  paired((a, b) => ops.concat([a, ops.slice(b, { stop: 1 })])),
  paired((a, b) => ops.stack([ops.sin(a), b])),
];

/** A random program of two inputs of shapes [2, 3] and [3], with one tensor of at most 30 elements as its result. */
const programs = fc
  .array(fc.tuple(fc.nat(lines.length - 1), fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 9 })
  .map((steps) => (x: Tensor, y: Tensor): Value => {
    const values: Value[] = [x, y];
    for (const [line, first, second] of steps) {
      const at = (back: number): Value => values[Math.max(0, values.length - 1 - (back % 3))] as Value;
      const next = (lines[line] as Line)(at(first), at(second));
      if (shapeOf(next).reduce((size, length) => size * length, 1) <= 30) values.push(next);
    }
    return ops.add(values.at(-1) as Value, ops.mul(0.1, ops.add(ops.sum(ops.sin(x)), ops.sum(y))));
  });

const cases = fc.tuple(programs, fc.integer({ min: 1, max: 1000 }));
const RUNS = { numRuns: 60 };

const inner = (a: unknown, b: unknown): number => {
  const [u, v] = [data(a), data(b)];
  return u.reduce((total, x, i) => total + x * (v[i] as number), 0);
};
const inputsOf = (seed: number): [Tensor, Tensor] => [randn([2, 3], { seed }), randn([3], { seed: seed + 1 })];
const like = (value: Value, seed: number): Value => {
  const random = randn(shapeOf(value), { seed });
  return typeof value === 'number' ? random.item() : random;
};

describe('random programs', () => {
  test('forward = reverse = numeric, order 1 and 2', () => {
    fc.assert(
      fc.property(cases, ([f, seed]) => {
        const { checks } = checkGradients(f, inputsOf(seed), { tolerance: 1e-5, seed });
        expect(checks.filter(({ passed }) => !passed)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('jvp and vjp are adjoint to each other to 1e-12', () => {
    fc.assert(
      fc.property(cases, ([f, seed]) => {
        const inputs = inputsOf(seed);
        const v = inputsOf(seed + 5);
        const [out, tangent] = jvp(f, inputs, v);
        const u = like(out, seed + 9);
        const [same, pullback] = vjp(f, inputs);
        expectNear(same, out, 1e-14);
        const [left, right] = [inner(u, tangent), inner(pullback(u), v)];
        const scale = Math.max(1, Math.sqrt(inner(u, u) * inner(tangent, tangent)));
        expect(Math.abs(left - right) / scale).toBeLessThan(1e-12);
      }),
      RUNS,
    );
  });

  test('order 2 is symmetric, and every way to it agrees', () => {
    fc.assert(
      fc.property(cases, ([f, seed]) => {
        const total = (x: Tensor, y: Tensor): Value => ops.sum(f(x, y));
        const inputs = inputsOf(seed);
        const [v, w] = [inputsOf(seed + 5), inputsOf(seed + 7)];
        const [hv, hw] = [hvp(total, inputs, v), hvp(total, inputs, w)];
        const scale = Math.max(1, Math.sqrt(inner(hv, hv) * inner(w, w)));
        expect(Math.abs(inner(hv, w) - inner(hw, v)) / scale).toBeLessThan(1e-12);
        const matrix = hessian(total, 1)(...inputs) as Tensor;
        expectNear(matrix, ops.transpose(matrix), 1e-12);
        expectNear(jacrev(grad(total, 1), 1)(...inputs), matrix, 1e-11);
      }),
      RUNS,
    );
  });

  test('Jacobians by both modes, plans with loops, and batches agree', () => {
    fc.assert(
      fc.property(cases, ([f, seed]) => {
        const inputs = inputsOf(seed);
        expectNear(jacfwd(f, [0, 1])(...inputs), jacrev(f, [0, 1])(...inputs), 1e-12);
        const fast = jit(f);
        const values = [f(...inputs), fast(...inputs), fast(...inputs)];
        expectNear(values[1], values[0], 1e-13);
        expectNear(values[2], values[0], 1e-13);
        const others = inputsOf(seed + 3);
        const both = inputs.map((input, i) => stack([input, others[i] as Tensor])) as [Tensor, Tensor];
        expectNear(vmap(f)(...both), stack([f(...inputs), f(...others)].map((value) => tensor(value))), 1e-12);
      }),
      RUNS,
    );
  });
});
