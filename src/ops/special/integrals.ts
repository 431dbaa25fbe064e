import ellipe from '@stdlib/math-base-special-ellipe';
import fresnelc from '@stdlib/math-base-special-fresnelc';
import fresnels from '@stdlib/math-base-special-fresnels';
import sici from '@stdlib/math-base-special-sici';
import type { OpEntry } from '../../expr/index.ts';
import { bigEllipint, bigElliptic } from '../big/elliptic.ts';
import { bigCi, bigEi, bigFresnel, bigLi, bigSi } from '../big/integrals.ts';
import { bigLambertw } from '../big/lambertw.ts';
import { otherCode } from '../code/other.ts';
import { ellipint, ellipk } from '../kernels/elliptic.ts';
import { expint, logint } from '../kernels/expint.ts';
import { lambertw } from '../kernels/lambertw.ts';

/** Functions defined by integrals, and Lambert's W. */
export const integralFunctions = {
  Si: {
    signature: 'Si(x)',
    eval: (x) => sici(x)[0] as number,
    d: 'sinc(x) * dx',
    big: bigSi,
    tex: '\\operatorname{Si}',
    doc: 'sine integral, the integral of sin(t)/t from 0 to x',
    sample: [[-6, 6]],
    parity: 'odd',
    aliases: ['sinint'],
    identities: ['Si(0) = 0'],
  },
  Ci: {
    signature: 'Ci(x)',
    eval: (x) => (x < 0 ? NaN : (sici(x)[1] as number)),
    d: 'cos(x)/x*dx',
    big: bigCi,
    tex: '\\operatorname{Ci}',
    doc: 'cosine integral, minus the integral of cos(t)/t from x to infinity',
    sample: [[0.8, 6]],
    domain: 'x > 0',
    aliases: ['cosint'],
  },
  Ei: {
    signature: 'Ei(x)',
    eval: expint,
    d: 'exp(x)/x*dx',
    big: bigEi,
    tex: '\\operatorname{Ei}',
    doc: 'exponential integral, the principal value of the integral of exp(t)/t from -infinity to x',
    sample: [[0.5, 6]],
    alsoSample: [[[-6, -0.2]]],
    domain: 'x != 0',
    aliases: ['expint'],
  },
  li: {
    signature: 'li(x)',
    eval: logint,
    d: 'dx / ln(x)',
    big: bigLi,
    tex: '\\operatorname{li}',
    doc: 'logarithmic integral, the principal value of the integral of 1/ln(t) from 0 to x',
    sample: [[1.6, 6]],
    alsoSample: [[[0.1, 0.9]]],
    domain: 'x >= 0 and x != 1',
    domainHint: 'li has a pole at 1.',
    aliases: ['logint'],
    identities: ['li(0) = 0'],
  },
  fresnels: {
    signature: 'fresnels(x)',
    eval: fresnels,
    d: 'sin(pi/2*x^2)*dx',
    big: (x) => bigFresnel(x, 1),
    tex: '\\operatorname{S}',
    doc: 'Fresnel integral of sin(pi/2*t^2) from 0 to x',
    sample: [[-3, 3]],
    parity: 'odd',
    identities: ['fresnels(0) = 0'],
  },
  fresnelc: {
    signature: 'fresnelc(x)',
    eval: fresnelc,
    d: 'cos(pi/2*x^2)*dx',
    big: (x) => bigFresnel(x, 0),
    tex: '\\operatorname{C}',
    doc: 'Fresnel integral of cos(pi/2*t^2) from 0 to x',
    sample: [[-3, 3]],
    parity: 'odd',
    identities: ['fresnelc(0) = 0'],
  },
  ellipk: {
    signature: 'ellipk(m)',
    eval: ellipk,
    // (E/(1-m) - K)/(2m) would cancel next to 0.
    d: 'ellipint(1, 1, m)/2*dm',
    big: (m) => bigElliptic(m, 'K'),
    tex: '\\operatorname{K}',
    doc: 'complete elliptic integral of the first kind, of the parameter m = k^2',
    sample: [[-3, 0.9]],
    domain: 'm < 1',
    domainHint: 'The parameter m = k^2 is below 1.',
    sign: 'positive',
    identities: ['ellipk(0) = pi/2'],
  },
  ellipe: {
    signature: 'ellipe(m)',
    eval: ellipe,
    d: '-ellipint(1, 0, m)/2*dm',
    big: (m) => bigElliptic(m, 'E'),
    tex: '\\operatorname{E}',
    doc: 'complete elliptic integral of the second kind, of the parameter m = k^2; the derivative at 1 is -Infinity',
    sample: [[-3, 0.9]],
    domain: 'm <= 1',
    domainHint: 'The parameter m = k^2 is at most 1.',
    sign: 'positive',
    identities: ['ellipe(0) = pi/2', 'ellipe(1) = 1'],
  },
  ellipint: {
    signature: 'ellipint(p, q, m)',
    eval: ellipint,
    d: '(q + 1/2)*ellipint(p + 1, q + 1, m)*dm',
    fixed: ['p', 'q'],
    big: bigEllipint,
    tex: '\\operatorname{I}_{#1,#2}\\left(#3\\right)',
    doc: 'integral of sin(t)^(2p)*(1 - m*sin(t)^2)^(-q - 1/2) from 0 to pi/2: the derivatives of ellipk and ellipe',
    sample: [
      [1, 1],
      [1, 1],
      [-3, 0.9],
    ],
    domain: 'p > -1/2 and p <= 100 and abs(q) <= 100 and (m < 1 or m == 1 and q < 0)',
    sign: 'positive',
    identities: ['ellipint(0, 0, m) = ellipk(m)', 'ellipint(0, -1, m) = ellipe(m)'],
  },
  lambertw: {
    signature: 'lambertw(x)',
    eval: (x) => lambertw(x),
    // ans/(x*(1 + ans)) would be 0/0 at 0.
    d: 'dx / (x + exp(ans))',
    big: (x) => bigLambertw(x),
    tex: '\\operatorname{W}',
    doc: "Lambert's W, the solution w >= -1 of w*exp(w) = x; the derivative at -1/e is Infinity",
    sample: [[-0.3, 5]],
    domain: 'x >= -exp(-1)',
    domainHint: 'w*exp(w) is never below -1/e.',
    aliases: ['lambertW'],
    identities: ['lambertw(0) = 0', 'lambertw(e) = 1'],
    code: otherCode.lambertw,
  },
  lambertwBranch: {
    signature: 'lambertw(x, k)',
    eval: lambertw,
    d: 'dx / (x + exp(ans))',
    fixed: ['k'],
    big: (x, k) => bigLambertw(x, k.toNumber()),
    tex: '\\operatorname{W}_{#2}\\left(#1\\right)',
    doc: "branch k of Lambert's W: 0, or -1 for the solution w <= -1 of w*exp(w) = x",
    sample: [
      [-0.35, -0.05],
      [-1, -1],
    ],
    alsoSample: [
      [
        [-0.3, 5],
        [0, 0],
      ],
    ],
    domain: 'x >= -exp(-1) and (k == 0 or k == -1 and x < 0)',
    domainHint: 'The real branches are 0, for x >= -1/e, and -1, for -1/e <= x < 0.',
    aliases: ['lambertw', 'lambertW'],
    identities: ['lambertw(x, 0) = lambertw(x)'],
  },
} as const satisfies Record<string, OpEntry>;
