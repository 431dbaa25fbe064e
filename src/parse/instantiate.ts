import { ANY_SHAPE, build, type Expr, isNum, type Op, substitute } from '../expr/index.ts';
import { attributeOf, isQuoted } from './attributes.ts';
// biome-ignore lint/suspicious/noImportCycles: the language is partly written in itself, so reading a call may read a text.
import { parse } from './parse.ts';

/** How many of the arguments are operands; of any number of tensors, all before the numbers and quotes at the end. */
function operandCount(op: Op, args: readonly Expr[]): number {
  if (!op.variadic) return op.parameters.length;
  return args.findLastIndex((arg) => !isNum(arg) && !isQuoted(arg)) + 1 || args.length;
}

const definitions = new WeakMap<Op, Expr>();

/**
 * An operation applied to arguments. One that is only a composition of others (`silu` is `x*sigmoid(x)`) becomes that
 * composition: its text is read once, on first use. Literals after the arguments are attributes: `sum(x, 0)` is over axis 0,
 * `reshape(x, [2, 3])` to that shape.
 *
 * @throws FluxionError ARGUMENT on a wrong number of arguments.
 */
export function instantiate(op: Op, args: readonly Expr[]): Expr {
  const { family } = op;
  const count = operandCount(op, args);
  if (family !== undefined && count < args.length) {
    const read = args.slice(count).map(attributeOf);
    if (read.every((literal) => literal !== undefined)) {
      return build(family(...read.map(({ attribute }) => attribute)), args.slice(0, count));
    }
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
