import { FluxionError } from '../../error.ts';
import { build, constant, type Expr, num, type Value, valueOfTensor } from '../../expr/index.ts';
import { families } from '../../ops/index.ts';
import { scalar, Tensor, type TensorLike, tensor } from '../../tensor/index.ts';
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

/** An operand as an expression. */
export function lift(operand: unknown): Expr {
  const whole = wholeOf(operand);
  if (whole !== undefined) return exprOf(whole);
  if (operand instanceof Traced) return exprOf(operand);
  if (operand instanceof Parameter) return operand.variable;
  if (typeof operand === 'number') return Number.isFinite(operand) ? num(operand) : constant(scalar(operand));
  if (Array.isArray(operand) && isSymbolic(operand)) return stacked(operand.map(lift));
  return constant(shared(tensorFrom(operand)));
}

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
export function concrete(operand: unknown): Value {
  if (typeof operand === 'number') return operand;
  if (operand instanceof Parameter) return parameterValue(operand);
  if (Array.isArray(operand) && operand.some((item) => item instanceof Parameter || item instanceof Tensor)) {
    return tensor(operand.map((item: unknown) => plain(concrete(item))));
  }
  return valueOfTensor(tensorFrom(operand));
}

const plain = (value: Value): TensorLike & (number | readonly never[]) =>
  (typeof value === 'number' ? value : value.toArray()) as number;

function tensorFrom(operand: unknown): Tensor {
  if (operand instanceof Tensor) return operand;
  if (operand !== null && (typeof operand === 'object' || typeof operand === 'boolean'))
    return tensor(operand as TensorLike);
  throw new FluxionError('ARGUMENT', `${operand === null ? 'null' : `A ${typeof operand}`} is no operand.`, {
    suggestion: 'Operations take numbers, tensors and nested arrays of numbers.',
  });
}

function stacked(parts: readonly Expr[]): Expr {
  const expanded = parts.map((part) => build(families.reshape([1, ...part.shape]), [part]));
  return build(families.concat(0), expanded);
}
