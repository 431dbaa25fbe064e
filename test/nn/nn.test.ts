import { expect, test } from '@jest/globals';
import {
  Adam,
  Cell,
  Dense,
  evaluate,
  eye,
  FluxionError,
  LayerNorm,
  type Operand,
  ones,
  ops,
  Parameter,
  randn,
  Sequential,
  SGD,
  type Tensor,
  tensor,
  type Value,
  valueAndGrad,
  zeros,
} from '../../src/index.ts';
import { data } from '../transforms/support.ts';

class Two extends Cell {
  readonly first = new Parameter(ones(2), 'first');
  readonly fixed = new Parameter(ones(2), 'fixed', { trainable: false });
  readonly parts = [new Dense(2, 3, { name: 'inner' })];

  construct(x: Operand): Value {
    return (this.parts[0] as Dense).construct(ops.mul(ops.mul(x, this.first), this.fixed));
  }
}

test('a cell lists its parameters in the order of its properties, and those that training changes', () => {
  const cell = new Two();
  expect(cell.parameters().map(({ name }) => name)).toEqual(['first', 'fixed', 'inner.weight', 'inner.bias']);
  expect(cell.trainableParams().map(({ name }) => name)).toEqual(['first', 'inner.weight', 'inner.bias']);
  const [, gradients] = valueAndGrad((x: Tensor) => ops.sum(cell.construct(x)), null, {
    weights: cell.trainableParams(),
  })(ones(2));
  expect(gradients.map(({ shape }) => shape)).toEqual([[2], [2, 3], [3]]);
});

test('SGD with momentum: w = w - rate (momentum v + g)', () => {
  const w = new Parameter([1, 2], 'w');
  const optimizer = new SGD(w, { learningRate: 0.1, momentum: 0.5 });
  optimizer.step(tensor([1, 0]));
  expect(data(w.value)).toEqual([0.9, 2]);
  optimizer.step([tensor([1, 0])]);
  expect(data(w.value)).toEqual([0.9 - 0.1 * 1.5, 2]);
});

test('Adam: the first step is the learning rate against the sign of the gradient', () => {
  const w = new Parameter([1, 1, 1], 'w');
  new Adam(w, { learningRate: 0.1 }).step(tensor([3, -0.001, 0]));
  expect(data(w.value)[0]).toBeCloseTo(0.9, 7);
  expect(data(w.value)[1]).toBeCloseTo(1.1, 5);
  expect(data(w.value)[2]).toBe(1);
});

test.each<[string, () => void, string]>([
  ['a learning rate of 0', () => new SGD([], { learningRate: 0 }), 'ARGUMENT'],
  ['too few gradients', () => new SGD([new Parameter(1), new Parameter(2)]).step([1]), 'ARGUMENT'],
  ['a gradient of another shape', () => new Adam(new Parameter(ones(2))).step(ones(3)), 'SHAPE'],
])('%s is refused', (_, run, code) => {
  expect(run).toThrow(FluxionError);
  expect(run).toThrow(expect.objectContaining({ code }));
});

test('a network learns exclusive or', () => {
  const model = new Sequential(
    new Dense(2, 8, { activation: ops.tanh, seed: 1 }),
    new LayerNorm(8),
    new Dense(8, 1, { seed: 2 }),
  );
  const inputs = tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  const labels = tensor([[0], [1], [1], [0]]);
  const weights = model.trainableParams();
  expect(weights).toHaveLength(6);
  const optimizer = new Adam(weights, { learningRate: 0.05 });
  const step = valueAndGrad((x: Tensor) => ops.binaryCrossEntropyWithLogits(model.construct(x), labels), null, {
    weights,
  });
  let loss: Value = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 200; i++) {
    const [value, gradients] = step(inputs);
    optimizer.step(gradients);
    loss = value;
  }
  expect(loss).toBeLessThan(0.01);
});

test('a linear layer finds the least squares', () => {
  const x = randn([50, 3], { seed: 4 });
  const truth = tensor([[1], [-2], [0.5]]);
  const y = ops.matmul(x, truth);
  const layer = new Dense(3, 1);
  const weights = layer.trainableParams();
  const optimizer = new SGD(weights, { learningRate: 0.3 });
  for (let i = 0; i < 200; i++) {
    const [, gradients] = valueAndGrad((inputs: Tensor) => ops.mse(layer.construct(inputs), y), null, { weights })(x);
    optimizer.step(gradients);
  }
  for (const [i, value] of data(truth).entries()) expect(layer.weight.value.data[i]).toBeCloseTo(value, 9);
  expect(zeros(1)).toEqual(tensor([0]));
});

test('evaluate takes tensors', () => {
  expect(evaluate('matmul(A, x) + 1', { A: eye(2), x: tensor([1, 2]) })).toEqual(tensor([2, 3]));
  expect(evaluate('sum(x^2)', { x: tensor([1, 2]) })).toBe(5);
  expect(evaluate('x^2', { x: 3 })).toBe(9);
});
