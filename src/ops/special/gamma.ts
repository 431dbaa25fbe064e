import beta from '@stdlib/math-base-special-beta';
import betaln from '@stdlib/math-base-special-betaln';
import digamma from '@stdlib/math-base-special-digamma';
import gammaln from '@stdlib/math-base-special-gammaln';
import zeta from '@stdlib/math-base-special-riemann-zeta';
import trigamma from '@stdlib/math-base-special-trigamma';
import type { OpEntry } from '../../expr/index.ts';
import {
  bigBeta,
  bigCombinations,
  bigGamma,
  bigLbeta,
  bigLgamma,
  bigPolygamma,
  bigPolygammaDifference,
} from '../big/gamma.ts';
import { bigZeta } from '../big/zeta.ts';
import { bigZetaDerivative } from '../big/zetaDerivative.ts';
import { gammaCode } from '../code/gamma.ts';
import { combinations, exactCombinations } from '../kernels/combinations.ts';
import { digammaDifference } from '../kernels/digammaDifference.ts';
import { exactFactorial, gammaFunction } from '../kernels/factorial.ts';
import { polygamma, polygammaDifference } from '../kernels/polygamma.ts';
import { zetaDerivative } from '../kernels/zeta.ts';
import { PRECEDENCE } from '../precedence.ts';

const NOT_A_POLE = 'x > 0 or x != floor(x)';
const NO_POLES = '(x > 0 or x != floor(x)) and (x + h > 0 or x + h != floor(x + h))';
const POLE_HINT = 'The gamma function has poles at 0, -1, -2, ...';

/**
 * The differential of combinations(n, k). Outside of 0 <= k <= n, of -sin(pi k) beta(n+1, -k)/pi for k < 0, and of the same for n - k
 * instead of k, so that no pole of a gamma function meets a zero.
 */
const WITHIN_DN = 'ans*digammaDifference(n - k + 1, k)';
const ABOVE_DN =
  'ans*(digammaDifference(k - n, n + 1) - digammaDifference(n + 1, k - n)) - cos(pi*(k - n))*beta(n + 1, k - n)';
const WITHIN_DK = 'ans*digammaDifference(k + 1, n - 2*k)';
const ABOVE_DK = 'cos(pi*(k - n))*beta(n + 1, k - n) - ans*digammaDifference(k - n, n + 1)';
const BELOW_DK = 'ans*digammaDifference(-k, n + 1) - cos(pi*k)*beta(n + 1, -k)';
const COMBINATIONS = [
  `where(k > n + 1/2, where(n > -1, ${ABOVE_DN}, ${WITHIN_DN}), ${WITHIN_DN})*dn`,
  `where(k < -1/2, where(n > -1, ${BELOW_DK}, ${WITHIN_DK}), where(k > n + 1/2, where(n > -1, ${ABOVE_DK}, ${WITHIN_DK}), ${WITHIN_DK}))*dk`,
].join(' + ');

/** The gamma function, its logarithm and derivatives, and Riemann's zeta function. */
export const gammaFunctions = {
  gamma: {
    signature: 'gamma(x)',
    eval: gammaFunction,
    d: 'ans*digamma(x)*dx',
    big: bigGamma,
    exact: (x) => exactFactorial(x.sub(1)),
    tex: '\\Gamma',
    doc: 'gamma function, (x - 1)! for positive integers',
    sample: [[0.3, 6]],
    alsoSample: [[[-1.9, -1.1]]],
    domain: NOT_A_POLE,
    domainHint: POLE_HINT,
    identities: ['gamma(1/2) = sqrt(pi)'],
    code: gammaCode.gamma,
  },
  factorial: {
    signature: 'factorial(x)',
    eval: (x) => gammaFunction(x + 1),
    d: 'ans*digamma(x + 1)*dx',
    big: (x) => bigGamma(x.plus(1)),
    exact: exactFactorial,
    tex: '#1!',
    doc: 'factorial, continued by the gamma function: gamma(x + 1)',
    sample: [[0.3, 5]],
    domain: 'x > -1 or x != floor(x)',
    domainHint: 'Negative integers have no factorial.',
    notation: { kind: 'postfix', symbol: '!', precedence: PRECEDENCE.postfix },
    code: gammaCode.factorial,
  },
  combinations: {
    signature: 'combinations(n, k)',
    eval: combinations,
    d: COMBINATIONS,
    textbook: 'ans*((digamma(n + 1) - digamma(n - k + 1))*dn + (digamma(n - k + 1) - digamma(k + 1))*dk)',
    big: bigCombinations,
    exact: exactCombinations,
    tex: '\\binom{#1}{#2}',
    doc: 'number of ways to choose k of n, continued by the gamma function; 0 at integers k outside of 0 to n',
    sample: [
      [3, 6],
      [0.5, 2.5],
    ],
    alsoSample: [
      [
        [3, 6],
        [-3.9, -0.6],
      ],
      [
        [1, 3],
        [3.6, 7.9],
      ],
    ],
    domain: 'n > -1 or n != floor(n)',
    domainHint: 'Negative integers have no factorial.',
    aliases: ['binomial'],
    code: gammaCode.combinations,
  },
  lgamma: {
    signature: 'lgamma(x)',
    eval: (x) => (x === -Infinity ? Infinity : gammaln(x)),
    d: 'digamma(x) * dx',
    big: bigLgamma,
    tex: '\\ln\\left|\\Gamma\\left(#1\\right)\\right|',
    doc: 'logarithm of the absolute value of the gamma function',
    sample: [[0.3, 6]],
    alsoSample: [[[-1.9, -1.1]]],
    domain: NOT_A_POLE,
    domainHint: POLE_HINT,
    aliases: ['gammaln', 'loggamma'],
    identities: ['lgamma(1) = 0', 'lgamma(2) = 0'],
    code: gammaCode.lgamma,
  },
  digamma: {
    signature: 'digamma(x)',
    eval: digamma,
    d: 'trigamma(x) * dx',
    big: (x) => bigPolygamma(0, x),
    tex: '\\psi',
    doc: 'derivative of lgamma',
    sample: [[0.3, 6]],
    alsoSample: [[[-1.9, -1.1]]],
    domain: NOT_A_POLE,
    domainHint: POLE_HINT,
    aliases: ['psi'],
    code: gammaCode.digamma,
  },
  trigamma: {
    signature: 'trigamma(x)',
    eval: trigamma,
    d: 'polygamma(2, x) * dx',
    big: (x) => bigPolygamma(1, x),
    tex: "\\psi'",
    doc: 'second derivative of lgamma',
    sample: [[0.3, 6]],
    alsoSample: [[[-1.9, -1.1]]],
    domain: NOT_A_POLE,
    domainHint: POLE_HINT,
    sign: 'positive',
    identities: ['trigamma(1) = pi^2/6'],
    code: gammaCode.trigamma,
  },
  polygamma: {
    signature: 'polygamma(n, x)',
    eval: (n, x) => (n === 0 ? digamma(x) : n === 1 ? trigamma(x) : polygamma(n, x)),
    d: 'polygamma(n + 1, x) * dx',
    fixed: ['n'],
    big: (n, x) => bigPolygamma(n.toNumber(), x),
    tex: '\\psi^{(#1)}\\left(#2\\right)',
    doc: 'n-th derivative of digamma, n = 0, 1, ..., 170',
    sample: [
      [2, 2],
      [0.5, 6],
    ],
    alsoSample: [
      [
        [3, 3],
        [-1.9, -1.1],
      ],
    ],
    domain: `n >= 0 and n <= 170 and n == floor(n) and (${NOT_A_POLE})`,
    domainHint: 'The order is an integer from 0 to 170, and x is not 0, -1, -2, ...',
    identities: ['polygamma(0, x) = digamma(x)', 'polygamma(1, x) = trigamma(x)'],
  },
  beta: {
    signature: 'beta(x, y)',
    eval: beta,
    d: '-ans*(digammaDifference(x, y)*dx + digammaDifference(y, x)*dy)',
    textbook: 'ans*((digamma(x) - digamma(x + y))*dx + (digamma(y) - digamma(x + y))*dy)',
    big: bigBeta,
    tex: '\\operatorname{B}',
    doc: 'beta function gamma(x)*gamma(y)/gamma(x + y)',
    sample: [
      [0.5, 4],
      [0.5, 4],
    ],
    domain: 'x > 0 and y > 0',
    domainHint: 'beta needs positive arguments.',
    sign: 'positive',
    code: gammaCode.beta,
  },
  lbeta: {
    signature: 'lbeta(x, y)',
    eval: betaln,
    d: '-digammaDifference(x, y)*dx - digammaDifference(y, x)*dy',
    textbook: '(digamma(x) - digamma(x + y))*dx + (digamma(y) - digamma(x + y))*dy',
    big: bigLbeta,
    tex: '\\ln\\operatorname{B}',
    doc: 'logarithm of the beta function',
    sample: [
      [0.5, 4],
      [0.5, 4],
    ],
    domain: 'x > 0 and y > 0',
    domainHint: 'lbeta needs positive arguments.',
    aliases: ['betaln', 'logbeta'],
    code: gammaCode.lbeta,
  },
  digammaDifference: {
    signature: 'digammaDifference(x, h)',
    eval: digammaDifference,
    d: 'polygammaDifference(1, x, h)*dx + trigamma(x + h)*dh',
    textbook: '(trigamma(x + h) - trigamma(x))*dx + trigamma(x + h)*dh',
    big: (x, h) => bigPolygammaDifference(0, x, h),
    tex: '\\operatorname{digammaDifference}',
    doc: 'digamma(x + h) - digamma(x), to all digits where the two are nearly equal',
    sample: [
      [0.3, 6],
      [0.3, 4],
    ],
    alsoSample: [
      [
        [2, 6],
        [-1.5, -0.5],
      ],
    ],
    domain: NO_POLES,
    domainHint: POLE_HINT,
    code: gammaCode.digammaDifference,
  },
  polygammaDifference: {
    signature: 'polygammaDifference(n, x, h)',
    eval: (n, x, h) => (n === 0 ? digammaDifference(x, h) : polygammaDifference(n, x, h)),
    d: 'polygammaDifference(n + 1, x, h)*dx + polygamma(n + 1, x + h)*dh',
    fixed: ['n'],
    big: (n, x, h) => bigPolygammaDifference(n.toNumber(), x, h),
    tex: '\\operatorname{polygammaDifference}',
    doc: 'polygamma(n, x + h) - polygamma(n, x), to all digits where the two are nearly equal; n = 0, 1, ..., 170',
    sample: [
      [1, 1],
      [0.3, 6],
      [0.3, 4],
    ],
    alsoSample: [
      [
        [2, 2],
        [2, 6],
        [-1.5, -0.5],
      ],
    ],
    domain: `n >= 0 and n <= 170 and n == floor(n) and ${NO_POLES}`,
    domainHint: POLE_HINT,
    identities: ['polygammaDifference(0, x, h) = digammaDifference(x, h)'],
    code: gammaCode.polygammaDifference,
  },
  zeta: {
    signature: 'zeta(s)',
    eval: zeta,
    d: 'zetaDerivative(1, s) * ds',
    big: bigZeta,
    tex: '\\zeta',
    doc: 'Riemann zeta function',
    sample: [[1.2, 6]],
    alsoSample: [[[0.1, 0.9]], [[-3.9, -2.1]]],
    domain: 's != 1',
    domainHint: 'zeta has a pole at 1.',
    identities: ['zeta(0) = -1/2', 'zeta(2) = pi^2/6', 'zeta(4) = pi^4/90', 'zeta(-1) = -1/12'],
  },
  zetaDerivative: {
    signature: 'zetaDerivative(n, s)',
    eval: zetaDerivative,
    d: 'zetaDerivative(n + 1, s) * ds',
    fixed: ['n'],
    big: bigZetaDerivative,
    tex: '\\zeta^{(#1)}\\left(#2\\right)',
    doc: 'n-th derivative of the Riemann zeta function',
    sample: [
      [1, 1],
      [1.5, 6],
    ],
    alsoSample: [
      [
        [2, 2],
        [-3.5, -0.5],
      ],
    ],
    domain: 's != 1 and n >= 0 and n == floor(n)',
    domainHint: 'The order is an integer n >= 0, and zeta has a pole at 1.',
    identities: ['zetaDerivative(0, s) = zeta(s)'],
  },
} as const satisfies Record<string, OpEntry>;
