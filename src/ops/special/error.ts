import erf from '@stdlib/math-base-special-erf';
import erfc from '@stdlib/math-base-special-erfc';
import erfinv from '@stdlib/math-base-special-erfinv';
import type { OpEntry } from '../../expr/index.ts';
import { bigErf, bigErfc, bigErfinv, bigNormcdf } from '../big/error.ts';
import { errorCode } from '../code/error.ts';

/** The error function, its relatives, and the normal distribution. */
export const errorFunctions = {
  erf: {
    signature: 'erf(x)',
    eval: erf,
    d: '2/sqrt(pi)*exp(-x^2)*dx',
    big: bigErf,
    tex: '\\operatorname{erf}',
    doc: 'error function',
    sample: [[-3, 3]],
    parity: 'odd',
    identities: ['erf(0) = 0'],
    code: errorCode.erf,
  },
  erfc: {
    signature: 'erfc(x)',
    eval: erfc,
    d: '-2/sqrt(pi)*exp(-x^2)*dx',
    big: bigErfc,
    tex: '\\operatorname{erfc}',
    doc: 'complementary error function 1 - erf(x), accurate for large x',
    sample: [[-3, 3]],
    sign: 'positive',
    identities: ['erfc(0) = 1'],
    code: errorCode.erfc,
  },
  erfinv: {
    signature: 'erfinv(x)',
    eval: (x) => (Math.abs(x) > 1 ? NaN : erfinv(x)),
    d: 'sqrt(pi)/2*exp(ans^2)*dx',
    big: bigErfinv,
    tex: '\\operatorname{erf}^{-1}',
    doc: 'inverse of the error function',
    sample: [[-0.9, 0.9]],
    domain: 'abs(x) < 1',
    domainHint: 'erf takes values between -1 and 1.',
    parity: 'odd',
    identities: ['erfinv(0) = 0'],
    code: errorCode.erfinv,
  },
  normpdf: {
    signature: 'normpdf(x)',
    def: 'exp(-x^2/2)/sqrt(2*pi)',
    tex: '\\varphi',
    doc: 'density of the standard normal distribution',
    sample: [[-3, 3]],
    aliases: ['normalpdf'],
  },
  normpdfGeneral: {
    signature: 'normpdf(x, mu, sigma)',
    def: 'normpdf((x - mu)/sigma)/sigma',
    tex: '\\varphi',
    doc: 'density of the normal distribution with mean mu and standard deviation sigma',
    sample: [
      [-3, 3],
      [-1, 1],
      [0.5, 2],
    ],
    aliases: ['normalpdf'],
  },
  normcdf: {
    signature: 'normcdf(x)',
    eval: (x) => erfc(-x / Math.SQRT2) / 2,
    d: 'normpdf(x) * dx',
    big: bigNormcdf,
    tex: '\\Phi',
    doc: 'distribution function of the standard normal distribution',
    sample: [[-3, 3]],
    sign: 'positive',
    aliases: ['normalcdf'],
    identities: ['normcdf(0) = 1/2'],
    code: errorCode.normcdf,
  },
  normcdfGeneral: {
    signature: 'normcdf(x, mu, sigma)',
    def: 'normcdf((x - mu)/sigma)',
    tex: '\\Phi',
    doc: 'distribution function of the normal distribution with mean mu and standard deviation sigma',
    sample: [
      [-3, 3],
      [-1, 1],
      [0.5, 2],
    ],
    aliases: ['normalcdf'],
  },
} as const satisfies Record<string, OpEntry>;
