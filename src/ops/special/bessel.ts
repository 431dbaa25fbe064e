import type { OpEntry } from '../../expr/index.ts';
import { bigAiry } from '../big/airy.ts';
import { bigBesseli, bigBesselj, bigBesselk, bigBessely, bigSphericalj } from '../big/bessel.ts';
import { bigOf } from '../big/context.ts';
import { bigSin } from '../big/transcendental.ts';
import { otherCode } from '../code/other.ts';
import { airyai, airyaiprime, airybi, airybiprime } from '../kernels/airy.ts';
import { besselj, bessely } from '../kernels/bessel.ts';
import { besseli, besselk } from '../kernels/besselModified.ts';
import { sinc as complexSinc } from '../kernels/complex.ts';
import { sphericalj } from '../kernels/sphericalBessel.ts';

const POSITIVE = 'x > 0';
const FIRST_KIND = 'x > 0 or n == floor(n) or x == 0 and n > 0';
const FIRST_KIND_HINT = 'For x < 0 the order must be an integer.';
const ORDER_AND_POSITIVE = [
  [2, 2],
  [0.5, 12],
] as const;
const FRACTIONAL_ORDER = [
  [
    [2.75, 2.75],
    [0.5, 12],
  ],
] as const;

/** Bessel functions (the order comes first and must be constant) and Airy functions. */
export const besselFunctions = {
  besselj: {
    signature: 'besselj(n, x)',
    eval: besselj,
    d: '(besselj(n - 1, x) - besselj(n + 1, x))/2*dx',
    fixed: ['n'],
    big: bigBesselj,
    tex: 'J_{#1}\\left(#2\\right)',
    doc: 'Bessel function of the first kind, of constant order n',
    sample: ORDER_AND_POSITIVE,
    alsoSample: [
      ...FRACTIONAL_ORDER,
      [
        [3, 3],
        [-9, -0.5],
      ],
    ],
    domain: FIRST_KIND,
    domainHint: FIRST_KIND_HINT,
    identities: ['besselj(-1, x) = -besselj(1, x)'],
  },
  bessely: {
    signature: 'bessely(n, x)',
    eval: bessely,
    d: '(bessely(n - 1, x) - bessely(n + 1, x))/2*dx',
    fixed: ['n'],
    big: bigBessely,
    tex: 'Y_{#1}\\left(#2\\right)',
    doc: 'Bessel function of the second kind, of constant order n',
    sample: ORDER_AND_POSITIVE,
    alsoSample: FRACTIONAL_ORDER,
    domain: POSITIVE,
    identities: ['bessely(-1, x) = -bessely(1, x)'],
  },
  besseli: {
    signature: 'besseli(n, x)',
    eval: besseli,
    d: '(besseli(n - 1, x) + besseli(n + 1, x))/2*dx',
    fixed: ['n'],
    big: bigBesseli,
    tex: 'I_{#1}\\left(#2\\right)',
    doc: 'modified Bessel function of the first kind, of constant order n',
    sample: ORDER_AND_POSITIVE,
    alsoSample: [
      ...FRACTIONAL_ORDER,
      [
        [3, 3],
        [-9, -0.5],
      ],
    ],
    domain: FIRST_KIND,
    domainHint: FIRST_KIND_HINT,
    identities: ['besseli(-1, x) = besseli(1, x)'],
  },
  besselk: {
    signature: 'besselk(n, x)',
    eval: besselk,
    d: '-(besselk(n - 1, x) + besselk(n + 1, x))/2*dx',
    fixed: ['n'],
    big: bigBesselk,
    tex: 'K_{#1}\\left(#2\\right)',
    doc: 'modified Bessel function of the second kind, of constant order n',
    sample: ORDER_AND_POSITIVE,
    alsoSample: FRACTIONAL_ORDER,
    domain: POSITIVE,
    sign: 'positive',
    identities: ['besselk(-1, x) = besselk(1, x)'],
  },
  sphericalj: {
    signature: 'sphericalj(n, x)',
    eval: sphericalj,
    // Unlike the recurrences with 1/x, nothing cancels at 0.
    d: 'where(n == 0, -sphericalj(1, x), (n*sphericalj(n - 1, x) - (n + 1)*sphericalj(n + 1, x))/(2*n + 1))*dx',
    fixed: ['n'],
    big: bigSphericalj,
    tex: 'j_{#1}\\left(#2\\right)',
    doc: 'spherical Bessel function of the first kind, of constant order n = 1, 2, ...; order 0 is sinc',
    sample: [
      [1, 1],
      [-9, 9],
    ],
    alsoSample: [
      [
        [3, 3],
        [0.5, 12],
      ],
    ],
    domain: 'n >= 0 and n == floor(n)',
    domainHint: 'The order is an integer n >= 0.',
    identities: ['sphericalj(0, x) = sinc(x)'],
    code: otherCode.sphericalj,
  },
  sinc: {
    signature: 'sinc(x)',
    eval: (x) => sphericalj(0, x),
    // (cos(x) - ans)/x would cancel next to 0.
    d: '-sphericalj(1, x) * dx',
    big: (x) => (x.isZero() ? bigOf(x, 1) : bigSin(x).div(x)),
    complex: complexSinc,
    tex: '\\operatorname{sinc}',
    doc: 'sin(x)/x, 1 at 0',
    sample: [[-6, 6]],
    parity: 'even',
    identities: ['sinc(0) = 1'],
    code: otherCode.sinc,
  },
  airyai: {
    signature: 'airyai(x)',
    eval: airyai,
    d: 'airyaiprime(x) * dx',
    big: (x) => bigAiry(x, -1, false),
    tex: '\\operatorname{Ai}',
    doc: "Airy function Ai, with y'' = x*y",
    sample: [[-6, 4]],
    aliases: ['Ai'],
  },
  airyaiprime: {
    signature: 'airyaiprime(x)',
    eval: airyaiprime,
    d: 'x*airyai(x)*dx',
    big: (x) => bigAiry(x, -1, true),
    tex: "\\operatorname{Ai}'",
    doc: 'derivative of the Airy function Ai',
    sample: [[-6, 4]],
  },
  airybi: {
    signature: 'airybi(x)',
    eval: airybi,
    d: 'airybiprime(x) * dx',
    big: (x) => bigAiry(x, 1, false),
    tex: '\\operatorname{Bi}',
    doc: "Airy function Bi, with y'' = x*y",
    sample: [[-6, 4]],
    aliases: ['Bi'],
  },
  airybiprime: {
    signature: 'airybiprime(x)',
    eval: airybiprime,
    d: 'x*airybi(x)*dx',
    big: (x) => bigAiry(x, 1, true),
    tex: "\\operatorname{Bi}'",
    doc: 'derivative of the Airy function Bi',
    sample: [[-6, 4]],
  },
} as const satisfies Record<string, OpEntry>;
