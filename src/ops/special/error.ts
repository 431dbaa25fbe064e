import erf from '@stdlib/math-base-special-erf';
import type { OpEntry } from '../../expr/index.ts';

/** The error function and its relatives. */
export const errorFunctions = {
  erf: {
    signature: 'erf(x)',
    eval: erf,
    d: '2/sqrt(pi)*exp(-x^2)*dx',
    tex: '\\operatorname{erf}',
    doc: 'error function',
    sample: [[-3, 3]],
    parity: 'odd',
    identities: ['erf(0) = 0'],
  },
} as const satisfies Record<string, OpEntry>;
