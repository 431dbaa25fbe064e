import type { Bytes } from './bytes.ts';
import type { ConstantPool } from './constants.ts';
import type { ValueType } from './module.ts';
import { type LaneType, OPCODE, primitives, shifts } from './primitives.ts';
import type { Tree } from './tree.ts';

/** One number at a time, or two. */
export type Lanes = 'scalar' | 'vector';

const LOCAL_TYPE: Record<Lanes, Record<LaneType, ValueType>> = {
  scalar: { f64: 'f64', i64: 'i64', mask: 'i32' },
  vector: { f64: 'v128', i64: 'v128', mask: 'v128' },
};

/** Where the code of one function goes. */
export interface Target {
  readonly out: Bytes;
  readonly lanes: Lanes;
  /** Where vector constants are. */
  readonly pool: ConstantPool;
  /** A fresh local variable of the function. */
  newLocal(type: ValueType): number;
  /** Push the argument of this index. */
  pushArgument(index: number): void;
  /** Call the function of this name, its arguments on the stack. */
  call(name: string): void;
}

const doubleBits = new DataView(new ArrayBuffer(8));

/** Push a constant, in every lane. */
export function pushDouble({ out, lanes, pool }: Pick<Target, 'out' | 'lanes' | 'pool'>, value: number): void {
  if (lanes === 'scalar') {
    out.raw(OPCODE.f64Const).double(value);
    return;
  }
  doubleBits.setFloat64(0, value);
  pool.push(out, doubleBits.getBigInt64(0));
}

function pushInteger({ out, lanes, pool }: Target, value: bigint): void {
  if (lanes === 'scalar') out.raw(OPCODE.i64Const).signed(value);
  else pool.push(out, value);
}

/** Replace the place in a table, in bytes, by the word that is there: in vectors, lane by lane. */
function pushWord({ out, lanes, pool, newLocal }: Target, table: readonly bigint[]): void {
  const address = pool.place(table);
  if (lanes === 'scalar') {
    out.raw(OPCODE.wrap).raw(OPCODE.i64Load).unsigned(address);
    return;
  }
  const places = newLocal('v128');
  out.raw(OPCODE.localTee).unsigned(places).raw(OPCODE.extractInteger).byte(0).raw(OPCODE.wrap);
  const second = newLocal('i32');
  out.raw(OPCODE.localGet).unsigned(places).raw(OPCODE.extractInteger).byte(1).raw(OPCODE.wrap);
  out.raw(OPCODE.localSet).unsigned(second).raw(OPCODE.loadZero).unsigned(address);
  const first = newLocal('v128');
  out.raw(OPCODE.localSet).unsigned(first).raw(OPCODE.localGet).unsigned(second).raw(OPCODE.localGet).unsigned(first);
  out.raw(OPCODE.loadLane).unsigned(address).byte(1);
}

/**
 * Push the value of a tree. What a tree uses twice is kept in a local. Trees are kernels and templates of this program
 * itself, a few dozen levels deep, so this may recurse.
 */
export function emitTree(root: Tree, target: Target): void {
  emitTrees([root], target);
}

/** Push the values of several trees, one above the other. */
export function emitTrees(roots: readonly Tree[], target: Target): void {
  const { out, lanes } = target;
  const shared = sharedTrees(roots);
  const locals = new Map<Tree, number>();
  const push = (tree: Tree): void => {
    const known = locals.get(tree);
    if (known !== undefined) {
      out.raw(OPCODE.localGet).unsigned(known);
      return;
    }
    switch (tree.kind) {
      case 'argument':
        target.pushArgument(tree.index);
        return;
      case 'double':
        pushDouble(target, tree.value);
        return;
      case 'integer':
        pushInteger(target, tree.value);
        return;
      case 'apply':
        for (const arg of tree.args) push(arg);
        out.raw(primitives[tree.name][lanes]);
        break;
      case 'shift':
        push(tree.arg);
        out.raw(lanes === 'scalar' ? OPCODE.i64Const : OPCODE.i32Const).signed(BigInt(tree.by));
        if (lanes === 'scalar') out.byte(shifts[tree.name].scalar);
        else out.raw(shifts[tree.name].vector);
        break;
      case 'lookup':
        push(tree.arg);
        pushWord(target, tree.table);
        break;
      case 'kernel':
        for (const arg of tree.args) push(arg);
        target.call(tree.name);
        break;
      default:
        tree satisfies never;
    }
    if (shared.has(tree)) {
      const local = target.newLocal(LOCAL_TYPE[lanes][tree.type]);
      locals.set(tree, local);
      out.raw(OPCODE.localTee).unsigned(local);
    }
  };
  for (const root of roots) push(root);
}

const sharedCache = new WeakMap<Tree, ReadonlySet<Tree>>();

/** The computed subtrees that occur more than once. */
function sharedTrees(roots: readonly Tree[]): ReadonlySet<Tree> {
  const [first] = roots;
  if (first === undefined) return new Set();
  const cached = roots.length === 1 ? sharedCache.get(first) : undefined;
  if (cached !== undefined) return cached;
  const seen = new Set<Tree>();
  const shared = new Set<Tree>();
  const visit = (tree: Tree): void => {
    if (seen.has(tree)) {
      shared.add(tree);
      return;
    }
    seen.add(tree);
    if (tree.kind === 'apply' || tree.kind === 'kernel') tree.args.forEach(visit);
    else if (tree.kind === 'shift' || tree.kind === 'lookup') visit(tree.arg);
  };
  roots.forEach(visit);
  if (roots.length === 1) sharedCache.set(first, shared);
  return shared;
}

/** The names of the kernels a tree calls. */
export function calledKernels(root: Tree, found = new Set<string>()): Set<string> {
  if (root.kind === 'kernel') found.add(root.name);
  if (root.kind === 'apply' || root.kind === 'kernel') for (const arg of root.args) calledKernels(arg, found);
  if (root.kind === 'shift' || root.kind === 'lookup') calledKernels(root.arg, found);
  return found;
}
