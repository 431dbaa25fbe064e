import { type BigNumber, createBigNumberClass } from 'mathjs';
import { type Expr, evaluateAt, type Interval, type Op, sym } from '../../src/expr/index.ts';
import { instantiate } from '../../src/parse/index.ts';

/** mathjs's class of high-precision numbers. */
export type BigClass = new (value: number | string | BigNumber) => BigNumber;

export function bigClass(precision: number): BigClass {
  return createBigNumberClass({ config: { precision } }) as BigClass;
}

/** A double as exactly the binary number that it is. */
export function exactly(value: number, Big: BigClass): BigNumber {
  if (!Number.isFinite(value)) return new Big(value);
  let mantissa = value;
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  const Wide = createBigNumberClass({ config: { precision: 1200 } }) as BigClass;
  return new Big(new Wide(String(BigInt(mantissa))).div(new Wide(2).pow(exponent)));
}

/** A small generator with a fixed seed, so that a failure comes back. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The boxes in which an entry says it can be tested; a variadic one with one, two and three arguments. */
export function boxesOf(op: Op): Interval[][] {
  const boxes = [op.sample, ...(op.alsoSample ?? [])];
  if (!op.variadic) return boxes.map((box) => [...box]);
  return boxes.flatMap((box) => [1, 2, 3].map((count) => new Array<Interval>(count).fill(box[0] as Interval)));
}

/** Points of the sample boxes: short binary fractions, so that double and high precision read the same number. */
export function samplePoints(op: Op, count: number): number[][] {
  const next = random(op.hash);
  return boxesOf(op).flatMap((box) =>
    Array.from({ length: op.parameters.length === 0 ? 1 : count }, () => box.map((i) => pick(i, next))),
  );
}

function pick([low, high]: Interval, next: () => number): number {
  return low === high ? low : Math.round((low + (high - low) * next()) * 2 ** 12) / 2 ** 12;
}

/** The operation applied to variables x0, x1, ... */
export function applied(op: Op, count: number): Expr {
  return instantiate(
    op,
    Array.from({ length: count }, (_, i) => sym(`x${i}`)),
  );
}

/** Values of x0, x1, ... */
export function at(values: readonly number[]): Record<string, number> {
  return Object.fromEntries(values.map((value, i) => [`x${i}`, value]));
}

/** The value of an operation, whether it has one of its own or is a composition. */
export function valueAt(op: Op, args: readonly number[]): number {
  return op.eval === undefined ? evaluateAt(applied(op, args.length), at(args)) : op.eval(...args);
}

/** |a - b| relative to b; 0 where both are the same, NaN and infinities included. */
export function relativeError(a: number, b: number): number {
  return Object.is(a, b) || a === b ? 0 : Math.abs(a - b) / Math.abs(b);
}
