import { endJob } from './jobEnd.ts';
import type { Call, Expr } from './node.ts';
import type { Op } from './op.ts';
import { type Candidate, NodeTable } from './table.ts';
import { WeakNodeTable } from './weakTable.ts';

/** How much the young generation may hold at first: a run that makes fewer nodes never makes a weak reference. */
const FIRST_LIMIT = 1 << 16;

/**
 * What it may hold later, at least: twice as much as lives in the old one, so that one large expression is not moved again and
 * again, and little where nearly everything dies.
 */
const LEAST_LIMIT = 1 << 15;
const LARGEST_LIMIT = 1 << 20;

/** What is full waits for the end of the running job, so that no call takes the time for it, up to so many nodes more. */
const PATIENCE = 1 << 17;

/** A tensor constant weighs one node more for so many numbers. */
const NUMBERS = 16;

/**
 * The intern table: two generations. New nodes go to a young table of strong references, which is as fast as a Map. When
 * it is full, its nodes move to an old table of weak references, so a long-running process that lets expressions go gets
 * their memory back, also in a loop that never ends its job.
 */
let young = new NodeTable();
const old = new WeakNodeTable();
/** Nodes that are in both tables: found in the old one and young again. */
let revived = new Set<Expr>();
/** What the young generation holds, in nodes. */
let weight = 0;
let limit = FIRST_LIMIT;
/** A job that was waited for in vain may go on for long: it is not waited for again. */
let patience = PATIENCE;
let isWaiting = false;
let nextId = 1;

/** The one node with this content: the existing one, or the candidate with a fresh id. */
export function intern(candidate: Candidate): Expr {
  return young.find(candidate) ?? internNew(candidate);
}

/** The same for a candidate that is known not to be young. */
export function internNew(candidate: Candidate): Expr {
  const survivor = old.size > 0 ? old.find(candidate) : undefined;
  if (survivor !== undefined) revived.add(survivor);
  const node = survivor ?? withId(candidate);
  young.add(node);
  weight += node.kind === 'const' ? 1 + node.value.data.length / NUMBERS : 1;
  if (weight >= limit) full();
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
  return { young: young.size, old: old.size };
}

function withId(candidate: Candidate): Expr {
  (candidate as { id: number }).id = nextId++;
  return candidate;
}

function full(): void {
  if (!isWaiting) {
    isWaiting = true;
    queueMicrotask(atEndOfJob);
  }
  // Where the engine keeps the targets of weak references until the end of the job, moving earlier would free nothing.
  if (weight < limit + patience || !endJob()) return;
  patience = 0;
  retire();
}

function atEndOfJob(): void {
  isWaiting = false;
  patience = PATIENCE;
  if (weight >= limit) retire();
}

function retire(): void {
  const alive = old.sweep(young.size - revived.size);
  if (alive !== undefined) limit = Math.min(LARGEST_LIMIT, Math.max(LEAST_LIMIT, 2 * alive));
  old.addAll(young.nodes(), revived);
  // What made so many nodes will make as many again.
  young = new NodeTable(Math.min(young.size, limit));
  revived = new Set();
  weight = 0;
}
