import type { Comparison } from '../../src/index.ts';
import { superscript } from './text.ts';

/** `f(x, y)`, `f(1, 2)`, or `f` for a constant. */
export function functionName(inside: readonly string[]): string {
  return inside.length === 0 ? 'f' : `f(${inside.join(', ')})`;
}

/**
 * The derivative of a function as a textbook writes it: `f'(1)`, `f⁽⁴⁾(1)`; for several variables `∂f/∂x`, `∂²f/∂x²`.
 *
 * @param inside what stands in the parentheses of the function of one variable.
 */
export function derivativeName(variables: number, by: string, order: number, inside: string): string {
  if (variables > 1) {
    const power = order === 1 ? '' : superscript(order);
    return `∂${power}f/∂${by}${power}`;
  }
  return `f${order <= 3 ? "'".repeat(order) : `⁽${superscript(order)}⁾`}(${inside})`;
}

/** The variables of the function, in the order of the report. */
export function variablesOf({ at, samples, wrt }: Comparison): readonly string[] {
  const [point = at] = samples?.map((sample) => sample.at) ?? [];
  const names = Object.keys(point);
  return names.length > 0 ? names : wrt;
}

/** The name of the derivative by the i-th variable, of the variables or at a point. */
export function nameOf(comparison: Comparison, i: number, inside: readonly string[] = variablesOf(comparison)): string {
  const { wrt, order } = comparison;
  return derivativeName(variablesOf(comparison).length, wrt[i] as string, order, inside.join(', '));
}
