import type { BigNumber } from 'mathjs';
import { FluxionError } from '../error.ts';
import { bigEffort, coordinate, type Expr, type Point } from '../expr/index.ts';
import { bigTogether } from '../ops/binding/index.ts';
import { type BigClass, bigFrom, bigFunction, type Reading, withoutBig } from './big.ts';
import { withoutComplex } from './complexStep.ts';
import { type Attempt, type Limit, limit, type Subject } from './limit.ts';
import { CLOSER, isSmooth, localShape } from './localShape.ts';
import { range, stencil } from './weights.ts';

/** A derivative in high precision, from nothing but values of f. */
export interface ReferenceValue {
  readonly kind: 'value';
  /** Decimal digits, or `Infinity`, `-Infinity`. */
  readonly derivative: string;
  /** The nearest double. */
  readonly value: number;
  /** How many of the digits are certain; at most as many as asked for. */
  readonly digits: number;
  /** Absolute bound of the error: what tells a derivative of 0 from one too small to see. */
  readonly uncertainty: number;
  readonly side: 'both' | 'left' | 'right';
  /** The derivatives of the two sides where they differ; `derivative` is then the one of least size between them. */
  readonly kink?: { readonly left: string; readonly right: string };
  /** f is not continuous at the point. */
  readonly jump: boolean;
  readonly evaluations: number;
}

/** Why there is no high-precision derivative. */
export interface NoReference {
  readonly kind: 'none';
  /**
   * `'function'`: the functions named have no high-precision form. `'size'`: f is so large that it would take minutes.
   * `'precision'`: no two steps agree.
   */
  readonly reason: 'function' | 'size' | 'precision';
  readonly functions: readonly string[];
}

export type Reference = ReferenceValue | NoReference;

export interface ReferenceOptions {
  /** Significant digits; default 50. */
  readonly digits?: number;
  /** How the numbers of the point are read; default `'binary'`: exactly the doubles that every method works with. */
  readonly reading?: Reading;
}

/**
 * The derivative by one variable in high-precision arithmetic: difference quotients at about (1 + order / accuracy of the formula) times
 * the digits, so that cancellation leaves all of them. It knows no rule of differentiation.
 *
 * The point is a double and is taken exactly as it is (0.1 is 0.1000000000000000055...), so that the methods that
 * work in doubles are compared at the number they were given.
 *
 * @throws FluxionError NAME where the point lacks a variable.
 * @example
 * reference(parse('x^2'), { x: 3 }, 'x').derivative // '6'
 */
export function reference(
  expr: Expr,
  point: Point,
  variable: string,
  order = 1,
  { digits = 50, reading = 'binary' }: ReferenceOptions = {},
): Reference {
  const functions = withoutBig(expr);
  if (functions.length > 0) return { kind: 'none', reason: 'function', functions };
  if (bigEffort(expr) * (order + 4) > MOST_EFFORT) return TOO_LARGE;
  const full = withDigits(expr, point, variable, order, digits, reading);
  return full === TOO_LARGE && digits > FEWER_DIGITS
    ? withDigits(expr, point, variable, order, FEWER_DIGITS, reading)
    : full;
}

/** Where all digits would take too long, as with nested integrals, these few are still many more than doubles have. */
const FEWER_DIGITS = 20;

function withDigits(
  expr: Expr,
  point: Point,
  variable: string,
  order: number,
  digits: number,
  reading: Reading,
): Reference {
  const x = coordinate(point, variable);
  const subject: Subject = {
    make: (Big) => ({ x: bigFrom(x, Big, reading), f: bigFunction(expr, point, variable, Big, reading) }),
    size: Math.max(0, Math.ceil(Math.log10(Math.abs(x)))),
    shift: 0,
  };
  try {
    return bigTogether(() => differentiate(subject, order, digits, x, withoutComplex(expr).length > 0));
  } catch (error) {
    // decimal.js gives up where it would need more digits of pi or ln 10 than it knows.
    if (error instanceof Error && error.message.includes('DecimalError')) return UNSETTLED;
    if (error instanceof FluxionError && error.code === 'LIMIT') return TOO_LARGE;
    throw error;
  }
}

/**
 * The reference where differences in doubles show an edge. An edge lies at the number that a person writes, abs(x - 0.1)
 * has it at 1/10; so the point is read as that decimal if there is an edge at it, and as the double otherwise: next to a
 * pole the two readings have different derivatives, and the methods work with the double.
 */
export function referenceAtEdge(
  expr: Expr,
  point: Point,
  variable: string,
  order: number,
  digits: number,
): { readonly reference: Reference; readonly reading: Reading } {
  const decimal = reference(expr, point, variable, order, { digits, reading: 'decimal' });
  if (decimal.kind === 'none' || isEdge(decimal)) return { reference: decimal, reading: 'decimal' };
  return { reference: reference(expr, point, variable, order, { digits }), reading: 'binary' };
}

function isEdge({ side, jump, kink, value }: ReferenceValue): boolean {
  return side !== 'both' || jump || kink !== undefined || !Number.isFinite(value);
}

/** About ten seconds: a transcendental function takes a millisecond at a hundred digits. */
const MOST_EFFORT = 1_000_000;

const TOO_LARGE: NoReference = { kind: 'none', reason: 'size', functions: [] };
const UNSETTLED: NoReference = { kind: 'none', reason: 'precision', functions: [] };

function differentiate(given: Subject, order: number, digits: number, x: number, hasPieces: boolean): Reference {
  const smooth = order === 1 ? smoothSlope(given, digits) : undefined;
  if (smooth !== undefined) return smooth;
  let subject = given;
  let shape = localShape(subject, order, hasPieces);
  if (!isSmooth(shape) && x !== 0) {
    // What looks like an edge at this scale may be a point next to 0, or next to a pole: the double nearest pi/2 is 6e-17
    // away from that of tan. A true edge is one at every scale.
    const shift = Math.max(0, Math.ceil(-Math.log10(Math.abs(x)))) + CLOSER;
    const closer = { ...given, shift, size: given.size + shift };
    const closeShape = localShape(closer, order, hasPieces);
    if (isSmooth(closeShape) || closeShape.sides !== shape.sides) [subject, shape] = [closer, closeShape];
  }
  if (shape.sides === 'none') return UNSETTLED;
  if (shape.sides !== 'both') return oneSided(subject, order, digits, shape.sides);
  if (shape.jump) return betweenSides(subject, order, digits, 1);
  if (shape.kink) return betweenSides(subject, order, digits, 0);
  const accuracy = 2 + 2 * Math.ceil(Math.max(0, order - 1) / 4);
  const reach = Math.ceil(order / 2) + accuracy / 2 - 1;
  const central = limit(subject, stencil(order, range(-reach, reach)), accuracy, digits);
  if (central?.value.isFinite()) return found(central, digits, 'both', shape.evaluations);
  const sides = betweenSides(subject, order, digits, 0);
  if (sides.kind === 'value' || central === undefined || central.value.isNaN()) return sides;
  return found(central, digits, 'both', shape.evaluations);
}

/**
 * The first derivative at a smooth point, which most points are: the nodes of the two central differences, with f at
 * the point, show that there is no kink, so nothing else has to be evaluated.
 *
 * @returns undefined where the quotients do not settle, or f bends at the point.
 */
function smoothSlope(subject: Subject, digits: number): Reference | undefined {
  const central = limit(subject, stencil(1, [-1, 1]), 2, digits);
  const [before, last] = central?.attempts.slice(-2) ?? [];
  if (central === undefined || before === undefined || last === undefined || !central.value.isFinite())
    return undefined;
  const Big = last.quotient.constructor as unknown as BigClass;
  const { x, f } = subject.make(Big);
  const centre = f(x);
  const bend = ({ values }: Attempt) =>
    (values as [BigNumber, BigNumber])[0]
      .plus((values as [BigNumber, BigNumber])[1])
      .minus(centre.times(2))
      .abs();
  const floor = centre.abs().times(`1e${5 - (before.quotient.constructor as unknown as BigClass).precision}`);
  // f bends like h^2 where it is smooth, like h at a kink, and not less and less where it is not continuous.
  const steps = last.exponent - before.exponent;
  const bends = bend(last).greaterThan(floor) && bend(last).greaterThan(bend(before).times(0.5).times(`1e-${steps}`));
  return centre.isFinite() && !bends ? found(central, digits, 'both', 1) : undefined;
}

function sideLimit(subject: Subject, order: number, digits: number, side: 1 | -1, first: 0 | 1): Limit | undefined {
  const accuracy = 2 + Math.ceil(order / 4);
  const offsets = range(first, first + order + accuracy - 1).map((offset) => offset * side);
  return limit(subject, stencil(order, offsets), accuracy, digits);
}

function oneSided(subject: Subject, order: number, digits: number, side: 'left' | 'right'): Reference {
  const result = sideLimit(subject, order, digits, side === 'right' ? 1 : -1, 0);
  return result === undefined || result.value.isNaN() ? UNSETTLED : found(result, digits, side, 5);
}

function betweenSides(subject: Subject, order: number, digits: number, first: 0 | 1): Reference {
  const right = sideLimit(subject, order, digits, 1, first);
  const left = sideLimit(subject, order, digits, -1, first);
  if (right === undefined || left === undefined || right.value.isNaN() || left.value.isNaN()) return UNSETTLED;
  const least = leastBetween(left, right);
  const result = found(least, digits, 'both', 5 + right.evaluations + left.evaluations - least.evaluations);
  const certain = Math.min(digits, left.certain, right.certain);
  const texts = { left: text(left.value, certain), right: text(right.value, certain) };
  const differ = !left.value
    .minus(right.value)
    .abs()
    .lessThan(right.value.abs().times(`1e-${Math.floor(certain / 2)}`));
  const uncertainty = Math.max(left.uncertainty, right.uncertainty);
  return {
    ...result,
    digits: certain,
    uncertainty,
    jump: first === 1,
    ...(differ && texts.left !== texts.right ? { kink: texts } : {}),
  };
}

/** The subgradient of least size: 0 where the sides have different signs, else the smaller one. */
function leastBetween(left: Limit, right: Limit): Limit {
  const opposite = left.value.isZero() || right.value.isZero() || left.value.isNegative() !== right.value.isNegative();
  const Big = right.value.constructor as unknown as BigClass;
  if (opposite) return { ...right, value: new Big(0) };
  return left.value.abs().lessThanOrEqualTo(right.value.abs()) ? left : right;
}

function found(result: Limit, digits: number, side: ReferenceValue['side'], evaluations: number): ReferenceValue {
  const certain = Math.min(digits, result.certain);
  const derivative = text(result.value, certain);
  return {
    kind: 'value',
    derivative,
    value: result.value.toNumber(),
    digits: certain,
    uncertainty: result.uncertainty,
    side,
    jump: false,
    evaluations: evaluations + result.evaluations,
  };
}

function text(value: BigNumber, digits: number): string {
  if (value.isZero()) return '0';
  return value.isFinite() ? value.toSignificantDigits(digits).toString() : value.toString();
}
