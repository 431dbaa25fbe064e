import { build, type Expr, type Family, family, type Shape } from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';

const ANY = [[-2, 2]] as const;

/** The same elements in the same order under another shape. */
export const reshape: Family<[shape?: Shape]> = family('reshape', (shape = [-1]) => ({
  signature: 'reshape(x)',
  kernel: (x) => kernels.reshape(x, shape),
  shape: (x) => kernels.reshapedShape(x, shape),
  transpose: [(g, [x]) => build(reshape((x as Expr).shape), [g])],
  moves: 'copies',
  batch: ([x], _, size) => {
    const own = kernels.reshapedShape((x as Expr).shape.slice(1), shape);
    return build(reshape([size, ...own]), [x as Expr]);
  },
  list: shape[0] === 1 ? 'one' : undefined,
  tex: '#1',
  doc: 'the same elements under another shape; a vector unless one is given',
  sample: ANY,
  sampleShapes: [[[2, 3]]],
}));

/** Repeated along axes of length 1 and new leading axes, to a shape. */
export const broadcastTo: Family<[shape: Shape]> = family('broadcastTo', (shape) => ({
  signature: 'broadcastTo(x)',
  kernel: (x) => kernels.broadcastTo(x, shape),
  shape: (x) => kernels.broadcastShape(x, shape),
  transpose: [(g, [x]) => build(sumTo((x as Expr).shape), [g])],
  moves: 'copies',
  repeats: true,
  batch: ([x], _, size) => {
    const [, ...own] = (x as Expr).shape;
    const ones = new Array<number>(shape.length - own.length).fill(1);
    return build(broadcastTo([size, ...shape]), [build(reshape([size, ...ones, ...own]), [x as Expr])]);
  },
  tex: '#1',
  doc: 'repeated along axes of length 1 and new leading axes',
  aliases: ['broadcast_to'],
  sample: ANY,
}));

/** Summed to a shape that broadcasts to x's: undoes broadcasting. */
export const sumTo: Family<[shape: Shape]> = family('sumTo', (shape) => ({
  signature: 'sumTo(x)',
  kernel: (x) => kernels.sumTo(x, shape),
  shape: (x) => kernels.summedShape(x, shape),
  transpose: [(g, [x]) => build(broadcastTo((x as Expr).shape), [g])],
  moves: 'sums',
  batch: ([x], _, size) => {
    const ones = new Array<number>((x as Expr).shape.length - 1 - shape.length).fill(1);
    return build(reshape([size, ...shape]), [build(sumTo([size, ...ones, ...shape]), [x as Expr])]);
  },
  tex: '#1',
  doc: 'summed to a smaller shape: undoes broadcasting',
  sample: ANY,
}));
