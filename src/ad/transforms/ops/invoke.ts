import { applyValue, type Expr, type Op, type Value } from '../../../expr/index.ts';
import { instantiate } from '../../../parse/index.ts';
import { broadcastShapes } from '../../../tensor/index.ts';
import { groupKernel } from '../fuse.ts';
import { concrete, isSymbolic, lift, type Operand, traceOf } from '../operand.ts';
import { planOf } from '../plan.ts';
import { traced } from '../trace.ts';

/** An operation on operands: at once on numbers and tensors, a traced value where one of them is traced. */
export function invoke(op: Op, operands: readonly Operand[]): Value {
  if (operands.some(isSymbolic)) return traced(instantiate(op, operands.map(lift)), traceOf(operands));
  if (op.def === undefined) return apply(op, operands.map(concrete));
  return planOf([instantiate(op, operands.map(lift))], []).run([])[0] as Value;
}

/** From this size on a loop of its own is faster than one for all operations. */
const LARGE = 256;

function apply(op: Op, values: readonly Value[]): Value {
  const largest = Math.max(0, ...values.map((value) => (typeof value === 'number' ? 1 : value.size)));
  if (op.kernel !== undefined || op.eval === undefined || largest < LARGE) return applyValue(op, values);
  const inputs = values.map((value) => (typeof value === 'number' ? [] : value.shape));
  const kernel = groupKernel({
    shape: broadcastShapes(op.written, inputs),
    members: [{ op, args: values.map((_, i) => i) }],
    inputs,
    outputs: [0],
  });
  return kernel === undefined ? applyValue(op, values) : (kernel(values)[0] as Value);
}

/** What is made of several operations. */
export function compose(make: (...exprs: Expr[]) => Expr, operands: readonly Operand[]): Value {
  const expr = make(...operands.map(lift));
  return operands.some(isSymbolic) ? traced(expr, traceOf(operands)) : (planOf([expr], []).run([])[0] as Value);
}
