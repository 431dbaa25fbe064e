import { ANY_SHAPE, build, type Expr, isNum, type Op, substitute } from '../expr/index.ts';
// biome-ignore lint/suspicious/noImportCycles: the language is partly written in itself, so reading a call may read a text.
import { parse } from './parse.ts';

const definitions = new WeakMap<Op, Expr>();

/**
 * An operation applied to arguments. One that is only a composition of others (`silu` is `x*sigmoid(x)`) becomes that
 * composition: its text is read once, on first use. Literals after the arguments are attributes: `sum(x, 0)` is over axis 0.
 *
 * @throws FluxionError ARGUMENT on a wrong number of arguments.
 */
export function instantiate(op: Op, args: readonly Expr[]): Expr {
  const { parameters, family } = op;
  const literals = args.slice(parameters.length);
  if (family !== undefined && !op.variadic && literals.length > 0 && literals.every(isNum)) {
    return build(family(...literals.map(({ value }) => value)), args.slice(0, parameters.length));
  }
  if (op.def === undefined || op.d !== undefined) return build(op, args);
  // The count is checked where every call is made.
  build(op, args);
  let body = definitions.get(op);
  if (body === undefined) {
    body = parse(op.def, { shape: ANY_SHAPE });
    definitions.set(op, body);
  }
  const values: Record<string, Expr> = Object.create(null);
  for (const [index, parameter] of op.parameters.entries()) values[parameter] = args[index] as Expr;
  return substitute(body, values);
}
