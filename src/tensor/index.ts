export { adjugate, adjugateAlong } from './adjugate.ts';
export { broadcastShape, broadcastTo, map, summedShape, sumTo, where } from './broadcast.ts';
export { cholesky, type TriangularOptions, triangularSolve } from './cholesky.ts';
export { type ConvolutionOptions, conv1d, conv2d, convInput, convKernel, convShape } from './convolve.ts';
export {
  arange,
  eye,
  full,
  linspace,
  ones,
  onesLike,
  scalar,
  type TensorLike,
  tensor,
  tensorFor,
  zeros,
  zerosLike,
} from './create.ts';
export { diagonal, diagonalMatrix, trace } from './diagonal.ts';
export { type Contraction, contractionOf, einsum, einsumShape } from './einsum.ts';
export { gather, oneHot, scatterAdd, scatteredShape } from './gather.ts';
export { det, inv, logdet, lu, solve, solveShape } from './lu.ts';
export { dot, matmul, matmulShape, outer, outerShape } from './matmul.ts';
export { type RandomOptions, rand, randn } from './random.ts';
export {
  type Axes,
  argmax,
  argmin,
  cumprod,
  cumsum,
  logsumexp,
  max,
  mean,
  min,
  norm,
  prod,
  prodOthers,
  productsBefore,
  reducedShape,
  sum,
} from './reduce.ts';
export {
  axesOf,
  axisOf,
  broadcastShapes,
  checkShape,
  newAxisOf,
  sameShape,
  shapeError,
  showShape,
  sizeOf,
  stridesOf,
} from './shape.ts';
export { flip, type Range, type Selection, slice, sliceGrid, unslice } from './slice.ts';
export { logSoftmax, softmax } from './softmax.ts';
export { argsort } from './sort.ts';
export { readGrid } from './strided.ts';
export {
  checkStack,
  concat,
  concatShape,
  expandDims,
  matrixShape,
  moveAxis,
  permutation,
  reshape,
  reshapedShape,
  squareOrder,
  squeeze,
  stack,
  swapLast,
  transpose,
  tril,
  triu,
} from './structure.ts';
export { type Nested, Tensor } from './tensor.ts';
