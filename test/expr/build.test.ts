import { describe, expect, test } from '@jest/globals';
import { build, evaluateAt, num, sym } from '../../src/expr/index.ts';
import { op } from '../../src/ops/index.ts';

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

  test('a division by zero is no literal', () => {
    expect(evaluateAt(build(op('div'), [num(1), num(0)]), {})).toBe(Number.POSITIVE_INFINITY);
  });
});
