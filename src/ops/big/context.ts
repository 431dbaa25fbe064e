import type { BigNumber } from 'mathjs';

/** A class of high-precision numbers; `precision` is the number of significant digits of its results. */
export interface BigClass {
  new (value: number | string | BigNumber): BigNumber;
  readonly precision: number;
  clone(config: { precision?: number; minE?: number; maxE?: number }): BigClass;
}

/** The class of a number, which carries the precision asked for. */
export function classOf(x: BigNumber): BigClass {
  return x.constructor as unknown as BigClass;
}

/** A number of the same class, so at the same precision, as `like`. */
export function bigOf(like: BigNumber, value: number | string | BigNumber): BigNumber {
  return new (classOf(like))(value);
}

/** 1 where a condition holds, else 0; NaN where an operand is. */
export function bigBit(holds: boolean, ...operands: BigNumber[]): BigNumber {
  const first = operands[0] as BigNumber;
  return bigOf(first, operands.some((operand) => operand.isNaN()) ? NaN : holds ? 1 : 0);
}

const widened = new WeakMap<BigClass, Map<number, BigClass>>();

/**
 * Compute with guard digits: `compute` gets the arguments at `guard` more digits than they came with; its result is
 * rounded to their own precision.
 */
export function withGuard(
  guard: number,
  args: readonly BigNumber[],
  compute: (...args: BigNumber[]) => BigNumber,
): BigNumber {
  const own = classOf(args[0] as BigNumber);
  const wide = wider(own, guard);
  const result = compute(...args.map((arg) => new wide(arg)));
  // The constructor keeps all digits; an operation rounds.
  return new own(result).plus(0);
}

function wider(own: BigClass, guard: number): BigClass {
  let byGuard = widened.get(own);
  if (byGuard === undefined) widened.set(own, (byGuard = new Map()));
  let wide = byGuard.get(own.precision + guard);
  if (wide === undefined) byGuard.set(own.precision + guard, (wide = own.clone({ precision: own.precision + guard })));
  return wide;
}
