import { axisOf, checkShape, sameShape, shapeError, showShape, sizeOf } from './shape.ts';
import { Tensor } from './tensor.ts';

type Shape = readonly number[];

/**
 * Slices of a tensor along an axis, picked by a tensor of whole numbers (negative ones count from the end). The result
 * has the shape of the indices in the place of the axis.
 *
 * @throws FluxionError SHAPE on an index outside the axis.
 * @example
 * gather(tensor([10, 20, 30]), tensor([2, 0, -1])).toArray() // [30, 10, 30]
 */
export function gather(t: Tensor, indices: Tensor, axis = 0): Tensor {
  const plan = planOf('gather', t.shape, indices, axis);
  const data = new Float64Array(sizeOf(plan.shape));
  for (let outer = 0, to = 0; outer < plan.outer; outer++) {
    for (const index of plan.rows) {
      const from = (outer * plan.length + index) * plan.inner;
      data.set(t.data.subarray(from, from + plan.inner), to);
      to += plan.inner;
    }
  }
  return new Tensor(plan.shape, data);
}

/**
 * Add slices into zeros of a shape, where the indices say; an index that occurs twice receives both. The transpose of
 * `gather`.
 */
export function scatterAdd(values: Tensor, indices: Tensor, shape: Shape, axis = 0): Tensor {
  scatteredShape(values.shape, indices.shape, shape, axis);
  const plan = planOf('scatterAdd', shape, indices, axis);
  const data = new Float64Array(sizeOf(shape));
  for (let outer = 0, from = 0; outer < plan.outer; outer++) {
    for (const index of plan.rows) {
      const to = (outer * plan.length + index) * plan.inner;
      for (let i = 0; i < plan.inner; i++) data[to + i] = (data[to + i] as number) + (values.data[from++] as number);
    }
  }
  return new Tensor(shape, data);
}

/**
 * The shape that `scatterAdd` gives.
 *
 * @throws FluxionError SHAPE where values and indices do not fit it.
 */
export function scatteredShape(values: Shape, indices: Shape, shape: Shape, axis = 0): Shape {
  const at = axisOf('scatterAdd', axis, checkShape('scatterAdd', shape));
  const needed = [...shape.slice(0, at), ...indices, ...shape.slice(at + 1)];
  if (sameShape(values, needed)) return shape;
  throw shapeError(
    `scatterAdd: values of shape ${showShape(values)} and indices of shape ${showShape(indices)} do not fit the shape ${showShape(shape)}.`,
    `The values need the shape ${showShape(needed)}.`,
  );
}

/** For each index a row of the identity matrix of order `depth`. */
export function oneHot(indices: Tensor, depth: number): Tensor {
  checkShape('oneHot', [depth]);
  const { rows } = planOf('oneHot', [depth], indices, 0);
  const data = new Float64Array(rows.length * depth);
  rows.forEach((index, row) => {
    data[row * depth + index] = 1;
  });
  return new Tensor([...indices.shape, depth], data);
}

interface Plan {
  /** The shape of the picked slices. */
  readonly shape: Shape;
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
  readonly rows: readonly number[];
}

function planOf(operation: string, shape: Shape, indices: Tensor, axis: number): Plan {
  const at = axisOf(operation, axis, shape);
  const length = shape[at] as number;
  const rows = Array.from(indices.data, (index) => {
    const positive = index < 0 ? index + length : index;
    if (!Number.isInteger(index) || positive < 0 || positive >= length) {
      throw shapeError(
        `${operation}: index ${index} is outside axis ${axis} of the shape ${showShape(shape)}.`,
        `Indices are whole numbers from ${-length} to ${length - 1}.`,
      );
    }
    return positive;
  });
  return {
    shape: [...shape.slice(0, at), ...indices.shape, ...shape.slice(at + 1)],
    outer: sizeOf(shape.slice(0, at)),
    length,
    inner: sizeOf(shape.slice(at + 1)),
    rows,
  };
}
