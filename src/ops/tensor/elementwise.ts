import type { OpEntry } from '../../expr/index.ts';

/** Elementwise operations that only matter beside tensors and transforms. */
export const elementwise = {
  stopGradient: {
    signature: 'stopGradient(x)',
    eval: (x) => x,
    d: '0',
    tex: '\\operatorname{stopGradient}',
    doc: 'x itself, taken as a constant by every derivative',
    sample: [[-3, 3]],
    aliases: ['stop_gradient'],
    js: '#1',
  },
  zerosLike: {
    signature: 'zerosLike(x)',
    eval: () => 0,
    d: '0',
    tex: '\\operatorname{zerosLike}',
    doc: '0 in the shape of x',
    sample: [[-3, 3]],
    aliases: ['zeros_like'],
    js: '0',
  },
  onesLike: {
    signature: 'onesLike(x)',
    eval: () => 1,
    d: '0',
    tex: '\\operatorname{onesLike}',
    doc: '1 in the shape of x',
    sample: [[-3, 3]],
    aliases: ['ones_like'],
    js: '1',
  },
} as const satisfies Record<string, OpEntry>;
