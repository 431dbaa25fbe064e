import { describe, expect, test } from '@jest/globals';
import { build, evaluateAt, Latest, num, sym } from '../../src/expr/index.ts';
import { families, op } from '../../src/ops/index.ts';

const x = sym('x');

describe('interning', () => {
  test('equal structure is the same node', () => {
    expect(build(op('add'), [x, num(1)])).toBe(build(op('add'), [sym('x'), num(1)]));
    expect(build(op('add'), [x, num(1)])).not.toBe(build(op('add'), [num(1), x]));
    expect(sym('x', [2])).not.toBe(x);
  });

  test('a literal is exact, however it was written', () => {
    expect(num(0.1)).toBe(num('0.1'));
    expect(build(op('div'), [num(6), num(4)])).toBe(num('1.5'));
    expect(build(op('neg'), [num(3)])).toBe(num(-3));
    expect(num('9007199254740993').value).toBe(9007199254740992);
    expect(num('9007199254740993')).not.toBe(num('9007199254740992'));
  });

  test('equal attributes are the same operation, however many others were asked for in between', () => {
    const first = families.slice([{ start: 1, stop: 3 }]);
    expect(families.slice([{ start: 1, stop: 3 }])).toBe(first);
    for (let start = 0; start < 20; start++) families.slice([{ start }]);
    expect(families.slice([{ start: 1, stop: 3 }])).toBe(first);
    expect(families.slice([{ start: 1 }])).not.toBe(first);
    expect(families.slice([{ start: 1, stop: 3, step: 2 }])).not.toBe(first);
    expect(families.slice([1, 3])).not.toBe(families.slice([1]));
    expect(families.sum(0)).not.toBe(families.sum([0]));
    expect(families.sum(undefined, undefined)).toBe(families.sum());
  });

  test('a list of attributes that the caller changes later keeps what it meant', () => {
    const [shape, range] = [[2, 3], { start: 1, stop: 3 }];
    const [reshaped, sliced] = [families.reshape(shape), families.slice([range])];
    shape.reverse();
    range.stop = 5;
    expect(families.reshape(shape)).not.toBe(reshaped);
    expect(families.reshape([2, 3])).toBe(reshaped);
    expect(families.slice([{ start: 1, stop: 3 }])).toBe(sliced);
    expect(build(families.slice([{ start: 1, stop: 3 }]), [sym('x', [9])]).shape).toEqual([2]);
    expect(build(families.slice([range]), [sym('x', [9])]).shape).toEqual([4]);
  });

  test('the latest is made again where its parts differ', () => {
    const latest = new Latest<number>();
    let made = 0;
    const ask = (...parts: unknown[]): number => latest.of(parts, () => ++made);
    expect([ask(1, x), ask(1, x), ask(2, x), ask(2), ask(2, x)]).toEqual([1, 1, 2, 3, 4]);
  });

  test('a division by zero is no literal', () => {
    expect(evaluateAt(build(op('div'), [num(1), num(0)]), {})).toBe(Number.POSITIVE_INFINITY);
  });
});
