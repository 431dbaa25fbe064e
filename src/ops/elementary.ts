import { Fraction } from 'fraction.js';
import type { BigNumber } from 'mathjs';
import type { OpEntry } from '../expr/index.ts';
import { bigOf, withGuard } from './big/context.ts';
import { bigExpm1, bigLog1p } from './big/elementary.ts';
import { bigExp, bigLn, bigLogBase, bigPow } from './big/transcendental.ts';
import { otherCode } from './code/other.ts';
import * as complexKernels from './kernels/complex.ts';
import { bigNthRoot, exactRoot, nthRoot } from './kernels/roots.ts';

/** Roots, exponentials and logarithms. */
export const elementary = {
  sqrt: {
    signature: 'sqrt(x)',
    eval: Math.sqrt,
    d: 'dx / (2*ans)',
    big: (x) => x.sqrt(),
    bigCost: 8,
    complex: (z) => z.sqrt(),
    exact: (x) => exactRoot(x, 2n),
    tex: '\\sqrt{#1}',
    doc: 'square root; the derivative at 0 is Infinity',
    rule: 'power rule',
    sample: [[0.2, 5]],
    domain: 'x >= 0',
    domainHint: 'Functions are real-valued: sqrt needs x >= 0.',
    sign: 'nonnegative',
    aliases: ['nthRoot', '√'],
    identities: ['sqrt(x^2) = abs(x)'],
    algebra: { product: ['1/2'] },
    js: 'Math.sqrt(#1)',
    wasm: 'sqrt',
  },
  square: { signature: 'square(x)', def: 'x^2', tex: '#1^{2}', doc: 'x^2', sample: [[-3, 3]] },
  cube: { signature: 'cube(x)', def: 'x^3', tex: '#1^{3}', doc: 'x^3', sample: [[-3, 3]] },
  cbrt: {
    signature: 'cbrt(x)',
    eval: Math.cbrt,
    d: 'dx / (3*ans^2)',
    big: (x) => x.cbrt(),
    complex: complexKernels.cbrt,
    exact: (x) => exactRoot(x, 3n),
    tex: '\\sqrt[3]{#1}',
    aliases: ['∛'],
    doc: 'real cube root, also of negative numbers; the derivative at 0 is Infinity',
    rule: 'power rule',
    sample: [[0.2, 5]],
    alsoSample: [[[-5, -0.2]]],
    parity: 'odd',
    identities: ['cbrt(x^3) = x', 'cbrt(x)^3 = x', 'cbrt(x^2) = cbrt(x)^2'],
    js: 'Math.cbrt(#1)',
  },
  nthRoot: {
    signature: 'nthRoot(x, n)',
    eval: nthRoot,
    d: 'dx/(n*ans^(n - 1)) - ans*ln(x)*dn/n^2',
    big: bigNthRoot,
    exact: (x, n) => (n.d === 1n ? exactRoot(x, n.s * n.n) : undefined),
    tex: '\\sqrt[{#2}]{#1}',
    doc: 'real n-th root; of negative numbers for an odd integer n',
    rule: 'power rule',
    sample: [
      [0.2, 5],
      [1.5, 4],
    ],
    alsoSample: [
      [
        [-5, -0.2],
        [3, 3],
      ],
      [
        [-5, -0.2],
        [5, 5],
      ],
      [
        [0.2, 5],
        [-3, -1.5],
      ],
    ],
    domain: 'n != 0 and (x > 0 or x == 0 and n > 0 or x < 0 and abs(mod(n, 2)) == 1)',
    domainHint: 'A negative number has a real n-th root only for an odd integer n.',
    code: otherCode.nthRoot,
  },
  exp: {
    signature: 'exp(x)',
    eval: Math.exp,
    d: 'ans * dx',
    big: bigExp,
    bigCost: 8,
    complex: (z) => z.exp(),
    tex: 'e^{#1}',
    doc: 'exponential function',
    rule: 'exponential rule',
    sample: [[-3, 3]],
    sign: 'positive',
    identities: ['exp(0) = 1', 'exp(1) = e'],
    algebra: { powerOf: 'e' },
    js: 'Math.exp(#1)',
    wasm: 'exp',
  },
  exp2: {
    signature: 'exp2(x)',
    eval: (x) => 2 ** x,
    d: 'ln(2)*ans*dx',
    big: (x) => bigPow(bigOf(x, 2), x),
    bigCost: 8,
    complex: (z) => z.mul(Math.LN2).exp(),
    exact: (x) => integerPower(2n, x),
    tex: '\\operatorname{exp2}',
    doc: '2 to the power of x',
    rule: 'exponential rule',
    sample: [[-3, 3]],
    sign: 'positive',
    algebra: { powerOf: '2' },
    js: '2 ** #1',
  },
  expm1: {
    signature: 'expm1(x)',
    eval: Math.expm1,
    d: 'exp(x) * dx',
    big: bigExpm1,
    bigCost: 8,
    complex: complexKernels.expm1,
    tex: '\\operatorname{expm1}',
    doc: 'exp(x) - 1, accurate near 0',
    rule: 'exponential rule',
    sample: [[-3, 3]],
    identities: ['expm1(0) = 0'],
    js: 'Math.expm1(#1)',
  },
  ln: {
    signature: 'ln(x)',
    eval: (x) => Math.log(x),
    d: 'dx / x',
    big: bigLn,
    bigCost: 8,
    complex: (z) => z.log(),
    tex: '\\ln',
    doc: 'natural logarithm',
    rule: 'logarithm rule',
    sample: [[0.2, 5]],
    domain: 'x > 0',
    domainHint: 'Functions are real-valued: for negative x use ln(abs(x)).',
    aliases: ['log'],
    inverse: 'exp',
    identities: ['ln(1) = 0', 'ln(e) = 1', 'ln(exp(x)) = x'],
    js: 'Math.log(#1)',
    wasm: 'ln',
  },
  logBase: {
    signature: 'log(x, base)',
    eval: (x, base) => logarithm(x, base),
    d: 'dx/(x*ln(base)) - ans*dbase/(base*ln(base))',
    big: (x, base) => bigLn(x).div(bigLn(base)),
    bigCost: 8,
    complex: (z, base) => z.log().div(base.log()),
    tex: '\\log_{#2}\\left(#1\\right)',
    doc: 'logarithm of x to a base',
    rule: 'logarithm rule',
    sample: [
      [0.2, 5],
      [1.5, 5],
    ],
    alsoSample: [
      [
        [0.2, 5],
        [0.2, 0.8],
      ],
    ],
    domain: 'x > 0 and base > 0 and base != 1',
    domainHint: 'The base of a logarithm is positive and not 1.',
    aliases: ['log'],
    identities: ['log(x, e) = ln(x)', 'log(x, 2) = log2(x)', 'log(x, 10) = log10(x)'],
    code: otherCode.logBase,
  },
  log2: {
    signature: 'log2(x)',
    eval: Math.log2,
    d: 'dx / (x*ln(2))',
    big: (x) => bigLogBase(x, 2),
    bigCost: 8,
    complex: (z) => z.log().div(Math.LN2),
    tex: '\\operatorname{log}_{2}\\left(#1\\right)',
    doc: 'logarithm to base 2',
    rule: 'logarithm rule',
    sample: [[0.2, 5]],
    domain: 'x > 0',
    identities: ['log2(1) = 0', 'log2(2) = 1', 'log2(exp2(x)) = x'],
    js: 'Math.log2(#1)',
  },
  log10: {
    signature: 'log10(x)',
    eval: Math.log10,
    d: 'dx / (x*ln(10))',
    big: (x) => bigLogBase(x, 10),
    bigCost: 8,
    complex: (z) => z.log().div(Math.LN10),
    aliases: ['lg'],
    tex: '\\operatorname{log}_{10}\\left(#1\\right)',
    doc: 'logarithm to base 10',
    rule: 'logarithm rule',
    sample: [[0.2, 5]],
    domain: 'x > 0',
    identities: ['log10(1) = 0', 'log10(10) = 1'],
    js: 'Math.log10(#1)',
  },
  log1p: {
    signature: 'log1p(x)',
    eval: Math.log1p,
    d: 'dx / (1 + x)',
    big: bigLog1p,
    bigCost: 8,
    complex: complexKernels.log1p,
    tex: '\\operatorname{log1p}',
    doc: 'ln(1 + x), accurate near 0',
    rule: 'logarithm rule',
    sample: [[-0.8, 4]],
    domain: 'x > -1',
    identities: ['log1p(0) = 0', 'log1p(expm1(x)) = x'],
    js: 'Math.log1p(#1)',
  },
  hypot: {
    signature: 'hypot(...x)',
    eval: Math.hypot,
    d: 'where(ans == 0, 0, x/ans)*dx',
    big: (...x) =>
      withGuard(5, x, (...t) => t.reduce((sum, v) => sum.plus(v.times(v)), bigOf(t[0] as BigNumber, 0)).sqrt()),
    complex: (...z) =>
      z
        .map((v) => v.mul(v))
        .reduce((a, b) => a.add(b))
        .sqrt(),
    exact: (...x) =>
      exactRoot(
        x.map((v) => v.mul(v)).reduce((a, b) => a.add(b)),
        2n,
      ),
    tex: '\\operatorname{hypot}',
    doc: 'sqrt(x1^2 + x2^2 + ...) without overflow; the derivative at the origin is 0',
    sample: [[0.2, 3]],
    alsoSample: [[[-3, -0.2]]],
    kink: 'ans == 0',
    sign: 'nonnegative',
    identities: ['hypot(x) = abs(x)'],
    js: 'Math.hypot(#*)',
  },
} as const satisfies Record<string, OpEntry>;

/** The quotient of logarithms; base 2 and 10 through the functions that are exact at powers. */
function logarithm(x: number, base: number): number {
  if (!(base > 0) || base === 1) return NaN;
  if (base === 2) return Math.log2(x);
  if (base === 10) return Math.log10(x);
  return Math.log(x) / Math.log(base);
}

function integerPower(base: bigint, exponent: Fraction): Fraction | undefined {
  if (exponent.d !== 1n || exponent.n > 1000n) return undefined;
  return exponent.s < 0n ? new Fraction(1n, base ** exponent.n) : new Fraction(base ** exponent.n, 1n);
}
