import { axisOf } from './shape.ts';
import { moveAxis } from './structure.ts';
import { Tensor } from './tensor.ts';

/**
 * For each place along an axis the index of the element that stands there in ascending order; equal elements keep their
 * order, NaN comes last.
 *
 * @throws FluxionError SHAPE where there is no such axis.
 * @example
 * argsort(tensor([30, 10, 20])).toArray() // [1, 2, 0]
 */
export function argsort(t: Tensor, axis = -1): Tensor {
  const at = axisOf('argsort', axis, t.shape);
  const length = t.shape[at] as number;
  const rows = moveAxis(t, at, -1);
  const data = new Float64Array(t.size);
  for (let start = 0; start < data.length; start += length) {
    const row = rows.data.subarray(start, start + length);
    const order = Array.from({ length }, (_, i) => i).sort((i, j) => compare(row[i] as number, row[j] as number));
    data.set(order, start);
  }
  return moveAxis(new Tensor(rows.shape, data), -1, at);
}

function compare(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return x < y ? -1 : x > y ? 1 : 0;
}
