import type { BigNumber } from 'mathjs';
import { createBigNumberClass } from 'mathjs';
import {
  coordinate,
  dependents,
  type Expr,
  fractionOf,
  type Num,
  type Op,
  postorder,
  remember,
  sym,
} from '../expr/index.ts';

/** A class of high-precision numbers; its results have `precision` significant digits. */
export interface BigClass {
  new (value: number | string | BigNumber): BigNumber;
  readonly precision: number;
}

// mathjs exports the factory of its BigNumber class and forgets its type. `create` would bring 32 kB of typed functions along
// with it and 4 ms to every start; the class needs only a configuration.
declare module 'mathjs' {
  export const createBigNumberClass: (scope: { config: { precision: number } }) => unknown;
}

/** decimal.js knows 1025 digits of pi, and reduces an angle of p digits with 2p of them. */
export const HIGHEST_PRECISION = 480;

const classes = new Map<number, BigClass>();

/** mathjs's BigNumber with this many significant digits. */
export function bigClass(precision: number): BigClass {
  return remember(classes, precision, () => createBigNumberClass({ config: { precision } }) as BigClass);
}

/** How a double is read: as the binary number that it is, or as the shortest decimal that a person wrote for it. */
export type Reading = 'binary' | 'decimal';

/** A double in high precision. */
export function bigFrom(value: number, Big: BigClass, reading: Reading): BigNumber {
  if (reading === 'decimal' || Number.isSafeInteger(value) || !Number.isFinite(value)) return new Big(String(value));
  let exponent = Math.max(-1074, Math.floor(Math.log2(Math.abs(value))) - 53);
  // Two steps, because the power alone may overflow; both are exact.
  let mantissa = value * 2 ** -Math.trunc(exponent / 2) * 2 ** -(exponent - Math.trunc(exponent / 2));
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  return new Big(mantissa).times(new Big(2).pow(exponent));
}

/** A literal in high precision: exactly what is written. */
export function bigLiteral(node: Num, Big: BigClass): BigNumber {
  const { s, n, d } = fractionOf(node);
  return new Big(String(s * n)).div(new Big(String(d)));
}

/** The functions in an expression that have no high-precision form. */
export function withoutBig(expr: Expr): string[] {
  const names = postorder([expr]).flatMap((node) => {
    if (node.kind === 'const') return ['tensor constants'];
    return node.kind === 'call' && node.op.big === undefined ? [node.op.name] : [];
  });
  return [...new Set(names)];
}

/**
 * An expression as a function of one variable in high precision. What does not depend on the variable is computed
 * once.
 *
 * @param point values of the other variables.
 */
export function bigFunction(
  expr: Expr,
  point: Readonly<Record<string, number>>,
  variable: string,
  Big: BigClass,
  reading: Reading,
): (x: BigNumber) => BigNumber {
  const order = postorder([expr]);
  const active = dependents(order, new Set([sym(variable)]));
  const values = new Map<Expr, BigNumber>();
  const one = new Big(1);
  const valueAt = (node: Expr): BigNumber => {
    switch (node.kind) {
      case 'num':
        return bigLiteral(node, Big);
      case 'sym':
        return bigFrom(coordinate(point, node.name), Big, reading);
      case 'const':
        return new Big(NaN);
      case 'call':
        return applyBig(
          node.op,
          node.args.map((arg) => values.get(arg) as BigNumber),
          one,
        );
      default:
        return node satisfies never;
    }
  };
  for (const node of order) if (!active.has(node)) values.set(node, valueAt(node));
  const moving = order.filter((node) => active.has(node));
  const before = new Map<Expr, readonly BigNumber[]>();
  /** Arguments that did not move (behind a step, say) give the same value again. */
  const isUnmoved = (node: Expr, args: readonly BigNumber[]): boolean => {
    const known = before.get(node);
    before.set(node, args);
    return known?.every((arg, i) => arg.equals(args[i] as BigNumber)) ?? false;
  };
  return (x) => {
    for (const node of moving) {
      if (node.kind === 'sym') values.set(node, x);
      else if (
        node.kind === 'call' &&
        !isUnmoved(
          node,
          node.args.map((arg) => values.get(arg) as BigNumber),
        )
      )
        values.set(node, valueAt(node));
    }
    return values.get(expr) as BigNumber;
  };
}

/** A constant gets a number to take its precision from. */
function applyBig(op: Op, args: BigNumber[], one: BigNumber): BigNumber {
  // What has no value gives none, before any series is tried on it; conditions decide for themselves.
  const lost = op.selects === undefined && op.d !== '0' ? args.find((arg) => arg.isNaN()) : undefined;
  if (lost !== undefined) return lost;
  return (op.big as (...args: BigNumber[]) => BigNumber)(...(args.length > 0 ? args : [one]));
}
