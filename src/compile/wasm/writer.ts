import type { Layout } from '../layout.ts';
import type { Instruction, Program } from '../program.ts';
import { Bytes } from './bytes.ts';
import type { ConstantPool } from './constants.ts';
import { emitTree, type Lanes, pushDouble, type Target } from './emit.ts';
import { kernels } from './kernels/index.ts';
import type { KernelLibrary } from './library.ts';
import type { ValueType } from './module.ts';
import { OPCODE } from './primitives.ts';
import type { Tree } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

const MACHINE = {
  scalar: { load: OPCODE.f64Load, store: OPCODE.f64Store, type: 'f64' },
  vector: { load: OPCODE.v128Load, store: OPCODE.v128Store, type: 'v128' },
} as const satisfies Record<Lanes, { load: readonly number[]; store: readonly number[]; type: ValueType }>;

/** Where the code of a writer goes and how it reaches memory. */
export interface Place {
  readonly lanes: Lanes;
  /** The first value made here: earlier ones are read from memory. */
  readonly start: number;
  /** The first value made later. */
  readonly end: number;
  /** Local variables that the function has before the writer adds its own. */
  readonly locals: readonly ValueType[];
  /** How many of them are parameters. */
  readonly parameters: number;
  /** The local that holds the address of slot 0, or undefined for address 0. */
  readonly base: number | undefined;
  /** Bytes from slot to slot. */
  readonly stride: number;
  /** Whether the code of kernels stands in the place of calls. */
  readonly inline: boolean;
  /** Where vector constants are. */
  readonly pool: ConstantPool;
}

/** Writes values of a program as WebAssembly, in one function. */
export class ValueWriter {
  readonly out = new Bytes();
  readonly #locals: ValueType[];
  readonly #localOf = new Map<number, number>();
  readonly #program: Program;
  readonly #layout: Layout;
  readonly #vocabulary: Vocabulary;
  readonly #place: Place;
  readonly #target: Target;
  readonly #joined: ReadonlyMap<string, ReadonlyMap<number, ReadonlySet<number>>>;
  /** Locals with the values of a joint kernel, by its name and argument. */
  readonly #results = new Map<string, readonly number[]>();
  #args: readonly number[] = [];

  constructor(program: Program, layout: Layout, vocabulary: Vocabulary, library: KernelLibrary, place: Place) {
    this.#program = program;
    this.#layout = layout;
    this.#vocabulary = vocabulary;
    this.#place = place;
    this.#locals = [...place.locals];
    this.#joined = joinedKernels(program, vocabulary, place);
    this.#target = {
      out: this.out,
      lanes: place.lanes,
      pool: place.pool,
      newLocal: (type) => this.#newLocal(type),
      pushArgument: (index) => this.push(this.#args[index] as number),
      call: (name) => (place.inline ? library.inline(name, this.#target) : library.call(name, this.#target)),
    };
  }

  /** The locals to declare: without the parameters. */
  get locals(): readonly ValueType[] {
    return this.#locals.slice(this.#place.parameters);
  }

  /** Make value k: into a local where this function reads it, into memory where it has a slot. */
  define(k: number): void {
    const instruction = this.#program.code[k] as Instruction;
    if (instruction.kind !== 'apply') return;
    const { store, type } = MACHINE[this.#place.lanes];
    const slot = this.#layout.slot[k] as number;
    if (slot >= 0) this.#pushBase();
    this.#args = instruction.args;
    const tree = this.#vocabulary.treeOf(instruction.op, instruction.args.length);
    if (!this.#computeJointly(tree, instruction.args)) emitTree(tree, this.#target);
    if (this.#layout.local[k] === 1) {
      const local = this.#newLocal(type);
      this.#localOf.set(k, local);
      this.out.raw(slot >= 0 ? OPCODE.localTee : OPCODE.localSet).unsigned(local);
    }
    if (slot >= 0) this.out.raw(store).unsigned(this.#place.stride * slot);
  }

  /**
   * Where a kernel's values come together with those of another one of the same argument, and this function has use for
   * both: one call, the others kept for later.
   */
  #computeJointly(tree: Tree, args: readonly number[]): boolean {
    if (tree.kind !== 'kernel' || tree.args[0]?.kind !== 'argument') return false;
    const joint = kernels.get(tree.name)?.jointly;
    const argument = args[tree.args[0].index] as number;
    if (joint === undefined || (this.#joined.get(joint.name)?.get(argument)?.size ?? 0) < 2) return false;
    const key = `${joint.name} ${argument}`;
    let locals = this.#results.get(key);
    if (locals === undefined) {
      this.push(argument);
      this.#target.call(joint.name);
      const count = kernels.get(joint.name)?.bodies.length ?? 0;
      locals = Array.from({ length: count }, () => this.#newLocal(MACHINE[this.#place.lanes].type));
      for (const local of locals.toReversed()) this.out.raw(OPCODE.localSet).unsigned(local);
      this.#results.set(key, locals);
    }
    this.out.raw(OPCODE.localGet).unsigned(locals[joint.position] as number);
    return true;
  }

  /** Write a value to a further slot. */
  copy(value: number, to: number): void {
    this.#pushBase();
    this.push(value);
    this.out.raw(MACHINE[this.#place.lanes].store).unsigned(this.#place.stride * to);
  }

  /** Push a value: a constant, a local, or from memory, and then it is a local too. */
  push(value: number): void {
    const instruction = this.#program.code[value] as Instruction;
    if (instruction.kind === 'number') {
      pushDouble(this.#target, instruction.value);
      return;
    }
    const known = this.#localOf.get(value);
    if (known !== undefined) {
      this.out.raw(OPCODE.localGet).unsigned(known);
      return;
    }
    const slot = instruction.kind === 'input' ? instruction.index : (this.#layout.slot[value] as number);
    const { load, type } = MACHINE[this.#place.lanes];
    this.#pushBase();
    this.out.raw(load).unsigned(this.#place.stride * slot);
    const local = this.#newLocal(type);
    this.#localOf.set(value, local);
    this.out.raw(OPCODE.localTee).unsigned(local);
  }

  #pushBase(): void {
    const { base } = this.#place;
    if (base === undefined) this.out.raw(OPCODE.i32Const).byte(0);
    else this.out.raw(OPCODE.localGet).unsigned(base);
  }

  #newLocal(type: ValueType): number {
    return this.#locals.push(type) - 1;
  }
}

/** For each joint kernel and argument, which of its results a range of instructions wants. */
function joinedKernels(
  { code }: Program,
  vocabulary: Vocabulary,
  { start, end }: Place,
): Map<string, Map<number, Set<number>>> {
  const joined = new Map<string, Map<number, Set<number>>>();
  for (let k = start; k < end; k++) {
    const instruction = code[k] as Instruction;
    if (instruction.kind !== 'apply') continue;
    const tree = vocabulary.treeOf(instruction.op, instruction.args.length);
    const joint = tree.kind === 'kernel' ? kernels.get(tree.name)?.jointly : undefined;
    if (joint === undefined || tree.kind !== 'kernel' || tree.args[0]?.kind !== 'argument') continue;
    const argument = instruction.args[tree.args[0].index] as number;
    const byArgument = joined.get(joint.name) ?? new Map<number, Set<number>>();
    joined.set(joint.name, byArgument);
    byArgument.set(argument, (byArgument.get(argument) ?? new Set()).add(joint.position));
  }
  return joined;
}
