import * as explain from '../../../src/explain/index.ts';

type Axis = explain.Axis;
type Range = explain.Range;

/** Pixels of a plot, and the way from values to them and back. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly xRange: Range;
  readonly yRange: Range;
  readonly across: (value: number) => number;
  readonly down: (value: number) => number;
  /** The value at a distance from the left edge of the picture. */
  readonly valueAt: (pixel: number) => number;
  readonly valueDown: (pixel: number) => number;
}

/** No pixel is farther away: pictures get confused by huge numbers. */
const FAR = 1e5;

export function areaOf(
  size: Pick<Area, 'left' | 'top' | 'width' | 'height'>,
  axes: Pick<Area, 'x' | 'y' | 'xRange' | 'yRange'>,
): Area {
  const { left, top, width, height } = size;
  const { x, y, xRange, yRange } = axes;
  const share = (value: number, axis: Axis, { low, high }: Range): number =>
    (explain.placeOf(value, axis) - low) / (high - low);
  const near = (pixel: number): number => Math.max(-FAR, Math.min(FAR, pixel));
  const back = (part: number, axis: Axis, { low, high }: Range): number => {
    const place = low + part * (high - low);
    return axis.scale === 'log' ? 10 ** place : place;
  };
  return {
    ...size,
    ...axes,
    across: (value) => near(left + width * share(value, x, xRange)),
    down: (value) => near(top + height * (1 - share(value, y, yRange))),
    valueAt: (pixel) => back((pixel - left) / width, x, xRange),
    valueDown: (pixel) => back(1 - (pixel - top) / height, y, yRange),
  };
}

/** A line through points, as a path; it stops where there is no value and goes on behind. */
export function linePath(points: readonly (readonly [number, number])[], area: Area): string {
  let isDown = false;
  const parts: string[] = [];
  for (const point of points) {
    if (!explain.isDrawable(point, area)) {
      isDown = false;
      continue;
    }
    parts.push(`${isDown ? 'L' : 'M'}${area.across(point[0]).toFixed(1)} ${area.down(point[1]).toFixed(1)}`);
    isDown = true;
  }
  return parts.join('');
}

/** The place of the number nearest to a value in a rising list. */
export function nearestIndex(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle;
    else high = middle;
  }
  const [before, after] = [sorted[low] as number, sorted[high] as number];
  return value - before <= after - value ? low : high;
}
