import { describe, expect, test } from '@jest/globals';
import { checkGradients, grad, hessian, jacfwd, jacrev, ops } from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { randn, type Tensor, tensor, zeros } from '../../src/tensor/index.ts';
import { data, expectNear } from './support.ts';

/** Points where derivatives are easily wrong: each case is a class of failure. */
describe('an inactive branch never poisons a gradient', () => {
  const guarded = (body: (x: Value) => Value) => (x: number) => ops.where(ops.greater(x, 0), body(x), 0);
  test.each<[string, (x: number) => Value]>([
    ['sqrt', guarded((x) => ops.sqrt(x))],
    ['ln', guarded((x) => ops.ln(x))],
    ['1/x', guarded((x) => ops.div(1, x))],
    ['a value used twice', guarded((x) => ops.add(ops.sqrt(x), ops.pow(ops.sqrt(x), 2)))],
    ['a chain', guarded((x) => ops.exp(ops.mul(3, ops.ln(ops.sqrt(x)))))],
    [
      'two conditions',
      (x) => ops.add(ops.where(ops.greater(x, 0), ops.sqrt(x), 0), ops.where(ops.greater(x, 1), ops.sqrt(x), 0)),
    ],
    ['nested', guarded((x) => ops.where(ops.less(x, 5), ops.sqrt(x), ops.ln(x)))],
    ['the other branch', (x) => ops.where(ops.lessEqual(x, 0), 0, ops.sqrt(x))],
    [
      'a condition on a traced branch of cond',
      (x) =>
        ops.cond(
          ops.greater(x, 0),
          (t: Value) => ops.sqrt(t),
          () => 0 as Value,
          x,
        ),
    ],
  ])('%s at 0 and below', (_, f) => {
    expect(grad(f)(0)).toBe(0);
    expect(grad(f)(-1)).toBe(0);
    expect(grad(grad(f))(0)).toBe(0);
  });

  test('elementwise, through sums, broadcasting and slices', () => {
    const x = tensor([0, -1, 4]);
    const safe = (t: Value): Value => ops.where(ops.greater(t, 0), ops.sqrt(t), 0);
    expect(data(grad((t: Tensor) => ops.sum(safe(t)))(x))).toEqual([0, 0, 0.25]);
    expect(data(grad((t: Tensor) => ops.sum(ops.slice(safe(t), { start: 0, stop: 2 })))(x))).toEqual([0, 0, 0]);
    const scaled = (t: Tensor, s: number): Value => ops.sum(ops.where(ops.greater(t, 0), ops.mul(t, ops.sqrt(s)), 0));
    expect(grad(scaled, 1)(tensor([-1, -2]), 0)).toBe(0);
    expect(
      data(grad((t: Tensor) => ops.where(ops.greater(ops.sum(t), 0), ops.sum(ops.sqrt(t)), 0))(tensor([0, 0]))),
    ).toEqual([0, 0]);
    const picked = (t: Tensor): Value =>
      ops.sum(ops.where(ops.greater(ops.reshape(t, [3, 1]), 0), ops.reshape(ops.sqrt(t), [3, 1]), 0));
    expect(data(grad(picked)(x))).toEqual([0, 0, 0.25]);
  });
});

test('BCE at logit 0 gives 0.5 - y', () => {
  for (const y of [0, 0.25, 1]) {
    expect(grad((z: number) => ops.binaryCrossEntropyWithLogits(z, y))(0)).toBe(0.5 - y);
  }
  const far = grad((z: number) => ops.binaryCrossEntropyWithLogits(z, 1))(-800);
  expect(far).toBe(-1);
});

test('prod with zeros', () => {
  expect(data(grad((x: Tensor) => ops.prod(x))(tensor([2, 0, 3])))).toEqual([0, 6, 0]);
  expect(data(grad((x: Tensor) => ops.prod(x))(tensor([2, 0, 0])))).toEqual([0, 0, 0]);
  expect(data(hessian((x: Tensor) => ops.prod(x))(tensor([5, 0, 0])))).toEqual([0, 0, 0, 0, 0, 5, 0, 5, 0]);
  expect(data(jacrev((x: Tensor) => ops.cumprod(x))(tensor([2, 0, 3])))).toEqual([1, 0, 0, 0, 2, 0, 0, 6, 0]);
  const third = jacfwd(jacfwd(jacrev((x: Tensor) => ops.prod(x))))(tensor([0, 0, 0])) as Tensor;
  expect(data(third).filter((x) => x !== 0)).toEqual([1, 1, 1, 1, 1, 1]);
  for (const f of [ops.prod, ops.cumprod] as ((x: Tensor, axis: number) => Value)[]) {
    const along = (x: Tensor): Value => f(x, 1);
    const zeroed = tensor([
      [0, 2, 0, 3],
      [0, 0, 0, 1],
    ]);
    expect(checkGradients(along, [zeroed]).passed).toBe(true);
    expect(
      checkGradients(
        grad((x: Tensor) => ops.sum(along(x))),
        [zeroed],
      ).passed,
    ).toBe(true);
  }
});

test('norm at 0 is 0', () => {
  for (const order of [1, 2, 3]) {
    expect(data(grad((x: Tensor) => ops.norm(x, null, { order }))(tensor([0, 0])))).toEqual([0, 0]);
  }
  expectNear(grad((x: Tensor) => ops.norm(x))(tensor([3e200, 4e200])), [0.6, 0.8]);
});

test.each<[string, (x: Value) => Value, (x: number) => number]>([
  ['tanh', (x) => ops.tanh(x), (x) => -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)],
  ['sigmoid', (x) => ops.sigmoid(x), (x) => (Math.exp(-x) * (Math.exp(-x) - 1)) / (1 + Math.exp(-x)) ** 3],
  ['exp', (x) => ops.exp(x), Math.exp],
])('second derivative of %s', (_, f, second) => {
  for (const x of [-1.5, 0, 0.3, 2]) expect(grad(grad(f))(x)).toBeCloseTo(second(x), 12);
});

test('kinks: the minimum-norm subgradient', () => {
  expect(grad((x: number) => ops.abs(x))(0)).toBe(0);
  expect(grad((x: number) => ops.relu(x))(0)).toBe(0);
  expect(grad((x: number, y: number) => ops.max(x, y), [0, 1])(2, 2)).toEqual([0.5, 0.5]);
  expect(data(grad((x: Tensor) => ops.max(x))(tensor([1, 3, 3])))).toEqual([0, 0.5, 0.5]);
  expect(
    data(
      grad((x: Tensor) => ops.sum(ops.min(x, 0)))(
        tensor([
          [1, 3],
          [1, 2],
        ]),
      ),
    ),
  ).toEqual([0.5, 0, 0.5, 1]);
  expect(grad((x: number) => ops.sqrt(x))(0)).toBe(Number.POSITIVE_INFINITY);
  expect(grad((x: number) => ops.floor(x))(1)).toBe(0);
});

describe('determinant of a singular matrix', () => {
  const rank1 = tensor([
    [1, 2],
    [2, 4],
  ]);
  const rank2 = tensor([
    [1, 2, 3],
    [2, 4, 6],
    [1, 1, 5],
  ]);

  test('order 1 and 2 of a matrix of order 2 are exact', () => {
    expect(data(grad((a: Tensor) => ops.det(a))(rank1))).toEqual([4, -2, -2, 1]);
    expect(data(hessian((a: Tensor) => ops.det(a))(rank1)).map((x) => x + 0)).toEqual([
      ...[0, 0, 0, 1, 0, 0, -1, 0],
      ...[0, -1, 0, 0, 1, 0, 0, 0],
    ]);
  });

  // The derivative of order n is a function whose own derivative is checked.
  test.each([
    ['rank 1', rank1],
    ['rank 2', rank2],
    ['zeros', zeros([3, 3])],
    ['rank 1 of order 4', ops.outer([1, -2, 3, 1], [2, 1, -1, 1]) as Tensor],
    ['regular', randn([4, 4], { seed: 7 })],
  ])('every order, %s', (_, matrix) => {
    let f = (a: Tensor): Value => ops.det(a);
    for (let order = 1; order <= 3; order++) {
      const { checks } = checkGradients(f, [matrix]);
      expect(checks.filter(({ passed }) => !passed)).toEqual([]);
      const before = f;
      const along = randn(matrix.shape, { seed: order });
      f = (a) => ops.sum(ops.mul(grad(before)(a), along));
    }
  });

  test('logdet has a value there and no derivative', () => {
    expect(ops.logdet(rank1)).toBe(Number.NEGATIVE_INFINITY);
    expect(() => grad((a: Tensor) => ops.logdet(a))(rank1)).toThrow(/singular[\s\S]*/);
  });
});

test('logsumexp and softmax far from 0', () => {
  expectNear(grad((x: Tensor) => ops.logsumexp(x))(tensor([1000, 1000])), [0.5, 0.5], 1e-12);
  expect(data(grad((x: Tensor) => ops.index(ops.logSoftmax(x), 0))(tensor([-2000, 0])))).toEqual([1, -1]);
});

test('a power with an exponent that does not vary meets no logarithm', () => {
  expect(grad((x: number) => ops.pow(x, 3))(-2)).toBe(12);
  expect(grad((x: Tensor) => ops.sum(ops.pow(x, 2)))(tensor([-1, 0]))).toEqual(tensor([-2, 0]));
});

test('nested derivatives keep their perturbations apart', () => {
  // d/dx (x * d/dy (x + y)) at y = 1 is 1: confusing the two gives 2.
  expect(grad((x: number) => ops.mul(x, grad((y: Value) => ops.add(x, y))(1)))(1)).toBe(1);
  const fourth = grad(grad(grad(grad((x: Value) => ops.sin(ops.mul(2, x))))));
  expect(fourth(0.3) as number).toBeCloseTo(16 * Math.sin(0.6), 11);
});

test('a function that is exactly 0 at the point, with the noise of what cancels around it, is checked as any other', () => {
  const x = tensor([0.3, -1.2, 2.79]);
  for (const size of [1, 1e4, 1e8]) {
    const far = (t: Value): Value => ops.add(ops.sum(ops.sin(t)), size);
    const here = far(x);
    const { checks } = checkGradients((t: Tensor) => ops.sub(far(t), here), [x], { order: 1, tolerance: 1e-5 });
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(Math.abs(checks[0]?.expected as number)).toBeGreaterThan(0.1);
  }
});
