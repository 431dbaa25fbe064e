import { eye } from './create.ts';
import { blockNumbers } from './matmul.ts';
import { overMatrices, singular } from './matrices.ts';
import { broadcastShapes, shapeError, showShape, sizeOf } from './shape.ts';
import { squareOrder } from './structure.ts';
import { Tensor } from './tensor.ts';

type Shape = readonly number[];

/** P A = L U: both factors in one array (L's unit diagonal is not stored), the order of rows, and the sign of it. */
export interface Factors {
  readonly lu: Float64Array;
  readonly rows: Int32Array;
  readonly sign: number;
}

/** Gaussian elimination with partial pivoting (Golub and Van Loan, algorithm 3.4.1), in the place of the matrix. */
export function factorize(matrix: Float64Array, order: number): Factors {
  const rows = Int32Array.from({ length: order }, (_, i) => i);
  let sign = 1;
  for (let k = 0; k < order; k++) {
    let pivot = k;
    for (let i = k + 1; i < order; i++) {
      if (Math.abs(matrix[i * order + k] as number) > Math.abs(matrix[pivot * order + k] as number)) pivot = i;
    }
    if (pivot !== k) {
      swapRows(matrix, order, k, pivot);
      [rows[k], rows[pivot]] = [rows[pivot] as number, rows[k] as number];
      sign = -sign;
    }
    const diagonal = matrix[k * order + k] as number;
    if (diagonal === 0) continue;
    for (let i = k + 1; i < order; i++) {
      const factor = (matrix[i * order + k] as number) / diagonal;
      matrix[i * order + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < order; j++) {
        matrix[i * order + j] = (matrix[i * order + j] as number) - factor * (matrix[k * order + j] as number);
      }
    }
  }
  return { lu: matrix, rows, sign };
}

function swapRows(matrix: Float64Array, order: number, i: number, j: number): void {
  const row = matrix.slice(i * order, (i + 1) * order);
  matrix.copyWithin(i * order, j * order, (j + 1) * order);
  matrix.set(row, j * order);
}

/** Solve A X = B for `columns` right-hand sides, from the factors of A. */
function solveFactored(
  operation: string,
  { lu, rows }: Factors,
  order: number,
  right: Float64Array,
  columns: number,
): Float64Array {
  for (let i = 0; i < order; i++) if (lu[i * order + i] === 0) throw singular(operation);
  const x = new Float64Array(order * columns);
  rows.forEach((row, i) => {
    x.set(right.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  for (let i = 0; i < order; i++)
    for (let k = 0; k < i; k++) subtractRow(x, columns, i, k, lu[i * order + k] as number);
  for (let i = order - 1; i >= 0; i--) {
    for (let k = i + 1; k < order; k++) subtractRow(x, columns, i, k, lu[i * order + k] as number);
    const diagonal = lu[i * order + i] as number;
    for (let j = i * columns; j < (i + 1) * columns; j++) x[j] = (x[j] as number) / diagonal;
  }
  return x;
}

/** Row i minus a multiple of row k. */
export function subtractRow(x: Float64Array, columns: number, i: number, k: number, factor: number): void {
  if (factor === 0) return;
  const target = i * columns;
  const source = k * columns;
  for (let j = 0; j < columns; j++) x[target + j] = (x[target + j] as number) - factor * (x[source + j] as number);
}

/** The factors P, L, U with P A = L U (L has a unit diagonal), each a batch of matrices. */
export function lu(a: Tensor): { p: Tensor; l: Tensor; u: Tensor } {
  const square = (order: number): Shape => [order, order];
  const part = (pick: (factors: Factors, i: number, j: number, order: number) => number): Tensor =>
    overMatrices('lu', a, square, (matrix, order) => {
      const factors = factorize(matrix, order);
      return Float64Array.from({ length: order * order }, (_, at) =>
        pick(factors, Math.floor(at / order), at % order, order),
      );
    });
  return {
    p: part(({ rows }, i, j) => (rows[i] === j ? 1 : 0)),
    l: part((factors, i, j, order) => (i === j ? 1 : i > j ? (factors.lu[i * order + j] as number) : 0)),
    u: part((factors, i, j, order) => (i <= j ? (factors.lu[i * order + j] as number) : 0)),
  };
}

/** The determinant of each matrix. */
export function det(a: Tensor): Tensor {
  return overMatrices(
    'det',
    a,
    () => [],
    (matrix, order) => {
      const factors = factorize(matrix, order);
      let product = factors.sign;
      for (let i = 0; i < order; i++) product *= factors.lu[i * order + i] as number;
      return [product];
    },
  );
}

/** The natural logarithm of the determinant, without overflow; NaN where it is negative, -Infinity where it is 0. */
export function logdet(a: Tensor): Tensor {
  return overMatrices(
    'logdet',
    a,
    () => [],
    (matrix, order) => {
      const factors = factorize(matrix, order);
      let { sign } = factors;
      let total = 0;
      for (let i = 0; i < order; i++) {
        const diagonal = factors.lu[i * order + i] as number;
        sign *= diagonal === 0 ? 1 : Math.sign(diagonal);
        total += Math.log(Math.abs(diagonal));
      }
      return [sign < 0 ? (total === Number.NEGATIVE_INFINITY ? total : Number.NaN) : total];
    },
  );
}

/** The inverse of each matrix. @throws FluxionError UNDEFINED where one is singular. */
export function inv(a: Tensor): Tensor {
  const order = squareOrder('inv', a);
  const identity = eye(order).data;
  return overMatrices(
    'inv',
    a,
    () => [order, order],
    (matrix) => solveFactored('inv', factorize(matrix, order), order, identity, order),
  );
}

/**
 * The X with A X = B: B is a vector (only when it has one axis) or a matrix; leading axes broadcast.
 *
 * @throws FluxionError SHAPE where the lengths differ, UNDEFINED where A is singular.
 */
export function solve(a: Tensor, b: Tensor): Tensor {
  return solveBatch('solve', a, b, (matrix, order) => {
    const factors = factorize(matrix.slice(), order);
    return (right, columns) => solveFactored('solve', factors, order, right, columns);
  });
}

/** A solver of one matrix: takes right-hand sides as the columns of a row-major array. */
type Solver = (right: Float64Array, columns: number) => Float64Array;

/** Solve for every matrix of a broadcast batch; each matrix of A is prepared once. */
export function solveBatch(
  operation: string,
  a: Tensor,
  b: Tensor,
  prepare: (matrix: Float64Array, order: number) => Solver,
): Tensor {
  const shape = solveShape(operation, a.shape, b.shape);
  const order = squareOrder(operation, a);
  const right = b.shape.length === 1 ? [...b.shape, 1] : b.shape;
  const columns = right.at(-1) as number;
  const batch = broadcastShapes(operation, [a.shape.slice(0, -2), right.slice(0, -2)]);
  const bBlocks = blockNumbers(right.slice(0, -2), batch);
  const solvers = new Map<number, Solver>();
  const data = new Float64Array(sizeOf(shape));
  blockNumbers(a.shape.slice(0, -2), batch).forEach((aBlock, block) => {
    const solver =
      solvers.get(aBlock) ?? prepare(a.data.subarray(aBlock * order * order, (aBlock + 1) * order * order), order);
    solvers.set(aBlock, solver);
    const bBlock = bBlocks[block] as number;
    data.set(
      solver(b.data.subarray(bBlock * order * columns, (bBlock + 1) * order * columns), columns),
      block * order * columns,
    );
  });
  return new Tensor(shape, data);
}

/** The shape that `solve` gives. */
export function solveShape(operation: string, a: Shape, b: Shape): Shape {
  const order = a.at(-1);
  const right = b.length === 1 ? [...b, 1] : b;
  if (a.length < 2 || order !== a.at(-2) || right.at(-2) !== order) {
    throw shapeError(
      `${operation} cannot combine the shapes ${showShape(a)} and ${showShape(b)}.`,
      'The first must be a square matrix of order n, the second a vector of length n or a matrix of n rows.',
    );
  }
  const batch = broadcastShapes(operation, [a.slice(0, -2), right.slice(0, -2)]);
  return [...batch, ...a.slice(-1), ...(b.length === 1 ? [] : b.slice(-1))];
}
