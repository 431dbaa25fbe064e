import { type Expr, evaluateAt, freeVariables, num, type Point, substitute as substituteExprs } from './expr/index.ts';
import { parse } from './parse/index.ts';
import { type DerivativeOptions, derivativeOf, simplify as simplifyExpr } from './symbolic/index.ts';

/** What the functions on expressions take: an expression, or text that is read as one. */
export type Source = Expr | string;

/** The expression that a text says; an expression itself. */
export function expressionOf(f: Source): Expr {
  return typeof f === 'string' ? parse(f) : f;
}

/**
 * The symbolic derivative by a variable, or by several in turn (`['x', 'y']` is the mixed one), simplified.
 *
 * @throws FluxionError NOT_DIFFERENTIABLE where a function has no rule.
 * @example
 * toString(derivative('x^2 * y', 'x')) // '2 * x * y'
 */
export function derivative(f: Source, wrt: string | readonly string[], options: DerivativeOptions = {}): Expr {
  return derivativeOf(expressionOf(f), wrt, options);
}

/**
 * An equal expression that reads better. Every step preserves the value wherever there is one.
 *
 * @example
 * toString(simplify('sqrt(x^2)')) // 'abs(x)'
 */
export function simplify(f: Source): Expr {
  return simplifyExpr(expressionOf(f));
}

/**
 * The value at a point, in double precision; NaN where there is none.
 *
 * @throws FluxionError NAME where the point lacks a variable.
 * @example
 * evaluate('x^2 + y', { x: 3, y: 1 }) // 10
 */
export function evaluate(f: Source, point: Point = {}): number {
  return evaluateAt(expressionOf(f), point);
}

/**
 * Replace variables, all at once.
 *
 * @example
 * toString(substitute('x + y', { x: 'y', y: 2 })) // 'y + 2'
 */
export function substitute(f: Source, replacements: Readonly<Record<string, Source | number>>): Expr {
  const expressions = Object.entries(replacements).map(([name, value]) => [
    name,
    typeof value === 'number' ? num(value) : expressionOf(value),
  ]);
  return substituteExprs(expressionOf(f), Object.fromEntries(expressions));
}

/** The names of the free variables, in order of first appearance. */
export function variablesOf(f: Source): string[] {
  return freeVariables(expressionOf(f));
}
