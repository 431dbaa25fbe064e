import { applyValue, checkCount, type Expr, type Op, type Value } from '../../../expr/index.ts';
import { instantiate } from '../../../parse/index.ts';
import { broadcastShapes } from '../../../tensor/index.ts';
import { groupKernel } from '../fuse.ts';
import { concrete, isSymbolic, lift, type Operand, type Place, traceOf } from '../operand.ts';
import { planOf } from '../plan.ts';
import { traced } from '../trace.ts';

/**
 * An operation on operands: at once on numbers and tensors, a traced value where one of them is traced.
 *
 * @param called the name that failures give it
 */
export function invoke(op: Op, operands: readonly Operand[], called = op.written): Value {
  checkCount(op, operands.length, called);
  const symbolic = operands.some(isSymbolic);
  if (symbolic || op.def !== undefined) {
    const args = operands.map((operand, i) => lift(operand, placeOf(op, i, called)));
    if (!isCheckedByBuilding(op, called)) {
      checkShapes(
        op,
        args.map((arg) => arg.shape),
        called,
      );
    }
    const expr = instantiate(op, args);
    return symbolic ? traced(expr, traceOf(operands)) : (planOf([expr], []).run([])[0] as Value);
  }
  const values = operands.map((operand, i) => concrete(operand, placeOf(op, i, called)));
  if (op.kernel !== undefined || values.some((value) => typeof value !== 'number'))
    checkShapes(op, values.map(shapeOfValue), called);
  return apply(op, values);
}

const shapeOfValue = (value: Value): readonly number[] => (typeof value === 'number' ? [] : value.shape);

/** Which argument of an operation the operand at an index is: `y`, or `x[2]` of any number. */
function placeOf(op: Op, index: number, called: string): Place {
  return { of: called, name: op.variadic ? `${op.parameters[0]}[${index}]` : (op.parameters[index] as string) };
}

/** Whether the node that is built asks the same question under the same name. A known node is not asked again. */
function isCheckedByBuilding({ def, rebuild, shape, written }: Op, called: string): boolean {
  return def === undefined && rebuild === undefined && (shape !== undefined || called === written);
}

/** Shapes that do not fit are told under the name that the caller wrote, before anything inside meets them. */
function checkShapes(op: Op, shapes: readonly (readonly number[])[], called: string): void {
  if (op.shape === undefined) broadcastShapes(called, shapes);
  else op.shape(...shapes);
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
export function compose(called: string, make: (...exprs: Expr[]) => Expr, operands: readonly Operand[]): Value {
  const expr = make(...operands.map((operand, i) => lift(operand, { of: called, name: `x[${i}]` })));
  return operands.some(isSymbolic) ? traced(expr, traceOf(operands)) : (planOf([expr], []).run([])[0] as Value);
}
