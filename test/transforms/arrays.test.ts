import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fn, grad, jit, ops, randn, type Tensor, tensor, type Value, valueAndGrad, vmap } from '../../src/index.ts';

const rows = (t: Tensor): number[][] => t.toArray() as number[][];
const X = randn([12, 5], { seed: 1 });

type Data = Value | readonly number[] | readonly (readonly number[])[];
const squares = (w: Data, data: Data, target: Data): Value => ops.sum(ops.pow(ops.sub(ops.matmul(data, w), target), 2));

describe('nested arrays of numbers are data as well as tensors are', () => {
  test('equal gradients, in the form of what was given', () => {
    const w = randn([5, 8], { seed: 3 });
    const target = randn([12, 8], { seed: 4 });
    const [value, byW, byX] = ((): [number, Tensor, Tensor] => {
      const [v, [a, b]] = valueAndGrad(squares, [0, 1])(w as Value, X as Value, target as Value);
      return [v as number, a as Tensor, b as Tensor];
    })();
    const [sameValue, [sameW, sameX]] = valueAndGrad(squares, [0, 1])(rows(w), rows(X), rows(target));
    expect([sameValue, sameW, sameX]).toEqual([value, byW.toArray(), byX.toArray()]);
  });

  test('large data is one variable, whatever its size', () => {
    let operands = 0;
    const loss = (w: Data, data: Data): Value => {
      operands += (data as number[][]).length;
      return ops.sum(ops.matmul(data, w));
    };
    const gradient = grad(loss);
    const data = rows(randn([400, 5], { seed: 5 }));
    const expected = [0, 1, 2, 3, 4].map((j) => data.reduce((sum, row) => sum + (row[j] as number), 0));
    const found = gradient([1, 1, 1, 1, 1], data) as number[];
    for (const [j, by] of found.entries()) expect(by).toBeCloseTo(expected[j] as number, 10);
    // Called once, and its length is known.
    expect(operands).toBe(400);
  });

  test('a function that looks inside gets the numbers apart, and from then on at once', () => {
    let calls = 0;
    const chain = (x: readonly Value[]): Value => {
      calls++;
      let sum: Value = 0;
      for (let i = 1; i < x.length; i++) sum = ops.add(sum, ops.mul(x[i - 1] as Value, x[i] as Value));
      return sum;
    };
    const point = Array.from({ length: 50 }, (_, i) => i);
    const expected = point.map((_, i) => (i > 0 ? i - 1 : 0) + (i < 49 ? i + 1 : 0));
    expect(grad(chain)(point)).toEqual(expected);
    expect(calls).toBe(2);
    expect(grad(chain)(point)).toEqual(expected);
    expect(calls).toBe(3);
  });

  test.each<[string, (x: readonly Value[]) => Value]>([
    [
      'for ... of',
      (x) => {
        let sum: Value = 0;
        for (const item of x) sum = ops.add(sum, ops.mul(item, item));
        return sum;
      },
    ],
    ['reduce', (x) => x.reduce((sum: Value, item) => ops.add(sum, ops.mul(item, item)), 0)],
    [
      'destructuring',
      ([first, ...others]) =>
        others.reduce((sum: Value, item) => ops.add(sum, ops.mul(item, item)), ops.mul(first as Value, first as Value)),
    ],
    ['in', (x) => (0 in x ? ops.sum(ops.mul(x as unknown as Value, x as unknown as Value)) : 0)],
    ['keys', (x) => Object.keys(x).reduce((sum: Value, key) => ops.add(sum, ops.pow(x[Number(key)] as Value, 2)), 0)],
    ['as a whole', (x) => ops.sum(ops.mul(x as unknown as Value, x as unknown as Value))],
    [
      'inside, where the function catches what is thrown',
      (x) => {
        try {
          return x.reduce((sum: Value, item) => ops.add(sum, ops.mul(item, item)), 0);
        } catch {
          return 0;
        }
      },
    ],
  ])('%s', (_, f) => {
    const point = Array.from({ length: 40 }, (_, i) => i / 8);
    expect(grad(f)(point)).toEqual(point.map((x) => 2 * x));
    expect(grad((x: readonly Value[]) => f(grad(f)(x) as readonly Value[]))(point)).toEqual(point.map((x) => 8 * x));
  });

  test('what comes back untouched has the form it was given in', () => {
    const data = rows(X);
    const f = (w: Data, d: Data) => [ops.sum(ops.matmul(d, w)), d];
    const [, [aux]] = grad(f, 0, { hasAux: true })([1, 2, 3, 4, 5], data) as unknown as [unknown, [unknown]];
    expect(aux).toEqual(data);
    expect(jit((d: Data) => ({ d, twice: ops.mul(d as Value, 2) }))(data).d).toEqual(data);
  });

  test('an array kept from inside the function is a leak, and says so', () => {
    let kept: readonly Value[] = [];
    grad((x: readonly Value[]) => {
      kept = x;
      return ops.sum(x as unknown as Value);
    })(Array.from({ length: 40 }, () => 1));
    expect(() => kept[0]).toThrow(/leaked/);
  });

  test('arrays that are no tensor are taken apart: ragged ones, and those of other things', () => {
    const ragged = [Array.from({ length: 40 }, () => 1), [2]] as const;
    const f = ([a, b]: readonly (readonly Value[])[]): Value =>
      ops.mul(ops.sum(a as unknown as Value), ops.sum(b as unknown as Value));
    expect(grad(f)(ragged)).toEqual([Array.from({ length: 40 }, () => 2), [40]]);
  });
});

describe('vmap over arrays', () => {
  test('an array counts examples', () => {
    expect(String(vmap(grad(fn('f(x) = x^3')))([1, 2, 3]))).toBe('[ 3. 12. 27.]');
    expect(
      String(vmap((x: Data, s: Data) => ops.mul(ops.sum(x as Value), s as Value))(rows(X).slice(0, 2), [1, 2])),
    ).toBe(
      String(
        tensor(
          rows(X)
            .slice(0, 2)
            .map((row, i) => row.reduce((sum, item) => sum + item) * (i + 1)),
        ),
      ),
    );
  });

  test('an example may be taken apart', () => {
    const f = (point: Data): Value => {
      const [a, b] = point as Value[];
      return ops.mul(a as Value, ops.sin(b as Value));
    };
    expect(
      vmap(grad(f))([
        [2, 0.5],
        [3, 1],
      ]).toString(),
    ).toBe(
      tensor([
        [Math.sin(0.5), 2 * Math.cos(0.5)],
        [Math.sin(1), 3 * Math.cos(1)],
      ]).toString(),
    );
  });
});

test('a tensor goes through its first axis, traced or not', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.double({ min: -9, max: 9, noNaN: true }).map((x) => x + 0),
        { minLength: 1, maxLength: 6 },
      ),
      (items) => {
        const t = tensor(items);
        expect([...t]).toEqual(items);
        expect([...tensor([items, items])].map(String)).toEqual([String(t), String(t)]);
        const f = (x: Value): Value =>
          [...(x as Tensor)].reduce((sum: Value, item) => ops.add(sum, ops.mul(item, item)), 0);
        expect((grad(f)(t) as Tensor).toArray()).toEqual(items.map((item) => 2 * item));
      },
    ),
  );
  expect([...tensor(1)]).toEqual([1]);
  expect(() => grad((x: Value) => [...(x as Tensor)][0] as Value)(1)).toThrow(/no parts/);
});
