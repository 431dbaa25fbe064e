import { FLAG, needs, optionsOf } from '../../../argument.ts';
import type { Value } from '../../../expr/index.ts';
import { families } from '../../../ops/index.ts';
import { type Axes, broadcastShapes, reducedShape, sizeOf } from '../../../tensor/index.ts';
import { type Operand, shapeIn } from '../operand.ts';
import { elementwise } from './elementwise.ts';
import { invoke } from './invoke.ts';

type Reduce = (x: Operand, axes?: Axes | null, keepDims?: boolean) => Value;
type Over = 'sum' | 'mean' | 'prod' | 'maxOver' | 'minOver' | 'logsumexpOver';

const over =
  (name: Over, called: string = name): Reduce =>
  (x, axes, keepDims = false) => {
    needs(called, { keepDims }, FLAG);
    return invoke(families[name](axes ?? undefined, keepDims || undefined), [x], called);
  };

export const sum = over('sum');
export const mean = over('mean');
export const prod = over('prod');

/** Over axes of one tensor; elementwise on several operands. */
export interface Both {
  (...x: number[]): number;
  (x: Operand, axes?: Axes | null, keepDims?: boolean): Value;
  (...x: Operand[]): Value;
}

function both(name: 'max' | 'min' | 'logsumexp', reduce: Reduce): Both {
  return ((first: Operand, ...rest: unknown[]) => {
    const [axes, keepDims] = rest;
    const isReduction =
      rest.length <= 2 &&
      shapeIn(name, first).length > 0 &&
      isAxes(axes) &&
      (keepDims === undefined || typeof keepDims === 'boolean');
    return isReduction
      ? reduce(first, axes, keepDims as boolean | undefined)
      : elementwise[name](...([first, ...rest] as Operand[]));
  }) as Both;
}

function isAxes(value: unknown): value is Axes | null {
  return (
    value === undefined ||
    value === null ||
    typeof value === 'number' ||
    (Array.isArray(value) && value.every(Number.isInteger))
  );
}

/** The largest element over axes (`max(t)`, `max(t, 0)`), or elementwise (`max(a, b)`, also `maximum`). */
export const max = both('max', over('maxOver', 'max'));
/** The smallest element over axes, or elementwise (also `minimum`). */
export const min = both('min', over('minOver', 'min'));
/** ln of the sum of exp, over axes or elementwise. */
export const logsumexp = both('logsumexp', over('logsumexpOver', 'logsumexp'));

/** (sum |x|^order)^(1/order) over axes. */
export const norm = (
  x: Operand,
  axes?: Axes | null,
  options: { readonly keepDims?: boolean; readonly order?: number } = {},
): Value => {
  const { keepDims = false, order = 2 } = optionsOf('norm', options, ['keepDims', 'order']);
  return invoke(families.norm(axes ?? undefined, keepDims, order), [x]);
};

/** The index of the first largest element along an axis; it has no gradient. */
export const argmax = (x: Operand, axis?: number): Value => invoke(families.argmax(axis), [x]);
export const argmin = (x: Operand, axis?: number): Value => invoke(families.argmin(axis), [x]);
export const cumsum = (x: Operand, axis = 0): Value => invoke(families.cumsum(axis), [x]);
export const cumprod = (x: Operand, axis = 0): Value => invoke(families.cumprod(axis), [x]);
export const softmax = (x: Operand, axis = -1): Value => invoke(families.softmax(axis), [x]);
export const logSoftmax = (x: Operand, axis = -1): Value => invoke(families.logSoftmax(axis), [x]);

/** Mean of the squared distance from the mean. */
const varianceAs =
  (called: string): Reduce =>
  (x, axes, keepDims = false) => {
    reducedShape(called, shapeIn(called, x), axes ?? undefined);
    const centred = elementwise.sub(x, mean(x, axes, true));
    return mean(elementwise.mul(centred, centred), axes, keepDims);
  };

export const variance = varianceAs('variance');
const variant = varianceAs('var');

// NumPy's name for it, which JavaScript keeps for itself.
export { variant as var };

const LAYER_NORM_OPTIONS = ['gamma', 'beta', 'axes', 'epsilon'] as const;

/** The square root of the variance; where all elements are equal its derivative is 0. */
export function std(x: Operand, axes?: Axes | null, keepDims = false): Value {
  const own = shapeIn('std', x);
  const count = sizeOf(own) / sizeOf(reducedShape('std', own, axes ?? undefined));
  const centred = elementwise.sub(x, mean(x, axes, true));
  return elementwise.div(norm(centred, axes, { keepDims }), Math.sqrt(count));
}

/** 1 where an element is not 0, over axes, else 0; it has no gradient. */
export function any(x: Operand, axes?: Axes | null, keepDims = false): Value {
  reducedShape('any', shapeIn('any', x), axes ?? undefined);
  return elementwise.unequal(sum(elementwise.unequal(x, 0), axes, keepDims), 0);
}

/** 1 where no element is 0, over axes, else 0; it has no gradient. */
export function all(x: Operand, axes?: Axes | null, keepDims = false): Value {
  reducedShape('all', shapeIn('all', x), axes ?? undefined);
  return elementwise.equal(sum(elementwise.equal(x, 0), axes, keepDims), 0);
}

/** x with mean 0 and variance 1 over the given axes (the last unless told), then scaled and shifted. */
export function layerNorm(
  x: Operand,
  options: {
    readonly gamma?: Operand;
    readonly beta?: Operand;
    readonly axes?: Axes;
    readonly epsilon?: number;
  } = {},
): Value {
  const { gamma = 1, beta = 0, axes = -1, epsilon = 1e-5 } = optionsOf('layerNorm', options, LAYER_NORM_OPTIONS);
  const own = shapeIn('layerNorm', x);
  reducedShape('layerNorm', own, axes);
  broadcastShapes('layerNorm', [own, shapeIn('layerNorm', gamma, 'gamma'), shapeIn('layerNorm', beta, 'beta')]);
  const centred = elementwise.sub(x, mean(x, axes, true));
  const spread = mean(elementwise.mul(centred, centred), axes, true);
  const normalized = elementwise.div(centred, elementwise.sqrt(elementwise.add(spread, epsilon)));
  return elementwise.add(elementwise.mul(normalized, gamma), beta);
}
