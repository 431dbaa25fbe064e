import type { BigNumber } from 'mathjs';
import { type BigClass, bigClass, HIGHEST_PRECISION } from './big.ts';
import type { Stencil } from './weights.ts';

/** A function at a point, in high precision. */
export interface Subject {
  /** The function and the point, made for a precision. */
  readonly make: (Big: BigClass) => { readonly x: BigNumber; readonly f: (x: BigNumber) => BigNumber };
  /** Digits before the decimal point of x, which a step far below 1 has to reach across. */
  readonly size: number;
  /** Steps are this many powers of ten smaller, for a point next to 0 where f bends on the scale of x. */
  readonly shift: number;
}

/** What a difference quotient does as its step goes to 0. */
export interface Limit {
  /** A finite number, an infinite one, or NaN where there is no limit in sight. */
  readonly value: BigNumber;
  /** How many leading digits two steps and two precisions agree on. */
  readonly certain: number;
  /** Absolute bound of the error; it tells a 0 from what is too small to see. */
  readonly uncertainty: number;
  readonly evaluations: number;
  /** The difference quotients that led to it. */
  readonly attempts: readonly Attempt[];
}

/** One difference quotient. */
export interface Attempt {
  /** The step is 10^-exponent. */
  readonly exponent: number;
  readonly quotient: BigNumber;
  /** Bound of the round-off in the quotient. */
  readonly noise: BigNumber;
  /** f at the nodes, in the order of the formula. */
  readonly values: readonly BigNumber[];
}

const ATTEMPTS = 6;
const GUARD = 10;

/**
 * The limit of a difference quotient for a vanishing step, to `digits` significant digits, checked by itself: it is
 * computed again with a smaller step at a higher precision until two results agree.
 *
 * @param accuracy the error of the quotient is about h^accuracy.
 * @returns undefined where f is not finite at a node, even with small steps.
 */
export function limit(subject: Subject, formula: Stencil, accuracy: number, digits: number): Limit | undefined {
  let exponent = Math.ceil((digits + GUARD) / accuracy) + subject.shift;
  let spare = 2 + subject.size;
  let evaluations = 0;
  const attempts: Attempt[] = [];
  for (let i = 0; i < ATTEMPTS; i++) {
    const size = Math.ceil(Math.log10(formula.norm));
    const precision = digits + GUARD + formula.order * exponent + size + spare;
    if (precision > HIGHEST_PRECISION) break;
    const attempt = difference(subject, bigClass(precision), formula, exponent);
    evaluations += formula.offsets.length;
    if (attempt === undefined) {
      exponent += 20;
      spare += 10;
      continue;
    }
    const missing = missingDigits(attempt, digits);
    if (missing > 0 && precision + missing <= HIGHEST_PRECISION && !looksLikeZero(attempt, spare, digits)) {
      spare += missing;
      continue;
    }
    attempts.push(attempt);
    const settled = verdict(attempts, digits + 1, formula.order);
    if (settled !== undefined) return { ...settled, evaluations, attempts };
    // Two small moves tell convergence from growth; where neither shows, larger ones follow.
    exponent += attempts.length < 3 ? 3 : Math.ceil(digits / (2 * accuracy));
    // A quotient of 0 may be one that precision has swallowed; the next one has room for it.
    spare += attempt.quotient.isZero() ? digits + GUARD : 4;
  }
  const settled = verdict(attempts, 6, formula.order);
  if (settled !== undefined) return { ...settled, evaluations, attempts };
  const last = attempts.at(-1);
  if (last === undefined) return undefined;
  return { value: last.quotient.times(NaN), certain: 0, uncertainty: Infinity, evaluations, attempts };
}

function difference({ make }: Subject, Big: BigClass, formula: Stencil, exponent: number): Attempt | undefined {
  const { f, x } = make(Big);
  const h = new Big(`1e-${exponent}`);
  let sum = new Big(0);
  let largest = new Big(0);
  const values: BigNumber[] = [];
  for (const [i, offset] of formula.offsets.entries()) {
    const value = f(x.plus(h.times(offset)));
    if (!value.isFinite()) return undefined;
    values.push(value);
    const { s, n, d } = formula.weights[i] as Stencil['weights'][number];
    sum = sum.plus(value.times(String(s * n)).div(String(d)));
    if (value.abs().greaterThan(largest)) largest = value.abs();
  }
  const power = h.pow(formula.order);
  const noise = largest
    .times(Math.ceil(formula.norm))
    .times(`1e-${Big.precision - 2}`)
    .div(power);
  return { exponent, quotient: sum.div(power), noise, values };
}

/** How many digits of the wanted ones round-off covers. */
function missingDigits({ quotient, noise }: Attempt, digits: number): number {
  if (quotient.isZero() || noise.isZero()) return 0;
  return Math.max(0, digits + 2 - (quotient.e - noise.e));
}

/** All round-off, though the precision was raised already: the derivative is 0 as far as one can see. */
function looksLikeZero({ quotient, noise }: Attempt, spare: number, digits: number): boolean {
  return spare > digits + GUARD && quotient.abs().lessThan(noise.times(10));
}

function agreement(a: Attempt, b: Attempt): number {
  const gap = a.quotient.minus(b.quotient).abs();
  if (gap.isZero()) return b.quotient.isZero() ? Infinity : b.quotient.e - b.noise.e;
  const size = b.quotient.abs();
  const bothNoise = size.lessThan(b.noise.times(100)) && a.quotient.abs().lessThan(a.noise.times(100));
  if (bothNoise) return 0;
  return size.isZero() ? 0 : b.quotient.e - gap.e - 1;
}

type Verdict = Omit<Limit, 'evaluations' | 'attempts'>;

/** What the attempts so far show: a value with enough digits, a limit of 0, an infinite one, or nothing yet. */
function verdict(attempts: readonly Attempt[], enough: number, order: number): Verdict | undefined {
  const last = attempts.at(-1);
  const before = attempts.at(-2);
  if (last === undefined || before === undefined) return undefined;
  const certain = agreement(before, last);
  if (certain >= enough) return { value: last.quotient, certain, uncertainty: gapOf(before, last) };
  const zero = { value: last.quotient.times(0), certain: Infinity };
  if ([before, last].every(({ quotient, noise }) => quotient.abs().lessThan(noise.times(100)))) {
    return { ...zero, uncertainty: last.noise.times(100).toNumber() };
  }
  if (attempts.length < 3) return undefined;
  const powers = attempts.slice(1).map((attempt, i) => growth(attempts[i] as Attempt, attempt));
  const [first = 0] = powers;
  const isSteady = powers.every((power) => Math.abs(power - first) < 0.02 + 0.1 * Math.abs(first));
  const sign = last.quotient.isNegative() ? -1 : 1;
  const sameSign = attempts.every(({ quotient }) => quotient.isNegative() === sign < 0);
  if (isSteady && first < -0.01) return { ...zero, uncertainty: last.quotient.abs().toNumber() };
  // Growth like h^-order is a jump or mere noise, not a derivative.
  const grows = isSteady && first > 0.01 && first < order - 0.01;
  if (!sameSign || (!grows && !growsLikeLogarithm(attempts))) return undefined;
  return { value: last.quotient.times(Infinity), certain: Infinity, uncertainty: 0 };
}

function gapOf(a: Attempt, b: Attempt): number {
  return a.quotient.minus(b.quotient).abs().plus(b.noise).toNumber();
}

/** The power of 1/h with which the quotients grow. */
function growth(a: Attempt, b: Attempt): number {
  if (b.quotient.isZero()) return -Infinity;
  if (a.quotient.isZero()) return Infinity;
  const ratio = b.quotient.div(a.quotient).abs();
  return Number(ratio.log(10).toSignificantDigits(15)) / (b.exponent - a.exponent);
}

/** Equal steps of log h add equal amounts. */
function growsLikeLogarithm(attempts: readonly Attempt[]): boolean {
  const rates = attempts.slice(1).map((attempt, i) => {
    const coarser = attempts[i] as Attempt;
    return attempt.quotient.minus(coarser.quotient).toNumber() / (attempt.exponent - coarser.exponent);
  });
  const [first = 0] = rates;
  return first !== 0 && rates.every((rate) => rate / first > 0.9 && rate / first < 1.1);
}
