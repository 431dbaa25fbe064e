import { described, LIST, RECORD, wrongArgument } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { axisOf, shapeError, showShape, sizeOf, stridesOf } from './shape.ts';
import { type Grid, readGrid, writeGrid } from './strided.ts';
import { Tensor } from './tensor.ts';

type Shape = readonly number[];

/** Indices from start to before stop by step, with NumPy's meaning of absent and negative values. `{}` takes all. */
export type Range = {
  readonly start?: number;
  readonly stop?: number;
  readonly step?: number;
};

/** What to take along one axis: an index, which drops the axis, or a range; `'...'` takes all of the axes between. */
export type Selection = number | Range | '...';

/**
 * The part of a tensor that the selections take, one an axis; axes without a selection are taken whole.
 *
 * @throws FluxionError SHAPE on an index outside, or more selections than axes.
 * @example
 * slice(arange(10), [{ start: 7, stop: 1, step: -2 }]).toArray() // [7, 5, 3]
 */
export function slice(t: Tensor, selections: readonly Selection[]): Tensor {
  const grid = sliceGrid(t.shape, selections);
  return new Tensor(grid.shape, readGrid(t.data, grid));
}

/** Put a part back into zeros of the whole shape: the transpose of `slice`. */
export function unslice(part: Tensor, selections: readonly Selection[], shape: Shape): Tensor {
  const grid = sliceGrid(shape, selections);
  const data = new Float64Array(sizeOf(shape));
  writeGrid(data, grid, part.data);
  return new Tensor(shape, data);
}

/** Reverse the order along an axis. */
export function flip(t: Tensor, axis: number): Tensor {
  const at = axisOf('flip', axis, t.shape);
  return slice(
    t,
    t.shape.map((_, i) => (i === at ? { step: -1 } : {})),
  );
}

/** The elements that the selections take, as a grid in the flat data. */
export function sliceGrid(shape: Shape, selections: readonly Selection[], of = 'slice'): Grid {
  const strides = stridesOf(shape);
  const kept: { length: number; stride: number }[] = [];
  let base = 0;
  expandEllipsis(of, shape, selections).forEach((selection, axis) => {
    const length = shape[axis] as number;
    const stride = strides[axis] as number;
    if (typeof selection === 'number') {
      base += stride * indexOf(of, selection, length, axis, shape);
    } else {
      const { start, count, step } = resolveRange(of, selection, length);
      if (count > 0) base += stride * start;
      kept.push({ length: count, stride: stride * step });
    }
  });
  return { shape: kept.map((axis) => axis.length), strides: kept.map((axis) => axis.stride), base };
}

function expandEllipsis(of: string, shape: Shape, selections: readonly Selection[]): (number | Range)[] {
  if (!Array.isArray(selections)) throw wrongArgument(of, 'selections', selections, LIST);
  const stray = selections.find((selection) => !isSelection(selection));
  if (stray !== undefined || selections.includes(undefined as unknown as Selection)) {
    throw new FluxionError('ARGUMENT', `${of}: ${described(stray)} selects nothing.`, {
      suggestion: "Give an index, a range { start, stop, step }, or '...'.",
    });
  }
  const given = selections.filter((selection): selection is number | Range => selection !== '...');
  if (given.length > shape.length || selections.length - given.length > 1) {
    throw shapeError(
      `${of}: ${selections.length} selections do not fit the shape ${showShape(shape)}.`,
      "Give at most one selection an axis, and '...' at most once.",
    );
  }
  const dots = selections.indexOf('...');
  const at = dots === -1 ? given.length : dots;
  const rest = Array.from({ length: shape.length - given.length }, () => ({}));
  return [...given.slice(0, at), ...rest, ...given.slice(at)];
}

/** A mask or anything else that is no selection comes from JavaScript only. */
function isSelection(selection: unknown): boolean {
  if (typeof selection === 'number' || selection === '...') return true;
  return RECORD.is(selection) && ArrayBuffer.isView(selection) === false && !('shape' in (selection as object));
}

function indexOf(of: string, index: number, length: number, axis: number, shape: Shape): number {
  const positive = index < 0 ? index + length : index;
  if (!Number.isInteger(index) || positive < 0 || positive >= length) {
    throw shapeError(
      `${of}: index ${index} is outside axis ${axis} of the shape ${showShape(shape)}.`,
      length === 0 ? 'The axis is empty.' : `Indices are ${-length} to ${length - 1}.`,
    );
  }
  return positive;
}

function resolveRange(
  of: string,
  { start, stop, step = 1 }: Range,
  length: number,
): { start: number; count: number; step: number } {
  if (step === 0 || ![start ?? 0, stop ?? 0, step].every(Number.isInteger)) {
    throw shapeError(
      `${of}: the range ${start ?? ''}:${stop ?? ''}:${step} makes no sense.`,
      'Whole numbers, and a step that is not 0.',
    );
  }
  // Counting down, a range may begin at the last element and run past the first.
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (value: number): number => Math.min(high, Math.max(low, value < 0 ? value + length : value));
  const from = start === undefined ? (step > 0 ? low : high) : clamp(start);
  const to = stop === undefined ? (step > 0 ? high : low) : clamp(stop);
  return { start: from, count: Math.max(0, Math.ceil((to - from) / step)), step };
}
