import { Fraction } from 'fraction.js';
import type { OpEntry } from '../expr/index.ts';
import { bigBit } from './big/context.ts';
import { PRECEDENCE } from './precedence.ts';

const ANY_PAIR = [
  [-3, 3],
  [-3, 3],
] as const;

/**
 * Conditions: 1 where they hold, 0 where not, NaN where an operand is. Comparison is exact: there is no tolerance.
 * As steps they have derivative 0.
 */
export const logic = {
  larger: {
    signature: 'larger(x, y)',
    eval: (x, y) => bit(x > y, x, y),
    d: '0',
    big: (x, y) => bigBit(x.gt(y), x, y),
    exact: (x, y) => exactBit(x.gt(y)),
    tex: '#1 > #2',
    doc: '1 where x > y, else 0',
    sample: ANY_PAIR,
    jump: 'x == y',
    sign: 'nonnegative',
    notation: { kind: 'infix', symbol: '>', precedence: PRECEDENCE.relation },
  },
  smaller: {
    signature: 'smaller(x, y)',
    eval: (x, y) => bit(x < y, x, y),
    d: '0',
    big: (x, y) => bigBit(x.lt(y), x, y),
    exact: (x, y) => exactBit(x.lt(y)),
    tex: '#1 < #2',
    doc: '1 where x < y, else 0',
    sample: ANY_PAIR,
    jump: 'x == y',
    sign: 'nonnegative',
    notation: { kind: 'infix', symbol: '<', precedence: PRECEDENCE.relation },
  },
  largerEq: {
    signature: 'largerEq(x, y)',
    eval: (x, y) => bit(x >= y, x, y),
    d: '0',
    big: (x, y) => bigBit(x.gte(y), x, y),
    exact: (x, y) => exactBit(x.gte(y)),
    tex: '#1 \\ge #2',
    doc: '1 where x >= y, else 0',
    sample: ANY_PAIR,
    jump: 'x == y',
    sign: 'nonnegative',
    notation: { kind: 'infix', symbol: '>=', precedence: PRECEDENCE.relation },
  },
  smallerEq: {
    signature: 'smallerEq(x, y)',
    eval: (x, y) => bit(x <= y, x, y),
    d: '0',
    big: (x, y) => bigBit(x.lte(y), x, y),
    exact: (x, y) => exactBit(x.lte(y)),
    tex: '#1 \\le #2',
    doc: '1 where x <= y, else 0',
    sample: ANY_PAIR,
    jump: 'x == y',
    sign: 'nonnegative',
    notation: { kind: 'infix', symbol: '<=', precedence: PRECEDENCE.relation },
  },
  equal: {
    signature: 'equal(x, y)',
    eval: (x, y) => bit(x === y, x, y),
    d: '0',
    big: (x, y) => bigBit(x.eq(y), x, y),
    exact: (x, y) => exactBit(x.equals(y)),
    tex: '#1 = #2',
    doc: '1 where x equals y, else 0',
    sample: ANY_PAIR,
    jump: 'x == y',
    sign: 'nonnegative',
    notation: { kind: 'infix', symbol: '==', precedence: PRECEDENCE.relation },
  },
  unequal: {
    signature: 'unequal(x, y)',
    eval: (x, y) => bit(x !== y, x, y),
    d: '0',
    big: (x, y) => bigBit(!x.eq(y), x, y),
    exact: (x, y) => exactBit(!x.equals(y)),
    tex: '#1 \\ne #2',
    doc: '1 where x differs from y, else 0',
    sample: ANY_PAIR,
    jump: 'x == y',
    sign: 'nonnegative',
    notation: { kind: 'infix', symbol: '!=', precedence: PRECEDENCE.relation },
  },
  and: {
    signature: 'and(x, y)',
    eval: (x, y) => bit(x !== 0 && y !== 0, x, y),
    d: '0',
    big: (x, y) => bigBit(!x.isZero() && !y.isZero(), x, y),
    exact: (x, y) => exactBit(x.n !== 0n && y.n !== 0n),
    tex: '#1 \\wedge #2',
    doc: '1 where both are nonzero, else 0',
    sample: ANY_PAIR,
    jump: 'x == 0 or y == 0',
    sign: 'nonnegative',
    notation: { kind: 'infix', symbol: 'and', precedence: PRECEDENCE.and, associative: 'left' },
  },
  or: {
    signature: 'or(x, y)',
    eval: (x, y) => bit(x !== 0 || y !== 0, x, y),
    d: '0',
    big: (x, y) => bigBit(!x.isZero() || !y.isZero(), x, y),
    exact: (x, y) => exactBit(x.n !== 0n || y.n !== 0n),
    tex: '#1 \\vee #2',
    doc: '1 where one of them is nonzero, else 0',
    sample: ANY_PAIR,
    jump: 'x == 0 or y == 0',
    sign: 'nonnegative',
    notation: { kind: 'infix', symbol: 'or', precedence: PRECEDENCE.or, associative: 'left' },
  },
  xor: {
    signature: 'xor(x, y)',
    eval: (x, y) => bit((x !== 0) !== (y !== 0), x, y),
    d: '0',
    big: (x, y) => bigBit(x.isZero() !== y.isZero(), x, y),
    exact: (x, y) => exactBit((x.n === 0n) !== (y.n === 0n)),
    tex: '#1 \\veebar #2',
    doc: '1 where exactly one of them is nonzero, else 0',
    sample: ANY_PAIR,
    jump: 'x == 0 or y == 0',
    sign: 'nonnegative',
    notation: { kind: 'infix', symbol: 'xor', precedence: PRECEDENCE.xor, associative: 'left' },
  },
  not: {
    signature: 'not(x)',
    eval: (x) => bit(x === 0, x),
    d: '0',
    big: (x) => bigBit(x.isZero(), x),
    exact: (x) => exactBit(x.n === 0n),
    tex: '\\neg #1',
    doc: '1 where x is 0, else 0',
    sample: [[-3, 3]],
    jump: 'x == 0',
    sign: 'nonnegative',
    notation: { kind: 'prefix', symbol: 'not', precedence: PRECEDENCE.sign },
  },
} as const satisfies Record<string, OpEntry>;

function bit(holds: boolean, ...operands: number[]): number {
  return operands.some(Number.isNaN) ? NaN : Number(holds);
}

function exactBit(holds: boolean): Fraction {
  return new Fraction(Number(holds));
}
