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

const elementwiseOf = (name: OpName, called?: string): Elementwise => {
  const operation = op(name);
  return ((...operands: Operand[]) => invoke(operation, operands, called)) as Elementwise;
};

/** Every function of the language, by its name. */
export const elementwise = Object.fromEntries(
  [...table.keys()].map((name) => [name, elementwiseOf(name as OpName)]),
) as Readonly<Record<OpName, Elementwise>>;

/** Comparisons and others under the names of the tensor libraries. */
export const OTHER_NAMES = {
  greater: 'larger',
  greaterEqual: 'largerEq',
  less: 'smaller',
  lessEqual: 'smallerEq',
  notEqual: 'unequal',
  log: 'ln',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  power: 'pow',
  maximum: 'max',
  minimum: 'min',
  clip: 'clamp',
  absolute: 'abs',
  negative: 'neg',
  logaddexp: 'logsumexp',
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  arctan2: 'atan2',
  arcsinh: 'asinh',
  arccosh: 'acosh',
  arctanh: 'atanh',
  logicalAnd: 'and',
  logicalOr: 'or',
  logicalXor: 'xor',
  logicalNot: 'not',
} as const satisfies Record<string, OpName>;

export const renamed = Object.fromEntries(
  Object.entries(OTHER_NAMES).map(([called, name]) => [called, elementwiseOf(name, called)]),
) as Readonly<Record<keyof typeof OTHER_NAMES, Elementwise>>;
