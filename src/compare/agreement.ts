import { type Expr, evaluateAt, type Point } from '../expr/index.ts';
import { bigClass, bigFrom, bigFunction, type ReferenceValue, withoutBig } from '../numeric/index.ts';
import { derivedByHand } from './derived.ts';
import type { Situation } from './methods.ts';
import { distance, isUnseen, type Truth } from './truth.ts';
import type { MethodRow } from './types.ts';

/** How a row stands to the truth. */
export type Standing =
  | 'agrees'
  /** The formula or the rules are right in high precision; evaluating them in doubles has lost digits. */
  | 'rounded'
  | 'differs';

/** Rounding of a well-conditioned value stays far below this, and a wrong rule far above. */
const TOLERANCE = 1e-9;

export function standingOf(row: MethodRow, situation: Situation): Standing {
  const standings = row.derivative.map((value, i) => standingBy(row, value, i, situation));
  return standings.find((one) => one === 'differs') ?? standings.find((one) => one === 'rounded') ?? 'agrees';
}

function standingBy(row: MethodRow, value: number, i: number, situation: Situation): Standing {
  const truth = situation.truths[i] as Truth;
  const gap = distance(value, truth);
  if (gap === 0) return 'agrees';
  // An answer that claims nothing contradicts nothing.
  if (row.name === 'numeric' && isUnseen(truth)) return 'agrees';
  if (!Number.isFinite(gap)) return 'differs';
  if (row.name === 'numeric') return numericStanding(gap, situation, truth);
  const size = Math.max(Math.abs(truth.value), ...(truth.interval ?? []).map(Math.abs));
  if (gap <= TOLERANCE * size + truth.uncertainty) return 'agrees';
  return isRounding(row, value, gap, i, situation, truth) ? 'rounded' : 'differs';
}

/**
 * A difference quotient knows how far f's values scatter, not how far they are off: a library function that errs by
 * 1e-15 in a smooth way passes 1e-15 over the step on to the derivative.
 */
function numericStanding(
  gap: number,
  { task, at }: Situation,
  { numeric, uncertainty, reference, variable, reading }: Truth,
): Standing {
  const bound = numeric.estimatedError + uncertainty;
  if (gap <= bound) return 'agrees';
  if (reference.kind === 'none') return 'differs';
  const Big = bigClass(40);
  const f = bigFunction(task.f, at, variable, Big, reading);
  const x = at[variable] as number;
  const errors = [-8, -4, -2, -1, 0, 1, 2, 4, 8].map((k) => {
    const node = x + k * numeric.step;
    const exact = f(bigFrom(node, Big, reading)).toNumber();
    const error = Math.abs(evaluateAt(task.f, { ...at, [variable]: node }) - exact);
    // The last bits are in the estimate already.
    return error > 2 ** -49 * Math.abs(exact) && Number.isFinite(error) ? error : 0;
  });
  const passedOn = (2 ** task.order * Math.max(...errors)) / numeric.step ** task.order;
  return gap <= bound + passedOn ? 'rounded' : 'differs';
}

/** Whether a difference is nothing but rounding, which the same formula in high precision shows. */
function isRounding(
  row: MethodRow,
  value: number,
  gap: number,
  i: number,
  situation: Situation,
  truth: Truth,
): boolean {
  const { task, at } = situation;
  if (!Number.isFinite(value)) return false;
  const own = (row.name === 'symbolic' ? situation.symbolic : row.name === 'manual' ? situation.manual : undefined)
    ?.expressions[i];
  const formula = own ?? derivedByHand(task.f, truth.variable, task.order);
  const { reference } = truth;
  if (reference.kind === 'none') return gap <= unsteadiness(formula, at, truth.variable) + truth.uncertainty;
  if (!isRightInHighPrecision(formula, at, truth, reference)) return false;
  // The automatic modes are no formula: their rules are right, and what is left has to look like round-off.
  return own !== undefined || gap <= 1e-3 * Math.abs(truth.value) + TOLERANCE * (1 + Math.abs(evaluateAt(task.f, at)));
}

function isRightInHighPrecision(formula: Expr, at: Point, truth: Truth, reference: ReferenceValue): boolean {
  if (withoutBig(formula).length > 0) return false;
  const Big = bigClass(2 * reference.digits + 20);
  const x = bigFrom(at[truth.variable] as number, Big, truth.reading);
  const value = bigFunction(formula, at, truth.variable, Big, truth.reading)(x);
  if (!value.isFinite()) return value.toString() === reference.derivative;
  // Next to a derivative of 0, what the formula leaves is its own rounding at this precision.
  const zero = truth.value === 0 ? 10 ** -(reference.digits + 10) : 0;
  const tolerance = value
    .abs()
    .times(`1e-${Math.floor(reference.digits / 2)}`)
    .plus(truth.uncertainty)
    .plus(zero);
  return value.minus(reference.derivative).abs().lessThanOrEqualTo(tolerance);
}

/** How much a formula's value moves when the point moves by an ulp. */
function unsteadiness(formula: Expr, at: Point, variable: string): number {
  const x = at[variable] as number;
  const value = evaluateAt(formula, at);
  const moves = [-2, -1, 1, 2].map((k) =>
    Math.abs(evaluateAt(formula, { ...at, [variable]: x + k * 2 ** -52 * Math.abs(x) }) - value),
  );
  return 16 * Math.max(...moves);
}
