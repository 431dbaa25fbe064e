import type { Layout } from '../layout.ts';
import type { Program } from '../program.ts';
import { Bytes } from './bytes.ts';
import type { ConstantPool } from './constants.ts';
import { emitTree, type Lanes, pushDouble, type Target } from './emit.ts';
import { kernels } from './kernels/index.ts';
import type { KernelLibrary } from './library.ts';
import type { Memory } from './memory.ts';
import type { ValueType } from './module.ts';
import { OPCODE } from './primitives.ts';
import { m, type Tree } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The type of a value. */
export const LANE_TYPE = { scalar: 'f64', vector: 'v128' } as const satisfies Record<Lanes, ValueType>;

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
  readonly memory: Memory;
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
  /** What stays in its local at every point. */
  readonly #bound = new Map<number, number>();
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
      newLocal: (type) => this.newLocal(type),
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
    const instruction = this.#program.instruction(k);
    if (instruction.kind !== 'apply') return;
    const { memory, lanes } = this.#place;
    const slot = this.#layout.slot[k] as number;
    if (slot >= 0) memory.beforeStore(this.out, slot);
    this.#args = instruction.args;
    const tree = this.#withoutDivision(this.#vocabulary.treeOf(instruction.op, instruction.args.length));
    if (!this.#computeJointly(tree, instruction.args)) emitTree(tree, this.#target);
    if (this.#layout.local[k] === 1) {
      const local = this.newLocal(LANE_TYPE[lanes]);
      this.#localOf.set(k, local);
      this.out.raw(slot >= 0 ? OPCODE.localTee : OPCODE.localSet).unsigned(local);
    }
    if (slot >= 0) memory.store(this.out, slot, (type) => this.newLocal(type));
  }

  /** A quotient by a power of two as a product, which is as exact: no compiler turns the vector form into one. */
  #withoutDivision(tree: Tree): Tree {
    if (tree.kind !== 'apply' || tree.name !== 'div') return tree;
    const [dividend, divisor] = tree.args;
    if (dividend === undefined || divisor?.kind !== 'argument') return tree;
    const made = this.#program.instruction(this.#args[divisor.index] as number);
    const reciprocal = made.kind === 'number' ? exactReciprocal(made.value) : undefined;
    return reciprocal === undefined ? tree : m.mul(dividend, reciprocal);
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
      locals = Array.from({ length: count }, () => this.newLocal(LANE_TYPE[this.#place.lanes]));
      for (const local of locals.toReversed()) this.out.raw(OPCODE.localSet).unsigned(local);
      this.#results.set(key, locals);
    }
    this.out.raw(OPCODE.localGet).unsigned(locals[joint.position] as number);
    return true;
  }

  /** Write a value to a further slot. */
  copy(value: number, to: number): void {
    const { memory } = this.#place;
    memory.beforeStore(this.out, to);
    this.push(value);
    memory.store(this.out, to, (type) => this.newLocal(type));
  }

  /** Push a value: a local, a constant, or from memory, and then it is a local too. */
  push(value: number): void {
    const known = this.#localOf.get(value);
    if (known !== undefined) {
      this.out.raw(OPCODE.localGet).unsigned(known);
      return;
    }
    const instruction = this.#program.instruction(value);
    if (instruction.kind === 'number') {
      pushDouble(this.#target, instruction.value);
      return;
    }
    const slot = instruction.kind === 'input' ? instruction.index : (this.#layout.slot[value] as number);
    const { memory, lanes } = this.#place;
    memory.load(this.out, slot);
    const local = this.newLocal(LANE_TYPE[lanes]);
    this.#localOf.set(value, local);
    this.out.raw(OPCODE.localTee).unsigned(local);
  }

  /** Say that a value is in a local. */
  bind(value: number, local: number): void {
    this.#localOf.set(value, local);
    this.#bound.set(value, local);
  }

  /** The same values are made again, at another point: what they were is no longer so, except for what is bound. */
  startAgain(): void {
    this.#localOf.clear();
    for (const [value, local] of this.#bound) this.#localOf.set(value, local);
    this.#results.clear();
  }

  /** A fresh local variable. */
  newLocal(type: ValueType): number {
    return this.#locals.push(type) - 1;
  }
}

/** 1/x where x is a power of two and neither is subnormal. */
function exactReciprocal(x: number): number | undefined {
  const exponent = Math.round(Math.log2(Math.abs(x)));
  return Math.abs(exponent) < 1000 && Math.abs(x) === 2 ** exponent ? 1 / x : undefined;
}

/** For each joint kernel and argument, which of its results a range of instructions wants. */
function joinedKernels(
  program: Program,
  vocabulary: Vocabulary,
  { start, end }: Place,
): Map<string, Map<number, Set<number>>> {
  const joined = new Map<string, Map<number, Set<number>>>();
  for (let k = start; k < end; k++) {
    const instruction = program.instruction(k);
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
