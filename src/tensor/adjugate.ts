import { eye } from './create.ts';
import { subtractRow } from './lu.ts';
import { matmul } from './matmul.ts';
import { sizeOf } from './shape.ts';
import { squareOrder } from './structure.ts';
import { Tensor } from './tensor.ts';

/** The transposed cofactors of each matrix: det(A) inv(A), and what that tends to where A is singular. */
export function adjugate(a: Tensor): Tensor {
  return adjugateAlong(a, []);
}

/**
 * The derivative of the adjugate along each direction in turn, of each matrix; all have the shape of A. No division by a
 * determinant: with X A Y = D diagonal (Gaussian elimination with complete pivoting, det X and det Y are signs) it is
 * Y (that of D along X V Y) X, up to sign, and for a diagonal matrix only products of the other diagonal elements remain.
 */
export function adjugateAlong(a: Tensor, directions: readonly Tensor[]): Tensor {
  const order = squareOrder('adjugate', a);
  const size = order * order;
  const matrixOf = ({ data }: Tensor, block: number): Tensor =>
    new Tensor([order, order], data.slice(block * size, (block + 1) * size));
  const result = new Float64Array(a.size);
  for (let block = 0; block < sizeOf(a.shape.slice(0, -2)); block++) {
    const along = directions.map((direction) => matrixOf(direction, block));
    result.set(ofMatrix(matrixOf(a, block), along).data, block * size);
  }
  return new Tensor(a.shape, result);
}

function ofMatrix(a: Tensor, directions: readonly Tensor[]): Tensor {
  const order = a.shape[0] as number;
  // More directions than the degree of the polynomial.
  if (directions.length >= order) return new Tensor(a.shape, new Float64Array(order * order));
  if (order <= 2 && directions.length === 0) return ofSmall(a);
  const { diagonal, left, right, sign } = diagonalize(a);
  const turned = directions.map((direction) => matmul(matmul(left, direction), right));
  const inner = ofDiagonal(diagonal, turned);
  const product = matmul(matmul(right, inner), left);
  return sign === 1
    ? product
    : new Tensor(
        product.shape,
        product.data.map((x) => -x),
      );
}

/** Exact for what is exact. */
function ofSmall(a: Tensor): Tensor {
  const [p = 1, q = 0, r = 0, s = 1] = a.data;
  return new Tensor(a.shape, a.size === 1 ? Float64Array.of(1) : Float64Array.of(s, -q, -r, p));
}

interface Diagonalized {
  readonly diagonal: Float64Array;
  readonly left: Tensor;
  readonly right: Tensor;
  readonly sign: number;
}

/** left A right = diagonal, where left and right have determinants of 1 or -1, whose product is `sign`. */
function diagonalize(a: Tensor): Diagonalized {
  const order = a.shape[0] as number;
  const matrix = a.data.slice();
  const left = eye(order).data;
  // Its columns are kept as rows.
  const right = eye(order).data;
  let sign = 1;
  const swap = (data: Float64Array, i: number, j: number): void => {
    const row = data.slice(i * order, (i + 1) * order);
    data.copyWithin(i * order, j * order, (j + 1) * order);
    data.set(row, j * order);
  };
  for (let k = 0; k < order; k++) {
    const [row, column] = largest(matrix, order, k);
    if (row !== k) {
      swap(matrix, k, row);
      swap(left, k, row);
      sign = -sign;
    }
    if (column !== k) {
      for (let i = 0; i < order; i++) {
        const [x, y] = [matrix[i * order + k] as number, matrix[i * order + column] as number];
        matrix[i * order + k] = y;
        matrix[i * order + column] = x;
      }
      swap(right, k, column);
      sign = -sign;
    }
    const pivot = matrix[k * order + k] as number;
    if (pivot === 0) break;
    for (let i = k + 1; i < order; i++) {
      const factor = (matrix[i * order + k] as number) / pivot;
      subtractRow(matrix, order, i, k, factor);
      matrix[i * order + k] = 0;
      subtractRow(left, order, i, k, factor);
      subtractRow(right, order, i, k, (matrix[k * order + i] as number) / pivot);
    }
    for (let j = k + 1; j < order; j++) matrix[k * order + j] = 0;
  }
  const diagonal = Float64Array.from({ length: order }, (_, i) => matrix[i * order + i] as number);
  return { diagonal, left: new Tensor([order, order], left), right: transposed(right, order), sign };
}

function largest(matrix: Float64Array, order: number, from: number): [row: number, column: number] {
  let [row, column] = [from, from];
  let size = 0;
  for (let i = from; i < order; i++) {
    for (let j = from; j < order; j++) {
      const candidate = Math.abs(matrix[i * order + j] as number);
      if (candidate > size) [row, column, size] = [i, j, candidate];
    }
  }
  return [row, column];
}

function transposed(data: Float64Array, order: number): Tensor {
  return new Tensor(
    [order, order],
    data.map((_, at) => data[(at % order) * order + Math.floor(at / order)] as number),
  );
}

/**
 * The same for a diagonal matrix: for every set S of as many indices as there are directions and one more, what the
 * directions give on S times the product of the diagonal outside of S.
 */
function ofDiagonal(diagonal: Float64Array, directions: readonly Tensor[]): Tensor {
  const order = diagonal.length;
  const result = new Float64Array(order * order);
  for (const chosen of subsets(order, directions.length + 1)) {
    const weight = diagonal.reduce((product, d, i) => (chosen.includes(i) ? product : product * d), 1);
    if (weight === 0) continue;
    const block = polarized(
      directions.map((direction) => submatrix(direction, chosen)),
      chosen.length,
    );
    for (const [i, row] of chosen.entries()) {
      for (const [j, column] of chosen.entries()) {
        const at = row * order + column;
        result[at] = (result[at] as number) + weight * (block[i * chosen.length + j] as number);
      }
    }
  }
  return new Tensor([order, order], result);
}

/** The adjugate of order n is a form of degree n - 1: its polarization, by sums over subsets of the directions. */
function polarized(directions: readonly Float64Array[], order: number): Float64Array {
  const total = new Float64Array(order * order);
  if (directions.length === 0) return total.fill(1);
  for (let subset = 1; subset < 2 ** directions.length; subset++) {
    const chosen = directions.filter((_, i) => (subset >> i) & 1);
    const sum = total.map((_, at) => chosen.reduce((value, direction) => value + (direction[at] as number), 0));
    const sign = (directions.length - chosen.length) % 2 === 0 ? 1 : -1;
    const { data } = adjugate(new Tensor([order, order], sum));
    for (const [at, value] of data.entries()) total[at] = (total[at] as number) + sign * value;
  }
  return total;
}

function submatrix({ data, shape }: Tensor, chosen: readonly number[]): Float64Array {
  const order = shape[0] as number;
  return Float64Array.from(chosen.flatMap((row) => chosen.map((column) => data[row * order + column] as number)));
}

/** All sets of `size` of the indices below `order`, in order. */
function* subsets(order: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let i = from; i <= order - size; i++) for (const rest of subsets(order, size - 1, i + 1)) yield [i, ...rest];
}
