/** A short run makes some thousand nodes. */
const FIRST_BITS = 12;

/**
 * Places by hash: a table of open addresses, where a search compares a few neighbours and makes nothing. It keeps no hashes: who uses
 * it knows what stands at a place.
 *
 * Most searches find that there is nothing. They read a byte, so that what they read stays in the caches of the processor.
 *
 * @example
 * const words = ['one', 'two'];
 * const index = new HashIndex(words.length);
 * for (const [place, word] of words.entries()) index.add(word.length, place, (at) => words[at]?.length ?? 0);
 * const found: number[] = [];
 * for (let slot = index.first(3); slot >= 0; slot = index.after(slot, 3)) found.push(index.place(slot));
 * found // [0, 1]
 */
export class HashIndex {
  #bits: number;
  #count = 0;
  #last = -1;
  /** By slot: a part of the hash; 0 where the slot is empty. */
  #tags: Uint8Array;
  #places: Int32Array;

  /** @param size how many places are expected */
  constructor(size = 0) {
    // At least half is empty, so that neighbours are few.
    this.#bits = Math.max(FIRST_BITS, Math.ceil(Math.log2(2 * size + 1)));
    this.#tags = new Uint8Array(1 << this.#bits);
    this.#places = new Int32Array(1 << this.#bits);
  }

  /** The first slot whose place may have this hash, or -1. */
  first(hash: number): number {
    return this.#find(home(hash, this.#bits), tagOf(hash));
  }

  /** The next slot whose place may have this hash, or -1. */
  after(slot: number, hash: number): number {
    return this.#find((slot + 1) & (this.#tags.length - 1), tagOf(hash));
  }

  place(slot: number): number {
    return this.#places[slot] as number;
  }

  /**
   * Add a place behind those that are there.
   *
   * @param hashOf the hash of any place that is there, for moving them to a larger table
   */
  add(hash: number, place: number, hashOf: (place: number) => number): void {
    if (2 * ++this.#count > this.#tags.length) this.#grow(hashOf);
    this.#put(hash, place);
    this.#last = place;
  }

  #find(start: number, tag: number): number {
    const tags = this.#tags;
    let slot = start;
    while (tags[slot] !== 0) {
      if (tags[slot] === tag) return slot;
      slot = (slot + 1) & (tags.length - 1);
    }
    return -1;
  }

  #put(hash: number, place: number): void {
    const tags = this.#tags;
    let slot = home(hash, this.#bits);
    while (tags[slot] !== 0) slot = (slot + 1) & (tags.length - 1);
    tags[slot] = tagOf(hash);
    this.#places[slot] = place;
  }

  #grow(hashOf: (place: number) => number): void {
    // What stands at the places was made in their order, and is found in memory in it.
    const isThere = new Uint8Array(this.#last + 1);
    for (let slot = 0; slot < this.#tags.length; slot++)
      if (this.#tags[slot] !== 0) isThere[this.#places[slot] as number] = 1;
    // Four times as many slots, because moving is dear where the table no longer fits into a cache.
    this.#bits += 2;
    this.#tags = new Uint8Array(1 << this.#bits);
    this.#places = new Int32Array(1 << this.#bits);
    for (let place = 0; place < isThere.length; place++) if (isThere[place] === 1) this.#put(hashOf(place), place);
  }
}

/** A hash that depends on all that was mixed into it, in its order. */
export function mixed(hash: number, value: number): number {
  const x = Math.imul(hash ^ value, 0x85ebca6b);
  return Math.imul(x ^ (x >>> 15), 0xc2b2ae35) ^ (x >>> 13);
}

/** Where the search for a hash begins: the upper bits of a product depend on all bits of the hash. */
function home(hash: number, bits: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
}

/** A byte of the hash that is not 0. Neighbours in a table mostly differ in it. */
function tagOf(hash: number): number {
  return (hash & 0xff) === 0 ? 1 : hash & 0xff;
}
