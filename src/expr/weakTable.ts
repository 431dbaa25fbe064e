import { endJob } from './jobEnd.ts';
import type { Expr } from './node.ts';
import { bitsFor, type Candidate, home, sameContent, tagOf } from './table.ts';

/** So many references are made before the first search for dead ones. */
const FIRST_SWEEP = 1 << 12;

/** After so many references the engine's list of what it keeps alive is emptied: a long one is slow. */
const STRIDE = 1024;

/**
 * Nodes by their content, held weakly: those that nobody else holds any more are not found, and go with a sweep. Most searches
 * are for nodes that are not there: they read a byte and no reference.
 */
export class WeakNodeTable {
  #bits = bitsFor(0);
  /** By place: a part of the hash of the node there; 0 where there is none. */
  #tags = new Uint8Array(1 << this.#bits);
  #hashes = new Int32Array(1 << this.#bits);
  #references = places(this.#bits);
  #size = 0;
  #sweepAt = FIRST_SWEEP;
  /** Nobody holds what it refers to, which therefore lives until a collection finds what is dead. */
  #canary: WeakRef<object> = new WeakRef({});

  /** How many references there are, to nodes alive or dead. */
  get size(): number {
    return this.#size;
  }

  /** The node with the content of a candidate. */
  find(candidate: Candidate): Expr | undefined {
    const tags = this.#tags;
    const { hash } = candidate;
    const tag = tagOf(hash);
    for (let slot = home(hash, this.#bits); tags[slot] !== 0; slot = (slot + 1) & (tags.length - 1)) {
      if (tags[slot] !== tag || this.#hashes[slot] !== hash) continue;
      const node = this.#references[slot]?.deref();
      if (node !== undefined && sameContent(node, candidate)) return node;
    }
    return undefined;
  }

  /** Add nodes, but for those that are there. */
  addAll(nodes: readonly Expr[], there: ReadonlySet<Expr>): void {
    // All the room at once, so that nothing is moved twice.
    const bits = bitsFor(this.#size + nodes.length - there.size);
    if (bits > this.#bits) this.#resize(bits);
    for (let k = 0; k < nodes.length; k++) {
      const node = nodes[k] as Expr;
      if (there.size > 0 && there.has(node)) continue;
      this.#place(node.hash, new WeakRef(node));
      if (++this.#size % STRIDE === 0) endJob();
    }
    endJob();
  }

  /**
   * Drop the references to dead nodes, if a collection has left any that are worth the search.
   *
   * @param coming how many nodes will be added next
   * @returns how many nodes are alive, if they were counted
   */
  sweep(coming: number): number | undefined {
    if (this.#size < this.#sweepAt || this.#canary.deref() !== undefined) return undefined;
    const references = this.#references;
    let alive = 0;
    for (let slot = 0; slot < references.length; slot++) {
      const reference = references[slot];
      if (reference === undefined) continue;
      if (reference.deref() === undefined) references[slot] = undefined;
      else if (++alive % STRIDE === 0) endJob();
    }
    this.#size = alive;
    this.#resize(bitsFor(alive + coming));
    this.#sweepAt = Math.max(2 * alive, FIRST_SWEEP);
    this.#canary = new WeakRef({});
    endJob();
    return alive;
  }

  #resize(bits: number): void {
    const [hashes, references] = [this.#hashes, this.#references];
    this.#bits = bits;
    this.#tags = new Uint8Array(1 << bits);
    this.#hashes = new Int32Array(1 << bits);
    this.#references = places(bits);
    for (let slot = 0; slot < hashes.length; slot++) {
      const reference = references[slot];
      if (reference !== undefined) this.#place(hashes[slot] as number, reference);
    }
  }

  #place(hash: number, reference: WeakRef<Expr>): void {
    const tags = this.#tags;
    let slot = home(hash, this.#bits);
    while (tags[slot] !== 0) slot = (slot + 1) & (tags.length - 1);
    tags[slot] = tagOf(hash);
    this.#hashes[slot] = hash;
    this.#references[slot] = reference;
  }
}

function places(bits: number): (WeakRef<Expr> | undefined)[] {
  return new Array<WeakRef<Expr> | undefined>(1 << bits).fill(undefined);
}
