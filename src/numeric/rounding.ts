import { Fraction } from 'fraction.js';
import { type Call, coordinate, type Expr, type Op, type Point, postorder } from '../expr/index.ts';

/** A number in doubles, and how far rounding may have put it from what it stands for. */
export interface Rounded {
  readonly value: number;
  readonly radius: number;
}

/** An operation of two ulps. */
const ROUNDING = 2 ** -51;

/** Changes below this, relative to the largest number around, are no jump. */
const STEP = 1e-6;

/**
 * The first operation whose value jumps within the rounding errors of its arguments, so that doubles may take either side: `mod(x, sin(pi))`,
 * where sin(pi) is 0, and 1.2e-16 in doubles. Looks at values only, and not under sums and integrals.
 *
 * @throws FluxionError NAME where the point lacks a variable.
 * @example
 * jumpWithinRounding(parse('acot(sin(pi))'), {}) // acot(sin(pi))
 */
export function jumpWithinRounding(f: Expr, point: Point): Call | undefined {
  const order = postorder([f]);
  if (!order.some((node) => node.kind === 'call' && jumpsIn(node.op, 0))) return undefined;
  let found: Call | undefined;
  withErrors(order, point, (node, args) => {
    if (jumpsWithin(node.op, args)) found = node;
    return found !== undefined;
  });
  return found;
}

/**
 * The value in doubles, and how far rounding may have put it from what is written; undefined where that cannot be said.
 *
 * @throws FluxionError NAME where the point lacks a variable.
 * @example
 * roundedAt(parse('(1e16 + x) - 1e16'), { x: 1 }) // { value: 0, radius: 4 }
 */
export function roundedAt(f: Expr, point: Point): Rounded | undefined {
  return withErrors(postorder([f]), point, () => false);
}

/**
 * Every value with its error, in order; that of the last node.
 *
 * @param stops whether to look no further, at a call with its arguments
 */
function withErrors(
  order: readonly Expr[],
  point: Point,
  stops: (node: Call, args: readonly Rounded[]) => boolean,
): Rounded | undefined {
  const values = new Map<Expr, Rounded>();
  for (const node of order) {
    if (node.kind === 'const') return undefined;
    if (node.kind === 'num') values.set(node, roundedLiteral(node.value));
    else if (node.kind === 'sym') values.set(node, roundedLiteral(coordinate(point, node.name)));
    else {
      const args = node.args.map((arg) => values.get(arg) as Rounded);
      if (stops(node, args)) return undefined;
      values.set(
        node,
        roundedValue(
          node.op,
          args,
          args.map(({ value }) => value),
        ),
      );
    }
  }
  return values.get(order.at(-1) as Expr);
}

function jumpsWithin(op: Op, args: readonly Rounded[]): boolean {
  if (op.eval === undefined || !args.some(({ radius }, i) => radius > 0 && jumpsIn(op, i))) return false;
  const given = args.map(({ value }) => value);
  const here = op.eval(...given);
  const scale = Math.max(Math.abs(here), ...given.map(Math.abs));
  return args.some((_, i) =>
    sidesOf(op, args, i).some((side) => {
      const there = op.eval?.(...given.with(i, side)) as number;
      return Math.abs(there - here) > STEP * scale;
    }),
  );
}

/** A number as it is written: exactly a double where its binary fraction is short. */
export function roundedLiteral(value: number): Rounded {
  return { value, radius: isShort(value) ? 0 : rounding(value) };
}

/** The value of an operation at numbers within the errors of its arguments. */
export function roundedValue(op: Op, args: readonly Rounded[], given: readonly number[]): Rounded {
  const evaluate = op.eval ?? (() => Number.NaN);
  const value = evaluate(...given);
  if (isExact(op, args, value)) return { value, radius: 0 };
  const spread = args.map(({ radius }, i) => {
    // A sum or an integral takes too long to take it again.
    if (radius === 0 || op.binding !== undefined) return 0;
    const changes = [-radius, radius]
      .map((off) => Math.abs(evaluate(...given.with(i, (given[i] as number) + off)) - value))
      .filter(Number.isFinite);
    // What jumps stays on its side: the smaller of the changes does.
    return changes.length === 0 ? 0 : jumpsIn(op, i) ? Math.min(...changes) : Math.max(...changes);
  });
  return { value, radius: spread.reduce((sum, each) => sum + each, rounding(value)) };
}

/**
 * The numbers that an argument may be: itself, whole numbers within its error, of which one may be singular as 0 is to 0^x, and of an
 * operation that jumps the ends of its error, and where jumps lie within it.
 */
export function sidesOf(op: Op, args: readonly Rounded[], index: number): number[] {
  const { value, radius } = args[index] as Rounded;
  if (radius === 0) return signsOf(value);
  const jumps = jumpsIn(op, index);
  const ends = jumps ? [value - radius, value + radius] : [];
  const landmarks = jumps ? [Math.floor(value) + 0.5, ...args.map((arg) => arg.value)] : [];
  const within = [Math.round(value), ...landmarks].filter((mark) => Math.abs(mark - value) <= radius);
  return [...new Set([value, ...ends, ...within])].flatMap(signsOf);
}

/** 0 has a sign that nobody gave it. */
function signsOf(value: number): number[] {
  return value === 0 ? [0, -0] : [value];
}

/** Whether a value may jump as this argument moves: a choice does in its condition, not in what it chooses. */
function jumpsIn({ jump, notation }: Op, index: number): boolean {
  return jump !== undefined || (notation?.kind === 'conditional' && index === 0);
}

/** How far two ulps go. */
export function rounding(value: number): number {
  return Number.isFinite(value) ? Math.abs(value) * ROUNDING : 0;
}

/** A short binary fraction. */
function isShort(value: number): boolean {
  return Number.isInteger(value * 1024);
}

/** Whether exact numbers give an exact number. */
function isExact(op: Op, args: readonly Rounded[], value: number): boolean {
  if (op.exact === undefined || !isShort(value)) return false;
  if (args.some((arg) => arg.radius > 0 || !isShort(arg.value))) return false;
  return op.exact(...args.map((arg) => new Fraction(arg.value)))?.equals(new Fraction(value)) ?? false;
}
