import beta from '@stdlib/math-base-special-beta';
import betaln from '@stdlib/math-base-special-betaln';
import digamma from '@stdlib/math-base-special-digamma';
import gammaln from '@stdlib/math-base-special-gammaln';
import zeta from '@stdlib/math-base-special-riemann-zeta';
import trigamma from '@stdlib/math-base-special-trigamma';
import type { OpEntry } from '../../expr/index.ts';
import { bigBeta, bigDigammaDifference, bigGamma, bigLbeta, bigLgamma, bigPolygamma } from '../big/gamma.ts';
import { bigZeta } from '../big/zeta.ts';
import { bigZetaDerivative } from '../big/zetaDerivative.ts';
import { gammaCode } from '../code/gamma.ts';
import { digammaDifference } from '../kernels/digammaDifference.ts';
import { exactFactorial, gammaFunction } from '../kernels/factorial.ts';
import { polygamma } from '../kernels/polygamma.ts';
import { zetaDerivative } from '../kernels/zeta.ts';
import { PRECEDENCE } from '../precedence.ts';

const NOT_A_POLE = 'x > 0 or x != floor(x)';
const POLE_HINT = 'The gamma function has poles at 0, -1, -2, ...';

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
    def: 'factorial(n)/(factorial(k)*factorial(n - k))',
    tex: '\\binom{#1}{#2}',
    doc: 'number of ways to choose k of n, continued by the gamma function',
    sample: [
      [3, 6],
      [0.5, 2.5],
    ],
    aliases: ['binomial'],
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
    d: '(trigamma(x + h) - trigamma(x))*dx + trigamma(x + h)*dh',
    big: bigDigammaDifference,
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
    domain: '(x > 0 or x != floor(x)) and (x + h > 0 or x + h != floor(x + h))',
    domainHint: POLE_HINT,
    code: gammaCode.digammaDifference,
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
