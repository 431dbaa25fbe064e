import { APPLICATION, type Flat, INPUT, NUMBER } from './flat.ts';

/** Where an argument of a loop's body comes from in each iteration. */
export type Source =
  /** Made earlier in the same iteration; the value of the first iteration stands for all. */
  | { readonly kind: 'inner'; readonly value: number }
  /** Made in the iteration before; `first` is what the first iteration takes. */
  | { readonly kind: 'carried'; readonly value: number; readonly first: number }
  /** The same value in all iterations; a number stands for all numbers until they become a table. */
  | { readonly kind: 'same'; readonly value: number }
  /** A number in each iteration. */
  | { readonly kind: 'table'; readonly numbers: Float64Array }
  /** Every so many inputs, or every so many values of one array: the first two of them. */
  | { readonly kind: 'strided'; readonly first: number; readonly second: number };

/** Instructions from `start` on that repeat: `count` times `period` instructions of one shape. */
export interface Loop {
  readonly start: number;
  readonly period: number;
  readonly count: number;
  /** For each instruction of the body, and each of its arguments. */
  readonly sources: readonly (readonly Source[])[];
}

/** Fewer iterations, or fewer instructions in all, are not worth a loop. */
const MIN_COUNT = 4;
const MIN_INSTRUCTIONS = 24;

/** A longer body would make too large a function. */
const MAX_PERIOD = 4000;

/** Lengths of the stretches whose next occurrence hints at a period. */
const WINDOWS = [1, 8, 64, 512];

/**
 * Find the loops in a straight line: sums, products and recurrences that were written out term by term. Iterations must
 * agree in every operation, and every argument must follow from the number of the iteration.
 *
 * Hashes of stretches propose periods in constant time; each proposal is then verified in full. Linear in the program.
 */
export function findLoops(flat: Flat): Loop[] {
  const { length, first } = flat;
  const hints = new Hints(flat);
  const arrays = new Arrays(length);
  const follower = new Follower(flat, arrays);
  const failed = new Map<number, number>();
  const loops: Loop[] = [];
  for (let start = first; start < length; ) {
    const loop = bestLoop(start);
    if (loop !== undefined) {
      loops.push(loop);
      arrays.add(loop);
    }
    start += loop === undefined ? 1 : loop.period * loop.count;
  }
  return loops;

  function bestLoop(start: number): Loop | undefined {
    let best: Loop | undefined;
    for (const period of hints.periods(start)) {
      // What broke a period further on breaks it for every start before.
      if (start <= (failed.get(period) ?? -1) || period === best?.period) continue;
      const loop = follower.follow(start, period);
      if (loop.count < MIN_COUNT) failed.set(period, start + loop.count * period);
      else if (loop.count * period >= 1.25 * Math.max(MIN_INSTRUCTIONS, (best?.count ?? 0) * (best?.period ?? 0)))
        best = loop;
    }
    return best;
  }
}

/** The values of a loop's instruction over its iterations are an array; which one, and where in it, by value. */
class Arrays {
  readonly array: Int32Array;
  readonly index: Int32Array;
  #count = 0;

  constructor(length: number) {
    this.array = new Int32Array(length);
    this.index = new Int32Array(length);
  }

  add({ start, period, count }: Loop): void {
    for (let k = 0; k < period * count; k++) {
      this.array[start + k] = this.#count + 1 + (k % period);
      this.index[start + k] = Math.floor(k / period);
    }
    this.#count += period;
  }

  /** The distance of two values of one array; undefined if they are not that. */
  distance(from: number, to: number): number | undefined {
    const same = this.array[from] !== 0 && this.array[from] === this.array[to];
    return same ? (this.index[to] as number) - (this.index[from] as number) : undefined;
  }
}

/** How an argument goes on from iteration to iteration, as its source says, in numbers. */
const GOES = { inner: 0, number: 1, same: 2, carried: 3, input: 4, array: 5 } as const;

/** Follows a period from a start for as long as it holds. */
class Follower {
  readonly #flat: Flat;
  readonly #arrays: Arrays;
  /** For each argument of the body: how it goes on, from where, and how far in an iteration. */
  readonly #goes: number[] = [];
  readonly #base: number[] = [];
  readonly #step: number[] = [];

  constructor(flat: Flat, arrays: Arrays) {
    this.#flat = flat;
    this.#arrays = arrays;
  }

  follow(start: number, period: number): Loop {
    const sources: Source[][] = [];
    let count = 1;
    if (start + 2 * period <= this.#flat.length && this.#relateAll(start, period, sources)) {
      for (count = 2; start + (count + 1) * period <= this.#flat.length; count++)
        if (!this.#holds(start, period, count)) break;
    }
    return { start, period, count, sources };
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
          case GOES.input:
            if (kind[value] !== INPUT || leaf[value] !== expected) return false;
            break;
          case GOES.array:
            if (this.#arrays.distance(base[j] as number, value) !== iteration * (step[j] as number)) return false;
            break;
          default:
            if (value !== expected) return false;
        }
      }
    }
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
    return step === undefined ? undefined : this.#goOn(GOES.array, first, step, strided);
  }
}

/** The same loop with tables of the numbers that differ between iterations, for which one number stands until then. */
export function withTables({ kind, leaf, from, args }: Flat, loop: Loop): Loop {
  const { start, period, count } = loop;
  const sources = loop.sources.map((list, p) =>
    list.map((source, q): Source => {
      if (source.kind !== 'same' || kind[source.value] !== NUMBER) return source;
      const first = leaf[source.value] as number;
      const numbers = new Float64Array(count);
      let areEqual = true;
      for (let i = 0; i < count; i++) {
        const value = leaf[args[(from[start + i * period + p] as number) + q] as number] as number;
        numbers[i] = value;
        areEqual &&= isSame(value, first);
      }
      return areEqual ? source : { kind: 'table', numbers };
    }),
  );
  return { ...loop, sources };
}

/** As `Object.is` does it, which engines call for numbers that they keep apart otherwise. */
function isSame(a: number, b: number): boolean {
  return a === b ? a !== 0 || 1 / a === 1 / b : Number.isNaN(a) && Number.isNaN(b);
}

/** Proposes periods: the distance to the next stretch that looks the same. */
class Hints {
  readonly #next: Int32Array[];
  readonly #hash: Int32Array;
  readonly #powers: Int32Array;

  constructor({ length, first, signature }: Flat) {
    this.#hash = new Int32Array(length + 1);
    this.#powers = new Int32Array(length + 1).fill(1);
    for (let k = 0; k < length; k++) {
      this.#hash[k + 1] = Math.imul(this.#hash[k] as number, BASE) + (signature[k] as number);
      this.#powers[k + 1] = Math.imul(this.#powers[k] as number, BASE);
    }
    this.#next = WINDOWS.map((window) => this.#occurrences(window, first, length));
  }

  /** Distances at which four iterations in a row look the same. */
  *periods(start: number): Iterable<number> {
    for (const next of this.#next) {
      const period = (next[start] as number) - start;
      if (period <= 0 || period > MAX_PERIOD) continue;
      const compared = (MIN_COUNT - 1) * period;
      if (start + compared + period >= this.#hash.length) continue;
      if (this.#of(start, compared) === this.#of(start + period, compared)) yield period;
    }
  }

  #of(start: number, window: number): number {
    const before = Math.imul(this.#hash[start] as number, this.#powers[window] as number);
    return ((this.#hash[start + window] as number) - before) | 0;
  }

  #occurrences(window: number, from: number, length: number): Int32Array {
    const next = new Int32Array(length).fill(-1);
    const size = 2 ** Math.ceil(Math.log2(2 * length + 2));
    // A position for each hash; where two share a place, the later one is forgotten, and with it a hint only.
    const places = new Int32Array(size).fill(-1);
    for (let k = length - window; k >= from; k--) {
      const hash = this.#of(k, window);
      const place = (hash ^ (hash >>> 15)) & (size - 1);
      const found = places[place] as number;
      if (found >= 0 && this.#of(found, window) === hash) next[k] = found;
      places[place] = k;
    }
    return next;
  }
}

const BASE = 0x01000193;
