import { HashIndex } from './hashIndex.ts';
import { endJob } from './jobEnd.ts';
import type { Expr } from './node.ts';
import { type Candidate, sameContent } from './table.ts';

/** So many references are made before the first search for dead ones. */
const FIRST_SWEEP = 1 << 12;

/** After so many references the engine's list of what it keeps alive is emptied: a long one is slow. */
const STRIDE = 1024;

/**
 * Nodes by their content, held weakly: those that nobody else holds any more are not found, and go with a sweep. Most searches
 * are for nodes that are not there, and read no reference.
 */
export class WeakNodeTable {
  #index = new HashIndex();
  /** Side by side: the hash of a node, and the reference to it. */
  #hashes: number[] = [];
  #references: WeakRef<Expr>[] = [];
  #sweepAt = FIRST_SWEEP;
  /** Nobody holds what it refers to, which therefore lives until a collection finds what is dead. */
  #canary: WeakRef<object> = new WeakRef({});
  readonly #hashOf = (place: number): number => this.#hashes[place] as number;

  /** How many references there are, to nodes alive or dead. */
  get size(): number {
    return this.#references.length;
  }

  /** The node with the content of a candidate. */
  find(candidate: Candidate): Expr | undefined {
    const index = this.#index;
    const { hash } = candidate;
    for (let slot = index.first(hash); slot >= 0; slot = index.after(slot, hash)) {
      const place = index.place(slot);
      if (this.#hashes[place] !== hash) continue;
      const node = this.#references[place]?.deref();
      if (node !== undefined && sameContent(node, candidate)) return node;
    }
    return undefined;
  }

  /** Add nodes, but for those that are there. */
  addAll(nodes: readonly Expr[], there: ReadonlySet<Expr>): void {
    for (let k = 0; k < nodes.length; k++) {
      const node = nodes[k] as Expr;
      if (there.size > 0 && there.has(node)) continue;
      this.#hashes.push(node.hash);
      this.#index.add(node.hash, this.#references.push(new WeakRef(node)) - 1, this.#hashOf);
      if (this.#references.length % STRIDE === 0) endJob();
    }
    endJob();
  }

  /**
   * Drop the references to dead nodes, if a collection has left any that are worth the search.
   *
   * @param coming how many nodes will be added next: there is room for them at once
   * @returns how many nodes are alive, if they were counted
   */
  sweep(coming: number): number | undefined {
    if (this.size < this.#sweepAt || this.#canary.deref() !== undefined) return undefined;
    const [hashes, references] = [this.#hashes, this.#references];
    this.#hashes = [];
    this.#references = [];
    for (let place = 0; place < references.length; place++) {
      const reference = references[place] as WeakRef<Expr>;
      if (reference.deref() === undefined) continue;
      this.#hashes.push(hashes[place] as number);
      this.#references.push(reference);
      if (this.size % STRIDE === 0) endJob();
    }
    this.#index = new HashIndex(this.size + coming);
    for (let place = 0; place < this.size; place++) this.#index.add(this.#hashOf(place), place, this.#hashOf);
    this.#sweepAt = Math.max(2 * this.size, FIRST_SWEEP);
    this.#canary = new WeakRef({});
    endJob();
    return this.size;
  }
}
