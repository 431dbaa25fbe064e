import { map } from './broadcast.ts';
import { logsumexp } from './reduce.ts';
import type { Tensor } from './tensor.ts';

/** exp(x) over its sum along an axis, without overflow. */
export function softmax(t: Tensor, axis = -1): Tensor {
  return map('softmax', Math.exp, logSoftmax(t, axis));
}

/** x minus logsumexp(x) along an axis: the logarithm of softmax, accurate also where that underflows. */
export function logSoftmax(t: Tensor, axis = -1): Tensor {
  return map('logSoftmax', (x, total) => x - total, t, logsumexp(t, axis, true));
}
