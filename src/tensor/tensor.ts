import { type Kind, wrongArgument } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { formatTensor } from './print.ts';
import { showShape, sizeOf } from './shape.ts';

const LENGTHS: Kind = { is: Array.isArray, words: 'a list of lengths' };
const DATA: Kind = { is: ArrayBuffer.isView, words: 'a Float64Array' };

/** Numbers in nested arrays: a scalar, a vector, a matrix ... */
export type Nested = number | readonly Nested[];

/**
 * Dense, row-major tensor of doubles of any rank; rank 0 is a scalar. The data is never changed after construction, so
 * tensors of different shapes may share it.
 *
 * @throws FluxionError SHAPE where the data does not fill the shape.
 * @example
 * String(new Tensor([2, 2], Float64Array.of(1, 2, 3, 4))) // '[[1. 2.]\n [3. 4.]]'
 */
export class Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;

  constructor(shape: readonly number[], data: Float64Array) {
    if (!Array.isArray(shape)) throw wrongArgument('Tensor', 'shape', shape, LENGTHS);
    if (!ArrayBuffer.isView(data)) throw wrongArgument('Tensor', 'data', data, DATA);
    if (sizeOf(shape) !== data.length) {
      throw new FluxionError('SHAPE', `tensor: ${data.length} numbers do not fill the shape ${showShape(shape)}.`, {
        suggestion: `The shape ${showShape(shape)} holds ${sizeOf(shape)} numbers.`,
      });
    }
    this.shape = shape;
    this.data = data;
  }

  get rank(): number {
    return this.shape.length;
  }

  get size(): number {
    return this.data.length;
  }

  /** The number in a tensor of one element. */
  item(): number {
    if (this.data.length !== 1) {
      throw new FluxionError('SHAPE', `item: a tensor of shape ${showShape(this.shape)} is not a single number.`, {
        suggestion: 'Reduce it first, for example with sum, or use toArray().',
      });
    }
    return this.data[0] as number;
  }

  /** Nested arrays; a number for rank 0. */
  toArray(): Nested {
    let items: Nested[] = Array.from(this.data);
    for (let axis = this.shape.length - 1; axis >= 0; axis--) {
      const length = this.shape[axis] as number;
      const count = sizeOf(this.shape.slice(0, axis));
      items = Array.from({ length: count }, (_, row) => items.slice(row * length, (row + 1) * length));
    }
    return items[0] as Nested;
  }

  /** Along the first axis: numbers of a vector, rows of a matrix; of rank 0 its number. */
  *[Symbol.iterator](): Generator<number | Tensor> {
    const [length = 1, ...rest] = this.shape;
    const size = sizeOf(rest);
    for (let i = 0; i < length; i++)
      yield rest.length === 0
        ? (this.data[i] as number)
        : new Tensor(rest, this.data.subarray(i * size, (i + 1) * size));
  }

  toJSON(): Nested {
    return this.toArray();
  }

  /** As NumPy prints it, with at most 8 decimals. */
  toString(): string {
    return formatTensor(this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return formatTensor(this);
  }
}
