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

/**
 * Sample f, f' and the tangent at a point.
 *
 * @param reach half the width of the interval; default 3, or as large as the point.
 */
export function functionCurves(f: Expr, at: Point, variable: string, reach?: number): FunctionCurves {
  const x0 = at[variable] as number;
  const half = reach ?? Math.max(3, Math.abs(x0));
  const slopeOf = derivativeOf(f, variable);
  const value = evaluateAt(f, at);
  const slope = evaluateAt(slopeOf, at);
  const xs = Array.from({ length: SAMPLES + 1 }, (_, i) => x0 - half + (2 * half * i) / SAMPLES);
  const sample = (e: Expr) => xs.map((x) => [x, evaluateAt(e, { ...at, [variable]: x })] as const);
  const [low, high] = window(sample(f), value);
  const inside = (points: readonly (readonly [number, number])[]) =>
    points.map(([x, y]) => [x, y >= low && y <= high ? y : NaN] as const);
  const tangent = xs.map((x) => [x, value + slope * (x - x0)] as const);
  return {
    variable,
    at: x0,
    value,
    slope,
    f: inside(sample(f)),
    derivative: inside(sample(slopeOf)),
    tangent: inside(tangent),
  };
}

/** What part of the plane to show: all of a tame function, the middle of one with poles. */
function window(points: readonly (readonly [number, number])[], centre: number): [number, number] {
  const values = points
    .map(([, y]) => y)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const quantile = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? centre;
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
