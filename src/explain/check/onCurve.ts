import { FluxionError } from '../../error.ts';
import { evaluateAt, type Point } from '../../expr/index.ts';
import type { Equation } from '../../symbolic/index.ts';

/** How far apart the two sides may be, relative to their size, at a point that counts as one of the curve. */
const TOLERANCE = 1e-6;

/**
 * Refuses a point that an equation does not hold at.
 *
 * @throws FluxionError UNDEFINED
 */
export function requireOnCurve(equation: Equation, point: Point): void {
  const [left, right] = [evaluateAt(equation.left, point), evaluateAt(equation.right, point)];
  if (Math.abs(left - right) <= TOLERANCE * Math.max(1, Math.abs(left), Math.abs(right))) return;
  const place = Object.entries(point)
    .map(([name, value]) => `${name} = ${value}`)
    .join(' and ');
  throw new FluxionError(
    'UNDEFINED',
    `The point ${place} is not on the curve: the left side is ${left}, the right side ${right}.`,
  );
}
