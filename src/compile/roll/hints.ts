import type { Flat } from '../flat.ts';
import { MIN_COUNT } from './loop.ts';

/** A longer body would make too large a function. */
const MAX_PERIOD = 4000;

/** Lengths of the stretches whose next occurrence hints at a period. */
const WINDOWS = [1, 8, 64, 512];

/** The longest stretch that is compared with another one. */
const LONGEST = Math.max(...WINDOWS, (MIN_COUNT - 1) * MAX_PERIOD);

/** At most so many starts are looked at together: the tables for them stay in the caches. */
const LONGEST_BLOCK = 8192;

/** Proposes periods: the distance to the next stretch that looks the same. */
export class Hints {
  readonly #hash: Int32Array;
  readonly #powers: Int32Array;
  readonly #block: number;
  /** The first of the starts that are looked at now. */
  #first: number;
  /** By window and start: the distance to the next stretch that looks the same, or 0. */
  readonly #distances: readonly Uint16Array[];
  /** Where a stretch was seen, by its hash; where two share a place, the later one is forgotten, and with it a hint only. */
  readonly #seen: Int32Array;

  constructor({ length, signature }: Flat) {
    this.#hash = new Int32Array(length + 1);
    this.#powers = new Int32Array(Math.min(length, LONGEST) + 1).fill(1);
    for (let k = 0; k < length; k++)
      this.#hash[k + 1] = Math.imul(this.#hash[k] as number, BASE) + (signature[k] as number);
    for (let k = 1; k < this.#powers.length; k++) this.#powers[k] = Math.imul(this.#powers[k - 1] as number, BASE);
    this.#block = Math.min(LONGEST_BLOCK, length);
    this.#first = -this.#block;
    this.#distances = WINDOWS.map(() => new Uint16Array(this.#block));
    this.#seen = new Int32Array(2 ** Math.ceil(Math.log2(4 * this.#block + 1)));
  }

  /** How many distances are proposed for a start. */
  get count(): number {
    return WINDOWS.length;
  }

  /** A distance at which four iterations in a row look the same, or 0. */
  period(start: number, which: number): number {
    if (start < this.#first || start >= this.#first + this.#block) this.#lookFrom(start);
    const period = this.#distances[which]?.[start - this.#first] as number;
    if (period === 0) return 0;
    const compared = (MIN_COUNT - 1) * period;
    if (start + compared + period >= this.#hash.length) return 0;
    return this.#of(start, compared) === this.#of(start + period, compared) ? period : 0;
  }

  #of(start: number, window: number): number {
    const before = Math.imul(this.#hash[start] as number, this.#powers[window] as number);
    return ((this.#hash[start + window] as number) - before) | 0;
  }

  #lookFrom(first: number): void {
    this.#first = first;
    for (const [which, window] of WINDOWS.entries()) this.#look(window, this.#distances[which] as Uint16Array);
  }

  #look(window: number, distances: Uint16Array): void {
    const [first, seen] = [this.#first, this.#seen.fill(-1)];
    distances.fill(0);
    const end = first + this.#block;
    const last = Math.min(this.#hash.length - 1 - window, end + MAX_PERIOD);
    for (let k = last; k >= first; k--) {
      const hash = this.#of(k, window);
      const place = (hash ^ (hash >>> 15)) & (seen.length - 1);
      const found = seen[place] as number;
      if (k < end && found >= 0 && found - k <= MAX_PERIOD && this.#of(found, window) === hash)
        distances[k - first] = found - k;
      seen[place] = k;
    }
  }
}

const BASE = 0x01000193;
