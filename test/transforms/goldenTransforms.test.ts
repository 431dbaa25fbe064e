import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  checkpoint,
  customVjp,
  grad,
  hessian,
  hvp,
  jacfwd,
  jacrev,
  jvp,
  linearize,
  ops,
  valueAndGrad,
  vjp,
  vmap,
} from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { map, Tensor } from '../../src/tensor/index.ts';
import { data, expectNear } from './support.ts';

type Stored = [shape: number[], data: number[]];

/** Made by make_torch_transforms.py. */
const golden = JSON.parse(readFileSync(new URL('./golden/torch_transforms.json', import.meta.url), 'utf8')) as {
  inputs: Record<'x' | 'y' | 'm' | 'u' | 'v' | 'batch', Stored>;
  cases: Record<string, readonly Stored[]>;
};

const tensorOf = ([shape, values]: Stored): Tensor => new Tensor(shape, Float64Array.from(values));
const { x, y, m, u, v, batch } = Object.fromEntries(
  Object.entries(golden.inputs).map(([name, stored]) => [name, tensorOf(stored)]),
) as Record<keyof typeof golden.inputs, Tensor>;

const { add, mul, sum, exp, sin, tanh } = ops;

// The functions of make_torch_transforms.py.
const f = (t: Value): Value => mul(tanh(ops.matmul(m, t)), ops.slice(t, { stop: 2 }));
const g = (t: Value): Value => add(mul(exp(mul(ops.index(t, 0), ops.index(t, 1))), sum(sin(t))), ops.prod(t));
const clip = customVjp(
  (t: Value) => mul(t, 1),
  (adjoint) => [ops.clamp(adjoint, -1, 1)],
);
const block = (t: Value): Value => add(tanh(mul(1.3, t)), ops.div(t, 5));
const layers =
  (layer: (t: Value) => Value) =>
  (t: Value): Value =>
    sum(layer(layer(layer(layer(layer(t))))));
const pair = (a: Value, { b }: { b: Value }): Value =>
  add(sum(ops.pow(mul(ops.outer(b, a), m), 2)), mul(sum(a), sum(b)));
const several = (t: Tensor): [Value, Value] => [f(t), exp(t)];
const square = (t: Value): Value => mul(t, t);

/** What each case computes, its results in the order of the script. */
const computed: Record<string, () => unknown> = {
  grad: () => grad(g)(x),
  'valueAndGrad, two positions': () => {
    const [value, [byA, { b }]] = valueAndGrad(pair, [0, 1])(x, { b: y });
    return [value, byA, b];
  },
  sens: () => grad(several, 0, { sens: true })(x, [u, v]),
  'sum of outputs': () => grad(several)(x),
  jvp: () => jvp(f, [x], [v]),
  vjp: () => {
    const [value, pullback] = vjp(f, [x]);
    return [value, pullback(u)];
  },
  linearize: () => {
    const [, along] = linearize(f, [x]);
    return [along(v), along(map('square', (t) => t * t, v))];
  },
  jacfwd: () => jacfwd(f)(x),
  jacrev: () => jacrev(f)(x),
  hessian: () => hessian(g)(x),
  hvp: () => hvp(g, [x], [v]),
  'order 3': () => jacfwd(jacrev(jacrev(g)))(x),
  vmap: () => vmap(f)(batch),
  'vmap of grad': () => vmap(grad(g))(batch),
  'vmap of jacrev': () => vmap(jacrev(f))(batch),
  'jacrev of vmap': () => jacrev((t: Tensor) => vmap(f)(t))(batch),
  'hessian of a sum over vmap': () => hessian((t: Tensor) => sum(vmap(f)(mul(batch, t) as Tensor)))(x),
  customVjp: () => grad((t: Tensor) => sum(mul(clip(t), [3, 0.5, -2])))(x),
  stopGradient: () => grad((t: Tensor) => sum(mul(ops.stopGradient(t), square(t))))(x),
  checkpoint: () => grad(layers(checkpoint(block)))(x),
  'grad of a penalty on the gradient': () => grad((t: Value) => add(g(t), sum(square(grad(g)(t)))))(x),
  'grad of softmax cross-entropy by inputs': () => grad((t: Tensor) => ops.crossEntropy(mul(m, t), [2, 0]))(x),
};

describe('every transform gives what PyTorch gives', () => {
  test('every case has its computation', () => {
    expect(Object.keys(computed)).toEqual(Object.keys(golden.cases));
  });

  test.each(Object.entries(golden.cases))('%s', (name, expected) => {
    expectNear(data((computed[name] as () => unknown)()), expected.map(tensorOf).flatMap(data), 1e-13);
  });
});
