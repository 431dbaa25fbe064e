import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cholesky,
  det,
  dot,
  einsum,
  eye,
  inv,
  logdet,
  lu,
  matmul,
  outer,
  randn,
  solve,
  swapLast,
  tensor,
  trace,
  triangularSolve,
  zeros,
} from '../../src/tensor/index.ts';
import { expectClose, expectError, golden, type Stored, stored } from './support.ts';

const data = golden<{
  matmul: { a: Stored; b: Stored; result: Stored }[];
  einsum: { subscripts: string; operands: Stored[]; result: Stored }[];
  linalg: Record<'a' | 'b' | 'spd' | 'det' | 'logdet' | 'inv' | 'solve' | 'cholesky' | 'trace', Stored>[];
}>();

describe('products', () => {
  test.each(data.matmul)('matmul of $a.0 and $b.0 as NumPy', ({ a, b, result }) => {
    expectClose(matmul(stored(a), stored(b)), stored(result));
  });

  test.each(data.einsum)("einsum '$subscripts' as NumPy", ({ subscripts, operands, result }) => {
    expectClose(einsum(subscripts, ...operands.map(stored)), stored(result));
  });

  test('matmul is associative, and the transpose of a product is the product of the transposes in reverse', () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(size, size, size, size, fc.nat(), (m, k, n, p, seed) => {
        const [a, b, c] = [
          randn([m, k], { seed }),
          randn([k, n], { seed: seed + 1 }),
          randn([n, p], { seed: seed + 2 }),
        ];
        expectClose(matmul(matmul(a, b), c), matmul(a, matmul(b, c)));
        expectClose(swapLast(matmul(a, b)), matmul(swapLast(b), swapLast(a)));
      }),
    );
  });

  test('dot and outer take vectors', () => {
    expect(dot(tensor([1, 2]), tensor([3, 4])).item()).toBe(11);
    expect(outer(tensor([1, 2]), tensor([3, 4])).toArray()).toEqual([
      [3, 4],
      [6, 8],
    ]);
    expectError(() => dot(zeros([2]), zeros([3])), 'SHAPE', 'dot', '[2]', '[3]');
    expectError(() => outer(zeros([2, 2]), zeros([3])), 'SHAPE', 'outer', '[2, 2]', '[3]');
  });

  test('shapes that do not fit', () => {
    expectError(() => matmul(zeros([5, 3]), zeros([5])), 'SHAPE', 'matmul', '[5, 3]', '[5]');
    expectError(() => matmul(zeros([2, 3]), tensor(1)), 'SHAPE', '[2, 3]', '[]');
    expectError(() => matmul(zeros([2, 2, 3]), zeros([3, 3, 2])), 'SHAPE', 'matmul', '[2]', '[3]');
    expectError(() => einsum('ij,jk->ik', zeros([2, 3]), zeros([4, 2])), 'SHAPE', "'j'", '[2, 3]', '[4, 2]');
    expectError(() => einsum('ij->i', zeros([2])), 'SHAPE', "'ij'", '[2]');
    expectError(() => einsum('ij,j->k', zeros([2, 3]), zeros([3])), 'ARGUMENT', "'k'");
    expectError(() => einsum('i->ii', zeros([2])), 'ARGUMENT', 'twice');
    expectError(() => einsum('i,j', zeros([2])), 'ARGUMENT', '1 operand');
    expectError(() => einsum('i1->i', zeros([2])), 'ARGUMENT', 'i1');
  });
});

describe('matrices', () => {
  test.each(data.linalg.map((item) => [item.a[0].join('x'), item] as const))('%s as NumPy', (_, item) => {
    const [a, b, spd] = [stored(item.a), stored(item.b), stored(item.spd)];
    expectClose(det(a), stored(item.det), 1e-11);
    expectClose(logdet(a), stored(item.logdet), 1e-11);
    expectClose(inv(a), stored(item.inv), 1e-10);
    expectClose(solve(a, b), stored(item.solve), 1e-10);
    expectClose(cholesky(spd), stored(item.cholesky));
    expectClose(trace(a), stored(item.trace));
  });

  test('the factors multiply to the permuted matrix', () => {
    const a = randn([2, 5, 5], { seed: 4 });
    const { p, l, u } = lu(a);
    expectClose(matmul(p, a), matmul(l, u));
  });

  test('solving undoes multiplying, for vectors, matrices and batches', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), (n, seed) => {
        const a = randn([n, n], { seed });
        a.data.forEach((_, i) => {
          if (i % (n + 1) === 0) a.data[i] = (a.data[i] as number) + 4 * n;
        });
        for (const shape of [[n], [n, 3], [2, n, 1]]) {
          const x = randn(shape, { seed: seed + 1 });
          expectClose(solve(a, matmul(a, x)), x);
        }
        expectClose(matmul(inv(a), a), eye(n));
      }),
    );
  });

  test('triangular systems: lower, upper, transposed, unit diagonal; the other triangle is not read', () => {
    const full = randn([4, 4], { seed: 8 });
    const b = randn([4, 2], { seed: 9 });
    for (const lower of [true, false]) {
      for (const unitDiagonal of [true, false]) {
        const t = tensor(
          (full.toArray() as number[][]).map((row, i) =>
            row.map((x, j) => (i === j ? (unitDiagonal ? 1 : x + 3) : i > j === lower ? x : 0)),
          ),
        );
        const noisy = tensor(
          (t.toArray() as number[][]).map((row, i) =>
            row.map((x, j) => ((i !== j && i > j !== lower) || (i === j && unitDiagonal) ? 99 : x)),
          ),
        );
        expectClose(matmul(t, triangularSolve(noisy, b, { lower, unitDiagonal })), b);
        expectClose(matmul(swapLast(t), triangularSolve(noisy, b, { lower, unitDiagonal, transposed: true })), b);
      }
    }
  });

  test('determinants that overflow still have logarithms', () => {
    const a = tensor((eye(400).toArray() as number[][]).map((row) => row.map((x) => x * 10)));
    expect(det(a).item()).toBe(Number.POSITIVE_INFINITY);
    expect(logdet(a).item()).toBeCloseTo(400 * Math.LN10, 9);
    expect(
      logdet(
        tensor([
          [0, 1],
          [1, 0],
        ]),
      ).item(),
    ).toBeNaN();
    expect(logdet(zeros([2, 2])).item()).toBe(Number.NEGATIVE_INFINITY);
    expect(
      logdet(
        tensor([
          [0, 0],
          [0, -1],
        ]),
      ).item(),
    ).toBe(Number.NEGATIVE_INFINITY);
    expect(det(zeros([0, 0])).item()).toBe(1);
  });

  test('what has no answer says so', () => {
    const dependent = tensor([
      [1, 2],
      [2, 4],
    ]);
    expectError(() => inv(dependent), 'UNDEFINED', 'inv', 'singular');
    expectError(() => solve(dependent, zeros([2])), 'UNDEFINED', 'solve', 'singular');
    expectError(() => triangularSolve(zeros([2, 2]), zeros([2])), 'UNDEFINED', 'singular');
    expectError(
      () =>
        cholesky(
          tensor([
            [1, 2],
            [2, 1],
          ]),
        ),
      'UNDEFINED',
      'positive definite',
    );
    expectError(() => inv(zeros([2, 3])), 'SHAPE', 'inv', '[2, 3]');
    expectError(() => det(zeros([3])), 'SHAPE', 'det', '[3]');
    expectError(() => solve(zeros([2, 2]), zeros([3])), 'SHAPE', 'solve', '[2, 2]', '[3]');
    expectError(() => solve(zeros([2, 3]), zeros([2])), 'SHAPE', 'solve', '[2, 3]', '[2]');
  });
});
