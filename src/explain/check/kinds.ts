import type { Call, Expr, Op } from '../../expr/index.ts';
import { call } from '../../ops/construct.ts';
import { parse } from '../../parse/index.ts';

/** A call on the way to its derivative, as a mistake sees it. */
export interface Place {
  readonly node: Call;
  readonly args: readonly Expr[];
  /** The derivatives of the arguments; undefined where one does not depend on the variable. */
  readonly tangents: readonly (Expr | undefined)[];
  readonly variable: Expr;
  /** The right derivative of a part of the node; undefined where it does not depend on the variable. */
  readonly rateOf: (part: Expr) => Expr | undefined;
  /** The derivative by the rule, with these derivatives of the arguments. */
  readonly byRule: (tangents: readonly (Expr | undefined)[]) => Expr;
  /** The derivative by argument `index` of the function itself, applied to other arguments. */
  readonly outer: (index: number, args: readonly Expr[]) => Expr;
}

/** What a mistake makes of the derivative at one place; several where it can go several ways, none where it cannot be made. */
export type Slip = (place: Place) => readonly Expr[];

/** What an operation is to a student, asked of its entry. */
export const isSum = ({ algebra }: Op): boolean => algebra !== undefined && 'sum' in algebra && algebra.sum.length > 1;
export const isProduct = ({ algebra }: Op): boolean => exponentOf(algebra) === 1;
export const isQuotient = ({ algebra }: Op): boolean => exponentOf(algebra) === -1;
export const isPower = ({ algebra }: Op): boolean => algebra !== undefined && 'power' in algebra;
export const isExponential = ({ algebra }: Op): boolean => algebra !== undefined && 'powerOf' in algebra;
export const isLogarithm = ({ rule }: Op): boolean => rule === 'logarithm rule';

/** A root: one argument to a fixed power. */
export const isRoot = ({ algebra }: Op): boolean =>
  algebra !== undefined && 'product' in algebra && algebra.product.length === 1;

/** A function of one argument written with its name: no operator. */
export const isFunction = (op: Op): boolean => op.parameters.length === 1 && !op.variadic && op.notation === undefined;

function exponentOf(algebra: Op['algebra']): number | string | undefined {
  return algebra !== undefined && 'product' in algebra ? algebra.product[1] : undefined;
}

/** The weights of a sum: `x - y` has 1 and -1. */
export function weightsOf({ algebra }: Op): readonly number[] {
  return algebra !== undefined && 'sum' in algebra ? algebra.sum : [];
}

/** The base of an exponential function of its own, such as `exp`. */
export function baseOf(algebra: Op['algebra']): Expr {
  return algebra !== undefined && 'powerOf' in algebra ? parse(algebra.powerOf) : call('e');
}

/** The base and the exponent of a power or a root; undefined of anything else. */
export function fixedPower(node: Expr): [base: Expr, exponent: Expr] | undefined {
  if (node.kind !== 'call') return undefined;
  const { op, args } = node;
  const [base, exponent] = args;
  if (base !== undefined && exponent !== undefined && isPower(op)) return [base, exponent];
  const { algebra } = op;
  const fixed = isRoot(op) && algebra !== undefined && 'product' in algebra ? algebra.product[0] : undefined;
  return base === undefined || fixed === undefined ? undefined : [base, parse(String(fixed))];
}
