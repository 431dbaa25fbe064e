import type { Fraction } from 'fraction.js';
import { bitLength, EXACT_BITS, type OpEntry } from '../expr/index.ts';
import { bigPow } from './big/transcendental.ts';
import { PRECEDENCE } from './precedence.ts';

/** Sums, products and powers. */
export const arithmetic = {
  add: {
    signature: 'add(x, y)',
    eval: (x, y) => x + y,
    d: 'dx + dy',
    big: (x, y) => x.plus(y),
    complex: (x, y) => x.add(y),
    exact: (x, y) => x.add(y),
    tex: '#1 + #2',
    doc: 'sum',
    rule: 'sum rule',
    sample: [
      [-3, 3],
      [-3, 3],
    ],
    algebra: { sum: [1, 1] },
    notation: { kind: 'infix', symbol: '+', precedence: PRECEDENCE.sum, associative: 'left' },
    js: '#1 + #2',
    wasm: 'add',
  },
  sub: {
    signature: 'sub(x, y)',
    eval: (x, y) => x - y,
    d: 'dx - dy',
    big: (x, y) => x.minus(y),
    complex: (x, y) => x.sub(y),
    exact: (x, y) => x.sub(y),
    tex: '#1 - #2',
    doc: 'difference',
    rule: 'sum rule',
    aliases: ['subtract'],
    sample: [
      [-3, 3],
      [-3, 3],
    ],
    algebra: { sum: [1, -1] },
    notation: { kind: 'infix', symbol: '-', precedence: PRECEDENCE.sum, associative: 'left' },
    js: '#1 - #2',
    wasm: 'sub',
  },
  neg: {
    signature: 'neg(x)',
    eval: (x) => -x,
    d: '-dx',
    big: (x) => x.negated(),
    complex: (x) => x.neg(),
    exact: (x) => x.neg(),
    literal: true,
    tex: '-#1',
    doc: 'opposite',
    rule: 'constant multiple rule',
    aliases: ['unaryMinus'],
    sample: [[-3, 3]],
    parity: 'odd',
    algebra: { sum: [-1] },
    notation: { kind: 'prefix', symbol: '-', precedence: PRECEDENCE.sign },
    js: '-#1',
    wasm: 'neg',
  },
  mul: {
    signature: 'mul(x, y)',
    eval: (x, y) => x * y,
    d: 'y*dx + x*dy',
    textbook: 'dx*y + x*dy',
    big: (x, y) => x.times(y),
    complex: (x, y) => x.mul(y),
    exact: (x, y) => x.mul(y),
    tex: '#1 #2',
    doc: 'product',
    rule: 'product rule',
    aliases: ['multiply'],
    sample: [
      [-3, 3],
      [-3, 3],
    ],
    algebra: { product: [1, 1] },
    notation: { kind: 'infix', symbol: '*', precedence: PRECEDENCE.product, associative: 'left' },
    betweenArrays: (x, y) => (x.length > 0 && y.length > 0 ? 'matrixTimes' : undefined),
    texBetweenArrays: '#1 \\odot #2',
    js: '#1 * #2',
    wasm: 'mul',
  },
  div: {
    signature: 'div(x, y)',
    eval: (x, y) => x / y,
    d: 'dx/y - x*dy/y^2',
    adjoint: 'dx/y - ans*(dy/y)',
    textbook: '(dx*y - x*dy)/y^2',
    big: (x, y) => x.div(y),
    complex: (x, y) => x.div(y),
    exact: (x, y) => (y.n === 0n ? undefined : x.div(y)),
    literal: true,
    tex: '\\frac{#1}{#2}',
    doc: 'quotient',
    rule: 'quotient rule',
    aliases: ['divide'],
    sample: [
      [-3, 3],
      [0.5, 3],
    ],
    alsoSample: [
      [
        [-3, 3],
        [-3, -0.5],
      ],
    ],
    domain: 'y != 0',
    algebra: { product: [1, -1] },
    notation: { kind: 'infix', symbol: '/', precedence: PRECEDENCE.product, associative: 'left' },
    betweenArrays: (_, y) => (y.length > 0 ? 'matrixOver' : undefined),
    texBetweenArrays: '#1 \\oslash #2',
    js: '#1 / #2',
    wasm: 'div',
  },
  pow: {
    signature: 'pow(x, y)',
    eval: Math.pow,
    d: 'y*x^(y-1)*dx + ans*ln(x)*dy',
    big: bigPow,
    bigCost: 8,
    complex: (x, y) => x.pow(y),
    exact: exactPower,
    tex: '#1^{#2}',
    doc: 'power; for x < 0 only with an integer exponent; 0^0 is 1',
    rule: 'power rule',
    sample: [
      [0.2, 3],
      [-2, 3],
    ],
    domain: 'x > 0 or x == 0 and y >= 0 or x < 0 and y == round(y)',
    domainHint: 'For the real cube root of a negative number use cbrt(x), for other odd roots nthRoot(x, n).',
    algebra: { power: true },
    notation: { kind: 'infix', symbol: '^', precedence: PRECEDENCE.power, associative: 'right' },
    betweenArrays: (x) => (x.length > 0 ? 'matrixPower' : undefined),
    texBetweenArrays: '#1^{\\circ #2}',
    js: '#1 ** #2',
  },
} as const satisfies Record<string, OpEntry>;

/** x^y for an integer y, while the result can be written down; 9^9^9 is left as it is. */
function exactPower(x: Fraction, y: Fraction): Fraction | undefined {
  if (y.d !== 1n) return undefined;
  const largest = Math.max(bitLength(x.n), bitLength(x.d));
  if (bitLength(y.n) > 32 || Number(y.n) * largest > EXACT_BITS * 4) return undefined;
  if (x.n === 0n && y.s < 0n) return undefined;
  return x.pow(y);
}
