import { type Equation, evaluate, FluxionError, type Point } from '../src/index.ts';
import { list } from './render/text.ts';

/** How far from 0 the two sides may be apart, relative to their size, at a point that counts as one of the curve. */
const TOLERANCE = 1e-6;

/**
 * Refuses a point that an equation does not hold at.
 *
 * @throws FluxionError UNDEFINED
 */
export function requireOnCurve(equation: Equation, point: Point): void {
  const [left, right] = [evaluate(equation.left, point), evaluate(equation.right, point)];
  if (Math.abs(left - right) <= TOLERANCE * Math.max(1, Math.abs(left), Math.abs(right))) return;
  const place = list(Object.entries(point).map(([name, value]) => `${name} = ${value}`));
  throw new FluxionError(
    'UNDEFINED',
    `The point ${place} is not on the curve: the left side is ${left}, the right side ${right}.`,
  );
}
