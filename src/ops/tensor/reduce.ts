import { type Expr, type Family, family, num, type OpEntry } from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { call, div, mul, sub } from '../construct.ts';
import { fold } from '../fold.ts';
import { broadcastTo, reshape } from './shaping.ts';
import { concat, flip, slice } from './structure.ts';

type Axes = kernels.Axes;
type Reduction = Family<[axes?: Axes, keepDims?: boolean]>;

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
function behindBatch(axes: Axes, x: Expr): number[] {
  return kernels.axesOf('sum', axes, x.shape.slice(1)).map((axis) => axis + 1);
}

const counted = (x: Expr, axes: Axes): Expr =>
  num(kernels.axesOf('mean', axes, x.shape).reduce((count, axis) => count * (x.shape[axis] as number), 1));

/** What all reductions share. */
function reduction(
  name: string,
  kernel: (x: kernels.Tensor, axes: Axes, keepDims: boolean) => kernels.Tensor,
  doc: string,
  rule: (axes: Axes, keepDims: boolean) => Partial<OpEntry>,
): Reduction {
  const member: Reduction = family(name, (axes, keepDims = false) => ({
    signature: `${name}(x)`,
    kernel: (x) => kernel(x, axes, keepDims),
    shape: (x) => kernels.reducedShape(name, x, axes, keepDims),
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
  tex: '\\sum',
  rule: 'sum rule',
}));

export const mean: Reduction = reduction('mean', kernels.mean, 'mean over axes', (axes) => ({
  transpose: [(g, [x]) => spread(div(g, counted(x as Expr, axes)), x as Expr, axes)],
  moves: 'sums',
}));

/** max and min: the elements equal to the result share the derivative equally. */
const extreme = (axes: Axes, keepDims: boolean): Partial<OpEntry> => ({
  push: ([dx], [x], ans) => {
    const chosen = call('equal', x as Expr, kept(ans, x as Expr, axes));
    const total = fold(sum(axes, keepDims), [call('where', chosen, dx as Expr, ZERO)]);
    return div(total, fold(sum(axes, keepDims), [chosen]));
  },
});

export const maxOver: Reduction = reduction('maxOver', kernels.max, 'largest element over axes; ties share', extreme);
export const minOver: Reduction = reduction('minOver', kernels.min, 'smallest element over axes; ties share', extreme);

export const logsumexpOver: Reduction = reduction(
  'logsumexpOver',
  kernels.logsumexp,
  'ln of the sum of exp over axes, without overflow',
  (axes, keepDims) => ({
    push: ([dx], [x], ans) => {
      const weights = call('exp', sub(x as Expr, kept(ans, x as Expr, axes)));
      return fold(sum(axes, keepDims), [mul(weights, dx as Expr)]);
    },
  }),
);

/** The product over one axis, or one axis after the other. */
export const prod: Reduction = reduction('prod', kernels.prod, 'product over axes', (axes, keepDims) => ({
  expand: (x) => {
    const along = kernels.axesOf('prod', axes, x.shape);
    const product = along.reduce((rest, axis) => fold(prodAlong(axis), [rest]), x);
    return fold(reshape(kernels.reducedShape('prod', x.shape, axes, keepDims)), [product]);
  },
}));

/** The product along one axis, which keeps length 1: each element counts with the product of the others. */
const prodAlong: Family<[axis: number]> = family('prodAlong', (axis) => ({
  signature: 'prodAlong(x)',
  kernel: (x) => kernels.prod(x, axis, true),
  shape: (x) => kernels.reducedShape('prod', x, axis, true),
  push: ([dx], [x]) => fold(sum(axis, true), [mul(fold(others(axis), [x as Expr]), dx as Expr)]),
  batch: ([x]) => fold(prodAlong(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\prod',
  doc: 'product along one axis',
  sample: ANY,
}));

/** For each element the product of all others along an axis: no division, so zeros do no harm. */
const others: Family<[axis: number]> = family('others', (axis) => ({
  signature: 'others(x)',
  kernel: (x) => kernels.prodOthers(x, axis),
  shape: (x) => x,
  expand: (x) => {
    const before = (t: Expr): Expr => {
      const at = kernels.axisOf('others', axis, x.shape);
      const shape = x.shape.map((length, i) => (i === at ? 1 : length));
      const rest = x.shape.map((_, i) => (i === at ? { stop: -1 } : {}));
      return fold(concat(at), [fold(broadcastTo(shape), [num(1)]), fold(slice(rest), [fold(cumprod(at), [t])])]);
    };
    const backwards = (t: Expr): Expr => fold(flip(axis), [t]);
    return mul(before(x), backwards(before(backwards(x))));
  },
  batch: ([x]) => fold(others(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\prod',
  doc: 'for each element the product of all others along an axis',
  sample: ANY,
}));

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
      const safe = call('where', call('equal', whole, ZERO), num(1), whole);
      const ratio = div(x as Expr, safe);
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

type Along = Family<[axis?: number]>;

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

/** Sums of the elements up to each. */
export const cumsum: Along = family('cumsum', (axis = 0) => ({
  signature: 'cumsum(x)',
  kernel: (x) => kernels.cumsum(x, axis),
  shape: (x) => {
    kernels.axisOf('cumsum', axis, x);
    return x;
  },
  transpose: [(g) => fold(flip(axis), [fold(cumsum(axis), [fold(flip(axis), [g])])])],
  batch: ([x]) => fold(cumsum(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\operatorname{cumsum}',
  doc: 'sums of the elements up to each, along an axis',
  sample: ANY,
  sampleShapes: [[[4]], [[2, 3]]],
}));

/** Products of the elements up to each, by doubling, so that zeros are no divisions by zero. */
export const cumprod: Along = family('cumprod', (axis = 0) => ({
  signature: 'cumprod(x)',
  kernel: (x) => kernels.cumprod(x, axis),
  shape: (x) => {
    kernels.axisOf('cumprod', axis, x);
    return x;
  },
  expand: (x) => {
    const at = kernels.axisOf('cumprod', axis, x.shape);
    const length = x.shape[at] as number;
    const part = (of: Expr, start: number, stop: number): Expr =>
      fold(slice(of.shape.map((_, i) => (i === at ? { start, stop } : {}))), [of]);
    let products = x;
    for (let shift = 1; shift < length; shift *= 2) {
      const later = mul(part(products, shift, length), part(products, 0, length - shift));
      products = fold(concat(at), [part(products, 0, shift), later]);
    }
    return products;
  },
  batch: ([x]) => fold(cumprod(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\operatorname{cumprod}',
  doc: 'products of the elements up to each, along an axis',
  sample: ANY,
  sampleShapes: [[[4]], [[2, 3]]],
}));

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
  batch: ([x]) => fold(logSoftmax(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\operatorname{logsoftmax}',
  doc: 'x - logsumexp(x) along an axis: the logarithm of softmax',
  aliases: ['log_softmax'],
  sample: ANY,
  sampleShapes: [[[3]], [[2, 3]]],
}));
