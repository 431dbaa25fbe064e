import { sizeOf } from './shape.ts';

/**
 * A regular grid of elements inside a flat array: element (i, j, ...) lies at base + i * strides[0] + j * strides[1]
 * ... Transposing, slicing, broadcasting and taking diagonals are all choices of such a grid.
 */
export interface Grid {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly base: number;
}

/** Copy a grid out of an array, in row-major order. */
export function readGrid(source: Float64Array, grid: Grid): Float64Array {
  const result = new Float64Array(sizeOf(grid.shape));
  forEachRow(grid, (start, step, length, position) => {
    if (step === 1 && length >= LONG_ROW) result.set(source.subarray(start, start + length), position);
    else for (let i = 0; i < length; i++) result[position + i] = source[start + i * step] as number;
  });
  return result;
}

/** From this length on the block copy of the machine is faster than a loop. */
const LONG_ROW = 32;

/** Write values to a grid inside an array. Grid elements must not coincide. */
export function writeGrid(target: Float64Array, grid: Grid, values: Float64Array): void {
  forEachRow(grid, (start, step, length, position) => {
    if (step === 1 && length >= LONG_ROW) target.set(values.subarray(position, position + length), start);
    else for (let i = 0; i < length; i++) target[start + i * step] = values[position + i] as number;
  });
}

/** Add values to a grid inside an array: the transpose of `readGrid`. Grid elements that coincide accumulate. */
export function addToGrid(target: Float64Array, grid: Grid, values: Float64Array): void {
  forEachRow(grid, (start, step, length, position) => {
    for (let i = 0; i < length; i++) {
      const offset = start + i * step;
      target[offset] = (target[offset] as number) + (values[position + i] as number);
    }
  });
}

/** Rows along the last axis: where each starts in the array, its step and length, and its row-major position. */
function forEachRow(
  { shape, strides, base }: Grid,
  visit: (start: number, step: number, length: number, position: number) => void,
): void {
  const last = shape.length - 1;
  const length = shape[last] ?? 1;
  const step = strides[last] ?? 0;
  const size = sizeOf(shape);
  const index = new Array<number>(Math.max(last, 0)).fill(0);
  let start = base;
  for (let position = 0; position < size; position += length) {
    visit(start, step, length, position);
    for (let axis = last - 1; axis >= 0; axis--) {
      start += strides[axis] as number;
      const next = (index[axis] as number) + 1;
      if (next < (shape[axis] as number)) {
        index[axis] = next;
        break;
      }
      index[axis] = 0;
      start -= next * (strides[axis] as number);
    }
  }
}
