import type { BigNumber } from 'mathjs';
import { bigOf, classOf } from './context.ts';

/** A node of the tanh-sinh rule: distance from the nearer end and weight, for an interval of length 1; mirrored. */
interface Node {
  readonly distance: BigNumber;
  readonly weight: BigNumber;
}

/** Steps of the rule: 1, 1/2, 1/4 ... Beyond the last one an integral counts as not settled. */
const FIRST_LEVEL = 3;
const LAST_LEVEL = 8;

const rules = new WeakMap<object, Map<number, readonly Node[]>>();

/**
 * The integral of f between finite bounds in high precision, by the tanh-sinh rule: the step is halved until two results agree
 * to nearly all digits. NaN where they never do, and for infinite bounds after the substitution t = u / (1 - u^2) fails.
 *
 * Source: Takahasi and Mori, Double exponential formulas for numerical integration (1974).
 */
export function bigIntegrate(f: (t: BigNumber) => BigNumber, a: BigNumber, b: BigNumber): BigNumber {
  const nothing = bigOf(a, Number.NaN);
  if (a.isNaN() || b.isNaN()) return nothing;
  if (a.equals(b)) return bigOf(a, 0);
  if (a.greaterThan(b)) return bigIntegrate(f, b, a).negated();
  if (!a.isFinite() || !b.isFinite()) return bigIntegrate(compressed(f, a, b), ...compressedEnds(a, b));
  const width = b.minus(a);
  const { precision } = classOf(a);
  let sum = bigOf(a, 0);
  let before = nothing;
  for (let level = 0; level <= LAST_LEVEL; level++) {
    for (const { distance, weight } of nodes(a, level)) {
      const step = width.times(distance);
      const isCentre = distance.equals(0.5);
      for (const t of isCentre ? [a.plus(step)] : [a.plus(step), b.minus(step)]) {
        // A node that rounding has put on the end would meet the singularity there; its weight is below the precision.
        if (t.equals(a) || t.equals(b)) continue;
        sum = sum.plus(f(t).times(weight));
      }
    }
    const value = sum.times(width).div(bigOf(a, 2).pow(level));
    if (!value.isFinite()) return nothing;
    if (level >= FIRST_LEVEL && agree(value, before, precision)) return value;
    before = value;
  }
  return nothing;
}

/** Two results of a rule that doubles its digits at every step: half of them in common is all of them in the last. */
function agree(value: BigNumber, before: BigNumber, precision: number): boolean {
  const difference = value.minus(before).abs();
  if (difference.isZero()) return true;
  return difference.lessThan(value.abs().times(`1e-${Math.floor(precision * 0.6)}`));
}

/** The nodes that a level adds to those of the levels before. */
function nodes(like: BigNumber, level: number): readonly Node[] {
  const own = classOf(like);
  let levels = rules.get(own);
  if (levels === undefined) {
    levels = new Map();
    rules.set(own, levels);
  }
  let known = levels.get(level);
  if (known === undefined) {
    known = makeNodes(like, level);
    levels.set(level, known);
  }
  return known;
}

function makeNodes(like: BigNumber, level: number): readonly Node[] {
  const { precision } = classOf(like);
  const one = bigOf(like, 1);
  const halfPi = bigOf(like, -1).acos().div(2);
  const made: Node[] = [];
  const stride = level === 0 ? 1 : 2;
  for (let j = level === 0 ? 0 : 1; ; j += stride) {
    const u = bigOf(like, j).div(bigOf(like, 2).pow(level));
    const grown = u.exp();
    const sinh = grown.minus(one.div(grown)).div(2);
    const cosh = grown.plus(one.div(grown)).div(2);
    const distance = one.div(one.plus(halfPi.times(sinh).times(2).exp()));
    // Singularities at an end as strong as t^(-9/10) still need nodes at ten times the digits.
    const weight = distance.times(one.minus(distance)).times(halfPi).times(cosh).times(2);
    if (weight.lessThan(`1e-${2 * precision}`)) return made;
    made.push({ distance, weight });
  }
}

/** The integrand over an infinite range as one over a finite one, t = end ± u / (1 - u), or u / (1 - u^2) for both. */
function compressed(f: (t: BigNumber) => BigNumber, a: BigNumber, b: BigNumber): (u: BigNumber) => BigNumber {
  const one = bigOf(a, 1);
  if (a.isFinite() || b.isFinite()) {
    const end = a.isFinite() ? a : b;
    const direction = a.isFinite() ? 1 : -1;
    return (u) => {
      const rest = one.minus(u);
      return f(end.plus(u.div(rest).times(direction))).div(rest.times(rest));
    };
  }
  return (u) => {
    const square = u.times(u);
    const rest = one.minus(square);
    return f(u.div(rest)).times(one.plus(square)).div(rest.times(rest));
  };
}

function compressedEnds(a: BigNumber, b: BigNumber): [BigNumber, BigNumber] {
  return [bigOf(a, a.isFinite() || b.isFinite() ? 0 : -1), bigOf(a, 1)];
}
