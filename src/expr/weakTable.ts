import { endJob } from './jobEnd.ts';
import type { Expr } from './node.ts';
import { type Candidate, home, sameContent } from './table.ts';

const FIRST_BITS = 12;

/** After so many references the engine's list of what it keeps alive is emptied: a long one is slow. */
const STRIDE = 1024;

/**
 * Nodes by their content, held weakly: those that nobody else holds any more are not found, and go with a sweep. Most searches
 * are for nodes that are not there: they read a few numbers and no reference.
 */
export class WeakNodeTable {
  #bits = FIRST_BITS;
  /** The hash of the node in each place; 0 where there is none. */
  #tags = new Int32Array(1 << FIRST_BITS);
  #references = places(FIRST_BITS);
  #size = 0;
  #sweepAt = 1 << FIRST_BITS;
  /** Nobody holds what it refers to, which therefore lives until a collection finds what is dead. */
  #canary: WeakRef<object> = new WeakRef({});

  /** How many references there are, to nodes alive or dead. */
  get size(): number {
    return this.#size;
  }

  /** The node with the content of a candidate. */
  find(candidate: Candidate): Expr | undefined {
    const tags = this.#tags;
    const last = tags.length - 1;
    const tag = tagOf(candidate);
    for (let slot = home(tag, this.#bits); tags[slot] !== 0; slot = (slot + 1) & last) {
      if (tags[slot] !== tag) continue;
      const node = this.#references[slot]?.deref();
      if (node !== undefined && sameContent(node, candidate)) return node;
    }
    return undefined;
  }

  /** Add nodes that are not there, `count` of them. */
  addAll(nodes: Iterable<Expr>, count: number): void {
    // All the room at once, so that nothing is moved twice.
    const bits = bitsFor(this.#size + count);
    if (bits > this.#bits) this.#resize(bits);
    for (const node of nodes) {
      this.#place(tagOf(node), new WeakRef(node));
      if (++this.#size % STRIDE === 0) endJob();
    }
    endJob();
  }

  /**
   * Drop the references to dead nodes, if a collection has left any that are worth the search.
   *
   * @returns how many nodes are alive, if they were counted
   */
  sweep(): number | undefined {
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
    this.#resize(bitsFor(alive));
    this.#sweepAt = Math.max(2 * alive, 1 << FIRST_BITS);
    this.#canary = new WeakRef({});
    endJob();
    return alive;
  }

  #resize(bits: number): void {
    const [tags, references] = [this.#tags, this.#references];
    this.#bits = bits;
    this.#tags = new Int32Array(1 << bits);
    this.#references = places(bits);
    for (let slot = 0; slot < tags.length; slot++) {
      const reference = references[slot];
      if (reference !== undefined) this.#place(tags[slot] as number, reference);
    }
  }

  #place(tag: number, reference: WeakRef<Expr>): void {
    const last = this.#tags.length - 1;
    let slot = home(tag, this.#bits);
    while (this.#tags[slot] !== 0) slot = (slot + 1) & last;
    this.#tags[slot] = tag;
    this.#references[slot] = reference;
  }
}

/** At least half is empty, so that neighbours are few. */
function bitsFor(size: number): number {
  return Math.max(FIRST_BITS, Math.ceil(Math.log2(2 * size + 1)));
}

function places(bits: number): (WeakRef<Expr> | undefined)[] {
  return new Array<WeakRef<Expr> | undefined>(1 << bits).fill(undefined);
}

function tagOf({ hash }: Candidate): number {
  return hash === 0 ? 1 : hash;
}
