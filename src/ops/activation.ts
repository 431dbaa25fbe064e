import type { OpEntry } from '../expr/index.ts';
import { bigOf } from './big/context.ts';
import { bigLogSumExp, bigSigmoid, bigSoftplus } from './big/elementary.ts';
import { otherCode } from './code/other.ts';
import * as complexKernels from './kernels/complex.ts';

/** The functions of statistics and neural networks, stable over the whole range of doubles. */
export const activation = {
  sigmoid: {
    signature: 'sigmoid(x)',
    eval: (x) => 1 / (1 + Math.exp(-x)),
    // 1 - ans would cancel for large x.
    d: 'ans*sigmoid(-x)*dx',
    big: bigSigmoid,
    complex: complexKernels.sigmoid,
    tex: '\\sigma',
    doc: 'logistic function 1/(1 + exp(-x))',
    sample: [[-3, 3]],
    sign: 'positive',
    aliases: ['logistic', 'expit'],
    identities: ['sigmoid(0) = 1/2'],
    js: '1 / (1 + Math.exp(-#1))',
    wasm: 'div(1, add(1, exp(neg(#1))))',
  },
  softplus: {
    signature: 'softplus(x)',
    eval: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    d: 'sigmoid(x) * dx',
    big: bigSoftplus,
    complex: complexKernels.softplus,
    tex: '\\operatorname{softplus}',
    doc: 'ln(1 + exp(x)) without overflow',
    sample: [[-3, 3]],
    sign: 'positive',
    identities: ['softplus(0) = ln(2)'],
    js: 'Math.max(#1, 0) + Math.log1p(Math.exp(-Math.abs(#1)))',
  },
  relu: {
    signature: 'relu(x)',
    eval: (x) => Math.max(x, 0),
    d: 'where(x > 0, dx, 0)',
    big: (x) => (x.isNegative() ? bigOf(x, 0) : x),
    exact: (x) => (x.s < 0n ? x.sub(x) : x),
    tex: '\\operatorname{relu}',
    doc: "max(x, 0); relu'(0) = 0",
    sample: [[0.2, 3]],
    alsoSample: [[[-3, -0.2]]],
    kink: 'x == 0',
    sign: 'nonnegative',
    identities: ['relu(relu(x)) = relu(x)'],
    js: 'Math.max(#1, 0)',
    wasm: 'max(#1, 0)',
  },
  leakyRelu: {
    signature: 'leakyRelu(x, slope)',
    eval: (x, slope) => Math.max(x, 0) + slope * Math.min(x, 0),
    d: 'where(x > 0, dx, slope*dx + x*dslope)',
    big: (x, slope) => (x.isNegative() ? slope.times(x) : x),
    exact: (x, slope) => (x.s < 0n ? x.mul(slope) : x),
    tex: '\\operatorname{leakyrelu}',
    doc: 'x where x > 0, else slope*x; the derivative at 0 is slope',
    sample: [
      [0.2, 3],
      [0.01, 0.3],
    ],
    alsoSample: [
      [
        [-3, -0.2],
        [0.01, 0.3],
      ],
    ],
    kink: 'x == 0 and slope != 1',
    aliases: ['leaky_relu'],
    js: 'Math.max(#1, 0) + #2 * Math.min(#1, 0)',
  },
  leakyReluDefault: {
    signature: 'leakyRelu(x)',
    def: 'leakyRelu(x, 1/100)',
    tex: '\\operatorname{leakyrelu}',
    doc: 'leakyRelu(x, slope) with the slope 1/100',
    sample: [[0.2, 3]],
    alsoSample: [[[-3, -0.2]]],
    aliases: ['leakyRelu', 'leaky_relu'],
  },
  silu: {
    signature: 'silu(x)',
    def: 'x*sigmoid(x)',
    tex: '\\operatorname{silu}',
    doc: 'x*sigmoid(x), also called swish',
    sample: [[-3, 3]],
    aliases: ['swish'],
  },
  gelu: {
    signature: 'gelu(x)',
    def: 'x*normcdf(x)',
    tex: '\\operatorname{gelu}',
    doc: 'x*normcdf(x), the exact Gaussian error linear unit',
    sample: [[-3, 3]],
  },
  logsumexp: {
    signature: 'logsumexp(...x)',
    eval: logSumExp,
    d: 'exp(x - ans) * dx',
    big: bigLogSumExp,
    complex: (...z) => {
      const shift = Math.max(...z.map((v) => v.re));
      return z
        .map((v) => v.sub(shift).exp())
        .reduce((a, b) => a.add(b))
        .log()
        .add(shift);
    },
    tex: '\\operatorname{logsumexp}',
    doc: 'ln(exp(x1) + exp(x2) + ...) without overflow',
    rule: 'logarithm rule',
    sample: [[-3, 3]],
    identities: ['logsumexp(x) = x'],
    code: otherCode.logsumexp,
  },
} as const satisfies Record<string, OpEntry>;

/** The largest argument plus the logarithm of a sum in which the largest term is 1, kept apart as in log1p(rest). */
function logSumExp(...x: number[]): number {
  let at = 0;
  for (let i = 1; i < x.length; i++) if ((x[i] as number) > (x[at] as number)) at = i;
  const largest = x[at] as number;
  if (!Number.isFinite(largest)) return x.some(Number.isNaN) ? NaN : largest;
  let rest = 0;
  for (let i = 0; i < x.length; i++) if (i !== at) rest += Math.exp((x[i] as number) - largest);
  return largest + Math.log1p(rest);
}
