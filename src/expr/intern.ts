import type { Call, Expr } from './node.ts';
import type { Op } from './op.ts';
import { type Candidate, NodeTable, sameContent } from './table.ts';

/**
 * How many nodes the young generation may hold at the end of a job. Below it nothing weak is ever made; the memory that a
 * job leaves behind is bounded by this many nodes plus what the program itself still holds.
 */
const YOUNG_LIMIT = 1 << 18;

/**
 * The intern table: two generations. New nodes go to a young table of strong references, which is as fast as a Map. When
 * it is full, its nodes move to an old table of weak references, so a long-running process that lets expressions go gets
 * their memory back. Dead references are swept when the old table has doubled.
 *
 * The move waits for the end of the synchronous job: until then the engine keeps every WeakRef target alive, so moving
 * earlier frees nothing, and would make each further node of a large expression several times as dear.
 */
let young = new NodeTable();
const old = new Map<number, WeakRef<Expr> | WeakRef<Expr>[]>();
/** Nodes that are in both tables: found in the old one and young again. */
let revived = new Set<Expr>();
let oldCount = 0;
let sweepAt = 2 * YOUNG_LIMIT;
let nextId = 1;

/** The one node with this content: the existing one, or the candidate with a fresh id. */
export function intern(candidate: Candidate): Expr {
  return young.find(candidate) ?? internNew(candidate);
}

/** The same for a candidate that is known not to be young. */
export function internNew(candidate: Candidate): Expr {
  const survivor = oldCount > 0 ? findOld(candidate) : undefined;
  if (survivor !== undefined) revived.add(survivor);
  const node = survivor ?? withId(candidate);
  young.add(node);
  if (young.size === YOUNG_LIMIT) queueMicrotask(retire);
  return node;
}

/**
 * The call of this operation on these arguments, if it is young. Rewriting makes the same calls again and again: asked for
 * first, they cost no candidate.
 */
export function youngCall(hash: number, op: Op, args: readonly Expr[]): Call | undefined {
  return young.call(hash, op, args);
}

/** How many nodes each generation holds, for tests of memory. */
export function internCounts(): { young: number; old: number } {
  return { young: young.size, old: oldCount };
}

function withId(candidate: Candidate): Expr {
  (candidate as { id: number }).id = nextId++;
  return candidate;
}

function findOld(candidate: Candidate): Expr | undefined {
  const bucket = old.get(candidate.hash);
  if (bucket === undefined) return undefined;
  for (const reference of Array.isArray(bucket) ? bucket : [bucket]) {
    const node = reference.deref();
    if (node !== undefined && sameContent(node, candidate)) return node;
  }
  return undefined;
}

function retire(): void {
  for (const node of young.nodes()) {
    if (revived.has(node)) continue;
    const reference = new WeakRef(node);
    const references = old.get(node.hash);
    if (references === undefined) old.set(node.hash, reference);
    else if (Array.isArray(references)) references.push(reference);
    else old.set(node.hash, [references, reference]);
    oldCount++;
  }
  // What made so many nodes will make as many again.
  young = new NodeTable(YOUNG_LIMIT);
  revived = new Set();
  if (oldCount > sweepAt) sweep();
}

function sweep(): void {
  oldCount = 0;
  for (const [hash, bucket] of old) {
    const references = Array.isArray(bucket) ? bucket : [bucket];
    const alive = references.filter((reference) => reference.deref() !== undefined);
    const [only] = alive;
    if (only === undefined) old.delete(hash);
    else old.set(hash, alive.length === 1 ? only : alive);
    oldCount += alive.length;
  }
  sweepAt = Math.max(2 * oldCount, 2 * YOUNG_LIMIT);
}
