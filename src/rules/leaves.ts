import { ANY_SHAPE, type Expr, type Op, SCALAR, type Shape, sym } from '../expr/index.ts';

/** The name under which a rule knows the result of the call. */
export const ANSWER_NAME = 'ans';
export const ANSWER = sym(ANSWER_NAME);

/** The leaves of a rule: the arguments of the call, and their tangents. */
export const argument = (index: number, shape: Shape = SCALAR): Expr => sym(`arg${index}`, shape);
export const tangent = (index: number, shape: Shape = SCALAR): Expr => sym(`tan${index}`, shape);

/** Rules of elementwise operations are about numbers; those of others get their shapes when they are applied. */
export function leafShape(op: Op): Shape {
  return op.shape === undefined ? SCALAR : ANY_SHAPE;
}
