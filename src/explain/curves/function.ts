import { type Expr, evaluateAt, type Point } from '../../expr/index.ts';
import type { Say } from '../../messages/index.ts';
import { derivativeOf } from '../../symbolic/index.ts';
import { brief } from '../graph/index.ts';
import type { Chart } from './chart.ts';

/** A function, its derivative and its tangent, on an interval around a point. */
export interface FunctionCurves {
  readonly variable: string;
  readonly at: number;
  readonly value: number;
  readonly slope: number;
  readonly f: readonly (readonly [number, number])[];
  readonly derivative: readonly (readonly [number, number])[];
  readonly tangent: readonly (readonly [number, number])[];
}

const SAMPLES = 400;

/** f and f' at many places. */
export interface SampledCurves {
  readonly xs: readonly number[];
  /** NaN where there is none. */
  readonly f: readonly number[];
  readonly derivative: readonly number[];
  /** What part of the plane shows f: all of a tame function, the middle of one with poles. */
  readonly range: readonly [low: number, high: number];
  /** The same with room for f', as far as f is not squeezed flat by it. */
  readonly rangeOfBoth: readonly [low: number, high: number];
}

/**
 * f and f' along one variable, the others held at the point.
 *
 * @example
 * sampleCurves(parse('x^2'), { x: 0 }, 'x', [0, 1, 2]).derivative // [0, 2, 4]
 */
export function sampleCurves(f: Expr, at: Point, variable: string, xs: readonly number[]): SampledCurves {
  const slope = derivativeOf(f, variable);
  const sample = (e: Expr): number[] => xs.map((x) => evaluateAt(e, { ...at, [variable]: x }));
  const values = sample(f);
  // A formula of the derivative may have values where f has none: 1/x is no derivative of ln(x) below 0.
  const slopes = sample(slope).map((y, i) => (Number.isNaN(values[i]) ? NaN : y));
  const range = window(values, evaluateAt(f, at));
  return {
    xs,
    f: values,
    derivative: slopes,
    range,
    rangeOfBoth: withRoomFor(range, window(slopes, evaluateAt(slope, at))),
  };
}

/**
 * Sample f, f' and the tangent at a point.
 *
 * @param reach half the width of the interval; default 3, or as large as the point.
 */
export function functionCurves(f: Expr, at: Point, variable: string, reach?: number): FunctionCurves {
  const x0 = at[variable] as number;
  const half = reach ?? Math.max(3, Math.abs(x0));
  const value = evaluateAt(f, at);
  const slope = evaluateAt(derivativeOf(f, variable), at);
  const xs = Array.from({ length: SAMPLES + 1 }, (_, i) => x0 - half + (2 * half * i) / SAMPLES);
  const curves = sampleCurves(f, at, variable, xs);
  const [low, high] = curves.rangeOfBoth;
  const inside = (ys: readonly number[]) =>
    ys.map((y, i) => [xs[i] as number, y >= low && y <= high ? y : NaN] as const);
  return {
    variable,
    at: x0,
    value,
    slope,
    f: inside(curves.f),
    derivative: inside(curves.derivative),
    tangent: inside(xs.map((x) => value + slope * (x - x0))),
  };
}

/** A window with as much of another as leaves it a third of the picture. */
function withRoomFor(
  [low, high]: readonly [number, number],
  [least, most]: readonly [number, number],
): [number, number] {
  const room = Math.max(high - low, 1e-9);
  return [Math.min(low, Math.max(least, low - room)), Math.max(high, Math.min(most, high + room))];
}

/** What part of an axis shows the values: all of them where they are tame, the middle where some are huge. */
function window(ys: readonly number[], wanted: number): [number, number] {
  const values = ys.filter(Number.isFinite).sort((a, b) => a - b);
  const quantile = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? centre;
  const centre = Number.isFinite(wanted) ? wanted : 0;
  const [low, high] = [quantile(0.08), quantile(0.92)];
  const room = Math.max(high - low, Math.abs(centre - low), Math.abs(centre - high), 1e-9) * 1.2;
  return [
    Math.max(Math.min(quantile(0), centre), low - room) - 0.4 * room,
    Math.min(Math.max(quantile(1), centre), high + room) + 0.4 * room,
  ];
}

export function functionChart(curves: FunctionCurves, name: string, say: Say): Chart {
  const { variable, at, value, slope } = curves;
  return {
    title: say('plot.functionTitle', { f: name }),
    x: { label: variable, scale: 'linear' },
    y: { label: '', scale: 'linear' },
    series: [
      { name: `f(${variable})`, kind: 'line', points: curves.f },
      { name: `f'(${variable})`, kind: 'line', points: curves.derivative },
      { name: say('plot.tangent', { at: brief(at) }), kind: 'line', points: curves.tangent },
    ],
    callouts: [{ x: at, y: value, text: `(${brief(at)}, ${brief(value)})`, series: 0 }],
    notes: [say('plot.functionNote', { at: brief(at), value: brief(value), slope: brief(slope), variable })],
  };
}
