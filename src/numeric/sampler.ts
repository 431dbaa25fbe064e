import { remember } from '../expr/index.ts';
import type { Stencil } from './weights.ts';

/** Half the distance of 1 to the next double: the relative error of one correctly rounded operation. */
export const UNIT_ROUNDOFF = 2 ** -53;

/** A function that counts its evaluations and remembers them, for steps that share nodes. */
export class Sampler {
  readonly #f: (x: number) => number;
  readonly #values = new Map<number, number>();
  readonly x: number;
  /** f at the point. */
  readonly centre: number;

  constructor(f: (x: number) => number, x: number) {
    this.#f = f;
    this.x = x;
    this.centre = this.at(x);
  }

  /** How often f was evaluated so far. */
  get evaluations(): number {
    return this.#values.size;
  }

  at(x: number): number {
    return remember(this.#values, x, () => this.#f(x));
  }

  /** f at the point plus `offset`. */
  beside(offset: number): number {
    return this.at(this.x + offset);
  }
}

/** One step size of a finite-difference formula. */
export interface Level {
  readonly h: number;
  /** The difference quotient. */
  readonly quotient: number;
  /** Bound of the round-off in the quotient as far as the rounding of f's results and of the nodes goes. */
  readonly noise: number;
  /** Absolute error of the values of f, besides their last rounding, as far as it is known. */
  readonly jitter: number;
  /** f at x + h and x - h; NaN on a side that the formula leaves out. */
  readonly right: number;
  readonly left: number;
}

/**
 * The formula with step h.
 *
 * @param noise the absolute error of one value of f, besides its last rounding.
 * @returns undefined where f is not finite at a node.
 */
export function levelAt(sampler: Sampler, formula: Stencil, h: number, noise = 0): Level | undefined {
  const { order, offsets, doubles } = formula;
  const power = h ** order;
  let sum = 0;
  let error = 0;
  let misplaced = 0;
  // The outermost nodes leave the domain first.
  const outward = (i: number) => (i % 2 === 0 ? i / 2 : offsets.length - 1 - (i - 1) / 2);
  for (let i = 0; i < offsets.length; i++) {
    const node = outward(i);
    const weight = doubles[node] as number;
    const offset = (offsets[node] as number) * h;
    const value = sampler.beside(offset);
    if (!Number.isFinite(value)) return undefined;
    sum += weight * value;
    error += Math.abs(weight) * (UNIT_ROUNDOFF * Math.abs(value) + noise);
    // x + offset is rounded to a double too; the value is that of the rounded node.
    const shift = sampler.x + offset - sampler.x - offset;
    if (shift !== 0) misplaced += Math.abs((weight * shift * (value - sampler.centre)) / offset);
  }
  const quotient = sum / power;
  if (!Number.isFinite(quotient)) return undefined;
  return {
    h,
    quotient,
    noise: (error + misplaced) / power + 2 * UNIT_ROUNDOFF * Math.abs(quotient),
    jitter: noise,
    right: formula.offsets.some((offset) => offset > 0) ? sampler.beside(h) : NaN,
    left: formula.offsets.some((offset) => offset < 0) ? sampler.beside(-h) : NaN,
  };
}

/** The distance from |x| to the next larger double. */
export function ulp(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -1022) return Number.MIN_VALUE;
  return 2 ** (Math.floor(Math.log2(size)) - 52);
}
