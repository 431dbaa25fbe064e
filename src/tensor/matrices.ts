import { FluxionError } from '../error.ts';
import { sizeOf } from './shape.ts';
import { squareOrder } from './structure.ts';
import { Tensor } from './tensor.ts';

/**
 * Apply a function to every matrix of a batch of square matrices, each as its own array that the function may change.
 *
 * @returns one result a matrix, all of the same shape.
 */
export function overMatrices(
  operation: string,
  t: Tensor,
  resultShape: (order: number) => readonly number[],
  f: (matrix: Float64Array, order: number) => ArrayLike<number>,
): Tensor {
  const order = squareOrder(operation, t);
  const batch = t.shape.slice(0, -2);
  const inner = resultShape(order);
  const width = sizeOf(inner);
  const data = new Float64Array(sizeOf(batch) * width);
  for (let block = 0; block < sizeOf(batch); block++) {
    data.set(f(t.data.slice(block * order * order, (block + 1) * order * order), order), block * width);
  }
  return new Tensor([...batch, ...inner], data);
}

export function singular(operation: string): FluxionError {
  return new FluxionError('UNDEFINED', `${operation}: the matrix is singular, so it has no inverse.`, {
    suggestion: 'Check the matrix: its rows are linearly dependent. There logdet has no derivative either; det has.',
  });
}
