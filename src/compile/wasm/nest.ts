import type { Expr } from '../../expr/index.ts';
import { sizeOf } from '../../tensor/index.ts';
import type { Layout } from '../layout.ts';
import type { Access, Nest, Write } from '../tensor/nest.ts';
import { Bytes } from './bytes.ts';
import type { Lanes } from './emit.ts';
import type { Surroundings } from './loop.ts';
import { type Moving, movingMemory } from './memory.ts';
import type { FunctionCode, ValueType } from './module.ts';
import { type NestBody, nestBodyOf, onePoint } from './nestBody.ts';
import { writePairs } from './pairs.ts';
import { type Gathering, IDENTITY, Phase } from './phase.ts';
import { OPCODE } from './primitives.ts';
import { ValueWriter } from './writer.ts';

const WORD = 8;

/** A longer body calls its kernels: with their code in it, it would not stay in the caches. */
const INLINE_INSTRUCTIONS = 100;

/** A body of more operations has enough to do besides. */
const SHORT = 4;

const LANES = { scalar: 1, vector: 2 } as const satisfies Record<Lanes, number>;

/** An access with the address of its first element and the bytes from element to element, by axis, and from row to row. */
interface Stream {
  readonly address: number;
  readonly strides: readonly number[];
  readonly step: number;
}

/** What moves in one way has one pointer. */
const patternOf = ({ strides, step }: Stream): string => `${strides.join()} ${step}`;

/**
 * The code of a nest as a function, and the local variables that it needs. Its parameter is the first row, where it is part of a
 * pass over rows; then what it gathers in must be prepared beforehand.
 */
export function writeNest(nest: Nest, addressOf: (base: Expr) => number, surroundings: Surroundings): FunctionCode {
  return new NestWriter(nest, addressOf, surroundings).write();
}

/** The code that prepares what a nest of a pass over rows gathers in: a function with the same parameter, whatever it is. */
export function writePreparation(
  nest: Nest,
  addressOf: (base: Expr) => number,
  surroundings: Surroundings,
): FunctionCode {
  return new NestWriter(nest, addressOf, surroundings).prepare();
}

class NestWriter {
  readonly #nest: Nest;
  readonly #surroundings: Surroundings;
  readonly #out = new Bytes();
  #locals: ValueType[] = [];
  readonly #parameters: number;
  readonly #reads: readonly Stream[];
  readonly #writes: readonly Stream[];
  /** The local of the pointer for each pattern of strides, and the address it starts at. */
  readonly #pointers = new Map<string, Stream & { local: number; start: number }>();
  readonly #body: NestBody;
  readonly #layout: Layout;
  readonly #inner: number;

  constructor(nest: Nest, addressOf: (base: Expr) => number, surroundings: Surroundings) {
    this.#nest = nest.extents.length > 0 ? nest : onePoint(nest);
    this.#surroundings = surroundings;
    const { steps } = this.#nest;
    if (steps !== undefined) this.#locals.push('i32');
    this.#parameters = this.#locals.length;
    const stream = ({ base, offset, strides }: Access, k: number): Stream => ({
      address: addressOf(base) + WORD * offset,
      strides: strides.map((stride) => WORD * stride),
      step: WORD * (steps?.[k] ?? 0),
    });
    this.#reads = this.#nest.reads.map(stream);
    this.#writes = this.#nest.writes.map((write, k) => stream(write, this.#reads.length + k));
    this.#inner = this.#nest.extents.at(-1) as number;
    this.#body = nestBodyOf(this.#nest);
    const count = this.#body.program.length;
    // A value has one slot; where it is written more than once, the others are copies.
    const slot = new Int32Array(count).fill(-1);
    for (const [k, write] of this.#nest.writes.entries()) {
      const value = this.#body.valueOf(write.from);
      if (write.combines === undefined && value >= this.#body.start) slot[value] = this.#reads.length + k;
    }
    this.#layout = { sections: [], outputs: 0, length: 0, slot, local: new Uint8Array(count).fill(1) };
    for (const moving of [...this.#reads, ...this.#writes]) {
      const { address, strides } = moving;
      const key = patternOf(moving);
      const known = this.#pointers.get(key);
      const local = known?.local ?? this.#newLocal('i32');
      // Offsets are unsigned, also that of the second lane where the stride is negative.
      const lowest = address + Math.min(0, strides.at(-1) as number);
      this.#pointers.set(key, { ...moving, local, start: Math.min(known?.start ?? lowest, lowest) });
    }
  }

  write(): FunctionCode {
    if (this.#parameters === 0) this.#fillAll();
    for (const { local, start, step } of this.#pointers.values()) {
      this.#setInteger(local, start);
      if (step === 0) continue;
      this.#out.raw(OPCODE.localGet).unsigned(0).raw(OPCODE.i32Const).signed(BigInt(step)).raw(OPCODE.i32Multiply);
      this.#out.raw(OPCODE.localGet).unsigned(local).raw(OPCODE.i32Add).raw(OPCODE.localSet).unsigned(local);
    }
    const outer = this.#nest.extents.slice(0, -1);
    const counters = outer.map((extent) => {
      const counter = this.#newLocal('i32');
      return { counter, extent };
    });
    for (const { counter, extent } of counters) {
      this.#setInteger(counter, extent);
      this.#out.raw(OPCODE.loop);
    }
    this.#writeInner();
    for (const [axis, { counter }] of [...counters.entries()].toReversed()) {
      // The loop inside has moved the pointers over its whole axis.
      const length = this.#nest.extents[axis + 1] as number;
      for (const { local, strides } of this.#pointers.values())
        this.#advance(local, (strides[axis] as number) - length * (strides[axis + 1] as number));
      this.#countDown(counter);
    }
    return this.#done();
  }

  prepare(): FunctionCode {
    this.#fillAll();
    return this.#done();
  }

  /** Fill what is gathered in memory with what changes nothing, and what is not written to with 0. */
  #fillAll(): void {
    for (const [k, write] of this.#nest.writes.entries()) {
      const gathering = this.#gathering(write, k);
      if (write.zeros === true) this.#fill(k, 0);
      else if (gathering?.outer === true) this.#fill(k, IDENTITY[gathering.by]);
    }
  }

  #done(): FunctionCode {
    return { locals: this.#locals.slice(this.#parameters), code: this.#out.done() };
  }

  /** How a write gathers: what goes on when the innermost loop is done is gathered in memory. */
  #gathering({ combines, strides }: Write, k: number): Gathering | undefined {
    if (combines === undefined) return undefined;
    const { extents, steps } = this.#nest;
    const isStill = (axis: number): boolean => strides[axis] === 0 && (extents[axis] as number) > 1;
    const last = extents.length - 1;
    return {
      by: combines,
      inner: strides[last] === 0,
      outer: steps?.[this.#reads.length + k] === 0 || extents.some((_, axis) => axis < last && isStill(axis)),
    };
  }

  /** Fill the whole of what a write goes to. */
  #fill(k: number, value: number): void {
    const { base, offset } = this.#nest.writes[k] as Write;
    const address = (this.#writes[k] as Stream).address - WORD * offset;
    if (value === 0) {
      this.#out.raw(OPCODE.i32Const).signed(BigInt(address)).raw(OPCODE.i32Const).byte(0);
      this.#out
        .raw(OPCODE.i32Const)
        .signed(BigInt(WORD * sizeOf(base.shape)))
        .raw(OPCODE.memoryFill);
      return;
    }
    const [pointer, counter] = [this.#newLocal('i32'), this.#newLocal('i32')];
    this.#setInteger(pointer, address);
    this.#setInteger(counter, sizeOf(base.shape));
    this.#out.raw(OPCODE.loop).raw(OPCODE.localGet).unsigned(pointer).raw(OPCODE.f64Const).double(value);
    this.#out.raw(OPCODE.f64Store).unsigned(0);
    this.#advance(pointer, WORD);
    this.#countDown(counter);
  }

  /** The innermost loop: two points at a time, then one that is left over. */
  #writeInner(): void {
    const pairs = this.#inner >> 1;
    let totals: readonly number[] = [];
    if (pairs > 0) {
      const phase = this.#phase('vector');
      phase.hoist();
      totals = phase.lanesOf(
        writePairs(phase, pairs, this.#isShort(), () => this.#advanceAll('vector', phase.writer.out)),
      );
      this.#locals = [...phase.writer.locals];
      this.#out.raw(phase.writer.out.done());
    }
    const rest = this.#phase('scalar');
    if (this.#inner % 2 === 1) totals = rest.single(totals, (to) => this.#advanceAll('scalar', to));
    rest.storeTotals(totals);
    this.#locals = [...rest.writer.locals];
    this.#out.raw(rest.writer.out.done());
  }

  /** Whether a point is a few additions and multiplications, so that its totals wait for one another. */
  #isShort(): boolean {
    const { members } = this.#nest;
    return members.length <= SHORT && members.every(({ op }) => (op.weights ?? op.exponents) !== undefined);
  }

  #phase(lanes: Lanes): Phase {
    const axis = this.#nest.extents.length - 1;
    const places = [...this.#reads, ...this.#writes].map((moving): Moving => {
      const { address, strides } = moving;
      const { local, start } = this.#pointers.get(patternOf(moving)) as { local: number; start: number };
      const step = strides[axis] as number;
      return {
        pointer: local,
        offsets: Array.from({ length: LANES[lanes] }, (_, lane) => address - start + lane * step),
      };
    });
    const { program, start } = this.#body;
    const { vocabulary, library, pool } = this.#surroundings;
    const writer = new ValueWriter(program, this.#layout, vocabulary, library, {
      lanes,
      start,
      end: program.length,
      locals: this.#locals,
      parameters: 0,
      memory: movingMemory(lanes, places),
      inline: lanes === 'vector' && program.length - start <= INLINE_INSTRUCTIONS,
      pool,
    });
    const gatherings = this.#nest.writes.map((write, k) => this.#gathering(write, k));
    return new Phase(lanes, writer, this.#nest, this.#body, this.#layout.slot, places, gatherings);
  }

  #advanceAll(lanes: Lanes, out: Bytes): void {
    const axis = this.#nest.extents.length - 1;
    for (const { local, strides } of this.#pointers.values())
      this.#advance(local, LANES[lanes] * (strides[axis] as number), out);
  }

  #advance(local: number, bytes: number, out = this.#out): void {
    if (bytes === 0) return;
    out.raw(OPCODE.localGet).unsigned(local).raw(OPCODE.i32Const).signed(BigInt(bytes)).raw(OPCODE.i32Add);
    out.raw(OPCODE.localSet).unsigned(local);
  }

  #countDown(counter: number): void {
    this.#out.raw(OPCODE.localGet).unsigned(counter).raw(OPCODE.i32Const).signed(-1n).raw(OPCODE.i32Add);
    this.#out.raw(OPCODE.localTee).unsigned(counter).raw(OPCODE.branchIf).unsigned(0).raw(OPCODE.end);
  }

  #setInteger(local: number, value: number): void {
    this.#out.raw(OPCODE.i32Const).signed(BigInt(value)).raw(OPCODE.localSet).unsigned(local);
  }

  #newLocal(type: ValueType): number {
    return this.#locals.push(type) - 1;
  }
}
