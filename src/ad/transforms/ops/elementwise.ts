import type { Value } from '../../../expr/index.ts';
import { type OpName, op, table } from '../../../ops/index.ts';
import type { Operand } from '../operand.ts';
import { invoke } from './invoke.ts';

/** Numbers give a number; where a tensor is among the operands, the result is elementwise, with broadcasting. */
export interface Elementwise {
  (...operands: number[]): number;
  (...operands: Operand[]): Value;
  // Type inference takes the last one.
  (...operands: Value[]): Value;
}

const elementwiseOf = (name: OpName): Elementwise => {
  const operation = op(name);
  return ((...operands: Operand[]) => invoke(operation, operands)) as Elementwise;
};

/** Every function of the language, by its name. */
export const elementwise = Object.fromEntries(
  [...table.keys()].map((name) => [name, elementwiseOf(name as OpName)]),
) as Readonly<Record<OpName, Elementwise>>;

/** Comparisons and others under the names of the tensor libraries. */
export const renamed = {
  greater: elementwise.larger,
  greaterEqual: elementwise.largerEq,
  less: elementwise.smaller,
  lessEqual: elementwise.smallerEq,
  notEqual: elementwise.unequal,
  log: elementwise.ln,
  subtract: elementwise.sub,
  multiply: elementwise.mul,
  divide: elementwise.div,
  power: elementwise.pow,
  maximum: elementwise.max,
  minimum: elementwise.min,
};
