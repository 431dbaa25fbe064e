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
 */
export class NodeTable {
  #bits: number;
  #slots: (Expr | undefined)[];
  #size = 0;

  /** @param size how many nodes are expected */
  constructor(size = 0) {
    this.#bits = Math.max(FIRST_BITS, Math.ceil(Math.log2(2 * size + 1)));
    this.#slots = empty(this.#bits);
  }

  get size(): number {
    return this.#size;
  }

  /** The node with the content of a candidate. */
  find(candidate: Candidate): Expr | undefined {
    const slots = this.#slots;
    const last = slots.length - 1;
    for (let slot = home(candidate.hash, this.#bits); ; slot = (slot + 1) & last) {
      const node = slots[slot];
      if (node === undefined || (node.hash === candidate.hash && sameContent(node, candidate))) return node;
    }
  }

  /** The call of this operation on these arguments. */
  call(hash: number, op: Op, args: readonly Expr[]): Call | undefined {
    const slots = this.#slots;
    const last = slots.length - 1;
    for (let slot = home(hash, this.#bits); ; slot = (slot + 1) & last) {
      const node = slots[slot];
      if (node === undefined) return undefined;
      if (node.hash === hash && node.kind === 'call' && node.op === op && sameArgs(node.args, args)) return node;
    }
  }

  /** Add a node that is not there. */
  add(node: Expr): void {
    // At least half is empty, so that neighbours are few.
    if (2 * this.#size >= this.#slots.length) this.#grow();
    place(this.#slots, this.#bits, node);
    this.#size++;
  }

  *nodes(): Generator<Expr> {
    for (const node of this.#slots) if (node !== undefined) yield node;
  }

  #grow(): void {
    // Four times as many places, because moving is dear where the table no longer fits into a cache.
    this.#bits += 2;
    const slots = empty(this.#bits);
    const old = this.#slots;
    for (let i = 0; i < old.length; i++) if (old[i] !== undefined) place(slots, this.#bits, old[i] as Expr);
    this.#slots = slots;
  }
}

function empty(bits: number): (Expr | undefined)[] {
  return new Array<Expr | undefined>(1 << bits).fill(undefined);
}

function place(slots: (Expr | undefined)[], bits: number, node: Expr): void {
  const last = slots.length - 1;
  let slot = home(node.hash, bits);
  while (slots[slot] !== undefined) slot = (slot + 1) & last;
  slots[slot] = node;
}

/** Where the search for a hash begins: the upper bits of a product depend on all bits of the hash. */
function home(hash: number, bits: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
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
