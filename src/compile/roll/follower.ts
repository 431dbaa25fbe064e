import { APPLICATION, type Flat, INPUT, NUMBER } from '../flat.ts';
import type { Loop, Source } from './loop.ts';

/** The values of a loop's instruction over its iterations are an array. */
export class Arrays {
  readonly #loops: readonly Loop[];

  /** @param loops in their order; more may come behind them */
  constructor(loops: readonly Loop[]) {
    this.#loops = loops;
  }

  /** The distance of two values of one array; undefined if they are not that. */
  distance(from: number, to: number): number | undefined {
    const loop = this.#loopOf(from);
    if (loop === undefined) return undefined;
    const { start, period, count } = loop;
    if (to < start || to >= start + period * count || (to - from) % period !== 0) return undefined;
    return (to - from) / period;
  }

  #loopOf(value: number): Loop | undefined {
    let [low, high] = [0, this.#loops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { start, period, count } = this.#loops[middle] as Loop;
      if (value < start) high = middle;
      else if (value >= start + period * count) low = middle + 1;
      else return this.#loops[middle];
    }
    return undefined;
  }
}

/** How an argument goes on from iteration to iteration, as its source says, in numbers. */
const GOES = { inner: 0, number: 1, same: 2, carried: 3, input: 4, array: 5, gathered: 6 } as const;

/** Follows a period from a start for as long as it holds. */
export class Follower {
  readonly #flat: Flat;
  readonly #arrays: Arrays;
  readonly #gather: boolean;
  /** For each argument of the body: how it goes on, from where, and how far in an iteration. */
  readonly #goes: number[] = [];
  readonly #base: number[] = [];
  readonly #step: number[] = [];

  constructor(flat: Flat, arrays: Arrays, gather: boolean) {
    this.#flat = flat;
    this.#arrays = arrays;
    this.#gather = gather;
  }

  follow(start: number, period: number): Loop {
    const sources: Source[][] = [];
    let count = 1;
    if (start + 2 * period <= this.#flat.length && this.#relateAll(start, period, sources)) {
      for (count = 2; start + (count + 1) * period <= this.#flat.length; count++)
        if (!this.#holds(start, period, count)) break;
    }
    return { start, period, count, sources: this.#gather ? this.#asTheyWent(sources) : sources };
  }

  /** What began in a pattern and left it is gathered. */
  #asTheyWent(sources: readonly (readonly Source[])[]): Source[][] {
    let j = 0;
    return sources.map((list) => list.map((source) => (this.#goes[j++] === GOES.gathered ? GATHERED : source)));
  }

  /** Compare the first two iterations. */
  #relateAll(start: number, period: number, sources: Source[][]): boolean {
    const { from, args } = this.#flat;
    this.#goes.length = 0;
    this.#base.length = 0;
    this.#step.length = 0;
    for (let k = start; k < start + period; k++) {
      if (!this.#isAlike(k, k + period)) return false;
      const list: Source[] = [];
      for (
        let at = from[k] as number, other = from[k + period] as number;
        at < (from[k + 1] as number);
        at++, other++
      ) {
        const source = this.#relate(start, period, args[at] as number, args[other] as number);
        if (source === undefined) return false;
        list.push(source);
      }
      sources.push(list);
    }
    return true;
  }

  #isAlike(k: number, other: number): boolean {
    const { kind, from } = this.#flat;
    const arity = (from[k + 1] as number) - (from[k] as number);
    return (
      kind[k] === kind[other] &&
      (kind[k] as number) >= APPLICATION &&
      (from[other + 1] as number) - (from[other] as number) === arity
    );
  }

  #holds(start: number, period: number, iteration: number): boolean {
    const { kind, leaf, from, args } = this.#flat;
    const [goes, base, step] = [this.#goes, this.#base, this.#step];
    let j = 0;
    for (let k = start; k < start + period; k++) {
      const other = k + iteration * period;
      if (!this.#isAlike(k, other)) return false;
      const end = from[other + 1] as number;
      for (let at = from[other] as number; at < end; at++, j++) {
        const value = args[at] as number;
        const expected = (base[j] as number) + iteration * (step[j] as number);
        switch (goes[j]) {
          case GOES.number:
            if (kind[value] !== NUMBER) return false;
            break;
          case GOES.gathered:
            if (!this.#isGathered(start, value)) return false;
            break;
          case GOES.input:
            if (kind[value] === INPUT && leaf[value] === expected) break;
            if (!this.#leaveToGather(start, value, j)) return false;
            break;
          case GOES.array:
            if (this.#arrays.distance(base[j] as number, value) === iteration * (step[j] as number)) break;
            if (!this.#leaveToGather(start, value, j)) return false;
            break;
          case GOES.same:
            if (value !== expected && !this.#leaveToGather(start, value, j)) return false;
            break;
          default:
            if (value !== expected) return false;
        }
      }
    }
    return true;
  }

  /** Whether a loop from `start` on can look a value up. */
  #isGathered(start: number, value: number): boolean {
    return this.#gather && value < start && this.#flat.kind[value] !== NUMBER;
  }

  /** Argument j does not go on as it did, but all of its values are there before the loop. */
  #leaveToGather(start: number, value: number, j: number): boolean {
    if (!this.#isGathered(start, value)) return false;
    this.#goes[j] = GOES.gathered;
    return true;
  }

  #goOn(goes: number, base: number, step: number, source: Source): Source {
    this.#goes.push(goes);
    this.#base.push(base);
    this.#step.push(step);
    return source;
  }

  /** How the argument of the second iteration follows from that of the first, and how it goes on. */
  #relate(start: number, period: number, first: number, second: number): Source | undefined {
    const { kind, leaf } = this.#flat;
    if (first >= start) {
      if (second - first !== period) return undefined;
      return this.#goOn(GOES.inner, first, period, { kind: 'inner', value: first });
    }
    if (kind[first] === NUMBER && kind[second] === NUMBER)
      return this.#goOn(GOES.number, first, 0, { kind: 'same', value: first });
    if (first === second) return this.#goOn(GOES.same, first, 0, { kind: 'same', value: first });
    if (second >= start && second < start + period)
      return this.#goOn(GOES.carried, second - period, period, { kind: 'carried', value: second, first });
    const strided = { kind: 'strided', first, second } as const;
    if (kind[first] === INPUT && kind[second] === INPUT) {
      const [a, b] = [leaf[first] as number, leaf[second] as number];
      return this.#goOn(GOES.input, a, b - a, strided);
    }
    const step = this.#arrays.distance(first, second);
    if (step !== undefined) return this.#goOn(GOES.array, first, step, strided);
    const isGathered = this.#isGathered(start, first) && this.#isGathered(start, second);
    return isGathered ? this.#goOn(GOES.gathered, first, 0, GATHERED) : undefined;
  }
}

/** Which values they are stands in the program until the loop is written. */
const GATHERED: Source = { kind: 'gathered', values: new Int32Array() };
