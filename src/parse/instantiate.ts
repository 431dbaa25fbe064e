import { build, type Expr, type Op, substitute } from '../expr/index.ts';
import { parse } from './parse.ts';

const definitions = new WeakMap<Op, Expr>();

/**
 * An operation applied to arguments. One that is only a composition of others (`silu` is `x*sigmoid(x)`) becomes that
 * composition: its text is read once, on first use.
 *
 * @throws FluxionError ARGUMENT on a wrong number of arguments.
 */
export function instantiate(op: Op, args: readonly Expr[]): Expr {
  if (op.def === undefined || op.d !== undefined) return build(op, args);
  // The count is checked where every call is made.
  build(op, args);
  let body = definitions.get(op);
  if (body === undefined) {
    body = parse(op.def);
    definitions.set(op, body);
  }
  const values: Record<string, Expr> = Object.create(null);
  for (const [index, parameter] of op.parameters.entries()) values[parameter] = args[index] as Expr;
  return substitute(body, values);
}
