import { describe, expect, test } from '@jest/globals';
import * as example from '../../examples/dense-layer.ts';
import type { Tensor } from '../../src/index.ts';
import { data } from './support.ts';

/** Single-precision results of the worked example; the tutorial of MindSpore prints BOTH (golden/documented.json). Doubles agree to single precision. */
const PLAIN = [6.56869709e-2, 5.37334494e-2, 3.01467031e-1];
const BOTH = [1.06568694, 1.05373347, 1.30146706];
const SINGLE_PRECISION = 6e-8;

function expectRows(gradients: readonly unknown[], row: readonly number[]): void {
  const [byW, byB] = gradients as [Tensor, Tensor];
  expect(byW.shape).toEqual([5, 3]);
  expect(byB.shape).toEqual([3]);
  for (const [i, value] of [...data(byW), ...data(byB)].entries()) {
    expect(Math.abs(value - (row[i % 3] as number))).toBeLessThan(SINGLE_PRECISION * (1 + Math.abs(value)));
  }
}

describe('the dense layer in six forms', () => {
  test.each([
    ['a function of everything', example.one, PLAIN],
    ['two outputs add exactly 1', example.two, BOTH],
    ['stopGradient on the second output', example.three, PLAIN],
    ['hasAux', example.four, PLAIN],
    ['a cell with parameters', example.five, PLAIN],
    ['text', example.six, PLAIN],
  ])('%s', (_, gradients, row) => {
    expectRows(gradients, row);
  });

  test('the loss, the logits, and the exact gradients (sigmoid(z) - y)/3', () => {
    expect(example.loss).toBeCloseTo(0.914285, 6);
    expect(String(example.z)).toBe('[-1.40476596 -1.64932394  2.24711204]');
    const exact = data(example.z).map((z) => 1 / (1 + Math.exp(-z)) / 3);
    for (const gradients of [example.one, example.three, example.four, example.five, example.six]) {
      for (const [i, value] of data(gradients).entries()) expect(value).toBeCloseTo(exact[i % 3] as number, 15);
    }
    for (const [i, value] of data(example.two).entries()) expect(value).toBeCloseTo(1 + (exact[i % 3] as number), 15);
  });
});

describe('training', () => {
  test.each(['SGD', 'Adam'] as const)('%s: the loss falls and the learned layer is right', (method) => {
    const { losses, weight, bias } = example.train(method);
    expect(losses.at(-1)).toBeLessThan(0.6 * (losses[0] as number));
    expect(weight.data[0]).toBeCloseTo(2, 1);
    expect(weight.data[1]).toBeCloseTo(-3, 1);
    expect(bias.data[0]).toBeCloseTo(1, 1);
  });
});

describe('the dense layer in single precision', () => {
  const f = Math.fround;
  const gradients = data(example.z).map((z) => f(f(1 / f(1 + f(Math.exp(-f(z))))) / 3));

  test('rounding every operation to 24 bits gives each printed digit; without it the last two differ', () => {
    expect(gradients.map((value) => value.toExponential(8))).toEqual(PLAIN.map((value) => value.toExponential(8)));
    for (const [i, value] of data(example.one).slice(-3).entries()) {
      expect(f(value) === value).toBe(false);
      expect(Math.abs(value - (gradients[i] as number))).toBeLessThan(2 ** -25);
    }
  });

  test('and the logits as a second output add exactly 1', () => {
    expect(gradients.map((value) => f(1 + value).toPrecision(9))).toEqual(BOTH.map((value) => value.toPrecision(9)));
  });
});
