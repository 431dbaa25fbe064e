import { broadcastTo, map } from './broadcast.ts';
import { arange } from './create.ts';
import { sum } from './reduce.ts';
import { broadcastShapes, shapeError, showShape, sizeOf } from './shape.ts';
import { reshape } from './structure.ts';
import { Tensor } from './tensor.ts';

type Shape = readonly number[];

/** How many rows of the right factor stay in the cache while the rows of the left one pass. */
const BLOCK = 64;

/**
 * The matrix product, with NumPy's meaning: over the last two axes, leading axes broadcast; a vector on the left is a
 * row, on the right a column, and its axis disappears.
 *
 * @throws FluxionError SHAPE where the inner lengths differ.
 * @example
 * matmul(tensor([[1, 2], [3, 4]]), tensor([1, 1])).toArray() // [3, 7]
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  const shape = matmulShape(a.shape, b.shape);
  const left = a.shape.length === 1 ? [1, ...a.shape] : a.shape;
  const right = b.shape.length === 1 ? [...b.shape, 1] : b.shape;
  const [rows, inner] = left.slice(-2) as [number, number];
  const columns = right.at(-1) as number;
  const batch = broadcastShapes('matmul', [left.slice(0, -2), right.slice(0, -2)]);
  const aBlocks = blockNumbers(left.slice(0, -2), batch);
  const bBlocks = blockNumbers(right.slice(0, -2), batch);
  const data = new Float64Array(sizeOf(shape));
  const size = { rows, inner, columns };
  for (let block = 0; block < aBlocks.length; block++) {
    const x = a.data.subarray((aBlocks[block] as number) * rows * inner);
    const y = b.data.subarray((bBlocks[block] as number) * inner * columns);
    const z = data.subarray(block * rows * columns, (block + 1) * rows * columns);
    if (columns === 1) timesColumn(x, y, z, size);
    else multiply(x, y, z, size);
  }
  return new Tensor(shape, data);
}

/** The shape that `matmul` gives. */
export function matmulShape(a: Shape, b: Shape): Shape {
  const inner = a.at(-1);
  if (inner === undefined || b.length === 0 || inner !== (b.length === 1 ? b[0] : b.at(-2))) {
    throw shapeError(
      `matmul cannot multiply the shapes ${showShape(a)} and ${showShape(b)}.`,
      a.length === 0 || b.length === 0
        ? 'A scalar has no matrix product; use mul.'
        : 'The last length of the first must equal the last but one of the second (the only one of a vector).',
    );
  }
  const batch = broadcastShapes('matmul', [a.slice(0, -2), b.slice(0, -2)]);
  return [...batch, ...(a.length === 1 ? [] : a.slice(-2, -1)), ...(b.length === 1 ? [] : b.slice(-1))];
}

/** For every block of the broadcast batch, the number of the block it comes from. */
export function blockNumbers(own: Shape, batch: Shape): Float64Array {
  return broadcastTo(reshape(arange(sizeOf(own)), own), batch).data;
}

interface Size {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** z += x y, four rows of y at a time, so that each element of z is loaded and stored once for four products. */
function multiply(x: Float64Array, y: Float64Array, z: Float64Array, { rows, inner, columns }: Size): void {
  for (let from = 0; from < inner; from += BLOCK) {
    const to = Math.min(inner, from + BLOCK);
    for (let i = 0; i < rows; i++) {
      const zRow = i * columns;
      let k = from;
      for (; k + 3 < to; k += 4) {
        const xAt = i * inner + k;
        const x0 = x[xAt] as number;
        const x1 = x[xAt + 1] as number;
        const x2 = x[xAt + 2] as number;
        const x3 = x[xAt + 3] as number;
        let yAt = k * columns;
        for (let j = zRow; j < zRow + columns; j++, yAt++) {
          z[j] =
            (z[j] as number) +
            (x0 * (y[yAt] as number) + x1 * (y[yAt + columns] as number)) +
            (x2 * (y[yAt + 2 * columns] as number) + x3 * (y[yAt + 3 * columns] as number));
        }
      }
      for (; k < to; k++) {
        const x0 = x[i * inner + k] as number;
        const yRow = k * columns;
        for (let j = 0; j < columns; j++) z[zRow + j] = (z[zRow + j] as number) + x0 * (y[yRow + j] as number);
      }
    }
  }
}

function timesColumn(x: Float64Array, y: Float64Array, z: Float64Array, { rows, inner }: Size): void {
  for (let i = 0; i < rows; i++) {
    let total = 0;
    for (let k = 0; k < inner; k++) total += (x[i * inner + k] as number) * (y[k] as number);
    z[i] = total;
  }
}

/**
 * The inner product of two vectors of the same length; the result is a scalar.
 *
 * @throws FluxionError SHAPE on anything else.
 */
export function dot(a: Tensor, b: Tensor): Tensor {
  if (a.shape.length !== 1 || b.shape.length !== 1 || a.size !== b.size) {
    throw shapeError(
      `dot cannot combine the shapes ${showShape(a.shape)} and ${showShape(b.shape)}.`,
      'It takes two vectors of the same length; for matrices use matmul.',
    );
  }
  return sum(map('dot', (x, y) => x * y, a, b));
}

/** All products of an element of one vector with an element of another: a matrix. */
export function outer(a: Tensor, b: Tensor): Tensor {
  outerShape(a.shape, b.shape);
  return map('outer', (x, y) => x * y, reshape(a, [a.size, 1]), b);
}

/** The shape that `outer` gives. */
export function outerShape(a: Shape, b: Shape): Shape {
  if (a.length === 1 && b.length === 1) return [...a, ...b];
  throw shapeError(
    `outer cannot combine the shapes ${showShape(a)} and ${showShape(b)}.`,
    'It takes two vectors; for more axes use einsum.',
  );
}
