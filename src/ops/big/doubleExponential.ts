import type { BigNumber } from 'mathjs';
import { type BigClass, bigConstant, bigOf, classOf, wider } from './context.ts';
import { digitsInCommon } from './gauss.ts';
import { bigExp } from './transcendental.ts';

/** A node of a substituted range: its offset from the end that it belongs to, and its weight. */
interface Node {
  readonly offset: BigNumber;
  readonly weight: BigNumber;
}

/** Where the nodes of the trapezoidal rule fall on one side of its middle: offsets from an end, times a scale with a sign. */
interface Side {
  readonly end: BigNumber;
  readonly scale: BigNumber;
  readonly kind: keyof typeof SUBSTITUTIONS;
}

/** Steps of the rule: 1, 1/2, 1/4 ... Beyond the last one an integral counts as not settled. */
const FIRST_LEVEL = 3;
const LAST_LEVEL = 9;
/** From this one on, one sees how fast it settles. */
const HOPEFUL_LEVEL = 6;
/** So many negligible terms in a row, from this u on, end a side. */
const NEGLIGIBLE_TERMS = 3;
const TAIL = 2.5;
/** Precisions in which nodes next to an end are computed are multiples of this. */
const PRECISION_STEP = 32;
/** Digits more than needed. */
const GUARD = 8;
/** More digits than these no function computes with. */
const MOST_DIGITS = 900;
/** Part of the digits that two steps must have in common: the finer has twice as many. */
const ENOUGH = 0.6;
/** Exponents beyond this end a range that diverges. */
const FARTHEST = 1e6;

/**
 * The integral of f from a to b by the trapezoidal rule after a substitution under which it falls off doubly exponentially: tanh-sinh
 * between two ends, exp-sinh from one, sinh-sinh without any. The step is halved until two results agree. NaN where they never do.
 *
 * Source: Takahasi and Mori, Double exponential formulas for numerical integration (1974).
 */
export function doubleExponential(f: (t: BigNumber) => BigNumber, a: BigNumber, b: BigNumber): BigNumber {
  const nothing = bigOf(a, Number.NaN);
  const { precision } = classOf(a);
  const sides = sidesOf(a, b);
  let sum = bigOf(a, 0);
  let before = nothing;
  for (let level = 0; level <= LAST_LEVEL; level++) {
    for (const [i, side] of sides.entries()) {
      const part = sideSum(f, side, level, i === 0 && level === 0, sum);
      if (part === undefined) return nothing;
      sum = sum.plus(part);
    }
    const value = sum.div(2 ** level);
    if (!value.isFinite()) return nothing;
    const common = level < FIRST_LEVEL ? 0 : digitsInCommon(value, before);
    if (common >= ENOUGH * precision) return value;
    // A finer step has twice the digits, if f is smooth inside the range; none at all are those of a peak between the nodes.
    if (level >= HOPEFUL_LEVEL && common > 0 && common * 2 ** (LAST_LEVEL - level + 1) < ENOUGH * precision)
      return nothing;
    before = value;
  }
  return nothing;
}

/** The terms that a level adds on one side, outwards until they no longer count. Undefined where they never stop. */
function sideSum(
  f: (t: BigNumber) => BigNumber,
  side: Side,
  level: number,
  withMiddle: boolean,
  sofar: BigNumber,
): BigNumber | undefined {
  const own = classOf(sofar);
  let sum = new own(0);
  let largest = sofar.abs();
  /** Digits that the last term was below the largest: those that the next one need not have. */
  let spared = 0;
  let negligible = 0;
  const stride = level === 0 ? 1 : 2;
  for (let j = level > 0 ? 1 : withMiddle ? 0 : 1; negligible < NEGLIGIBLE_TERMS; j += stride) {
    const { offset, weight } = nodeAt(side, j, level);
    if (!(Math.abs(offset.e) <= FARTHEST)) return undefined;
    const lost = side.end.isZero() ? 0 : Math.max(0, side.end.e - offset.e + GUARD - spared);
    const spare = lost <= 2 * GUARD ? 0 : Math.ceil(lost / PRECISION_STEP) * PRECISION_STEP;
    if (own.precision + spare > MOST_DIGITS && negligible > 0) break;
    if (own.precision + spare > MOST_DIGITS) return undefined;
    const t = spare === 0 ? side.end.plus(offset) : new (wider(own, spare))(side.end).plus(offset);
    // An end is met only where nothing counts any more.
    const term = !offset.isZero() && t.equals(side.end) ? sum.times(0) : new own(f(t)).times(weight);
    if (!term.isFinite()) return undefined;
    sum = sum.plus(term);
    const size = term.abs();
    if (size.greaterThan(largest)) largest = size;
    spared = size.isZero() ? Infinity : largest.e - size.e;
    negligible = j >= TAIL * 2 ** level && spared > own.precision + 2 ? negligible + 1 : 0;
  }
  return sum;
}

const known = new WeakMap<BigClass, Map<string, Node>>();

/** The node where u is `j` steps of the level, made once. */
function nodeAt({ kind, scale }: Side, j: number, level: number): Node {
  const own = classOf(scale);
  let nodes = known.get(own);
  if (nodes === undefined) {
    nodes = new Map();
    known.set(own, nodes);
  }
  const name = `${kind} ${j}/${2 ** level}`;
  let node = nodes.get(name);
  if (node === undefined) {
    node = SUBSTITUTIONS[kind](new own(j).div(2 ** level));
    nodes.set(name, node);
  }
  return { offset: node.offset.times(scale), weight: node.weight.times(scale.abs()) };
}

/** With w = (pi/2) sinh u: the distance from the end, and its derivative by u. */
const SUBSTITUTIONS = {
  tanh: (u: BigNumber): Node => {
    const { w, slope } = inner(u);
    const offset = bigOf(u, 1).div(bigExp(w.times(2)).plus(1));
    return { offset, weight: offset.times(offset.minus(1).negated()).times(slope).times(2) };
  },
  outwards: (u: BigNumber): Node => {
    const { w, slope } = inner(u);
    const offset = bigExp(w);
    return { offset, weight: offset.times(slope) };
  },
  inwards: (u: BigNumber): Node => {
    const { w, slope } = inner(u);
    const offset = bigExp(w.negated());
    return { offset, weight: offset.times(slope) };
  },
  sinh: (u: BigNumber): Node => {
    const { w, slope } = inner(u);
    const grown = bigExp(w);
    const shrunk = bigOf(u, 1).div(grown);
    return { offset: grown.minus(shrunk).div(2), weight: grown.plus(shrunk).div(2).times(slope) };
  },
} as const;

function inner(u: BigNumber): { w: BigNumber; slope: BigNumber } {
  const halfPi = bigConstant(u, 'pi/2', (one) => one.negated().acos().div(2));
  const grown = bigExp(u);
  const shrunk = bigOf(u, 1).div(grown);
  return { w: grown.minus(shrunk).div(2).times(halfPi), slope: grown.plus(shrunk).div(2).times(halfPi) };
}

function sidesOf(a: BigNumber, b: BigNumber): readonly Side[] {
  const one = bigOf(a, 1);
  if (a.isFinite() && b.isFinite()) {
    const width = b.minus(a);
    return [
      { end: a, scale: width, kind: 'tanh' },
      { end: b, scale: width.negated(), kind: 'tanh' },
    ];
  }
  if (a.isFinite() || b.isFinite()) {
    const end = a.isFinite() ? a : b;
    const scale = a.isFinite() ? one : one.negated();
    return [
      { end, scale, kind: 'outwards' },
      { end, scale, kind: 'inwards' },
    ];
  }
  const end = bigOf(a, 0);
  return [
    { end, scale: one, kind: 'sinh' },
    { end, scale: one.negated(), kind: 'sinh' },
  ];
}
