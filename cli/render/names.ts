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
