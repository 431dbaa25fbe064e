import { sameShape } from '../tensor/shape.ts';
import { HashIndex } from './hashIndex.ts';
import type { Call, Expr } from './node.ts';
import type { Op } from './op.ts';

/** A node whose id is not given yet: it may turn out to be known. */
export type Candidate = Expr;

/**
 * Nodes by their content, held strongly.
 *
 * They stand in the order in which they were made. A table of the nodes themselves would
 * have the garbage collector find them, and lay them down in memory, in the order of their hashes: every walk over
 * a large graph then misses the caches more often. Measured at 200,000 nodes: a postorder takes 27 ms instead of 32,
 * lowering 160 instead of 230.
 */
export class NodeTable {
  readonly #index: HashIndex;
  readonly #nodes: Expr[] = [];
  readonly #hashOf = (place: number): number => (this.#nodes[place] as Expr).hash;

  /** @param size how many nodes are expected */
  constructor(size = 0) {
    this.#index = new HashIndex(size);
  }

  get size(): number {
    return this.#nodes.length;
  }

  /** The node with the content of a candidate. */
  find(candidate: Candidate): Expr | undefined {
    const index = this.#index;
    const { hash } = candidate;
    for (let slot = index.first(hash); slot >= 0; slot = index.after(slot, hash)) {
      const node = this.#nodes[index.place(slot)] as Expr;
      if (node.hash === hash && sameContent(node, candidate)) return node;
    }
    return undefined;
  }

  /** The call of this operation on these arguments. */
  call(hash: number, op: Op, args: readonly Expr[]): Call | undefined {
    const index = this.#index;
    for (let slot = index.first(hash); slot >= 0; slot = index.after(slot, hash)) {
      const node = this.#nodes[index.place(slot)] as Expr;
      if (node.hash === hash && node.kind === 'call' && node.op === op && sameArgs(node.args, args)) return node;
    }
    return undefined;
  }

  /** Add a node that is not there. */
  add(node: Expr): void {
    this.#index.add(node.hash, this.#nodes.push(node) - 1, this.#hashOf);
  }

  /** All nodes, in the order in which they were added. */
  nodes(): readonly Expr[] {
    return this.#nodes;
  }
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
