import { Complex } from 'complex.js';
import type { Fraction } from 'fraction.js';
import type { BigNumber } from 'mathjs';
import { type Call, dependents, type Expr, fractionOf, type Num, postorder, type Sym } from '../../expr/index.ts';
import { classOf } from '../big/context.ts';

/** What the body of a sum or an integral is computed in beside doubles: high precision, complex numbers, fractions. */
export interface Arithmetic<V> {
  literal(value: Num, like: V): V;
  /** Undefined where the operation has no value of this kind. */
  apply(node: Call, args: V[], like: V): V | undefined;
  isZero(value: V): boolean;
}

/** The numbers carry their class, and with it their precision. */
export const BIG: Arithmetic<BigNumber> = {
  literal: (node, like) => {
    const Big = classOf(like);
    const { s, n, d } = fractionOf(node);
    return new Big(String(s * n)).div(new Big(String(d)));
  },
  apply: ({ op }, args, like) => op.big?.(...(args.length > 0 ? args : [new (classOf(like))(1)])),
  isZero: (value) => value.isZero(),
};

export const COMPLEX: Arithmetic<Complex> = {
  literal: ({ value }) => new Complex(value, 0),
  apply: ({ op }, args) => op.complex?.(...(args.length > 0 ? args : [Complex.ONE])),
  isZero: (value) => value.isZero(),
};

export const EXACT: Arithmetic<Fraction> = {
  literal: (node) => fractionOf(node),
  apply: ({ op }, args) => op.exact?.(...args),
  isZero: (value) => value.n === 0n,
};

/** A body as a function of the bound variable, undefined where an operation in it has no value of this kind. */
export type Body<V> = (bound: V) => V | undefined;

/**
 * A body over values of its free variables. What does not depend on the bound variable is computed once.
 *
 * @param like any number of the kind
 */
export function bodyProgram<V>(
  body: Expr,
  variable: Sym,
  free: readonly Sym[],
  arithmetic: Arithmetic<V>,
): (values: readonly V[], like: V) => Body<V> {
  const order = postorder([body]);
  const moving = dependents(order, new Set([variable]));
  const slot = new Map(order.map((node, i) => [node, i]));
  const steps = order.map((node) => (node.kind === 'call' ? node.args.map((arg) => slot.get(arg) as number) : []));
  const fixed = order.flatMap((node, i) => (moving.has(node) ? [] : [i]));
  const changing = order.flatMap((node, i) => (moving.has(node) && node !== variable ? [i] : []));
  const products = order.map(isProduct);
  const place = slot.get(variable);
  return (values, like) => {
    const registers: (V | undefined)[] = new Array(order.length);
    const run = (i: number): void => {
      const args = (steps[i] as readonly number[]).map((argument) => registers[argument] as V);
      // 0 times anything is 0, as where coefficients are folded: the derivative of x^k is k*x^(k-1), at x = 0 and k = 0, too.
      const zero = products[i] ? args.find((value) => value !== undefined && arithmetic.isZero(value)) : undefined;
      registers[i] =
        zero ?? (args.includes(undefined as V) ? undefined : arithmetic.apply(order[i] as Call, args, like));
    };
    for (const i of fixed) {
      const node = order[i] as Expr;
      if (node.kind === 'call') run(i);
      else if (node.kind === 'num') registers[i] = arithmetic.literal(node, like);
      else registers[i] = values[free.indexOf(node as Sym)];
    }
    return (bound) => {
      if (place !== undefined) registers[place] = bound;
      for (const i of changing) run(i);
      return registers[order.length - 1];
    };
  };
}

function isProduct(node: Expr): boolean {
  const algebra = node.kind === 'call' ? node.op.algebra : undefined;
  return algebra !== undefined && 'product' in algebra && algebra.product.length === 2 && algebra.product[1] === 1;
}

/** A body in doubles, where nothing is without a value of its kind: each operation is a call on numbers, and no list is made. */
export function doublesProgram(body: Expr, variable: Sym, free: readonly Sym[]): (values: readonly number[]) => Term {
  const order = postorder([body]);
  const moving = dependents(order, new Set([variable]));
  const slot = new Map(order.map((node, i) => [node, i]));
  const place = slot.get(variable) ?? order.length;
  const last = order.length - 1;
  const callsOf = (isWanted: (node: Expr) => boolean) =>
    order.flatMap((node, i) => {
      if (node.kind !== 'call' || !isWanted(node)) return [];
      const from = node.args.map((arg) => slot.get(arg) as number);
      return [isProduct(node) ? productInto(i, from) : callInto(i, from, node.op.eval ?? (() => Number.NaN))];
    });
  const before = callsOf((node) => !moving.has(node));
  const within = callsOf((node) => moving.has(node));
  return (values) => {
    const registers = new Float64Array(order.length + 1);
    for (const [i, node] of order.entries()) {
      if (node.kind === 'num') registers[i] = node.value;
      else if (node.kind === 'sym' && node !== variable) registers[i] = values[free.indexOf(node)] as number;
    }
    for (const step of before) step(registers);
    return (bound) => {
      registers[place] = bound;
      for (const step of within) step(registers);
      return registers[last] as number;
    };
  };
}

/** A body as a function of the bound variable. */
export type Term = (bound: number) => number;

type Step = (registers: Float64Array) => void;

function callInto(to: number, from: readonly number[], f: (...args: number[]) => number): Step {
  const [a = 0, b = 0] = from;
  if (from.length === 1) {
    return (registers) => {
      registers[to] = f(registers[a] as number);
    };
  }
  if (from.length === 2) {
    return (registers) => {
      registers[to] = f(registers[a] as number, registers[b] as number);
    };
  }
  return (registers) => {
    registers[to] = f(...from.map((i) => registers[i] as number));
  };
}

/** 0 times anything is 0 here, too. */
function productInto(to: number, [a = 0, b = 0]: readonly number[]): Step {
  return (registers) => {
    const [left, right] = [registers[a] as number, registers[b] as number];
    registers[to] = left === 0 || right === 0 ? 0 : left * right;
  };
}
