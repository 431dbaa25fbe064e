import { described } from '../../../argument.ts';
import { FluxionError } from '../../../error.ts';
import type { Value } from '../../../expr/index.ts';
import { tensorOp } from '../../../ops/index.ts';
import { sameShape, shapeError, showShape } from '../../../tensor/index.ts';
import { type Operand, shapeIn } from '../operand.ts';
import { elementwise } from './elementwise.ts';
import { invoke } from './invoke.ts';
import { logSoftmax, mean, sum } from './reductions.ts';
import { oneHot } from './shapes.ts';

/** What becomes of the losses of the elements. */
export type Reduction = 'mean' | 'sum' | 'none';

const REDUCTIONS: Readonly<Record<Reduction, (x: Value) => Value>> = {
  mean: (x) => mean(x),
  sum: (x) => sum(x),
  none: (x) => x,
};

/** @throws FluxionError ARGUMENT on another name. */
function reductionOf(of: string, reduction: Reduction): (x: Value) => Value {
  if (Object.hasOwn(REDUCTIONS, reduction)) return REDUCTIONS[reduction];
  throw new FluxionError('ARGUMENT', `${of}: ${described(reduction)} is no reduction.`, {
    suggestion: `There are: ${Object.keys(REDUCTIONS).join(', ')}.`,
  });
}

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
  const reduced = reductionOf('binaryCrossEntropyWithLogits', reduction);
  return reduced(invoke(tensorOp('binaryCrossEntropyTerm'), [z, y, weight, posWeight], 'binaryCrossEntropyWithLogits'));
}

/**
 * Cross-entropy of logits over the last axis and labels: whole numbers of classes, or probabilities in the shape of the
 * logits.
 */
export function crossEntropy(logits: Operand, labels: Operand, reduction: Reduction = 'mean'): Value {
  const reduced = reductionOf('crossEntropy', reduction);
  const own = shapeIn('crossEntropy', logits, 'logits');
  const given = shapeIn('crossEntropy', labels, 'labels');
  const classes = own.at(-1);
  if (classes === undefined || !(sameShape(given, own) || sameShape(given, own.slice(0, -1)))) {
    throw shapeError(
      `crossEntropy cannot combine logits of shape ${showShape(own)} with labels of shape ${showShape(given)}.`,
      'Labels are class numbers in the shape of the logits without their last axis, or probabilities in their whole shape.',
    );
  }
  const target = given.length === own.length ? labels : oneHot(labels, classes);
  return reduced(elementwise.neg(sum(elementwise.mul(target, logSoftmax(logits)), -1)));
}

/** Squared difference. */
export const mse = (x: Operand, y: Operand, reduction: Reduction = 'mean'): Value =>
  reductionOf('mse', reduction)(invoke(tensorOp('squaredError'), [x, y], 'mse'));

/** Half the squared difference where it is at most delta, else linear. */
export const huber = (x: Operand, y: Operand, delta: Operand = 1, reduction: Reduction = 'mean'): Value =>
  reductionOf('huber', reduction)(invoke(tensorOp('huberTerm'), [x, y, delta], 'huber'));
