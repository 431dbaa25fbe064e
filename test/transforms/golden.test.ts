import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { hvp, ops, valueAndGrad } from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { eye, map, ones, Tensor } from '../../src/tensor/index.ts';
import { expectNear } from './support.ts';

type Stored = [shape: number[], data: number[]];

interface Golden {
  readonly inputs: readonly Stored[];
  readonly value: number;
  readonly gradients: readonly Stored[];
  /** The Hessian times the direction cos(1), cos(2), ... of every input. */
  readonly hvp: readonly Stored[];
}

const golden = JSON.parse(readFileSync(new URL('./golden/torch.json', import.meta.url), 'utf8')) as {
  cases: Record<string, Golden>;
};

const { sum, mul, pow } = ops;
const sq = (x: Value): Value => pow(x, 2);
const from = (start: number): { start: number } => ({ start });

/** The functions of make_torch.py, by name. */
const functions: Record<string, (...inputs: Tensor[]) => Value> = {
  'sum of squares over axis': (x) => ops.prod(sum(sq(x), 0)),
  'mean and variance': (x) => ops.mean(sq(ops.sub(x, ops.mean(x, 1, true)))),
  'prod over axis': (x) => sum(ops.prod(x, 1)),
  'prod with a zero': (x) => ops.prod(x),
  'max over axis': (x) => sum(sq(ops.max(x, 1))),
  'amax with ties': (x) => ops.max(x),
  'min over axis': (x) => sum(ops.exp(ops.min(x, 0))),
  logsumexp: (x) => ops.prod(ops.logsumexp(x, 1)),
  norm: (x) => ops.norm(x),
  'norm 3': (x) => ops.norm(x, null, { order: 3 }),
  softmax: (x) => sum(sq(ops.softmax(x, 1))),
  'log softmax': (x) => ops.prod(ops.index(ops.logSoftmax(x, 0), 1)),
  'layer norm': (x, gamma, beta) => sum(pow(ops.layerNorm(x, { gamma, beta }), 3)),
  'cumsum cumprod': (x) => sum(mul(ops.cumsum(x), ops.cumprod(x))),
  broadcasting: (x, y) => sum(ops.sin(ops.add(mul(x, y), ops.div(y, ops.add(sq(x), 1))))),
  where: (x) => sum(ops.where(ops.greater(x, 0), ops.exp(x), pow(x, 3))),
  gather: (x) => sum(sq(ops.gather(x, [2, 0, 2]))),
  slices: (x) => sum(mul(ops.slice(x, from(1), { step: 2 }), ops.slice(x, { stop: -1 }, { start: 1, step: 2 }))),
  'concat and stack': (x, y) => sum(pow(ops.index(ops.stack([ops.concat([x, y]), ops.concat([y, x])]), 0), 3)),
  'transpose and reshape': (x) => sum(sq(ops.index(ops.reshape(ops.transpose(x, [2, 0, 1]), [4, 6]), 1))),
  matmul: (a, b) => sum(ops.tanh(ops.matmul(a, b))),
  'batched matmul': (a, b) => sum(ops.sin(ops.matmul(a, b))),
  'vector matmul': (a, b) => ops.exp(ops.matmul(ops.matmul(ops.matmul(a, b), ops.transpose(b)), a)),
  einsum: (a, b) => sum(sq(ops.einsum('bij,bjk->ik', a, b))),
  'outer dot': (a, b) => mul(sum(ops.sin(ops.outer(a, b))), ops.dot(a, a)),
  trace: (a) => ops.trace(ops.matmul(a, a)),
  det: (a) => sq(ops.det(a)),
  logdet: (a) =>
    ops.logdet(
      ops.add(
        ops.matmul(a, ops.transpose(a)),
        map('twice', (x) => 2 * x, eye(3)),
      ),
    ),
  inv: (a) => sum(sq(ops.inv(a))),
  solve: (a, b) => sum(sq(ops.solve(a, b))),
  cholesky: (a) => sum(pow(ops.cholesky(a), 3)),
  'triangular solve': (t, b) => sum(sq(ops.triangularSolve(t, b))),
  conv1d: (x, k) => sum(sq(ops.conv1d(x, k))),
  'conv1d same': (x, k) => sum(sq(ops.conv1d(x, k, { padding: 'same' }))),
  conv2d: (x, k) => sum(sq(ops.conv2d(x, k))),
  'conv2d same': (x, k) => sum(sq(ops.conv2d(x, k, { padding: 'same' }))),
  'conv2d stride': (x, k) => sum(sq(ops.conv2d(x, k, { stride: 2 }))),
  bce: (z, y) => ops.binaryCrossEntropyWithLogits(z, y),
  'bce weighted': (z, y) => ops.binaryCrossEntropyWithLogits(z, y, [0.5, 2], [1.5, 0.7], 'sum'),
  'cross entropy': (z) => ops.crossEntropy(z, [2, 0, 1]),
  mse: (x, y) => ops.mse(x, y),
  huber: (x, y) => ops.huber(x, y, 0.7),
  'gelu silu': (x) => sum(mul(gelu(x), silu(x))),
  'two layers': (x, w, b, v) =>
    ops.binaryCrossEntropyWithLogits(ops.matmul(ops.tanh(ops.add(ops.matmul(x, w), b)), v), ones(5)),
};

const { gelu, silu } = ops;

const tensorOf = ([shape, data]: Stored): Tensor => new Tensor(shape, Float64Array.from(data));

describe('values, gradients and Hessian-vector products of PyTorch', () => {
  test('every case has its function', () => {
    expect(Object.keys(functions).sort()).toEqual(Object.keys(golden.cases).sort());
  });

  test.each(Object.entries(golden.cases))('%s', (name, expected) => {
    const f = functions[name] as (...inputs: Tensor[]) => Value;
    const inputs = expected.inputs.map(tensorOf);
    const positions = inputs.map((_, i) => i);
    const [value, gradients] = valueAndGrad(f, positions)(...inputs);
    expectNear(value, expected.value, 1e-13);
    expectNear(gradients, expected.gradients.map(tensorOf), 1e-12);
    const directions = inputs.map(
      ({ shape, data }) =>
        new Tensor(
          shape,
          data.map((_, i) => Math.cos(i + 1)),
        ),
    );
    expectNear(hvp(f, inputs, directions), expected.hvp.map(tensorOf), 1e-10);
  });
});
