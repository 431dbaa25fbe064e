import { type Flat, INPUT, NUMBER } from '../flat.ts';
import { instructionsOf } from '../program.ts';
import type { Loop } from '../roll/index.ts';
import type { Body, Carried, Stream } from './body.ts';
import { Bytes } from './bytes.ts';
import type { ConstantPool } from './constants.ts';
import type { Lanes } from './emit.ts';
import type { KernelLibrary } from './library.ts';
import { type Moving, movingMemory } from './memory.ts';
import type { ValueType } from './module.ts';
import { OPCODE } from './primitives.ts';
import type { Vocabulary } from './vocabulary.ts';
import { LANE_TYPE, ValueWriter } from './writer.ts';

/** A longer body calls its kernels: with their code in it, it would not stay in the caches. */
const INLINE_INSTRUCTIONS = 100;

/** Fewer iterations are not worth code for two at a time. */
const MIN_PAIRS = 4;

/** More numbers than that would take the registers that values need. */
const HELD_NUMBERS = 8;

const LANES = { scalar: 1, vector: 2 } as const satisfies Record<Lanes, number>;

/** Whether iterations wait for one another only in sums, or for what the one before made first: then two run side by side. */
export function runsInPairs({ carried }: Body, { count }: Loop): boolean {
  return count >= 2 * MIN_PAIRS && carried.every(({ waiting }) => waiting !== 'chain');
}

/** What the loop writer needs from the module around it. */
export interface Surroundings {
  readonly vocabulary: Vocabulary;
  readonly library: KernelLibrary;
  readonly pool: ConstantPool;
}

/** Code, with the local variables of the function it stands in, of which it added some. */
export interface Code {
  readonly locals: readonly ValueType[];
  readonly code: Uint8Array;
}

/** The code of one loop, in a function that has some local variables already. */
export function writeLoop(
  flat: Flat,
  loop: Loop,
  body: Body,
  slot: Int32Array,
  surroundings: Surroundings,
  before: readonly ValueType[],
): Code {
  // The last iteration always runs alone: what is kept of it is then in its locals.
  const pairs = runsInPairs(body, loop) ? (loop.count - 1) >> 1 : 0;
  const out = new Bytes();
  let locals = before;
  let sums: ReadonlyMap<Carried, number> = new Map();
  if (pairs > 0) {
    const phase = new Phase('vector', flat, body, slot, surroundings, locals);
    phase.write(0, pairs, sums);
    sums = phase.reduce();
    ({ locals } = phase);
    out.raw(phase.code);
  }
  const phase = new Phase('scalar', flat, body, slot, surroundings, locals);
  phase.write(2 * pairs, loop.count - 2 * pairs, sums);
  phase.keepLast();
  return { locals: phase.locals, code: out.raw(phase.code).done() };
}

/** The second lane of one vector, then the first of another. */
const SECOND_AND_FIRST = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23];

/** A stretch of iterations, all with the same number of lanes. */
class Phase {
  readonly #lanes: Lanes;
  readonly #flat: Flat;
  readonly #body: Body;
  readonly #slot: Int32Array;
  readonly #writer: ValueWriter;
  readonly #places: Moving[] = [];
  readonly #states = new Map<Carried, number>();

  constructor(
    lanes: Lanes,
    flat: Flat,
    body: Body,
    slot: Int32Array,
    { vocabulary, library, pool }: Surroundings,
    locals: readonly ValueType[],
  ) {
    this.#lanes = lanes;
    this.#flat = flat;
    this.#body = body;
    this.#slot = slot;
    this.#writer = new ValueWriter(body.program, body.layout, vocabulary, library, {
      lanes,
      start: body.start,
      end: body.program.length,
      locals,
      parameters: 0,
      memory: movingMemory(lanes, this.#places),
      inline: body.program.length - body.start <= INLINE_INSTRUCTIONS,
      pool,
    });
  }

  get locals(): readonly ValueType[] {
    return this.#writer.locals;
  }

  get code(): Uint8Array {
    return this.#writer.out.done();
  }

  get #out(): Bytes {
    return this.#writer.out;
  }

  /** So many steps from an iteration on. */
  write(from: number, steps: number, sums: ReadonlyMap<Carried, number>): void {
    const out = this.#out;
    const pointers = this.#placeStreams(from, steps);
    for (const [name, value] of this.#body.same) {
      this.#pushOutside(value);
      if (this.#lanes === 'vector') out.raw(OPCODE.splat);
      this.#writer.bind(name, this.#toLocal(LANE_TYPE[this.#lanes]));
    }
    if (this.#lanes === 'vector') this.#holdNumbers();
    for (const carried of this.#body.carried) this.#initialise(carried, sums.get(carried));
    const counter = this.#writer.newLocal('i32');
    this.#setInteger(counter, steps);
    if (steps > 1) out.raw(OPCODE.loop);
    for (let k = this.#body.start; k < this.#body.program.length; k++) {
      this.#writer.define(k);
      if (this.#lanes === 'vector') this.#bindNeighbours(k);
    }
    for (const { value } of this.#body.carried) this.#writer.push(value);
    for (const carried of this.#body.carried.toReversed()) this.#set(this.#states.get(carried) as number);
    if (steps === 1) return;
    for (const [step, pointer] of pointers) {
      out
        .raw(OPCODE.localGet)
        .unsigned(pointer)
        .raw(OPCODE.i32Const)
        .signed(BigInt(step * LANES[this.#lanes]));
      out.raw(OPCODE.i32Add);
      this.#set(pointer);
    }
    out.raw(OPCODE.localGet).unsigned(counter).raw(OPCODE.i32Const).signed(-1n).raw(OPCODE.i32Add);
    out.raw(OPCODE.localTee).unsigned(counter).raw(OPCODE.branchIf).unsigned(0).raw(OPCODE.end);
  }

  /** What is carried out of the pairs, a local for each: the lanes of a sum added up, the last lane of a neighbour. */
  reduce(): ReadonlyMap<Carried, number> {
    return new Map(
      [...this.#states].map(([carried, state]) => {
        const lanes = carried.waiting === 'sum' ? [0, 1] : [1];
        for (const lane of lanes) this.#out.raw(OPCODE.localGet).unsigned(state).raw(OPCODE.extractLane).byte(lane);
        if (carried.waiting === 'sum') this.#out.raw(OPCODE.f64Add);
        return [carried, this.#toLocal('f64')];
      }),
    );
  }

  /** Write the last values that others read to memory. */
  keepLast(): void {
    for (const [value, slot] of this.#body.last) {
      this.#out.raw(OPCODE.i32Const).byte(0);
      this.#writer.push(value);
      this.#out.raw(OPCODE.f64Store).unsigned(8 * slot);
    }
  }

  /** Pointers by step. Each counts from 0 up or down to 0, because an address is unsigned. */
  #placeStreams(from: number, steps: number): Map<number, number> {
    const lanes = LANES[this.#lanes];
    const pointers = new Map<number, number>();
    for (const { step } of this.#body.streams) {
      if (pointers.has(step)) continue;
      const pointer = this.#writer.newLocal('i32');
      pointers.set(step, pointer);
      this.#setInteger(pointer, step < 0 ? -step * (steps - 1) * lanes : 0);
    }
    const origin = ({ address, step }: Stream): number =>
      address + step * (step < 0 ? from + (steps - 1) * lanes : from);
    for (const stream of this.#body.streams) {
      const offsets = Array.from({ length: lanes }, (_, lane) => origin(stream) + lane * stream.step);
      this.#places.push({
        pointer: pointers.get(stream.step) as number,
        offsets,
        isAddress: stream.isAddress === true,
      });
    }
    return pointers;
  }

  /** Numbers of two lanes come from memory: a few of them are read once, before the loop. */
  #holdNumbers(): void {
    const { program } = this.#body;
    const numbers = [...instructionsOf(program)].flatMap(([k, { kind }]) => (kind === 'number' ? [k] : []));
    for (const number of numbers.slice(0, HELD_NUMBERS)) {
      this.#writer.push(number);
      this.#writer.bind(number, this.#toLocal('v128'));
    }
  }

  #initialise(carried: Carried, sum: number | undefined): void {
    const out = this.#out;
    if (this.#lanes === 'vector') {
      // The other lane of a sum begins with -0, which changes nothing that is added to it.
      out.raw(OPCODE.f64Const).double(-0).raw(OPCODE.splat);
      this.#pushOutside(carried.first);
      out.raw(OPCODE.replaceLane).byte(carried.waiting === 'sum' ? 0 : 1);
    } else if (sum === undefined) this.#pushOutside(carried.first);
    else out.raw(OPCODE.localGet).unsigned(sum);
    const state = this.#toLocal(LANE_TYPE[this.#lanes]);
    this.#states.set(carried, state);
    if (this.#lanes === 'scalar' || carried.waiting === 'sum') this.#writer.bind(carried.before, state);
  }

  /** As soon as a value is there: what the iteration before each lane made is in the last pair's second lane, and in the first. */
  #bindNeighbours(value: number): void {
    for (const carried of this.#body.carried) {
      if (carried.waiting !== 'neighbour' || carried.value !== value) continue;
      this.#out.raw(OPCODE.localGet).unsigned(this.#states.get(carried) as number);
      this.#writer.push(value);
      this.#out.raw(OPCODE.shuffle).raw(SECOND_AND_FIRST);
      this.#writer.bind(carried.before, this.#toLocal('v128'));
    }
  }

  /** Push a value of the program around the loop. */
  #pushOutside(value: number): void {
    const { kind, leaf } = this.#flat;
    if (kind[value] === NUMBER) {
      this.#out.raw(OPCODE.f64Const).double(leaf[value] as number);
      return;
    }
    const slot = (kind[value] === INPUT ? leaf[value] : this.#slot[value]) as number;
    this.#out
      .raw(OPCODE.i32Const)
      .byte(0)
      .raw(OPCODE.f64Load)
      .unsigned(8 * slot);
  }

  #toLocal(type: ValueType): number {
    const local = this.#writer.newLocal(type);
    this.#set(local);
    return local;
  }

  #setInteger(local: number, value: number): void {
    this.#out.raw(OPCODE.i32Const).signed(BigInt(value));
    this.#set(local);
  }

  #set(local: number): void {
    this.#out.raw(OPCODE.localSet).unsigned(local);
  }
}
