import { sum } from './reduce.ts';
import { sizeOf, stridesOf } from './shape.ts';
import { addToGrid, type Grid, readGrid } from './strided.ts';
import { matrixShape, squareOrder } from './structure.ts';
import { Tensor } from './tensor.ts';

/** The diagonal of each matrix. */
export function diagonal(t: Tensor): Tensor {
  const grid = diagonalGrid('diagonal', t);
  return new Tensor(grid.shape, readGrid(t.data, grid));
}

/** Square matrices with the last axis on their diagonal: the transpose of `diagonal`. */
export function diagonalMatrix(t: Tensor): Tensor {
  const order = t.shape.at(-1) ?? 1;
  const shape = [...t.shape.slice(0, -1), order, order];
  const data = new Float64Array(sizeOf(shape));
  addToGrid(data, diagonalGrid('diagonalMatrix', new Tensor(shape, data)), t.data);
  return new Tensor(shape, data);
}

/** The sum of the diagonal of each square matrix. */
export function trace(t: Tensor): Tensor {
  squareOrder('trace', t);
  return sum(diagonal(t), -1);
}

function diagonalGrid(operation: string, t: Tensor): Grid {
  const [rows, columns] = matrixShape(operation, t);
  const strides = stridesOf(t.shape).slice(0, -2);
  return { shape: [...t.shape.slice(0, -2), Math.min(rows, columns)], strides: [...strides, columns + 1], base: 0 };
}
