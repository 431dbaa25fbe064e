import type { OpEntry } from '../../expr/index.ts';

/**
 * Losses as compositions of stable functions, element by element: the reduction comes after them. They have no rules of
 * their own.
 */
export const losses = {
  binaryCrossEntropyTerm: {
    signature: 'binaryCrossEntropyTerm(z, y, weight, posWeight)',
    def: 'weight*((1 - y)*z + (1 + (posWeight - 1)*y)*softplus(-z))',
    tex: '\\operatorname{bce}',
    doc: 'cross-entropy of a label y in [0, 1] and the logit z of its probability, without overflow',
    sample: [
      [-3, 3],
      [0, 1],
      [0.5, 2],
      [0.5, 2],
    ],
  },
  binaryCrossEntropyWithLogits: {
    signature: 'binaryCrossEntropyWithLogits(z, y)',
    def: 'mean(binaryCrossEntropyTerm(z, y, 1, 1))',
    tex: '\\operatorname{bce}',
    doc: 'mean cross-entropy of labels y in [0, 1] and logits z',
    sample: [
      [-3, 3],
      [0, 1],
    ],
    aliases: ['binary_cross_entropy_with_logits'],
  },
  weightedBinaryCrossEntropyWithLogits: {
    signature: 'binaryCrossEntropyWithLogits(z, y, weight, posWeight)',
    def: 'mean(binaryCrossEntropyTerm(z, y, weight, posWeight))',
    tex: '\\operatorname{bce}',
    doc: 'the same, with a weight for every element and one for the positive labels',
    sample: [
      [-3, 3],
      [0, 1],
      [0.5, 2],
      [0.5, 2],
    ],
    aliases: ['binary_cross_entropy_with_logits'],
  },
  squaredError: {
    signature: 'squaredError(x, y)',
    def: '(x - y)^2',
    tex: '\\operatorname{se}',
    doc: 'squared difference',
    sample: [
      [-3, 3],
      [-3, 3],
    ],
  },
  mse: {
    signature: 'mse(x, y)',
    def: 'mean(squaredError(x, y))',
    tex: '\\operatorname{mse}',
    doc: 'mean squared error',
    sample: [
      [-3, 3],
      [-3, 3],
    ],
  },
  huberTerm: {
    signature: 'huberTerm(x, y, delta)',
    def: 'where(abs(x - y) <= delta, (x - y)^2/2, delta*(abs(x - y) - delta/2))',
    tex: '\\operatorname{huber}',
    doc: 'half the squared difference where it is at most delta, else linear',
    sample: [
      [-3, 3],
      [-3, 3],
      [0.5, 2],
    ],
  },
  huber: {
    signature: 'huber(x, y, delta)',
    def: 'mean(huberTerm(x, y, delta))',
    tex: '\\operatorname{huber}',
    doc: 'mean Huber loss',
    sample: [
      [-3, 3],
      [-3, 3],
      [0.5, 2],
    ],
  },
} as const satisfies Record<string, OpEntry>;
