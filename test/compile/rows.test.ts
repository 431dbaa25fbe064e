import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stagesOf } from '../../src/compile/tensor/group.ts';
import { inLoops } from '../../src/compile/tensor/loops.ts';
import { leanOrder } from '../../src/compile/tensor/order.ts';
import { withRowPasses } from '../../src/compile/tensor/rows.ts';
import { build, type Expr, num, type Sym, sym } from '../../src/expr/index.ts';
import { families, op } from '../../src/ops/index.ts';
import { adjointsOf } from '../../src/rules/index.ts';
import { bothWays, filled } from './bothWays.ts';

const call = (name: Parameters<typeof op>[0], ...args: Expr[]): Expr => build(op(name), args);
const reduce = (family: typeof families.sum, x: Expr, axis?: number, keep?: boolean): Expr =>
  build(family(axis, keep), [x]);

/** So little data that also small cases are passes, of several blocks. */
const PASS_FROM = 65_536;

/** How many nests of a graph go along rows together, and how many there are in all. */
function fused(roots: readonly Expr[]): { inside: number; all: number } {
  const expressions = inLoops(roots);
  const { stages, views } = stagesOf(leanOrder(expressions), expressions);
  const passes = withRowPasses(stages, views, PASS_FROM).flatMap((stage) => (stage.kind === 'rows' ? [stage] : []));
  return { inside: passes.reduce((sum, { blocks }) => sum + blocks.length, 0), all: stages.length };
}

function withGradient(loss: Expr, variables: readonly Sym[]): Expr[] {
  return [loss, ...adjointsOf([loss], [num(1)], variables)];
}

describe('the way forward and the way back of a sum over rows are one pass', () => {
  // Rows that blocks divide, and rows that they do not.
  test.each([300, 301, 997, 1024])('logistic regression over %i rows', (rows) => {
    const [X, y, w, b] = [sym('X', [rows, 40]), sym('y', [rows]), sym('w', [40]), sym('b', [])];
    const z = call('add', build(families.matmul(), [X, w]), b);
    const loss = reduce(families.mean, call('sub', call('softplus', z), call('mul', y, z)));
    const roots = withGradient(loss, [w, b]);
    expect(fused(roots).inside).toBeGreaterThanOrEqual(3);
    expect(bothWays(roots, [X, y, w, b], [[rows, 40], [rows], [40], []].map(filled), PASS_FROM)).toEqual([]);
  });

  test.each([500, 1001])('a mixture of Gaussians over %i points', (rows) => {
    const [points, a, m, q] = [sym('points', [rows, 1, 2]), sym('a', [5]), sym('m', [1, 5, 2]), sym('q', [1, 5, 2])];
    const z = call('mul', call('sub', points, m), call('exp', q));
    const squares = call('mul', reduce(families.sum, call('mul', z, z), 2), num(-0.5));
    const loss = reduce(families.sum, reduce(families.logsumexpOver, call('add', squares, a), 1));
    const roots = withGradient(loss, [a, m, q]);
    const { inside, all } = fused(roots);
    expect(inside).toBeGreaterThan(all / 2);
    const values = [[rows, 1, 2], [5], [1, 5, 2], [1, 5, 2]].map(filled);
    expect(bothWays(roots, [points, a, m, q], values, PASS_FROM)).toEqual([]);
  });

  test('columns that the loss takes to the mean and the variance first wait for them', () => {
    const X = sym('X', [400, 30]);
    const centred = call('sub', X, reduce(families.mean, X, 0, true));
    const scale = call('sqrt', reduce(families.mean, call('mul', centred, centred), 0, true));
    const loss = reduce(families.sum, call('tanh', call('div', centred, scale)));
    expect(bothWays(withGradient(loss, [X]), [X], [filled([400, 30], 1)], PASS_FROM)).toEqual([]);
  });
});

describe('random chains over rows', () => {
  type Step = (x: Expr, column: Expr, row: Expr) => Expr;
  const STEPS: readonly Step[] = [
    (x) => call('sin', x),
    (x, column) => call('mul', x, column),
    (x, _, row) => call('add', x, row),
    (x) => call('sub', x, reduce(families.maxOver, x, 1, true)),
    (x) => call('mul', x, reduce(families.mean, x, 1, true)),
    (x) => call('add', x, reduce(families.mean, call('tanh', x), 0, true)),
    (x) => build(families.softmax(1), [x]),
    (x) => build(families.flip(1), [x]),
    (x) => build(families.flip(0), [x]),
    (x, column) => call('where', call('larger', x, column), x, call('cos', x)),
    (x) => {
      const [, width = 1] = x.shape;
      const left = build(families.slice([{}, { stop: (width + 1) >> 1 }]), [x]);
      const right = build(families.slice([{}, { start: (width + 1) >> 1 }]), [call('sin', x)]);
      return width < 2 ? x : build(families.concat(1), [right, left]);
    },
    (x) =>
      build(families.concat(0), [
        build(families.slice([{ start: 3 }]), [x]),
        build(families.slice([{ stop: 3 }]), [x]),
      ]),
    (x) => call('add', x, build(families.slice([{ start: 0, stop: 1 }]), [x])),
    (x) => build(families.swapLast(), [call('exp', build(families.swapLast(), [call('sin', x)]))]),
    (x) => call('div', build(families.cumsum(1), [call('tanh', x)]), num(x.shape[1] ?? 1)),
  ];

  test('values and gradients, by rows, by columns and by both', () => {
    let passes = 0;
    fc.assert(
      fc.property(
        fc.constantFrom([301, 33], [64, 128], [999, 8], [2050, 3], [1024, 17], [640, 1], [90, 90]),
        fc.array(fc.nat(STEPS.length - 1), { minLength: 1, maxLength: 7 }),
        fc.nat(),
        ([rows, columns], steps, seed) => {
          const shapes = [[rows, columns], [rows, 1], [columns]] as const;
          const variables = shapes.map((shape, k) => sym(`x${k}`, shape));
          const [x, column, row] = variables as [Expr, Expr, Expr];
          const end = steps.reduce((made, step) => (STEPS[step] as Step)(made, column, row), x);
          const loss = reduce(families.mean, call('sin', end));
          const roots = withGradient(loss, variables).filter(({ kind }) => kind !== 'num');
          if (fused(roots).inside > 0) passes++;
          expect(
            bothWays(
              roots,
              variables,
              shapes.map((shape, k) => filled(shape, seed + k)),
              PASS_FROM,
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
    // Most of them are large enough to be worth a pass.
    expect(passes).toBeGreaterThan(20);
  });
});
