import type { BigNumber } from 'mathjs';
import { type BigClass, classOf } from './context.ts';
import { bitsFor, fromFixed, shifted } from './fixed.ts';

/** A node of a rule on [-1, 1], which is symmetric: the distance from the centre, and the weight of each of the two mirrored nodes. */
export interface GaussNode {
  readonly distance: BigNumber;
  readonly weight: BigNumber;
}

/** Numbers of nodes as parts of the number of digits; the last is enough where the nearest singularity is as far away as the range is long. */
const PARTS = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1];

/** How many rules there are. */
export const RULES = PARTS.length;

const rules = new WeakMap<BigClass, Map<number, readonly GaussNode[]>>();

/** The Gauss-Legendre rules of growing numbers of nodes, each made when it is asked for, at the precision of a number. */
export function* gaussRules(like: BigNumber): Generator<readonly GaussNode[]> {
  const own = classOf(like);
  const known = rules.get(own) ?? new Map<number, readonly GaussNode[]>();
  rules.set(own, known);
  for (const part of PARTS) {
    const count = 2 * Math.ceil((own.precision * part) / 2);
    const nodes = known.get(count) ?? makeRule(count, own);
    known.set(count, nodes);
    yield nodes;
  }
}

/** An even number of nodes: the zeros of a Legendre polynomial, by Newton's method from the usual estimate, digits doubling. */
function makeRule(count: number, own: BigClass): GaussNode[] {
  const like = new own(1);
  const widths = bitsOfSteps(bitsFor(own.precision + 6));
  return Array.from({ length: count / 2 }, (_, i) => {
    let start = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    for (let k = 0; k < 4; k++) start -= newtonStep(count, start);
    let bits = FIRST_BITS;
    let x = BigInt(Math.round(start * 2 ** FIRST_BITS));
    for (const width of [...widths, widths.at(-1) as number]) {
      x = shifted(x, width - bits);
      bits = width;
      const { value, slope } = legendre(count, x, BigInt(bits));
      x -= (value << BigInt(bits)) / slope;
    }
    const unit = BigInt(bits);
    const { slope } = legendre(count, x, unit);
    // 2 / ((1 - x^2) P'(x)^2)
    const rest = (1n << unit) - ((x * x) >> unit);
    const weight = (2n << (3n * unit)) / ((rest * slope * slope) >> unit);
    return { distance: fromFixed(x, bits, like), weight: fromFixed(weight, bits, like) };
  });
}

const FIRST_BITS = 60;

/** Widths of the steps of Newton's method after a double. */
function bitsOfSteps(last: number): number[] {
  const steps: number[] = [];
  for (let bits = last; bits > 48; bits = Math.ceil(bits / 2) + 8) steps.unshift(bits);
  return steps;
}

/** The polynomial and its derivative in fixed point. */
function legendre(n: number, x: bigint, bits: bigint): { value: bigint; slope: bigint } {
  let before = 1n << bits;
  let value = x;
  for (let k = 2n; k <= n; k++) {
    const next = ((2n * k - 1n) * ((value * x) >> bits) - (k - 1n) * before) / k;
    before = value;
    value = next;
  }
  const slope = ((BigInt(n) * (((value * x) >> bits) - before)) << bits) / (((x * x) >> bits) - (1n << bits));
  return { value, slope };
}

function newtonStep(n: number, x: number): number {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * value * x - (k - 1) * before) / k];
  return (value * (x * x - 1)) / (n * (value * x - before));
}

/** How many leading digits two numbers share. */
export function digitsInCommon(a: BigNumber, b: BigNumber): number {
  const gap = a.minus(b).abs();
  if (gap.isZero()) return Infinity;
  return a.isZero() ? 0 : a.e - gap.e;
}
