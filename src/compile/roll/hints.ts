import type { Flat } from '../flat.ts';
import { MIN_COUNT } from './loop.ts';

/** A longer body would make too large a function. */
const MAX_PERIOD = 4000;

/** Lengths of the stretches whose next occurrence hints at a period. */
const WINDOWS = [1, 8, 64, 512];

/** The longest stretch that is compared with another one. */
const LONGEST = Math.max(...WINDOWS, (MIN_COUNT - 1) * MAX_PERIOD);

/** Proposes periods: the distance to the next stretch that looks the same. */
export class Hints {
  /** By window and start: the distance to the next stretch that looks the same, or 0. */
  readonly #distances: Uint16Array[];
  readonly #hash: Int32Array;
  readonly #powers: Int32Array;

  constructor({ length, first, signature }: Flat) {
    this.#hash = new Int32Array(length + 1);
    this.#powers = new Int32Array(Math.min(length, LONGEST) + 1).fill(1);
    for (let k = 0; k < length; k++)
      this.#hash[k + 1] = Math.imul(this.#hash[k] as number, BASE) + (signature[k] as number);
    for (let k = 1; k < this.#powers.length; k++) this.#powers[k] = Math.imul(this.#powers[k - 1] as number, BASE);
    const places = new Int32Array(2 ** Math.ceil(Math.log2(2 * length + 2)));
    this.#distances = WINDOWS.map((window) => this.#occurrences(window, first, length, places.fill(-1)));
  }

  /** How many distances are proposed for a start. */
  get count(): number {
    return this.#distances.length;
  }

  /** A distance at which four iterations in a row look the same, or 0. */
  period(start: number, which: number): number {
    const period = this.#distances[which]?.[start] as number;
    if (period === 0) return 0;
    const compared = (MIN_COUNT - 1) * period;
    if (start + compared + period >= this.#hash.length) return 0;
    return this.#of(start, compared) === this.#of(start + period, compared) ? period : 0;
  }

  #of(start: number, window: number): number {
    const before = Math.imul(this.#hash[start] as number, this.#powers[window] as number);
    return ((this.#hash[start + window] as number) - before) | 0;
  }

  /** @param places a position for each hash; where two share a place, the later one is forgotten, and with it a hint only */
  #occurrences(window: number, from: number, length: number, places: Int32Array): Uint16Array {
    const distances = new Uint16Array(length);
    for (let k = length - window; k >= from; k--) {
      const hash = this.#of(k, window);
      const place = (hash ^ (hash >>> 15)) & (places.length - 1);
      const found = places[place] as number;
      if (found >= 0 && found - k <= MAX_PERIOD && this.#of(found, window) === hash) distances[k] = found - k;
      places[place] = k;
    }
    return distances;
  }
}

const BASE = 0x01000193;
