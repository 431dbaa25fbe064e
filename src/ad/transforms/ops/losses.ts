import type { Value } from '../../../expr/index.ts';
import { tensorOp } from '../../../ops/index.ts';
import type { Operand } from '../operand.ts';
import { elementwise } from './elementwise.ts';
import { invoke } from './invoke.ts';
import { logSoftmax, mean, sum } from './reductions.ts';
import { oneHot, shape } from './shapes.ts';

/** What becomes of the losses of the elements. */
export type Reduction = 'mean' | 'sum' | 'none';

const REDUCTIONS: Readonly<Record<Reduction, (x: Value) => Value>> = {
  mean: (x) => mean(x),
  sum: (x) => sum(x),
  none: (x) => x,
};

/**
 * Cross-entropy of labels y in [0, 1] and the logits z of their probabilities, without overflow.
 *
 * @param weight of every element
 * @param posWeight of the positive labels
 */
export function binaryCrossEntropyWithLogits(
  z: Operand,
  y: Operand,
  weight: Operand = 1,
  posWeight: Operand = 1,
  reduction: Reduction = 'mean',
): Value {
  return REDUCTIONS[reduction](invoke(tensorOp('binaryCrossEntropyTerm'), [z, y, weight, posWeight]));
}

/**
 * Cross-entropy of logits over the last axis and labels: whole numbers of classes, or probabilities in the shape of the
 * logits.
 */
export function crossEntropy(logits: Operand, labels: Operand, reduction: Reduction = 'mean'): Value {
  const own = shape(logits);
  const target = shape(labels).length === own.length ? labels : oneHot(labels, own.at(-1) as number);
  return REDUCTIONS[reduction](elementwise.neg(sum(elementwise.mul(target, logSoftmax(logits)), -1)));
}

/** Squared difference. */
export const mse = (x: Operand, y: Operand, reduction: Reduction = 'mean'): Value =>
  REDUCTIONS[reduction](invoke(tensorOp('squaredError'), [x, y]));

/** Half the squared difference where it is at most delta, else linear. */
export const huber = (x: Operand, y: Operand, delta: Operand = 1, reduction: Reduction = 'mean'): Value =>
  REDUCTIONS[reduction](invoke(tensorOp('huberTerm'), [x, y, delta]));
