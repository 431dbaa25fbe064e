import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tensorMachine } from '../../src/compile/index.ts';
import { build, type Expr, num, type Sym, sym } from '../../src/expr/index.ts';
import { families, op } from '../../src/ops/index.ts';
import { adjointsOf } from '../../src/rules/index.ts';
import { type Axes, sizeOf, Tensor } from '../../src/tensor/index.ts';
import { bothWays, filled } from './bothWays.ts';

const sum = (x: Expr): Expr => build(families.sum(), [x]);
const call = (name: Parameters<typeof op>[0], ...args: Expr[]): Expr => build(op(name), args);

/** An expression, and the gradient of the sum of its squares, which goes through the rules of all its operations. */
function withGradient(f: Expr, variables: readonly Sym[]): Expr[] {
  const loss = sum(call('mul', f, f));
  const adjoints = adjointsOf([loss], [num(1)], variables);
  return [f, ...adjoints.filter(({ kind }) => kind !== 'num')];
}

const REDUCTIONS = {
  sum: families.sum,
  mean: families.mean,
  prod: families.prod,
  max: families.maxOver,
  min: families.minOver,
  logsumexp: families.logsumexpOver,
  norm: families.norm,
  'norm 1': (axes: Axes, keep: boolean) => families.norm(axes, keep, 1),
  'norm 3': (axes: Axes, keep: boolean) => families.norm(axes, keep, 3),
  'norm Infinity': (axes: Axes, keep: boolean) => families.norm(axes, keep, Number.POSITIVE_INFINITY),
} as const;

const ALONG = {
  softmax: families.softmax,
  logSoftmax: families.logSoftmax,
  cumsum: families.cumsum,
  cumprod: families.cumprod,
  flip: families.flip,
} as const;

const shapes = fc.array(fc.constantFrom(1, 2, 3, 7, 8, 35), { minLength: 1, maxLength: 3 });
const SOME = { numRuns: 25 };

describe('with its gradient it runs in the module, and gives what the kernels give, on any shape', () => {
  test.each(Object.entries(REDUCTIONS))('%s', (_, family) => {
    fc.assert(
      fc.property(shapes, fc.nat(2), fc.boolean(), fc.boolean(), (shape, at, all, keep) => {
        fc.pre(sizeOf(shape) <= 2000);
        const x = sym('x', shape);
        const f = build(family(all ? undefined : at % shape.length, keep), [x]);
        expect(bothWays(withGradient(f, [x]), [x], [filled(shape, at)])).toEqual([]);
      }),
      SOME,
    );
  });

  test.each(Object.entries(ALONG))('%s', (_, family) => {
    fc.assert(
      fc.property(shapes, fc.nat(2), (shape, at) => {
        fc.pre(sizeOf(shape) <= 2000);
        const x = sym('x', shape);
        const roots = withGradient(build(family(at % shape.length), [x]), [x]);
        expect(bothWays(roots, [x], [filled(shape, at)])).toEqual([]);
      }),
      SOME,
    );
  });

  test('parts of an array, and arrays joined, also with themselves and with what is turned', () => {
    fc.assert(
      fc.property(
        shapes,
        fc.nat(2),
        fc.nat(6),
        fc.nat(6),
        fc.integer({ min: -2, max: 3 }),
        (shape, at, from, to, step) => {
          fc.pre(sizeOf(shape) <= 2000 && step !== 0);
          const axis = at % shape.length;
          const x = sym('x', shape);
          const range = shape.map((_, i) => (i === axis ? { start: from, stop: from + to + 1, step } : {}));
          const turned = build(families.flip(axis), [call('sin', x)]);
          const joined = build(families.concat(axis), [x, turned, x, call('exp', x)]);
          const part = build(families.slice(range), [joined]);
          fc.pre(sizeOf(part.shape) > 0);
          const roots = [...withGradient(part, [x]), ...withGradient(call('tanh', joined), [x])];
          expect(bothWays(roots, [x], [filled(shape, at)])).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a number at every place of a row, and a row at the edge of a table', () => {
    const [w, row] = [sym('w', []), sym('row', [1, 3])];
    const one = build(families.reshape([1]), [w]);
    const line = build(families.concat(0), [one, build(families.broadcastTo([3]), [num(2)]), one]);
    const table = build(families.concat(0), [row, call('mul', row, row), row]);
    const values = [new Tensor([], Float64Array.of(0.3)), filled([1, 3], 2)];
    const roots = [line, table, build(families.diagonalMatrix(), [line])];
    expect(bothWays([...roots, ...withGradient(line, [w]), ...withGradient(table, [row])], [w, row], values)).toEqual(
      [],
    );
  });
});

describe('graphs of operations of all kinds', () => {
  /** What one step makes of what is there; undefined where it does not fit. */
  const STEPS: readonly ((x: Expr, y: Expr, axis: number) => Expr | undefined)[] = [
    (x) => call('tanh', x),
    (x) => call('sin', x),
    (x) => call('sigmoid', x),
    (x, y) => (fits(x, y) ? call('add', x, y) : undefined),
    (x, y) => (fits(x, y) ? call('mul', x, y) : undefined),
    (x, y) => (fits(x, y) ? call('where', call('larger', x, y), x, call('sin', y)) : undefined),
    ...[families.sum, families.mean, families.maxOver, families.minOver, families.logsumexpOver, families.norm].map(
      (family) => (x: Expr, _: Expr, axis: number) => (x.shape.length > 0 ? build(family(axis, true), [x]) : undefined),
    ),
    (x, _, axis) => (x.shape.length > 0 ? build(families.prod(axis, true), [call('tanh', x)]) : undefined),
    (x, _, axis) => (x.shape.length > 0 ? build(families.softmax(axis), [x]) : undefined),
    (x, _, axis) => (x.shape.length > 0 ? build(families.cumsum(axis), [call('tanh', x)]) : undefined),
    (x, _, axis) => (x.shape.length > 0 ? build(families.flip(axis), [x]) : undefined),
    (x) => (x.shape.length > 1 ? build(families.swapLast(), [x]) : undefined),
    (x, y, axis) => (joins(x, y, axis) ? build(families.concat(axis), [x, y]) : undefined),
    (x, _, axis) => {
      const length = x.shape[axis] ?? 0;
      const half = x.shape.map((_, i) => (i === axis ? { stop: (length + 1) >> 1 } : {}));
      return length > 1 ? build(families.slice(half), [x]) : undefined;
    },
    (x) => (x.shape.length === 2 ? build(families.matmul(), [x, build(families.swapLast(), [x])]) : undefined),
  ];

  test('values and gradients', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(1, 2, 5, 8, 17), { minLength: 1, maxLength: 3 }),
        fc.nat(7),
        fc.array(fc.tuple(fc.nat(STEPS.length - 1), fc.nat(), fc.nat(), fc.nat(2)), { minLength: 3, maxLength: 14 }),
        (shape, mask, steps) => {
          fc.pre(sizeOf(shape) <= 600);
          const small = shape.map((length, k) => ((mask >> k) % 2 === 1 ? 1 : length));
          const variables = [sym('x', shape), sym('y', small)];
          const pool: Expr[] = [...variables];
          for (const [step, first, second, axis] of steps) {
            const [x, y] = [first, second].map((at) => pool[at % pool.length]) as [Expr, Expr];
            const made = STEPS[step]?.(x, y, axis % Math.max(1, x.shape.length));
            if (made !== undefined && sizeOf(made.shape) <= 1200) pool.push(made);
          }
          const loss = pool.slice(-4).map((x) => build(families.mean(), [call('sin', x)]));
          const f = loss.reduce((a, b) => call('add', a, b));
          const adjoints = adjointsOf([f], [num(1)], variables).filter(({ kind }) => kind !== 'num');
          const values = [filled(shape, mask), filled(small, mask + 1)];
          bothWays([f, pool.at(-1) as Expr, ...adjoints], variables, values);
        },
      ),
      { numRuns: 150 },
    );
  });

  function fits(x: Expr, y: Expr): boolean {
    const [a, b] = [x.shape.toReversed(), y.shape.toReversed()];
    return a.every((length, i) => length === 1 || (b[i] ?? 1) === 1 || length === b[i]);
  }

  function joins(x: Expr, y: Expr, axis: number): boolean {
    return x.shape.length === y.shape.length && x.shape.every((length, i) => i === axis || length === y.shape[i]);
  }
});

describe('numbers at the edge', () => {
  const edges = [
    [0, -0, 3],
    [Infinity, 1, 2],
    [-Infinity, 1, 2],
    [-Infinity, -Infinity, -Infinity],
    [Infinity, -Infinity, 0],
    [NaN, 1, 2],
    [1e200, 1e-200, 2e200],
    [800, 801, 799],
    [-1e300, 1e300, 0],
    [0, 0, 0],
    [5e-324, 0, 0],
  ];

  test.each([...Object.entries(REDUCTIONS), ...Object.entries(ALONG)])('%s', (_, family) => {
    for (const edge of edges) {
      const x = sym('x', [edge.length]);
      const make = family as (axis: number, keep: boolean) => ReturnType<typeof families.sum>;
      const f = call('abs', build(make(0, false), [x]));
      const adjoints = adjointsOf([sum(f)], [num(1)], [x]).filter(({ kind }) => kind !== 'num');
      bothWays([f, ...adjoints], [x], [new Tensor([edge.length], Float64Array.from(edge))]);
    }
  });

  test('products go one after the other, so that they overflow no sooner', () => {
    const x = sym('x', [64]);
    const data = Float64Array.from({ length: 64 }, (_, i) => (i % 2 === 0 ? 1e200 : 1e-200));
    const f = build(families.prod(), [x]);
    const [gradient] = adjointsOf([f], [num(1)], [x]) as [Expr];
    expect(bothWays([f, gradient], [x], [new Tensor([64], data)])).toEqual([]);
  });

  test('nothing at all: an axis of length 0', () => {
    const x = sym('x', [0, 3]);
    const y = sym('y', [3]);
    const roots = [families.sum(0), families.prod(0), families.logsumexpOver(0), families.mean(0)].map((member) =>
      call('add', build(member, [x]), y),
    );
    bothWays(
      [...roots, build(families.concat(0), [x, build(families.reshape([1, 3]), [y])])],
      [x, y],
      [new Tensor([0, 3], new Float64Array(0)), filled([3], 1)],
    );
  });
});

test('where only kernels would run there is nothing to compile', () => {
  const x = sym('x', [3, 3]);
  expect(tensorMachine([build(families.inv(), [x])], [x])).toBeUndefined();
});
