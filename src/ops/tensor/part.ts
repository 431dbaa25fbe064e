import { FluxionError } from '../../error.ts';
import {
  ANY_SHAPE,
  build,
  type Expr,
  type Family,
  family,
  isInteger,
  isNum,
  num,
  type Shape,
} from '../../expr/index.ts';
import * as kernels from '../../tensor/index.ts';
import { op } from '../table.ts';
import { gather, slice } from './structure.ts';

/**
 * What stands between the colons of one selection: how often the length of the axis counts in that position (1 for
 * `end - 1`), or null where nothing stands.
 */
export type Written = readonly (number | null)[];

/**
 * A part of an array as a text says it: positions count from 1, and both ends of a range belong to it. The arguments
 * behind the array are the positions that are written, without what `end` adds to them. It becomes `slice` or `gather` as
 * soon as the shape is known.
 */
export const part: Family<[selections?: readonly Written[]]> = family('part', (selections = []) => {
  const names = selections.flat().flatMap((ends, i) => (ends === null ? [] : [`p${i}`]));
  return {
    signature: `part(${['x', ...names].join(', ')})`,
    rebuild: ([x, ...positions]) =>
      x === undefined || x.shape === ANY_SHAPE ? undefined : partOf(x, selections, positions),
    shape: () => ANY_SHAPE,
    tex: '#1',
    doc: 'a part of an array, by positions that count from 1',
    sample: [[-2, 2], ...names.map(() => [1, 2] as const)],
  };
});

function partOf(x: Expr, selections: readonly Written[], positions: readonly Expr[]): Expr {
  if (selections.length > x.shape.length) {
    throw kernels.shapeError(
      `There are ${selections.length} positions in these brackets, and the shape ${kernels.showShape(x.shape)}.`,
      x.shape.length === 0 ? 'A number has no elements.' : 'Write one position for each axis: x[2], A[1, :].',
    );
  }
  const rest = [...positions];
  const axes = selections.map((written, axis) => ({
    length: x.shape[axis] as number,
    places: written.map((ends) => (ends === null ? undefined : { ends, value: rest.shift() as Expr })),
  }));
  const picked: { axis: number; indices: Expr }[] = [];
  let kept = 0;
  const literal = axes.map(({ places, length }): kernels.Selection => {
    const [only] = places;
    if (places.length > 1 || only === undefined) {
      kept++;
      return rangeOf(places, length);
    }
    if (isNum(only.value)) return positionOf(only, length) - 1;
    picked.push({ axis: kept, indices: indicesOf(only, length) });
    kept++;
    return {};
  });
  // From the last axis on, so that the numbers of the others stay.
  return picked.reduceRight(
    (whole, { axis, indices }) => build(gather(axis), [whole, indices]),
    literal.every(isWhole) ? x : build(slice(literal), [x]),
  );
}

const isWhole = (selection: kernels.Selection): boolean =>
  typeof selection === 'object' && Object.keys(selection).length === 0;

interface Place {
  readonly ends: number;
  readonly value: Expr;
}

/** Positions that are computed, from 0: what is below 1 is no position, and not one counted from the end. */
function indicesOf({ ends, value }: Place, length: number): Expr {
  const position = ends === 0 ? value : build(op('add'), [value, num(ends * length)]);
  const below = build(op('smaller'), [position, num(1)]);
  return build(op('where'), [below, num(length), build(op('sub'), [position, num(1)])]);
}

function positionOf(place: Place, length: number): number {
  const position = numberOf(place, length);
  if (position >= 1 && position <= length) return position;
  throw new FluxionError(
    position < 1 ? 'ARGUMENT' : 'SHAPE',
    position < 1
      ? `There is no position ${position}: positions count from 1.`
      : `There is no position ${position} among ${length} element${length === 1 ? '' : 's'}.`,
    { suggestion: length === 0 ? 'The array is empty.' : `Positions are 1 to ${length}; the last one is end.` },
  );
}

function numberOf({ ends, value }: Place, length: number): number {
  const position = isNum(value) && isInteger(value) ? value.value + ends * length : Number.NaN;
  if (Number.isInteger(position)) return position;
  throw new FluxionError('ARGUMENT', 'The position of an element is a whole number.', {
    suggestion: 'Write x[2], x[2:end], x[end - 1] or A[1, :].',
  });
}

/** `from:to` and `from:step:to`, in Python's way to say it: from 0, without the end. */
function rangeOf(places: readonly (Place | undefined)[], length: number): kernels.Range {
  const [from] = places;
  const to = places.at(-1);
  const step = places.length === 3 && places[1] !== undefined ? numberOf(places[1], 0) : 1;
  if (step === 0)
    throw new FluxionError('ARGUMENT', 'The step of a range is not 0.', { suggestion: 'Write x[1:2:end].' });
  const [first, last] = step > 0 ? [1, length] : [length, 1];
  const start = from === undefined ? first : numberOf(from, length);
  const end = to === undefined || places.length === 1 ? last : numberOf(to, length);
  if ((end - start) * step < 0) return { start: 0, stop: 0 };
  for (const value of [start, end]) positionOf({ ends: 0, value: num(value) }, length);
  const stop = end - 1 + Math.sign(step);
  return {
    ...(step === 1 ? {} : { step }),
    ...(start === first ? {} : { start: start - 1 }),
    ...(end === last || stop < 0 ? {} : { stop }),
  };
}

/** The shape whose axis a position counts on, where it is known. */
export const lengthOf = (shape: Shape, axis: number): number | undefined =>
  shape === ANY_SHAPE ? undefined : shape[axis];
