import { at, label, SERIES } from '../svg/document.ts';
import { columnsOf } from '../text/layout.ts';
import { type Callout, type Chart, isDrawable } from './chart.ts';

/** Mean width of a letter of small text; a wide character takes two. */
export const CHARACTER = 6.3;

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Scale = (value: number) => number;

/** Where the text of a point may stand: beside it to either side or over its middle, and how far below it. */
const PLACES = [
  [0, 24],
  [1, 4],
  [-1, 4],
  [1, 22],
  [-1, 22],
  [0, -15],
  [1, -13],
  [-1, -13],
] as const;

/** Points looked at on a straight piece of a curve. */
const SAMPLES = 12;

/** The points that a chart points out: a ring around each, and its text where it covers the curves least. */
export function callouts(chart: Chart, across: Scale, down: Scale, frame: Frame): string {
  const curves = pointsOf(chart, across, down);
  return chart.callouts.map((callout) => drawn(callout, curves, across(callout.x), down(callout.y), frame)).join('');
}

function drawn(
  { text, series }: Callout,
  curves: readonly (readonly [x: number, y: number])[],
  x: number,
  y: number,
  frame: Frame,
): string {
  const color = series % SERIES;
  const width = CHARACTER * columnsOf(text);
  const places = PLACES.map(([side, below]) => {
    const middle = x + side * (width / 2 + 12);
    const base = y + below;
    const box = { left: middle - width / 2, right: middle + width / 2, top: base - 13, bottom: base + 5 };
    const isOutside =
      box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
    const covered = curves.filter(([px, py]) => px > box.left && px < box.right && py > box.top && py < box.bottom);
    return { middle, base, cost: isOutside ? Number.POSITIVE_INFINITY : covered.length };
  });
  const { middle, base } = places.reduce((a, b) => (b.cost < a.cost ? b : a));
  const ring = `<circle class="fx-o${color}" fill-opacity="0" stroke-width="2" cx="${at(x)}" cy="${at(y)}" r="8"/>`;
  return ring + label(middle, base, text, `fx-f${color} fx-small fx-halo`, 'middle');
}

/** Points of all curves in the picture, close enough together that no text slips between two. */
function pointsOf(chart: Chart, across: Scale, down: Scale): (readonly [x: number, y: number])[] {
  return chart.series.flatMap(({ points }) => {
    const places = points.filter((point) => isDrawable(point, chart)).map(([x, y]) => [across(x), down(y)] as const);
    return places.slice(1).flatMap(([x, y], i) => {
      const [px, py] = places[i] as readonly [number, number];
      return Array.from({ length: SAMPLES + 1 }, (_, k) => {
        const t = k / SAMPLES;
        return [px + t * (x - px), py + t * (y - py)] as const;
      });
    });
  });
}
