import { build, constant, type Expr, num, type Shape, type Value, valueOfTensor } from '../../expr/index.ts';
import { families } from '../../ops/index.ts';
import { scalar, Tensor, type TensorLike, tensor, tensorFor } from '../../tensor/index.ts';
import { Parameter, parameterValue } from './parameter.ts';
import { currentTrace, exprOf, type Trace, Traced } from './trace.ts';
import { wholeOf } from './whole.ts';

/** What the operations take: numbers, tensors, parameters, and nested arrays of them. */
export type Operand = Value | Parameter | Float64Array | readonly Operand[];

/**
 * Whether an operation on this operand becomes a node. While a function is traced that is so for tensors from outside as
 * well: computed at once, they would be new constants in every call, and no call would find the graph of another.
 */
export function isSymbolic(operand: unknown): boolean {
  if (operand instanceof Traced || wholeOf(operand) !== undefined) return true;
  if (operand instanceof Parameter || operand instanceof Tensor) return currentTrace() !== undefined;
  return Array.isArray(operand) && operand.some(isSymbolic);
}

/** The innermost of the traces that operands come from. */
export function traceOf(operands: readonly unknown[]): Trace {
  return innermost(operands) ?? (currentTrace() as Trace);
}

function innermost(operands: readonly unknown[]): Trace | undefined {
  let trace: Trace | undefined;
  for (const operand of operands) {
    const known = wholeOf(operand) ?? operand;
    const own = known instanceof Traced ? known.trace : Array.isArray(known) ? innermost(known) : undefined;
    if (own !== undefined && own.depth > (trace?.depth ?? 0)) trace = own;
  }
  return trace;
}

/** Which argument of which operation an operand is, for messages. */
export interface Place {
  readonly of: string;
  readonly name: string;
}

const RESULT: Place = { of: 'result', name: 'value' };

/** An operand as an expression. */
export function lift(operand: unknown, place: Place = RESULT): Expr {
  const whole = wholeOf(operand);
  if (whole !== undefined) return exprOf(whole);
  if (operand instanceof Traced) return exprOf(operand);
  if (operand instanceof Parameter) return operand.variable;
  if (typeof operand === 'number') return Number.isFinite(operand) ? num(operand) : constant(scalar(operand));
  if (Array.isArray(operand) && isSymbolic(operand)) return stacked(operand.map((item) => lift(item, place)));
  return constant(shared(tensorFrom(operand, place)));
}

/** The shape of an argument of an operation. */
export const shapeIn = (of: string, x: Operand, name = 'x'): Shape => lift(x, { of, name }).shape;

/** Constants of at most this many numbers are found again by their content. */
const SMALL = 64;
const small = new Map<string, Tensor>();

/** A tensor of the same content that earlier calls have used, so that a constant written inside a function stays one. */
function shared(value: Tensor): Tensor {
  if (value.size > SMALL) return value;
  const key = `${value.shape.join()};${value.data.join()}`;
  let known = small.get(key);
  if (known === undefined) {
    if (small.size >= 4096) small.clear();
    // A copy: the content of the key must not change with the array of the caller.
    known = new Tensor(value.shape, value.data.slice());
    small.set(key, known);
  }
  return known;
}

/** An operand as a value. */
export function concrete(operand: unknown, place: Place = RESULT): Value {
  if (typeof operand === 'number') return operand;
  if (operand instanceof Parameter) return parameterValue(operand);
  if (Array.isArray(operand) && operand.some((item) => item instanceof Parameter || item instanceof Tensor)) {
    return tensor(operand.map((item: unknown) => plain(concrete(item, place))));
  }
  return valueOfTensor(tensorFrom(operand, place));
}

const plain = (value: Value): TensorLike & (number | readonly never[]) =>
  (typeof value === 'number' ? value : value.toArray()) as number;

function tensorFrom(operand: unknown, { of, name }: Place): Tensor {
  return operand instanceof Tensor ? operand : tensorFor(of, name, operand as TensorLike);
}

function stacked(parts: readonly Expr[]): Expr {
  const expanded = parts.map((part) => build(families.reshape([1, ...part.shape]), [part]));
  return build(families.concat(0), expanded);
}
