import { FluxionError } from '../error.ts';
import { build } from './build.ts';
import type { Call, Expr } from './node.ts';
import { noNumber, programOf, stepOf } from './program.ts';
import { interpret } from './traverse.ts';

/** Values of variables by name. */
export type Point = Readonly<Record<string, number>>;

/**
 * The value of a scalar expression in double precision; NaN where it has none.
 *
 * @throws FluxionError NAME where the point lacks a variable.
 */
export function evaluateAt(root: Expr, point: Point): number {
  return programOf(root).run((name) => coordinate(point, name));
}

/** The values of all nodes below the roots, by node. */
export function evaluateAll(roots: readonly Expr[], point: Point): Map<Expr, number> {
  return interpret<number>(roots, {
    num: (node) => node.value,
    sym: (node) => coordinate(point, node.name),
    call: (node, args) => apply(node, args),
    const: (node) => {
      throw noNumber(node);
    },
  });
}

/** The operation of a node on doubles. */
export function apply(node: Call, args: readonly number[]): number {
  return stepOf(node)(...args);
}

/** The value of a variable at a point. */
export function coordinate<V>(point: Readonly<Record<string, V>>, name: string): V {
  if (!Object.hasOwn(point, name)) {
    const known = Object.keys(point);
    throw new FluxionError('NAME', `No value for ${name}.`, {
      suggestion: known.length === 0 ? `Give one: ${name}=1.` : `Given: ${known.join(', ')}. Add ${name}=1.`,
    });
  }
  return point[name] as V;
}

/** Replace variables by expressions, everywhere at once. */
export function substitute(root: Expr, replacements: Readonly<Record<string, Expr>>): Expr {
  return interpret<Expr>([root], {
    num: (node) => node,
    const: (node) => node,
    sym: (node) => (Object.hasOwn(replacements, node.name) ? (replacements[node.name] as Expr) : node),
    call: (node, args) => build(node.op, args),
  }).get(root) as Expr;
}
