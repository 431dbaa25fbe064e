/** Axis of a chart. */
export interface Axis {
  readonly label: string;
  readonly scale: 'linear' | 'log';
}

/** One curve: its points in order of x, and how it is drawn. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** `line` joins many points, `marked` shows each, `marks` shows them alone. */
  readonly kind: 'line' | 'marked' | 'marks';
}

/** A point to be pointed out. */
export interface Callout {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Index of the series it belongs to. */
  readonly series: number;
}

/** A chart as data: what is drawn, in words and numbers. */
export interface Chart {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly callouts: readonly Callout[];
  /** What the curves show, in sentences. */
  readonly notes: readonly string[];
}

/** What an axis covers, in its own scale: decades of a logarithmic one. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The place of a value on an axis. */
export function placeOf(value: number, { scale }: Axis): number {
  return scale === 'log' ? Math.log10(value) : value;
}

/** Whether a point can be drawn: finite, and above 0 on a logarithmic axis. */
export function isDrawable([x, y]: readonly [number, number], chart: Pick<Chart, 'x' | 'y'>): boolean {
  return Number.isFinite(placeOf(x, chart.x)) && Number.isFinite(placeOf(y, chart.y));
}

/** The range of an axis over all series, with room at the ends of a linear one. */
export function rangeOf(chart: Chart, which: 'x' | 'y'): Range {
  const axis = chart[which];
  const places = chart.series.flatMap(({ points }) =>
    points.filter((point) => isDrawable(point, chart)).map(([x, y]) => placeOf(which === 'x' ? x : y, axis)),
  );
  const low = Math.min(...places);
  const high = Math.max(...places);
  if (places.length === 0) return { low: 0, high: 1 };
  if (low === high) return { low: low - 1, high: high + 1 };
  if (axis.scale === 'log') return which === 'x' ? { low, high } : { low: Math.floor(low), high: Math.ceil(high) };
  const room = which === 'x' ? 0 : 0.06 * (high - low);
  return { low: low - room, high: high + room };
}

/** Where an axis has its ticks: whole decades, or round numbers. */
export function ticksOf({ low, high }: Range, { scale }: Axis, wanted = 6): number[] {
  if (scale === 'log') {
    const first = Math.ceil(low - 1e-9);
    const last = Math.floor(high + 1e-9);
    const stride = Math.max(1, Math.ceil((last - first) / wanted));
    const places: number[] = [];
    for (let place = last; place >= first; place -= stride) places.unshift(place);
    if (high - low >= 2) return places;
    // Few decades: 1, 2, 5 in each of them.
    const between = Array.from({ length: last - first + 2 }, (_, i) => first - 1 + i).flatMap((decade) =>
      [1, 2, 5].map((digit) => decade + Math.log10(digit)),
    );
    return between.filter((place) => place >= low - 1e-9 && place <= high + 1e-9);
  }
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) as number;
  const places: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) places.push(i * step);
  return places;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A tick in words: `10⁻⁷`, `0.5`. */
export function tickText(place: number, { scale }: Axis): string {
  if (scale === 'linear') return String(Number(place.toPrecision(6))).replace('-', '−');
  if (!Number.isInteger(place) || (place >= 0 && place <= 3)) return String(Number((10 ** place).toPrecision(6)));
  const digits = [...String(Math.abs(place))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `10${place < 0 ? '⁻' : ''}${digits}`;
}

/** A power of ten in words: `10⁻⁷`. */
export function powerOfTen(value: number): string {
  return tickText(Math.round(Math.log10(value)), { label: '', scale: 'log' });
}
