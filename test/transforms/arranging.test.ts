import { describe, expect, test } from '@jest/globals';
import { checkGradients, jit, ops, vmap } from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { arange, linspace, randn, stack, type Tensor, tensor, zeros } from '../../src/tensor/index.ts';
import { data, expectNear } from './support.ts';

const six = ops.reshape(arange(6), [2, 3]) as Tensor;

/** What NumPy 2.4.6 gives for the function of the same name (swapaxes, take_along_axis, logaddexp ...); NaN aside. */
const values: readonly (readonly [name: string, value: () => unknown, numpy: unknown])[] = [
  [
    'swapAxes',
    () => ops.swapAxes(ops.reshape(arange(6), [1, 2, 3]), 0, 2),
    [
      [[0], [3]],
      [[1], [4]],
      [[2], [5]],
    ],
  ],
  [
    'diag of a vector',
    () => ops.diag([1, 2]),
    [
      [1, 0],
      [0, 2],
    ],
  ],
  [
    'diag of a matrix',
    () =>
      ops.diag([
        [1, 2],
        [3, 4],
      ]),
    [1, 4],
  ],
  [
    'pad',
    () =>
      ops.pad(six, [
        [1, 0],
        [0, 2],
      ]),
    [
      [0, 0, 0, 0, 0],
      [0, 1, 2, 0, 0],
      [3, 4, 5, 0, 0],
    ],
  ],
  ['pad with a number', () => ops.pad([1, 2], 1, 9), [9, 1, 2, 9]],
  ['pad with infinity', () => ops.pad([1], 1, Number.NEGATIVE_INFINITY), [-Infinity, 1, -Infinity]],
  [
    'tile',
    () => ops.tile([1, 2], [2, 2]),
    [
      [1, 2, 1, 2],
      [1, 2, 1, 2],
    ],
  ],
  [
    'tile with fewer repetitions than axes',
    () => ops.tile(six, 2),
    [
      [0, 1, 2, 0, 1, 2],
      [3, 4, 5, 3, 4, 5],
    ],
  ],
  ['repeat', () => ops.repeat(six, 2), [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]],
  [
    'repeat along an axis',
    () => ops.repeat(six, 2, 0),
    [
      [0, 1, 2],
      [0, 1, 2],
      [3, 4, 5],
      [3, 4, 5],
    ],
  ],
  [
    'roll',
    () => ops.roll(six, -1, 1),
    [
      [1, 2, 0],
      [4, 5, 3],
    ],
  ],
  ['roll further than the length', () => ops.roll(arange(3), 7), [2, 0, 1]],
  [
    'split',
    () => ops.split(arange(6), 3).map((part) => (part as Tensor).toArray()),
    [
      [0, 1],
      [2, 3],
      [4, 5],
    ],
  ],
  [
    'split by lengths',
    () => ops.split(six, [1, 2], 1).map((part) => (part as Tensor).toArray()),
    [
      [[0], [3]],
      [
        [1, 2],
        [4, 5],
      ],
    ],
  ],
  [
    'takeAlongAxis',
    () =>
      ops.takeAlongAxis(
        six,
        [
          [0, 0],
          [2, -1],
        ],
        1,
      ),
    [
      [0, 0],
      [5, 5],
    ],
  ],
  ['takeAlongAxis 0', () => ops.takeAlongAxis(six, [[1, 0, 1]], 0), [[3, 1, 5]]],
  [
    'sort',
    () =>
      ops.sort(
        [
          [3, 1, 2],
          [0, 2, 1],
        ],
        0,
      ),
    [
      [0, 1, 1],
      [3, 2, 2],
    ],
  ],
  ['sort puts NaN last', () => ops.sort([Number.NaN, 1, -Infinity, 3]), [-Infinity, 1, 3, Number.NaN]],
  [
    'argsort',
    () =>
      ops.argsort([
        [3, 1, 2],
        [2, 2, 1],
      ]),
    [
      [1, 2, 0],
      [2, 0, 1],
    ],
  ],
  ['std', () => ops.std([1, 2, 3, 4]), Math.sqrt(1.25)],
  [
    'var',
    () =>
      ops.var(
        [
          [1, 3],
          [2, 4],
        ],
        0,
      ),
    [0.25, 0.25],
  ],
  [
    'any',
    () =>
      ops.any(
        [
          [0, 0],
          [0, 2],
        ],
        1,
      ),
    [0, 1],
  ],
  [
    'all',
    () =>
      ops.all(
        [
          [1, 0],
          [3, 2],
        ],
        1,
      ),
    [0, 1],
  ],
  [
    'tensordot',
    () => ops.tensordot(six, ops.transpose(six), 1),
    [
      [5, 14],
      [14, 50],
    ],
  ],
  [
    'tensordot over named axes',
    () => ops.tensordot(six, six, [[0], [0]]),
    [
      [9, 12, 15],
      [12, 17, 22],
      [15, 22, 29],
    ],
  ],
  [
    'tensordot over nothing',
    () => ops.tensordot([1, 2], [3, 4], 0),
    [
      [3, 4],
      [6, 8],
    ],
  ],
  [
    'kron',
    () => ops.kron([[1, 2]], [[1], [10]]),
    [
      [1, 2],
      [10, 20],
    ],
  ],
  ['kron of vectors', () => ops.kron([1, 10], [1, 2, 3]), [1, 2, 3, 10, 20, 30]],
  ['logaddexp', () => ops.logaddexp(1000, 1000), 1000 + Math.LN2],
  ['clip', () => ops.clip([-2, 0.5, 3], 0, 1), [0, 0.5, 1]],
  ['linspace', () => linspace(0, 1, 5), [0, 0.25, 0.5, 0.75, 1]],
  ['linspace of one', () => linspace(2, 3, 1), [2]],
];

describe('arranging, as NumPy does it', () => {
  test.each(values)('%s', (_, value, numpy) => {
    const actual = value();
    expect(actual instanceof Object && 'toArray' in actual ? (actual as Tensor).toArray() : actual).toEqual(numpy);
  });
});

/** Functions of one matrix of 2 rows and 3 columns, all through other operations. */
const functions: Readonly<Record<string, (x: Value) => Value>> = {
  swapAxes: (x) => ops.swapAxes(x, 0, 1),
  diag: (x) => ops.diag(ops.matmul(x, ops.transpose(x))),
  pad: (x) =>
    ops.pad(
      x,
      [
        [1, 2],
        [0, 1],
      ],
      3,
    ),
  tile: (x) => ops.tile(x, [2, 2]),
  repeat: (x) => ops.repeat(x, 3, 1),
  roll: (x) => ops.roll(x, 2, 1),
  split: (x) => ops.mul(...(ops.split(x, [1, 1], 0) as [Value, Value])),
  takeAlongAxis: (x) =>
    ops.takeAlongAxis(
      x,
      [
        [2, 2, 0],
        [-1, 1, 0],
      ],
      1,
    ),
  sort: (x) => ops.sort(x, 0),
  std: (x) => ops.std(x, 1),
  variance: (x) => ops.var(x, 0, true),
  any: (x) => ops.any(ops.greater(x, 0.5), 1),
  all: (x) => ops.all(ops.greater(x, -0.5), 1),
  tensordot: (x) => ops.tensordot(x, x, [[1], [1]]),
  kron: (x) => ops.kron(x, ops.sin(x)),
  logaddexp: (x) => ops.logaddexp(x, ops.mul(2, x)),
  clip: (x) => ops.clip(x, -0.7, 0.7),
};

describe('each in forward and reverse mode to order 2, on many examples at once, and as one plan', () => {
  const points = [1, 2, 3].map((seed) => randn([2, 3], { seed }));
  test.each(Object.entries(functions))('%s', (_, f) => {
    const smooth = (x: Value): Value => f(ops.mul(x, ops.exp(ops.mul(x, 0.1))));
    const report = checkGradients(smooth, [points[0]], { tolerance: 1e-5 });
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
    const each = stack(points.map((x) => tensor(f(x))));
    expectNear(vmap(f)(stack(points)), each, 1e-12);
    expectNear(jit(f)(points[0] as Tensor), f(points[0] as Tensor), 1e-14);
  });
});

test('the standard deviation of equal numbers has derivative 0', () => {
  const report = checkGradients((x: Value) => ops.std(ops.mul(x, 0)), [zeros(3)], { order: 1 });
  expect(data(report.checks.map(({ actual }) => actual))).toEqual([0, 0]);
});
