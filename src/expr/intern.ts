import type { Expr } from './node.ts';

/** A node without its identity. */
export type Candidate = Expr extends infer E ? (E extends Expr ? Omit<E, 'id'> : never) : never;

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
let young = new Map<number, Expr | Expr[]>();
let youngCount = 0;
const old = new Map<number, WeakRef<Expr> | WeakRef<Expr>[]>();
/** Nodes that are in both tables: found in the old one and young again. */
let revived = new Set<Expr>();
let oldCount = 0;
let sweepAt = 2 * YOUNG_LIMIT;
let nextId = 1;

/** The one node with this content: the existing one, or the candidate with a fresh id. */
export function intern(candidate: Candidate): Expr {
  const bucket = young.get(candidate.hash);
  const known = bucket === undefined ? undefined : findIn(bucket, candidate);
  if (known !== undefined) return known;
  const survivor = oldCount > 0 ? findOld(candidate) : undefined;
  if (survivor !== undefined) revived.add(survivor);
  const node = survivor ?? withId(candidate);
  // Nearly every bucket holds one node: an array is made for a collision only.
  if (bucket === undefined) young.set(node.hash, node);
  else if (Array.isArray(bucket)) bucket.push(node);
  else young.set(node.hash, [bucket, node]);
  if (++youngCount === YOUNG_LIMIT) queueMicrotask(retire);
  return node;
}

function findIn(bucket: Expr | Expr[], candidate: Candidate): Expr | undefined {
  if (!Array.isArray(bucket)) return sameContent(bucket, candidate) ? bucket : undefined;
  return bucket.find((node) => sameContent(node, candidate));
}

/** How many nodes each generation holds, for tests of memory. */
export function internCounts(): { young: number; old: number } {
  return { young: youngCount, old: oldCount };
}

function withId(candidate: Candidate): Expr {
  const node = candidate as { id: number } & Candidate;
  node.id = nextId++;
  return node as Expr;
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

function sameContent(node: Expr, candidate: Candidate): boolean {
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
      if (node.op !== other.op || node.args.length !== other.args.length) return false;
      for (let i = 0; i < node.args.length; i++) if (node.args[i] !== other.args[i]) return false;
      return true;
    }
    default:
      return node satisfies never;
  }
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

function retire(): void {
  for (const bucket of young.values()) {
    for (const node of Array.isArray(bucket) ? bucket : [bucket]) {
      if (revived.has(node)) continue;
      const reference = new WeakRef(node);
      const references = old.get(node.hash);
      if (references === undefined) old.set(node.hash, reference);
      else if (Array.isArray(references)) references.push(reference);
      else old.set(node.hash, [references, reference]);
      oldCount++;
    }
  }
  young = new Map();
  revived = new Set();
  youngCount = 0;
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
