import { map } from '../tensor/broadcast.ts';
import { scalar } from '../tensor/create.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { Expr, Sym } from './node.ts';
import type { Op } from './op.ts';
import { withoutValue } from './program.ts';
import { interpret } from './traverse.ts';

/** The value of an expression: a number exactly when its shape is `[]`. */
export type Value = number | Tensor;

/** A value as a tensor: a number has rank 0. */
export function tensorOf(value: Value): Tensor {
  return typeof value === 'number' ? scalar(value) : value;
}

/** A tensor as a value: rank 0 is a number. */
export function valueOfTensor(tensor: Tensor): Value {
  return tensor.shape.length === 0 ? tensor.item() : tensor;
}

/**
 * The operation on numbers and tensors.
 *
 * @throws FluxionError SHAPE on shapes that do not fit, NOT_DIFFERENTIABLE where the operation has no value.
 */
export function applyValue(op: Op, args: readonly Value[]): Value {
  if (op.kernel !== undefined) return valueOfTensor(op.kernel(...args.map(tensorOf)));
  if (op.eval === undefined) throw withoutValue(op);
  if (args.every((arg) => typeof arg === 'number')) return op.eval(...args);
  return valueOfTensor(map(op.written, op.eval, ...args.map(tensorOf)));
}

/** The values of all nodes below the roots, numbers and tensors. */
export function evaluateValues(roots: readonly Expr[], variable: (node: Sym) => Value): Map<Expr, Value> {
  return interpret<Value>(roots, {
    num: (node) => node.value,
    const: (node) => valueOfTensor(node.value),
    sym: variable,
    call: (node, args) => applyValue(node.op, args),
  });
}
