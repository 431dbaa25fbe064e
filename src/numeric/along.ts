import { type Expr, evaluateAt, Latest, type Point, remember } from '../expr/index.ts';
import { differentiate, type NumericDerivative } from './differentiate.ts';

/** What is known at the point that was looked at last: a point is tried before it is reported on. */
const latest = new Latest<Map<string, NumericDerivative>>();

/**
 * The numeric derivative of an expression along one variable, by extrapolation.
 *
 * @throws FluxionError UNDEFINED where it has no values at the point or beside it.
 */
export function differentiateAlong(expr: Expr, point: Point, variable: string, order = 1): NumericDerivative {
  const coordinates = Object.entries(point).flatMap(([name, value]) => [name, Object.is(value, -0) ? '-0' : value]);
  const known = latest.of([expr, ...coordinates], () => new Map());
  return remember(known, `${order} ${variable}`, () =>
    differentiate((x) => evaluateAt(expr, { ...point, [variable]: x }), point[variable] as number, { order }),
  );
}
