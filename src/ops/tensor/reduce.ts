import { type Expr, type Family, family, num, type OpEntry } from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { add, call, div, mul, neg, sub } from '../construct.ts';
import { fold } from '../fold.ts';
import { broadcastTo, reshape } from './shaping.ts';

type Axes = kernels.Axes;
export type Reduction = Family<[axes?: Axes, keepDims?: boolean]>;

const ANY = [[-2, 2]] as const;
const CASES = [[[2, 3]], [[4]], [[2, 1, 3]]] as const;
const ZERO = num(0);

/** A reduced value, repeated along the axes it was reduced over: in the shape of x again. */
export function spread(y: Expr, x: Expr, axes: Axes): Expr {
  return fold(broadcastTo(x.shape), [y.shape.length === 0 ? y : kept(y, x, axes)]);
}

/** A reduced value with axes of length 1 where it was reduced: broadcasts with x. */
function kept(y: Expr, x: Expr, axes: Axes): Expr {
  const shape = kernels.reducedShape('sum', x.shape, axes, true);
  return kernels.sameShape(y.shape, shape) ? y : fold(reshape(shape), [y]);
}

/** The axes of x with a batch axis in front, counted as if it were not there. */
export function behindBatch(axes: Axes, x: Expr): number[] {
  return kernels.axesOf('sum', axes, x.shape.slice(1)).map((axis) => axis + 1);
}

const counted = (x: Expr, axes: Axes): Expr =>
  num(kernels.axesOf('mean', axes, x.shape).reduce((count, axis) => count * (x.shape[axis] as number), 1));

/** What all reductions share. */
export function reduction(
  name: string,
  kernel: (x: kernels.Tensor, axes: Axes, keepDims: boolean) => kernels.Tensor,
  doc: string,
  rule: (axes: Axes, keepDims: boolean) => Partial<OpEntry>,
): Reduction {
  const member: Reduction = family(name, (axes, keepDims = false) => ({
    signature: `${name}(x)`,
    kernel: (x) => kernel(x, axes, keepDims),
    shape: (x) => kernels.reducedShape(name.replace(/Over$/, ''), x, axes, keepDims),
    batch: ([x]) => fold(member(behindBatch(axes, x as Expr), keepDims), [x as Expr]),
    tex: `\\operatorname{${name}}`,
    doc,
    sample: ANY,
    sampleShapes: CASES,
    ...rule(axes, keepDims),
  }));
  return member;
}

export const sum: Reduction = reduction('sum', kernels.sum, 'sum over axes', (axes) => ({
  transpose: [(g, [x]) => spread(g, x as Expr, axes)],
  moves: 'sums',
  tex: '\\operatorname{sum}',
  rule: 'sum rule',
}));

export const mean: Reduction = reduction('mean', kernels.mean, 'mean over axes', (axes, keepDims) => ({
  transpose: [(g, [x]) => spread(div(g, counted(x as Expr, axes)), x as Expr, axes)],
  moves: 'sums',
  loops: (x) => div(fold(sum(axes, keepDims), [x]), counted(x, axes)),
}));

/** max and min: the elements equal to the result share the derivative equally. */
const extreme =
  (reduces: 'max' | 'min') =>
  (axes: Axes, keepDims: boolean): Partial<OpEntry> => ({
    reduces,
    spread: (result, x) => spread(result, x, axes),
    push: ([dx], [x], ans) => {
      const chosen = call('equal', x as Expr, kept(ans, x as Expr, axes));
      const total = fold(sum(axes, keepDims), [call('where', chosen, dx as Expr, ZERO)]);
      return div(total, fold(sum(axes, keepDims), [chosen]));
    },
  });

export const maxOver: Reduction = reduction(
  'maxOver',
  kernels.max,
  'largest element over axes; ties share',
  extreme('max'),
);
export const minOver: Reduction = reduction(
  'minOver',
  kernels.min,
  'smallest element over axes; ties share',
  extreme('min'),
);

export const logsumexpOver: Reduction = reduction(
  'logsumexpOver',
  kernels.logsumexp,
  'ln of the sum of exp over axes, without overflow',
  (axes, keepDims) => ({
    push: ([dx], [x], ans) => {
      const weights = fold(shares(axes), [x as Expr, kept(ans, x as Expr, axes)]);
      return fold(sum(axes, keepDims), [mul(weights, dx as Expr)]);
    },
    loops: (x) => {
      const { centre, total } = exponentials(x, axes);
      const result = add(centre, call('ln', total));
      return keepDims ? result : fold(reshape(kernels.reducedShape('logsumexp', x.shape, axes)), [result]);
    },
  }),
);

/** exp(x - total), where the total is logsumexp(x) over the axes, with axes of length 1 there: what each element has of it. */
const shares: Family<[axes?: Axes]> = family('shares', (axes) => ({
  signature: 'shares(x, total)',
  kernel: (x, total) => kernels.map('shares', (a, b) => Math.exp(a - b), x, total),
  shape: (x) => x,
  push: ([dx, dTotal], _, ans) =>
    mul(ans, dx === undefined ? neg(dTotal as Expr) : dTotal === undefined ? dx : sub(dx, dTotal)),
  loops: (x) => {
    const { parts, total } = exponentials(x, axes);
    return div(parts, total);
  },
  batch: (args, batched, size) => {
    const [x, total] = args.map((arg, i) => (batched[i] ? arg : fold(broadcastTo([size, ...arg.shape]), [arg])));
    return fold(shares(behindBatch(axes, x as Expr)), [x as Expr, total as Expr]);
  },
  tex: '\\operatorname{shares}',
  doc: 'exp(x - total) beside the logsumexp over axes as the total',
  sample: [
    [-2, 2],
    [-2, 2],
  ],
}));

/**
 * exp of the elements less the largest one, and their sum over the axes. An infinite largest element stays in: then the sum is
 * Infinity or 0, as it is to be.
 */
function exponentials(x: Expr, axes: Axes): { centre: Expr; parts: Expr; total: Expr } {
  const largest = fold(maxOver(axes, true), [x]);
  const centre = call('where', call('smallerEq', call('abs', largest), LARGEST), largest, ZERO);
  const parts = call('exp', sub(x, centre));
  return { centre, parts, total: fold(sum(axes, true), [parts]) };
}

const LARGEST = num(Number.MAX_VALUE);

/** (sum |x|^order)^(1/order); where it is 0 its derivative is 0. */
export const norm: Family<[axes?: Axes, keepDims?: boolean, order?: number]> = family(
  'norm',
  (axes, keepDims = false, order = 2) => ({
    signature: 'norm(x)',
    kernel: (x) => kernels.norm(x, axes, keepDims, order),
    shape: (x) => kernels.reducedShape('norm', x, axes, keepDims),
    batch: ([x]) => fold(norm(behindBatch(axes, x as Expr), keepDims, order), [x as Expr]),
    ...normRule(axes, keepDims, order),
    tex: '\\operatorname{norm}',
    loops: (x) => normLoops(x, axes, keepDims, order),
    doc: 'norm over axes, Euclidean unless another order is given; its derivative at 0 is 0',
    sample: ANY,
    sampleShapes: CASES,
  }),
);

function normRule(axes: Axes, keepDims: boolean, order: number): Partial<OpEntry> {
  if (order === 0) return { d: '0' };
  if (order === Number.POSITIVE_INFINITY) {
    return { expand: (x) => fold(maxOver(axes, keepDims), [call('abs', x)]) };
  }
  return {
    push: ([dx], [x], ans) => {
      const whole = kept(ans, x as Expr, axes);
      const isZero = call('equal', whole, ZERO);
      // Where it is 0 the slope is the constant 0, so that its own derivatives are 0 too.
      const ratio = call('where', isZero, ZERO, div(x as Expr, call('where', isZero, num(1), whole)));
      const slope =
        order === 2
          ? ratio
          : order === 1
            ? call('sign', ratio)
            : mul(call('sign', ratio), call('pow', call('abs', ratio), num(order - 1)));
      return fold(sum(axes, keepDims), [mul(slope, dx as Expr)]);
    },
  };
}

/** Scaled by the largest magnitude, unless that is 0 or no number to divide by: then it is the norm. */
function normLoops(x: Expr, axes: Axes, keepDims: boolean, order: number): Expr | undefined {
  if (!(order > 0)) return undefined;
  const sizes = call('abs', x);
  const largest = fold(maxOver(axes, keepDims), [sizes]);
  if (order === Number.POSITIVE_INFINITY) return largest;
  const scales = mul(call('smallerEq', largest, LARGEST), call('larger', largest, ZERO));
  const ratio = div(sizes, kept(call('where', scales, largest, num(1)), x, axes));
  const total = fold(sum(axes, keepDims), [order === 2 ? mul(ratio, ratio) : call('pow', ratio, num(order))]);
  const root = order === 2 ? call('sqrt', total) : call('pow', total, num(1 / order));
  return call('where', scales, mul(largest, root), largest);
}

export type Along = Family<[axis?: number]>;

const PLACES = { argmax: kernels.argmax, argmin: kernels.argmin };

/** The index of the first largest or smallest element: a step, so its derivative is 0. */
function argument(name: keyof typeof PLACES, doc: string): Family<[axis?: number, keepDims?: boolean]> {
  const member: Family<[axis?: number, keepDims?: boolean]> = family(name, (axis, keepDims = false) => ({
    signature: `${name}(x)`,
    kernel: (x) => PLACES[name](x, axis, keepDims),
    shape: (x) => kernels.reducedShape(name, x, axis, keepDims),
    d: '0',
    tex: `\\operatorname{${name}}`,
    doc,
    sample: ANY,
  }));
  return member;
}

export const argmax = argument('argmax', 'index of the first largest element along an axis; its derivative is 0');
export const argmin = argument('argmin', 'index of the first smallest element along an axis; its derivative is 0');

/** exp(x) over its sum along an axis. */
export const softmax: Along = family('softmax', (axis = -1) => ({
  signature: 'softmax(x)',
  kernel: (x) => kernels.softmax(x, axis),
  shape: (x) => {
    kernels.axisOf('softmax', axis, x);
    return x;
  },
  push: ([dx], _, ans) => {
    const weighted = mul(ans, dx as Expr);
    return sub(weighted, mul(ans, fold(sum(axis, true), [weighted])));
  },
  loops: (x) => {
    const { parts, total } = exponentials(x, axis);
    return div(parts, total);
  },
  batch: ([x]) => fold(softmax(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\operatorname{softmax}',
  doc: 'exp(x) over its sum along an axis, the last unless one is given',
  sample: ANY,
  sampleShapes: [[[3]], [[2, 3]]],
}));

/** x minus logsumexp(x) along an axis. */
export const logSoftmax: Along = family('logSoftmax', (axis = -1) => ({
  signature: 'logSoftmax(x)',
  kernel: (x) => kernels.logSoftmax(x, axis),
  shape: (x) => {
    kernels.axisOf('logSoftmax', axis, x);
    return x;
  },
  push: ([dx], _, ans) => sub(dx as Expr, fold(sum(axis, true), [mul(call('exp', ans), dx as Expr)])),
  loops: (x) => {
    const { centre, total } = exponentials(x, axis);
    return sub(x, add(centre, call('ln', total)));
  },
  batch: ([x]) => fold(logSoftmax(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\operatorname{logSoftmax}',
  doc: 'x - logsumexp(x) along an axis: the logarithm of softmax',
  aliases: ['log_softmax'],
  sample: ANY,
  sampleShapes: [[[3]], [[2, 3]]],
}));
