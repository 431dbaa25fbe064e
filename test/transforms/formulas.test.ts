import { describe, expect, test } from '@jest/globals';
import { fn, grad, ops, toExpr } from '../../src/ad/transforms/index.ts';
import { invoke } from '../../src/ad/transforms/ops/invoke.ts';
import { evaluate, toLatex, toString } from '../../src/api.ts';
import type { Op, Shape, Value } from '../../src/expr/index.ts';
import { table, tensorTable } from '../../src/ops/index.ts';
import { arange, eye, ones, type Tensor, tensor } from '../../src/tensor/index.ts';
import { expectNear, within } from './support.ts';

type AnyFunction = (...args: Value[]) => Value;
const NAMES = ['x', 'y', 'z', 'u'];

/** What a function gives, and what its formula gives that was written and read again. */
function bothWays(
  f: AnyFunction,
  inputs: readonly Value[],
  write: (f: ReturnType<typeof toExpr>) => string,
): [Value, Value] {
  const names = NAMES.slice(0, inputs.length);
  const text = write(toExpr(f, inputs, names));
  return [f(...inputs), evaluate(text, Object.fromEntries(names.map((name, i) => [name, inputs[i] as Value])))];
}

const six = ops.reshape(arange(6), [2, 3]) as Tensor;
const square = tensor([
  [4, 1, 0],
  [1, 3, 1],
  [0, 1, 5],
]);
const vector = tensor([1, 2, 3]);
const kernel = ops.reshape(arange(3), [1, 1, 3]) as Tensor;
const signal = ops.reshape(arange(5), [1, 1, 5]) as Tensor;

/** Operations with fixed parameters of every kind: numbers, lists, names, structures, nothing. */
const withParameters: Readonly<Record<string, [AnyFunction, Value[]]>> = {
  'a part by indices and ranges': [(x) => ops.slice(x, 1, { start: 0, stop: 2 }), [six]],
  'a part backwards': [(x) => ops.slice(x, '...', { step: -1 }), [six]],
  'the last row': [(x) => ops.index(x, -1), [six]],
  'stacked along a new axis': [(x, y) => ops.stack([x, y], 1), [vector, vector]],
  joined: [(x, y) => ops.concat([x, y], 1), [six, six]],
  'another shape': [(x) => ops.reshape(x, [3, 2]), [six]],
  'another order of axes': [(x) => ops.transpose(x, [1, 0]), [six]],
  repeated: [(x) => ops.broadcastTo(x, [2, 2, 3]), [six]],
  'summed to a shape': [(x) => ops.sumTo(x, [1, 3]), [six]],
  'summed over all': [(x) => ops.sum(x), [six]],
  'summed over several axes, which stay': [(x) => ops.sum(x, [0, 1], true), [six]],
  'a norm of another order': [(x) => ops.norm(x, null, { order: 1 }), [six]],
  'the largest magnitude': [(x) => ops.norm(x, 0, { order: Number.POSITIVE_INFINITY }), [six]],
  'a triangular solver': [(x, y) => ops.triangularSolve(x, y, { lower: false }), [square, vector]],
  'a sum of products': [(x, y) => ops.einsum('ij,kj->ik', x, y), [six, six]],
  'a convolution': [(x, y) => ops.conv1d(x, y, { padding: 'same', stride: 2 }), [signal, kernel]],
  picked: [(x, y) => ops.gather(x, y, 1), [six, tensor([0, 2])]],
  scattered: [(x, y) => ops.scatterAdd(x, y, [4]), [vector, tensor([0, 2, 2])]],
  'rows of the identity': [(x) => ops.oneHot(x, 3), [tensor([0, 2])]],
  padded: [(x) => ops.pad(x, 1), [vector]],
  sorted: [(x) => ops.sort(x, 0), [six]],
  normalised: [(x) => ops.layerNorm(x), [six]],
  'a constant of three axes': [(x) => ops.add(x, ones([2, 2, 3])), [vector]],
  'a gradient': [(x) => grad((t: Value) => ops.sum(ops.mul(ops.index(t, 0), t)))(x), [six]],
};

describe('the formula of a traced function, read again, computes the same', () => {
  test.each(Object.entries(withParameters))('%s', (_, [f, inputs]) => {
    for (const write of [toString, toLatex]) {
      const [direct, read] = bothWays(f, inputs, write);
      expectNear(read, direct, 1e-14);
    }
  });

  const cases = [...tensorTable.values()].flatMap((op) =>
    (op.sampleShapes ?? []).map((shapes) => [`${op.name} on ${JSON.stringify(shapes)}`, op, shapes] as const),
  );
  test.each(cases)('%s', (_, op, shapes) => {
    const inputs = argumentsOf(op, shapes);
    for (const write of [toString, toLatex]) {
      const [direct, read] = bothWays((...args) => invoke(op, args), inputs, write);
      expectNear(read, direct, 1e-14);
    }
  });

  const functions = [...table.values()].filter(({ parameters }) => parameters.length > 0);
  test.each(functions.map((op) => [op.name, op] as const))('%s on vectors', (_, op) => {
    const count = op.variadic ? 2 : op.parameters.length;
    const inputs = Array.from({ length: count }, (__, i) =>
      op.fixed?.includes(op.parameters[i] as string)
        ? 2
        : within([3], op.sample[op.variadic ? 0 : i] as [number, number], i),
    );
    for (const write of [toString, toLatex]) {
      const [direct, read] = bothWays((...args) => invoke(op, args), inputs, write);
      expectNear(read, direct, 1e-14);
    }
  });

  test.each<[string, Value]>([
    ['a matrix of 1,000 numbers', within([25, 40], [-1e3, 1e3], 1)],
    ['a vector of 200', within([200], [-1, 1], 2)],
    ['tiny and huge numbers', tensor([1e-9, -2.5e-7, 1e21, 123456789.125, 5e-324])],
    ['three axes', within([5, 4, 6], [0, 1], 3)],
    ['one number in brackets', tensor([[[2.5]]])],
    ['a column', tensor([[1], [2], [3]])],
  ])('constants: %s', (_, constant) => {
    for (const write of [toString, toLatex]) {
      const [direct, read] = bothWays((x) => ops.mul(x, constant), [2], write);
      expectNear(read, direct, 0);
    }
  });
});

/** Square matrices with a heavy diagonal, so that all of them can be solved and factored. */
function argumentsOf(op: Op, shapes: readonly Shape[]): Value[] {
  return shapes.map((shape, i) => {
    const interval = (op.sample[op.variadic ? 0 : i] ?? [-2, 2]) as [number, number];
    const random = within(shape, interval, 3 + i);
    const n = shape.at(-1);
    return n !== undefined && shape.length > 1 && n === shape.at(-2) ? ops.add(random, ops.mul(5, eye(n))) : random;
  });
}

describe('LaTeX tells what is elementwise from what is of matrices', () => {
  const f = ops as unknown as Record<string, AnyFunction>;
  test.each<[string, AnyFunction, Value[], string]>([
    ['product of elements', f.mul as AnyFunction, [square, square], 'x \\odot y'],
    ['matrix product', f.matmul as AnyFunction, [square, square], 'x y'],
    ['product with a number', (x) => ops.mul(2, x), [square], '2 x'],
    ['quotient of elements', f.div as AnyFunction, [square, ops.add(square, 1)], 'x \\oslash y'],
    ['quotient by a number', (x) => ops.div(x, 2), [square], '\\frac{x}{2}'],
    ['power of elements', (x) => ops.pow(x, 2), [square], 'x^{\\circ 2}'],
    ['inverse', f.inv as AnyFunction, [square], 'x^{-1}'],
    ['transpose', (x) => ops.transpose(x), [six], 'x^{\\top}'],
    [
      'all of them',
      (x, y) => ops.mul(ops.pow(ops.add(x, y), 2), ops.matmul(x, ops.transpose(y))),
      [square, square],
      '\\left(x + y\\right)^{\\circ 2} \\odot \\left(x \\left(y^{\\top}\\right)\\right)',
    ],
  ])('%s', (_, run, inputs, latex) => {
    expect(toLatex(toExpr(run, inputs, NAMES.slice(0, inputs.length)))).toBe(latex);
    const [direct, read] = bothWays(run, inputs, toLatex);
    expectNear(read, direct, 1e-14);
  });
});

test('a text or LaTeX of a large constant is written no further than asked for', () => {
  const large = toExpr((x) => ops.mul(x, ones([1000, 1000])), [2], ['x']);
  for (const write of [toString, toLatex]) {
    const text = write(large, { maxLength: 50 });
    expect([text.length, text.at(-1)]).toEqual([50, '…']);
  }
});

test('LaTeX shows axes, shapes and subscripts', () => {
  const written = (f: AnyFunction, inputs: readonly Value[]) =>
    toLatex(toExpr(f, inputs, NAMES.slice(0, inputs.length)));
  expect(written((x) => ops.reshape(x, [3, 2]), [six])).toBe(
    '\\operatorname{reshape}\\left(x, \\left[3, 2\\right]\\right)',
  );
  expect(written((x) => ops.sum(x, 0), [six])).toBe('\\operatorname{sum}\\left(x, 0\\right)');
  expect(written((x, y) => ops.einsum('ij,kj->ik', x, y), [six, six])).toBe(
    '\\operatorname{einsum}\\left(x, y, \\text{"ij,kj->ik"}\\right)',
  );
});

test('a text may give the fixed parameters of an operation, in quotes what is no number', () => {
  expectNear(fn('f(A, B) = einsum(A, B, "ij,jk->ik")')(square, square), ops.matmul(square, square));
  expectNear(fn('f(x) = reshape(x, [3, 2])')(six), ops.reshape(six, [3, 2]));
  for (const text of ['f(x) = x + "a"', 'sin("x")', 'atan2(x, "a")', '[1, "a", 2]', 'f(x) = g("a")', 'x = "a"']) {
    expect(() => fn(text)).toThrow(/quotes|no function/);
  }
});
