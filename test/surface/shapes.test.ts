import { describe, expect, test } from '@jest/globals';
import { grad, ops } from '../../src/ad/transforms/index.ts';
import { OTHER_NAMES } from '../../src/ad/transforms/ops/elementwise.ts';
import { FluxionError } from '../../src/error.ts';
import type { Op, Value } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';
import { ones, type Tensor } from '../../src/tensor/index.ts';

type Shape = readonly number[];
type AnyOp = (...args: unknown[]) => Value;

/** For every operation that does not take all shapes: shapes that do not fit, and how it is called on them. */
interface Wrong {
  readonly shapes: readonly Shape[];
  readonly call?: (op: AnyOp, ...tensors: Tensor[]) => unknown;
}

const noAxis = (op: AnyOp, x: unknown): unknown => op(x, 5);
const listed = (op: AnyOp, ...parts: unknown[]): unknown => op(parts);
const matrix: Wrong = { shapes: [[3]] };
const square: Wrong = { shapes: [[2, 3]] };
const alongAxis: Wrong = { shapes: [[2, 3]], call: noAxis };
const pair: Wrong = { shapes: [[2], [3]] };

const structured: Readonly<Record<string, Wrong>> = {
  sum: alongAxis,
  mean: alongAxis,
  prod: alongAxis,
  variance: alongAxis,
  norm: alongAxis,
  max: alongAxis,
  min: alongAxis,
  logsumexp: alongAxis,
  argmax: alongAxis,
  argmin: alongAxis,
  cumsum: alongAxis,
  cumprod: alongAxis,
  softmax: alongAxis,
  logSoftmax: alongAxis,
  flip: alongAxis,
  squeeze: alongAxis,
  expandDims: alongAxis,
  moveAxis: { shapes: [[2, 3]], call: (op, x) => op(x, 0, 5) },
  transpose: { shapes: [[2, 3]], call: (op, x) => op(x, [0, 0]) },
  reshape: { shapes: [[2, 3]], call: (op, x) => op(x, [4]) },
  broadcastTo: { shapes: [[2, 3]], call: (op, x) => op(x, [2, 4]) },
  sumTo: { shapes: [[2, 3]], call: (op, x) => op(x, [4]) },
  slice: { shapes: [[2, 3]], call: (op, x) => op(x, 0, 0, 0) },
  index: { shapes: [[2, 3]], call: (op, x) => op(x, 7) },
  gather: { shapes: [[2, 3], [2]], call: (op, x, i) => op(x, i, 5) },
  scatterAdd: { shapes: [[2, 3], [4]], call: (op, x, i) => op(x, i, [5]) },
  concat: {
    shapes: [
      [2, 3],
      [2, 4],
    ],
    call: listed,
  },
  stack: { shapes: [[2], [3]], call: listed },
  tril: matrix,
  triu: matrix,
  trace: square,
  det: square,
  logdet: square,
  inv: square,
  adjugate: square,
  cholesky: square,
  diagonal: square,
  matmul: {
    shapes: [
      [2, 3],
      [2, 3],
    ],
  },
  dot: pair,
  outer: { shapes: [[2, 2], [3]] },
  solve: { shapes: [[2, 2], [3]] },
  triangularSolve: { shapes: [[2, 2], [3]] },
  einsum: { shapes: [[2], [3]], call: (op, x, y) => op('i,i->i', x, y) },
  conv1d: {
    shapes: [
      [1, 2, 5],
      [1, 3, 2],
    ],
  },
  conv2d: {
    shapes: [
      [1, 2, 5, 5],
      [1, 3, 2, 2],
    ],
  },
  binaryCrossEntropyWithLogits: pair,
  mse: pair,
  huber: pair,
  crossEntropy: { shapes: [[2, 3], [3]] },
  layerNorm: { shapes: [[2, 3], [2]], call: (op, x, gamma) => op(x, { gamma }) },
  std: alongAxis,
  var: { shapes: [[2, 3]], call: noAxis },
  any: alongAxis,
  all: alongAxis,
  argsort: alongAxis,
  sort: alongAxis,
  swapAxes: { shapes: [[2, 3]], call: (op, x) => op(x, 0, 5) },
  diag: { shapes: [[2, 3]] },
  pad: { shapes: [[2, 3]], call: (op, x) => op(x, [[1, 1]]) },
  repeat: { shapes: [[2, 3]], call: (op, x) => op(x, 2, 5) },
  roll: { shapes: [[2, 3]], call: (op, x) => op(x, 1, 5) },
  split: { shapes: [[2, 3]], call: (op, x) => op(x, 2, 1) },
  takeAlongAxis: {
    shapes: [
      [2, 3],
      [4, 1],
    ],
  },
  tensordot: {
    shapes: [
      [2, 3],
      [4, 5],
    ],
    call: (op, x, y) => op(x, y, 1),
  },
  scan: { shapes: [[2], [3]], call: (op, x, y) => op((s: Value) => [s, s], 0, { x, y }) },
};

/** These take tensors of all shapes, or none. */
const anyShape = new Set([
  'shape',
  'flatten',
  'swapLast',
  'diagonalMatrix',
  'oneHot',
  'stopGradient',
  'zerosLike',
  'onesLike',
  'eye',
  'zeros',
  'ones',
  'full',
  'arange',
  'linspace',
  'tile',
  'kron',
  'cond',
  'whileLoop',
]);

const elementwiseNames = [...table.values()]
  .filter(({ parameters, variadic, name }) => (variadic || parameters.length > 1) && !(name in structured))
  .map(({ name }) => name);

const operationOf = (name: string): Op | undefined =>
  table.get(name in OTHER_NAMES ? OTHER_NAMES[name as keyof typeof OTHER_NAMES] : name);
const isUnary = (name: string): boolean => {
  const op = table.get(name);
  return op !== undefined && !op.variadic && op.parameters.length < 2;
};
const binaryNames = Object.entries(OTHER_NAMES).flatMap(([called, name]) => (isUnary(name) ? [] : [called]));

const wrongShapes: Readonly<Record<string, Wrong>> = {
  ...Object.fromEntries([...elementwiseNames, ...binaryNames].map((name) => [name, { shapes: [[2], [3]] }])),
  ...structured,
};

/** Those of one number or tensor fit all shapes. */
const unary = new Set(
  [...table.values()].filter(({ parameters, variadic }) => !variadic && parameters.length < 2).map(({ name }) => name),
);
for (const [called, name] of Object.entries(OTHER_NAMES)) if (isUnary(name)) unary.add(called);

test('every operation either has shapes here that do not fit it, or takes all', () => {
  const missing = Object.keys(ops).filter((name) => !(name in wrongShapes) && !unary.has(name) && !anyShape.has(name));
  expect(missing).toEqual([]);
});

describe('shapes that do not fit: the operation, as it was called, and all the shapes', () => {
  const cases = Object.entries(wrongShapes);
  test.each(cases)('%s', (name, { shapes, call = (op, ...x) => op(...x) }) => {
    const op = (ops as unknown as Record<string, AnyOp>)[name] as AnyOp;
    const given = operationOf(name)?.parameters.length ?? 0;
    const padded = [...shapes, ...Array.from({ length: Math.max(0, given - shapes.length) }, () => [])];
    const tensors = padded.map((shape) => ones(shape));
    const written = table.get(name)?.written ?? name;
    for (const run of [() => call(op, ...tensors), () => grad((x: Tensor[]) => call(op, ...x) as Value)(tensors)]) {
      const failure = failureOf(run);
      expect(failure).toBeInstanceOf(FluxionError);
      const { message, suggestion } = failure as FluxionError;
      expect(message).toMatch(new RegExp(`^(?:${name}|${written})\\b`));
      for (const shape of shapes) if (name !== 'gather') expect(message).toContain(`[${shape.join(', ')}]`);
      expect(suggestion).toBeDefined();
    }
  });
});

function failureOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
