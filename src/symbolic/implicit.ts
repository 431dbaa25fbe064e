import { FluxionError } from '../error.ts';
import { type Expr, freeVariables, num, sym } from '../expr/index.ts';
import { add, div, mul, neg, sub } from '../ops/construct.ts';
import { adjoints } from '../rules/index.ts';
import { simplify, simplifySlope } from './simplify/index.ts';

/** An equation between two expressions. */
export interface Equation {
  readonly left: Expr;
  readonly right: Expr;
}

/**
 * The derivative of one variable by another along the curve of an equation: with F = left - right, y' = -F_x / F_y; each
 * further order is the total derivative of the one before, y' put in its place.
 *
 * @param wrt the variable to differentiate by
 * @param of the variable that depends on it
 * @throws FluxionError ARGUMENT where `of` does not occur, or both are the same variable.
 * @example
 * implicit({ left: parse('x^2 + y^2'), right: parse('1') }, 'x', 'y') // -x / y
 */
export function implicit({ left, right }: Equation, wrt: string, of: string, order = 1): Expr {
  if (wrt === of) throw new FluxionError('ARGUMENT', `${of} cannot be differentiated by itself along a curve.`);
  if (!Number.isInteger(order) || order < 1) {
    throw new FluxionError(
      'ARGUMENT',
      `The order of a derivative along a curve is a whole number from 1 on, not ${order}.`,
    );
  }
  const difference = sub(left, right);
  const variables = freeVariables(difference);
  if (!variables.includes(of)) {
    throw new FluxionError('ARGUMENT', `The equation does not contain ${of}, so it says nothing of d${of}/d${wrt}.`, {
      suggestion: `Its variables are ${variables.join(', ')}.`,
    });
  }
  const partials = (f: Expr): [Expr, Expr] => adjoints(f, [sym(wrt), sym(of)]) as [Expr, Expr];
  const [byX, byY] = partials(difference);
  if (simplify(byY) === num(0)) {
    throw new FluxionError('ARGUMENT', `The equation does not depend on ${of}: it drops out.`);
  }
  const slope = simplifySlope(neg(div(byX, byY)));
  let result = slope;
  for (let n = 1; n < order; n++) {
    const [direct, through] = partials(result);
    result = simplifySlope(add(direct, mul(through, slope)));
  }
  return result;
}
