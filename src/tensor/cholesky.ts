import { FluxionError } from '../error.ts';
import { solveBatch, subtractRow } from './lu.ts';
import { overMatrices, singular } from './matrices.ts';
import type { Tensor } from './tensor.ts';

/**
 * The lower triangular L with A = L L', for symmetric positive definite A; only the lower triangle of A is read.
 *
 * @throws FluxionError UNDEFINED where a matrix is not positive definite.
 */
export function cholesky(a: Tensor): Tensor {
  return overMatrices(
    'cholesky',
    a,
    (order) => [order, order],
    (matrix, order) => {
      const l = new Float64Array(order * order);
      for (let i = 0; i < order; i++) {
        for (let j = 0; j <= i; j++) {
          let rest = matrix[i * order + j] as number;
          for (let k = 0; k < j; k++) rest -= (l[i * order + k] as number) * (l[j * order + k] as number);
          if (i === j && !(rest > 0)) throw notPositive(i);
          l[i * order + j] = i === j ? Math.sqrt(rest) : rest / (l[j * order + j] as number);
        }
      }
      return l;
    },
  );
}

function notPositive(row: number): FluxionError {
  return new FluxionError('UNDEFINED', `cholesky: the matrix is not positive definite (seen at row ${row}).`, {
    suggestion: 'Only a symmetric matrix with positive eigenvalues has this factor; adding a multiple of eye(n) helps.',
  });
}

/** Which triangle of the matrix is read, whether it is transposed first, and whether its diagonal counts as ones. */
export interface TriangularOptions {
  readonly lower?: boolean;
  readonly transposed?: boolean;
  readonly unitDiagonal?: boolean;
}

/**
 * The X with T X = B for a triangular T, lower unless told; the other triangle is not read. Shapes as in `solve`.
 *
 * @throws FluxionError SHAPE, or UNDEFINED where the diagonal has a zero.
 */
export function triangularSolve(
  t: Tensor,
  b: Tensor,
  { lower = true, transposed = false, unitDiagonal = false }: TriangularOptions = {},
): Tensor {
  return solveBatch('triangularSolve', t, b, (matrix, order) => (right, columns) => {
    const x = right.slice();
    const element = (i: number, k: number): number =>
      (transposed ? matrix[k * order + i] : matrix[i * order + k]) as number;
    const forward = lower !== transposed;
    for (let step = 0; step < order; step++) {
      const i = forward ? step : order - 1 - step;
      for (let k = forward ? 0 : i + 1; k < (forward ? i : order); k++) subtractRow(x, columns, i, k, element(i, k));
      if (unitDiagonal) continue;
      const diagonal = element(i, i);
      if (diagonal === 0) throw singular('triangularSolve');
      for (let j = i * columns; j < (i + 1) * columns; j++) x[j] = (x[j] as number) / diagonal;
    }
    return x;
  });
}
