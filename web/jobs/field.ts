import { contours } from 'd3-contour';
import * as explain from '../../src/explain/index.ts';
import { compile } from '../../src/index.ts';
import type { Problem } from '../state/problem.ts';
import type { Job } from './job.ts';
import { roundPlace, roundStep } from './roundStep.ts';
import { subjectOf } from './subject.ts';

export interface FieldInput {
  readonly problem: Problem;
  /** The variables along the axes; the first two where they are none of f's. */
  readonly across: string;
  readonly up: string;
  /** Half the width of the section. */
  readonly reach: number;
}

/** Where f is at least so much, as a path; and a place on its edge, for the number. */
export interface LevelView {
  readonly value: number;
  readonly path: string;
  readonly label: readonly [x: number, y: number] | undefined;
}

/** f and its gradient on a square of places. */
export interface FieldView {
  readonly across: string;
  readonly up: string;
  /** The other variables, which are held. */
  readonly held: readonly string[];
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Row by row from the lowest y, each from the lowest x. */
  readonly f: readonly number[];
  readonly slopeAcross: readonly number[];
  readonly slopeUp: readonly number[];
  /** From the lowest to the highest, in units of a thousandth of the side, from the left and the top. */
  readonly levels: readonly LevelView[];
}

/** Places on a side, and level curves. */
const PLACES = 61;
const LEVELS = 11;
/** The units of paths. */
const SIDE = 1000;

/** Level curves and the gradient field around the point. */
export const job: Job<FieldInput, FieldView> = ({ problem, across: acrossAsked, up: upAsked, reach }) => {
  const { f, variables, point } = subjectOf({ ...problem, wrt: '' });
  const at = point();
  const across = variables.includes(acrossAsked) ? acrossAsked : (variables[0] as string);
  const rest = variables.filter((name) => name !== across);
  const up = rest.includes(upAsked) ? upAsked : (rest[0] as string);
  const step = roundStep((2 * reach) / (PLACES - 1));
  const places = (centre: number): number[] =>
    Array.from({ length: PLACES }, (_, i) => roundPlace(centre + (i - (PLACES - 1) / 2) * step));
  const xs = places(at[across] as number);
  const ys = places(at[up] as number);
  const columns = variables.map((name) =>
    Float64Array.from({ length: PLACES * PLACES }, (_, k) => {
      if (name === across) return xs[k % PLACES] as number;
      return name === up ? (ys[Math.floor(k / PLACES)] as number) : (at[name] as number);
    }),
  );
  const [values, ...slopes] = compile(f, variables, { gradient: true }).map(columns);
  const column = (name: string): number[] => [...(slopes[variables.indexOf(name)] as Float64Array)];
  const list = [...(values as Float64Array)];
  return {
    across,
    up,
    held: rest.filter((name) => name !== up).map((name) => `${name} = ${explain.brief(at[name] as number)}`),
    xs,
    ys,
    f: list,
    slopeAcross: column(across),
    slopeUp: column(up),
    levels: levelsOf(list),
  };
};

/** Level curves at round values, over what most of the section holds. */
function levelsOf(values: readonly number[]): LevelView[] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  // A pole takes the levels away from everything else.
  const [low, high] = [quantile(0.02), quantile(0.98)];
  if (!(high > low)) return [];
  const step = roundStep((high - low) / LEVELS);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  const levels = Array.from({ length: count }, (_, i) => roundPlace((first + i) * step));
  const shapes = contours().size([PLACES, PLACES]).thresholds(levels)(
    values.map((y) => (Number.isFinite(y) ? y : NaN)),
  );
  const taken: Spot[] = [];
  return shapes.map(({ value, coordinates }): LevelView => {
    const rings = coordinates.flatMap((polygon) => polygon.map((ring) => ring.map(([x = 0, y = 0]) => unit(x, y))));
    const path = rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('');
    const label = labelPlace(rings.flat(), taken);
    if (label !== undefined) taken.push(label);
    return { value, path, label };
  });
}

type Spot = readonly [x: number, y: number];

/** From the grid of the contours, whose places lie half a unit in, to a side of 1000 that goes down. */
function unit(x: number, y: number): Spot {
  const scale = SIDE / (PLACES - 1);
  return [(x - 0.5) * scale, SIDE - (y - 0.5) * scale];
}

/** The place of a curve nearest to the falling diagonal, so that numbers stand in a row; inside, and clear of the others. */
function labelPlace(points: readonly Spot[], taken: readonly Spot[]): Spot | undefined {
  const isClear = ([x, y]: Spot): boolean =>
    Math.min(x, y, SIDE - x, SIDE - y) > 0.06 * SIDE &&
    taken.every(([a, b]) => Math.abs(a - x) > 0.09 * SIDE || Math.abs(b - y) > 0.045 * SIDE);
  const distance = ([x, y]: Spot): number => Math.abs(x - y);
  return points
    .filter(isClear)
    .reduce<Spot | undefined>(
      (best, point) => (best === undefined || distance(point) < distance(best) ? point : best),
      undefined,
    );
}
