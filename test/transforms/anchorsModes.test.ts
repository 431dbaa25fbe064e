import { describe, expect, test } from '@jest/globals';
import { grad, jacfwd, jacrev, jit, jvp, ops, valueAndGrad, vmap } from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { stack, Tensor, tensor } from '../../src/tensor/index.ts';
import { data } from './support.ts';

/**
 * Points where derivatives are easily wrong, in every way there is to them. A row is a function of a vector, a point, its
 * gradient, and its Hessian by rows.
 */
type Row = readonly [
  name: string,
  f: (x: Value) => Value,
  at: readonly number[],
  first: readonly number[],
  second: readonly number[],
];

const at = (x: Value, i: number): Value => ops.index(x, i);
const each =
  (f: (x: Value) => Value) =>
  (x: Value): Value =>
    ops.sum(f(x));
const guarded = (f: (x: Value) => Value) => each((x) => ops.where(ops.greater(x, 0), f(x), 0));
const bce =
  (label: number) =>
  (z: Value): Value =>
    ops.binaryCrossEntropyWithLogits(at(z, 0), label);
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const curvature = (s: number): number => s * (1 - s);

const rows: readonly Row[] = [
  ['where(x > 0, sqrt(x), 0) at 0', guarded((x) => ops.sqrt(x)), [0], [0], [0]],
  ['where(x > 0, sqrt(x), 0) below 0', guarded((x) => ops.sqrt(x)), [-2], [0], [0]],
  ['where(x > 0, sqrt(x), 0) above 0', guarded((x) => ops.sqrt(x)), [4], [0.25], [-1 / 32]],
  ['where(x > 0, ln(x), 0) at 0', guarded((x) => ops.ln(x)), [0], [0], [0]],
  ['where(x > 0, 1/x, 0) at 0', guarded((x) => ops.div(1, x)), [0], [0], [0]],
  ['where(x > 0, x^0.5 ln(x), 0) at 0', guarded((x) => ops.mul(ops.pow(x, 0.5), ops.ln(x))), [0], [0], [0]],
  ['BCE at logit 0, label 0', bce(0), [0], [0.5], [0.25]],
  ['BCE at logit 0, label 1/4', bce(0.25), [0], [0.25], [0.25]],
  ['BCE at logit 0, label 1', bce(1), [0], [-0.5], [0.25]],
  ['BCE at logit -800, label 1', bce(1), [-800], [-1], [0]],
  ['BCE at logit 800, label 1', bce(1), [800], [0], [0]],
  ['prod with a zero', (x) => ops.prod(x), [2, 0, 3], [0, 6, 0], [0, 3, 0, 3, 0, 2, 0, 2, 0]],
  ['prod with two zeros', (x) => ops.prod(x), [5, 0, 0], [0, 0, 0], [0, 0, 0, 0, 0, 5, 0, 5, 0]],
  ['prod of zeros', (x) => ops.prod(x), [0, 0, 0], [0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['last of cumprod with a zero', (x) => at(ops.cumprod(x), 2), [2, 0, 3], [0, 6, 0], [0, 3, 0, 3, 0, 2, 0, 2, 0]],
  ['norm at 0', (x) => ops.norm(x), [0, 0], [0, 0], [0, 0, 0, 0]],
  ['norm of order 1 at 0', (x) => ops.norm(x, null, { order: 1 }), [0, 0], [0, 0], [0, 0, 0, 0]],
  ['norm of order 3 at 0', (x) => ops.norm(x, null, { order: 3 }), [0, 0], [0, 0], [0, 0, 0, 0]],
  [
    'norm of huge numbers',
    (x) => ops.norm(x),
    [3e200, 4e200],
    [0.6, 0.8],
    [0.64 / 5e200, -0.48 / 5e200, -0.48 / 5e200, 0.36 / 5e200],
  ],
  [
    'tanh',
    each((x) => ops.tanh(x)),
    [0.7],
    [1 - Math.tanh(0.7) ** 2],
    [-2 * Math.tanh(0.7) * (1 - Math.tanh(0.7) ** 2)],
  ],
  ['tanh at 0', each((x) => ops.tanh(x)), [0], [1], [0]],
  ['tanh far out', each((x) => ops.tanh(x)), [400], [0], [0]],
  [
    'sigmoid',
    each((x) => ops.sigmoid(x)),
    [-1.5],
    [curvature(sigmoid(-1.5))],
    [curvature(sigmoid(-1.5)) * (1 - 2 * sigmoid(-1.5))],
  ],
  ['sigmoid at 0', each((x) => ops.sigmoid(x)), [0], [0.25], [0]],
  ['sigmoid far out', each((x) => ops.sigmoid(x)), [-800], [0], [0]],
  ['exp', each((x) => ops.exp(x)), [0.3], [Math.exp(0.3)], [Math.exp(0.3)]],
  ['abs at its kink', each((x) => ops.abs(x)), [0], [0], [0]],
  ['abs on both sides of it', each((x) => ops.abs(x)), [-2, 3], [-1, 1], [0, 0, 0, 0]],
  ['relu at its kink', each((x) => ops.relu(x)), [0], [0], [0]],
  ['relu on both sides of it', each((x) => ops.relu(x)), [-1, 2], [0, 1], [0, 0, 0, 0]],
  ['max of two that are equal', (x) => ops.maximum(at(x, 0), at(x, 1)), [2, 2], [0.5, 0.5], [0, 0, 0, 0]],
  ['min of two that are equal', (x) => ops.minimum(at(x, 0), at(x, 1)), [2, 2], [0.5, 0.5], [0, 0, 0, 0]],
  ['max over an axis with a tie', (x) => ops.max(x), [1, 3, 3], [0, 0.5, 0.5], [0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['min over an axis with three', (x) => ops.min(x), [1, 1, 1], [1 / 3, 1 / 3, 1 / 3], [0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['max(x, 0) at 0 beside a constant', each((x) => ops.maximum(x, 0)), [0], [0.5], [0]],
  ['clamp at its lower end', each((x) => ops.clamp(x, 0, 1)), [-0.5, 0.5], [0, 1], [0, 0, 0, 0]],
  ['huber at the kink of |x - y|', (x) => ops.huber(x, [1], 0.5), [1], [0], [1]],
  ['a power with a whole exponent at 0', each((x) => ops.pow(x, 2)), [0], [0], [2]],
  ['a power with a whole exponent below 0', each((x) => ops.pow(x, 3)), [-2], [12], [-12]],
  ['logsumexp of large equal numbers', (x) => ops.logsumexp(x), [1000, 1000], [0.5, 0.5], [0.25, -0.25, -0.25, 0.25]],
  ['log-softmax far apart', (x) => at(ops.logSoftmax(x), 0), [-2000, 0], [1, -1], [0, 0, 0, 0]],
  ['softplus far out', each((x) => ops.softplus(x)), [-800, 800], [0, 1], [0, 0, 0, 0]],
  [
    'det of a singular matrix',
    (x) => ops.det(ops.reshape(x, [2, 2])),
    [1, 2, 2, 4],
    [4, -2, -2, 1],
    [0, 0, 0, 1, 0, 0, -1, 0, 0, -1, 0, 0, 1, 0, 0, 0],
  ],
];

function expectClose(found: unknown, expected: readonly number[], tolerance = 1e-12): void {
  const values = data(found);
  expect(values).toHaveLength(expected.length);
  const scale = Math.max(Number.MIN_VALUE, ...expected.map(Math.abs));
  for (const [i, value] of values.entries()) {
    const difference = Math.abs(value - (expected[i] as number)) / scale;
    // NaN fails this too; where all are 0, so must be what is found.
    expect(expected.every((x) => x === 0) ? Math.abs(value) <= 1e-300 : difference <= tolerance).toBe(true);
  }
}

const basis = (n: number): Tensor[] =>
  Array.from({ length: n }, (_, i) => tensor(Array.from({ length: n }, (__, k) => (k === i ? 1 : 0))));
const rowsOf = (matrix: unknown, n: number): number[][] => {
  const flat = data(matrix);
  return Array.from({ length: flat.length / n }, (_, i) => flat.slice(i * n, (i + 1) * n));
};

/** So often a function is called that what compiles after some calls has compiled. */
const CALLS = 4;

describe.each(rows)('%s', (_, f, point, first, second) => {
  const x = tensor([...point]);
  const n = point.length;
  const g = (t: Tensor): Value => f(t);

  test('forward', () => {
    expectClose(
      basis(n).map((v) => jvp(g, [x], [v])[1]),
      first,
    );
    expectClose(jacfwd(g)(x), first);
  });

  test('reverse', () => {
    expectClose(grad(g)(x), first);
    expectClose(jacrev(g)(x), first);
  });

  test('compiled', () => {
    const [value, slope] = [jit(g), jit((t: Tensor) => grad(g)(t))];
    const both = valueAndGrad(g);
    const plain = data(f(x));
    for (let call = 0; call < CALLS; call++) {
      expectClose(value(x), plain);
      expectClose(slope(x), first);
      expectClose(both(x)[1], first);
    }
  });

  test('on a batch', () => {
    const apart = new Tensor(
      [n],
      x.data.map((t) => t + 0.5),
    );
    const found = rowsOf(vmap(grad(g))(stack([x, apart, x])), n);
    expectClose(found[0], first);
    expectClose(found[2], first);
  });

  test('order 2: forward over reverse, reverse over reverse, forward over forward, compiled, on a batch', () => {
    expectClose(jacfwd(jacrev(g))(x), second);
    expectClose(jacrev(jacrev(g))(x), second);
    expectClose(jacfwd(jacfwd(g))(x), second);
    const fast = jit((t: Tensor) => jacfwd(jacrev(g))(t));
    for (let call = 0; call < CALLS; call++) expectClose(fast(x), second);
    expectClose(vmap(jacfwd(jacrev(g)))(stack([x, x])), [...second, ...second]);
  });
});

describe('one-sided infinite slopes stay infinite', () => {
  test.each<[string, (x: Value) => Value, number]>([
    ['sqrt', (x) => ops.sqrt(x), 0],
    ['acosh', (x) => ops.acosh(x), 1],
    ['ln', (x) => ops.ln(x), 0],
  ])('%s', (_, f, x) => {
    expect(grad(f)(x)).toBe(Number.POSITIVE_INFINITY);
    expect(jvp(f, [x], [1])[1]).toBe(Number.POSITIVE_INFINITY);
    const fast = jit((t: number) => grad(f)(t));
    for (let call = 0; call < CALLS; call++) expect(fast(x)).toBe(Number.POSITIVE_INFINITY);
    expect(data(vmap(grad(f))(tensor([x, x])))).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
});
