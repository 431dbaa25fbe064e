import { type Expr, type Family, family, num } from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { mul } from '../construct.ts';
import { fold } from '../fold.ts';
import { type Along, type Reduction, reduction, sum } from './reduce.ts';
import { broadcastTo, reshape } from './shaping.ts';
import { concat, flip, slice } from './structure.ts';

const ANY = [[-2, 2]] as const;

/** The product over one axis, or one axis after the other. */
export const prod: Reduction = reduction('prod', kernels.prod, 'product over axes', (axes, keepDims) => ({
  scan: (x) => {
    const [axis, ...more] = kernels.axesOf('prod', axes, x);
    return axis === undefined || more.length > 0 ? undefined : { by: 'mul', axis, from: 'start', gives: 'total' };
  },
  loops: (x) => {
    const along = kernels.axesOf('prod', axes, x.shape);
    const [first = 0] = along;
    if (along.length < 2 || along.some((axis, i) => axis !== first + i)) return undefined;
    // Neighbouring axes are one axis, in the same order of elements.
    const merged = [...x.shape.slice(0, first), -1, ...x.shape.slice(first + along.length)];
    const product = fold(prod(first), [fold(reshape(merged), [x])]);
    return fold(reshape(kernels.reducedShape('prod', x.shape, axes, keepDims)), [product]);
  },
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
  scan: (x) => ({ by: 'mul', axis: kernels.axisOf('prod', axis, x), from: 'start', gives: 'total' }),
  push: ([dx], [x]) => fold(sum(axis, true), [mul(fold(others(axis), [x as Expr]), dx as Expr)]),
  batch: ([x]) => fold(prodAlong(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\operatorname{prodAlong}',
  doc: 'product along one axis',
  sample: ANY,
}));

/** For each element the product of all others along an axis: no division, so zeros do no harm. */
const others: Family<[axis: number]> = family('others', (axis) => ({
  signature: 'others(x)',
  kernel: (x) => kernels.prodOthers(x, axis),
  shape: (x) => x,
  loops: (x) => mul(fold(productsBefore(axis, 'start'), [x]), fold(productsBefore(axis, 'end'), [x])),
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
  tex: '\\operatorname{others}',
  doc: 'for each element the product of all others along an axis',
  sample: ANY,
}));

/** For each element the product of those before it, counted from one end of an axis. */
const productsBefore: Family<[axis: number, from: 'start' | 'end']> = family('productsBefore', (axis, from) => ({
  signature: 'productsBefore(x)',
  kernel: (x) => kernels.productsBefore(x, axis, from),
  shape: (x) => x,
  scan: (x) => ({ by: 'mul', axis: kernels.axisOf('productsBefore', axis, x), from, gives: 'before' }),
  tex: '\\operatorname{productsBefore}',
  doc: 'for each element the product of those before it along an axis',
  sample: ANY,
}));

/** The order of the elements along an axis: a step, so its derivative is 0. */
export const argsort: Along = family('argsort', (axis = -1) => ({
  signature: 'argsort(x)',
  kernel: (x) => kernels.argsort(x, axis),
  shape: (x) => {
    kernels.axisOf('argsort', axis, x);
    return x;
  },
  d: '0',
  batch: ([x]) => fold(argsort(axis < 0 ? axis : axis + 1), [x as Expr]),
  tex: '\\operatorname{argsort}',
  doc: 'indices that put the elements in ascending order along an axis, the last unless one is given; its derivative is 0',
  sample: ANY,
  sampleShapes: [[[4]], [[2, 3]]],
}));

/** Sums of the elements up to each. */
export const cumsum: Along = family('cumsum', (axis = 0) => ({
  signature: 'cumsum(x)',
  kernel: (x) => kernels.cumsum(x, axis),
  scan: (x) => ({ by: 'add', axis: kernels.axisOf('cumsum', axis, x), from: 'start', gives: 'through' }),
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
  scan: (x) => ({ by: 'mul', axis: kernels.axisOf('cumprod', axis, x), from: 'start', gives: 'through' }),
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
