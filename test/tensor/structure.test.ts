import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  arange,
  broadcastTo,
  concat,
  diagonal,
  diagonalMatrix,
  expandDims,
  flip,
  gather,
  map,
  moveAxis,
  oneHot,
  randn,
  reshape,
  type Selection,
  scatterAdd,
  slice,
  squeeze,
  stack,
  sumTo,
  tensor,
  transpose,
  tril,
  triu,
  unslice,
  where,
  zeros,
} from '../../src/tensor/index.ts';
import { expectError, expectTransposes, golden, type Stored, shapes, stored, tensors } from './support.ts';

describe('broadcasting', () => {
  const broadcastPairs = shapes.chain((shape) =>
    fc.tuple(
      fc.constant(shape),
      fc
        .nat(shape.length)
        .chain((drop) =>
          fc
            .array(fc.boolean(), { minLength: shape.length - drop, maxLength: shape.length - drop })
            .map((single) => shape.slice(drop).map((length, axis) => (single[axis] ? 1 : length))),
        ),
    ),
  );

  test('sumTo is the transpose of broadcastTo', () => {
    fc.assert(
      fc.property(broadcastPairs, ([large, small]) => {
        expectTransposes(
          (x) => broadcastTo(x, large),
          (y) => sumTo(y, small),
          small,
        );
      }),
    );
  });

  test('map on broadcast arguments is map on repeated ones, for 1 to 4 arguments', () => {
    fc.assert(
      fc.property(broadcastPairs, fc.nat(3), ([large, small], more) => {
        const args = [
          randn(small, { seed: 1 }),
          ...Array.from({ length: more }, (_, i) => randn(i % 2 ? small : large, { seed: i + 2 })),
        ];
        const f = (...x: number[]): number => x.reduce((a, b) => a * 2 + b, 1);
        const shape = more === 0 ? small : large;
        const repeated = args.map((arg) => broadcastTo(arg, shape));
        const expected = zeros(shape).data.map((_, i) => f(...repeated.map((t) => t.data[i] as number)));
        expect(map('f', f, ...args)).toEqual(tensor({ shape, data: expected }));
        expect(map('f', f, ...[...args].reverse()).shape).toEqual(shape);
      }),
    );
  });

  test('two scalars of any rank', () => {
    expect(map('add', (x, y) => x + y, tensor([[1]]), tensor(2)).toArray()).toEqual([[3]]);
    expect(map('add', (x, y) => x + y, tensor([[1]]), zeros([0])).shape).toEqual([1, 0]);
  });

  test('where picks by a mask', () => {
    expect(where(tensor([1, 0, 2]), tensor(5), tensor([7, 8, 9])).toArray()).toEqual([5, 8, 5]);
  });

  test('shapes that do not fit are named with the operation', () => {
    expectError(() => map('mul', (x, y) => x * y, zeros([2, 3]), zeros([4])), 'SHAPE', 'mul', '[2, 3]', '[4]');
    expectError(() => broadcastTo(zeros([2, 3]), [3, 2]), 'SHAPE', 'broadcastTo', '[2, 3]', '[3, 2]');
    expectError(() => sumTo(zeros([2, 3]), [3, 2]), 'SHAPE', 'sumTo', '[2, 3]', '[3, 2]');
  });
});

describe('slice', () => {
  const cases = golden<{ slice: { text: string; selections: Selection[]; result: Stored }[] }>().slice;
  test.each(cases)('grid[$text] as NumPy', ({ selections, result }) => {
    const part = slice(reshape(arange(20), [5, 4]), selections);
    expect(part).toEqual(stored(result));
    expectTransposes(
      (x) => slice(x, selections),
      (y) => unslice(y, selections, [5, 4]),
      [5, 4],
    );
  });

  test('an index outside, too many selections, a step of 0', () => {
    expectError(() => slice(zeros([2, 3]), [0, 3]), 'SHAPE', 'index 3', 'axis 1', '[2, 3]');
    expectError(() => slice(zeros([2]), [0, 0]), 'SHAPE', '[2]');
    expectError(() => slice(zeros([2]), [{ step: 0 }]), 'SHAPE', 'range');
  });

  test('flip is its own inverse', () => {
    fc.assert(
      fc.property(tensors, (t) => {
        for (let axis = -t.rank; axis < t.rank; axis++) expect(flip(flip(t, axis), axis)).toEqual(t);
      }),
    );
  });
});

describe('gather', () => {
  test('scatterAdd is its transpose, on every axis, with repeated and negative indices', () => {
    const indices = tensor([
      [0, 2],
      [-1, 0],
    ]);
    for (const axis of [0, 1, 2, -1]) {
      const shape = [3, 4, 5];
      expectTransposes(
        (x) => gather(x, indices, axis),
        (y) => scatterAdd(y, indices, shape, axis),
        shape,
      );
    }
    expect(
      gather(
        tensor([
          [1, 2],
          [3, 4],
        ]),
        tensor(1),
        1,
      ).toArray(),
    ).toEqual([2, 4]);
  });

  test('oneHot gathers the identity', () => {
    expect(oneHot(tensor([2, 0]), 3).toArray()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(oneHot(tensor([]), 3).shape).toEqual([0, 3]);
  });

  test('an index outside is named', () => {
    expectError(() => gather(zeros([3]), tensor([3])), 'SHAPE', 'index 3', '[3]');
    expectError(() => gather(zeros([3]), tensor([0.5])), 'SHAPE', '0.5');
    expectError(() => scatterAdd(zeros([2]), tensor([0]), [3]), 'SHAPE', '[2]', '[1]', '[3]');
  });
});

describe('shape changes', () => {
  test('transposing twice by inverse orders is nothing', () => {
    fc.assert(
      fc.property(
        tensors.chain((t) =>
          fc.tuple(
            fc.constant(t),
            fc.shuffledSubarray(
              t.shape.map((_, i) => i),
              { minLength: t.rank },
            ),
          ),
        ),
        ([t, order]) => {
          const inverse = order.map((_, axis) => order.indexOf(axis));
          expect(transpose(transpose(t, order), inverse)).toEqual(t);
          expect(transpose(transpose(t))).toEqual(t);
        },
      ),
    );
  });

  test('elements land where the definition puts them', () => {
    const t = reshape(arange(24), [2, 3, 4]);
    expect(transpose(t, [2, 0, 1]).toArray()).toEqual(
      [0, 1, 2, 3].map((k) => [0, 1].map((i) => [0, 1, 2].map((j) => 12 * i + 4 * j + k))),
    );
    expect(moveAxis(t, 0, -1).shape).toEqual([3, 4, 2]);
  });

  test('reshape shares the data and fills in -1', () => {
    const t = arange(6);
    expect(reshape(t, [2, -1]).shape).toEqual([2, 3]);
    expect(reshape(t, [2, 3]).data).toBe(t.data);
    expect(squeeze(expandDims(t, -1))).toEqual(t);
    expect(expandDims(t, 0).shape).toEqual([1, 6]);
    expectError(() => reshape(t, [4, -1]), 'SHAPE', '[6]', '[4, -1]');
    expectError(() => reshape(t, [-1, -1]), 'SHAPE', '[-1, -1]');
    expectError(() => reshape(t, [5]), 'SHAPE', '[6]', '[5]');
    expectError(() => squeeze(t, 0), 'SHAPE', '[6]');
    expectError(() => transpose(t, [1]), 'SHAPE', 'no axis 1');
    expectError(() => transpose(zeros([2, 2]), [0, 0]), 'SHAPE', '[0, 0]');
  });

  test('a part of a concatenation is what went in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 }),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
        (axis, widths) => {
          const parts = widths.map((width, i) =>
            randn(
              [2, 3, 2].map((length, j) => (j === axis ? width : length)),
              { seed: i },
            ),
          );
          const whole = concat(parts, axis);
          let start = 0;
          for (const part of parts) {
            const stop = start + (part.shape[axis] as number);
            expect(
              slice(
                whole,
                [0, 1, 2].map((j) => (j === axis ? { start, stop } : {})),
              ),
            ).toEqual(part);
            start = stop;
          }
        },
      ),
    );
    expect(stack([tensor([1, 2]), tensor([3, 4])], -1).toArray()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expectError(() => concat([zeros([2, 3]), zeros([2, 4])]), 'SHAPE', '[2, 3]', '[2, 4]');
    expectError(() => stack([zeros([2]), zeros([3])]), 'SHAPE', '[2]', '[3]');
    expectError(() => concat([]), 'SHAPE', 'concat');
  });

  test('triangles and diagonals', () => {
    const t = randn([2, 3, 3], { seed: 9 });
    expect(map('add', (x, y) => x + y, tril(t, -1), triu(t))).toEqual(t);
    expectTransposes(diagonal, diagonalMatrix, [2, 3, 3]);
    expect(diagonal(reshape(arange(6), [2, 3])).toArray()).toEqual([0, 4]);
    expectError(() => tril(zeros([3])), 'SHAPE', '[3]');
  });
});
