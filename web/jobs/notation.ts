import * as explain from '../../src/explain/index.ts';
import { parse } from '../../src/index.ts';

/** What a derivative is called: `f'(x)`, `f^{(4)}(x)`, or with a round d. */
export function derivativeLatex(variable: string, order: number, partial: boolean): string {
  const x = explain.printLatex(parse(variable));
  if (partial) {
    const power = order === 1 ? '' : `^{${order}}`;
    return `\\frac{\\partial${power} f}{\\partial ${x}${power}}`;
  }
  return order < 4 ? `f${"'".repeat(order)}(${x})` : `f^{(${order})}(${x})`;
}

/** What the function is called: `f(x, y)`. */
export function functionLatex(variables: readonly string[]): string {
  return `f(${variables.map((name) => explain.printLatex(parse(name))).join(', ')})`;
}
