import { sameShape } from '../tensor/shape.ts';
import type { Call, Expr } from './node.ts';
import type { Op } from './op.ts';

/** A node whose id is not given yet: it may turn out to be known. */
export type Candidate = Expr;

/** A short run makes some thousand nodes. */
const FIRST_BITS = 12;

/**
 * Nodes by their content, held strongly: a table of open addresses, where a search compares a few neighbours and makes
 * nothing.
 *
 * Most searches find that there is no such node. They read a byte, so that what they read stays in the caches of the processor.
 *
 * The nodes stand in the order in which they were made. A table of the nodes themselves would
 * have the garbage collector find them, and lay them down in memory, in the order of their hashes: every walk over
 * a large graph then misses the caches more often. Measured at 200,000 nodes: a postorder takes 27 ms instead of 32,
 * lowering 160 instead of 230.
 */
export class NodeTable {
  #bits: number;
  /** By slot: a part of the hash; 0 where the slot is empty. */
  #tags: Uint8Array;
  /** By slot: where its node stands. */
  #places: Int32Array;
  readonly #nodes: Expr[] = [];

  /** @param size how many nodes are expected */
  constructor(size = 0) {
    this.#bits = bitsFor(size);
    this.#tags = new Uint8Array(1 << this.#bits);
    this.#places = new Int32Array(1 << this.#bits);
  }

  get size(): number {
    return this.#nodes.length;
  }

  /** The node with the content of a candidate. */
  find(candidate: Candidate): Expr | undefined {
    const tags = this.#tags;
    const tag = tagOf(candidate.hash);
    for (let slot = home(candidate.hash, this.#bits); tags[slot] !== 0; slot = (slot + 1) & (tags.length - 1)) {
      if (tags[slot] !== tag) continue;
      const node = this.#nodes[this.#places[slot] as number] as Expr;
      if (node.hash === candidate.hash && sameContent(node, candidate)) return node;
    }
    return undefined;
  }

  /** The call of this operation on these arguments. */
  call(hash: number, op: Op, args: readonly Expr[]): Call | undefined {
    const tags = this.#tags;
    const tag = tagOf(hash);
    for (let slot = home(hash, this.#bits); tags[slot] !== 0; slot = (slot + 1) & (tags.length - 1)) {
      if (tags[slot] !== tag) continue;
      const node = this.#nodes[this.#places[slot] as number] as Expr;
      if (node.hash === hash && node.kind === 'call' && node.op === op && sameArgs(node.args, args)) return node;
    }
    return undefined;
  }

  /** Add a node that is not there. */
  add(node: Expr): void {
    // At least half is empty, so that neighbours are few.
    if (2 * this.#nodes.length >= this.#tags.length) this.#grow();
    this.#place(node.hash, this.#nodes.push(node) - 1);
  }

  /** All nodes, in the order in which they were added. */
  nodes(): readonly Expr[] {
    return this.#nodes;
  }

  #place(hash: number, place: number): void {
    const tags = this.#tags;
    let slot = home(hash, this.#bits);
    while (tags[slot] !== 0) slot = (slot + 1) & (tags.length - 1);
    tags[slot] = tagOf(hash);
    this.#places[slot] = place;
  }

  #grow(): void {
    // Four times as many places, because moving is dear where the table no longer fits into a cache.
    this.#bits += 2;
    this.#tags = new Uint8Array(1 << this.#bits);
    this.#places = new Int32Array(1 << this.#bits);
    const nodes = this.#nodes;
    for (let place = 0; place < nodes.length; place++) this.#place((nodes[place] as Expr).hash, place);
  }
}

/** Where the search for a hash begins: the upper bits of a product depend on all bits of the hash. */
export function home(hash: number, bits: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
}

/** A byte of the hash that is not 0. Neighbours in a table mostly differ in it. */
export function tagOf(hash: number): number {
  return (hash & 0xff) === 0 ? 1 : hash & 0xff;
}

/** At least half of a table is empty, so that neighbours are few. */
export function bitsFor(size: number): number {
  return Math.max(FIRST_BITS, Math.ceil(Math.log2(2 * size + 1)));
}

/** Whether a node is what a candidate would be. */
export function sameContent(node: Expr, candidate: Candidate): boolean {
  if (node.kind !== candidate.kind) return false;
  switch (node.kind) {
    case 'num': {
      const other = candidate as typeof node;
      if (node.fraction === undefined || other.fraction === undefined) {
        return node.value === other.value && node.fraction === other.fraction;
      }
      return node.fraction.equals(other.fraction);
    }
    case 'sym':
      return node.name === (candidate as typeof node).name && sameShape(node.shape, candidate.shape);
    case 'const':
      return node.value === (candidate as typeof node).value;
    case 'call': {
      const other = candidate as typeof node;
      return node.op === other.op && sameArgs(node.args, other.args);
    }
    default:
      return node satisfies never;
  }
}

function sameArgs(a: readonly Expr[], b: readonly Expr[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
