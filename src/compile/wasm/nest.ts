import type { Expr } from '../../expr/index.ts';
import type { Layout } from '../layout.ts';
import type { Instruction, Program } from '../program.ts';
import type { Access, Nest, Operand, Write } from '../tensor/nest.ts';
import { Bytes } from './bytes.ts';
import type { Lanes } from './emit.ts';
import type { Surroundings } from './loop.ts';
import { type Moving, movingMemory } from './memory.ts';
import type { ValueType } from './module.ts';
import { OPCODE, type PrimitiveName, primitives } from './primitives.ts';
import { LANE_TYPE, ValueWriter } from './writer.ts';

const WORD = 8;

/** A longer body calls its kernels: with their code in it, it would not stay in the caches. */
const INLINE_INSTRUCTIONS = 100;

/**
 * So many pairs are added to one sum before it is added to the sum of sums, with what rounding takes from that: the error
 * is then that of a short sum.
 */
const CHUNK = 16;

const LANES = { scalar: 1, vector: 2 } as const satisfies Record<Lanes, number>;

/** An access with the address of its first element and the bytes from element to element, by axis. */
interface Stream {
  readonly address: number;
  readonly strides: readonly number[];
}

/** The code of a nest as a function without parameters, and the local variables that it needs. */
export function writeNest(
  nest: Nest,
  addressOf: (base: Expr) => number,
  surroundings: Surroundings,
): { locals: readonly ValueType[]; code: Uint8Array } {
  return new NestWriter(nest, addressOf, surroundings).write();
}

/** The body of a nest as a program: what it reads are its inputs, in their order. */
function bodyOf({ reads, members, writes }: Nest): { program: Program; start: number; valueOf(from: Operand): number } {
  const code: Instruction[] = reads.map((_, index) => ({ kind: 'input', index }));
  const numbers = new Map<string, number>();
  const all = [...members.flatMap(({ args }) => args), ...writes.map(({ from }) => from)];
  for (const arg of all) {
    if (arg.kind !== 'number') continue;
    const key = Object.is(arg.value, -0) ? '-0' : String(arg.value);
    if (!numbers.has(key)) numbers.set(key, code.push({ kind: 'number', value: arg.value }) - 1);
  }
  const start = code.length;
  const valueOf = (from: Operand): number => {
    if (from.kind === 'read') return from.index;
    if (from.kind === 'member') return start + from.index;
    return numbers.get(Object.is(from.value, -0) ? '-0' : String(from.value)) as number;
  };
  for (const { op, args } of members) code.push({ kind: 'apply', op, args: args.map(valueOf) });
  return { program: { inputs: reads.length, code, outputs: [], uses: new Uint32Array(code.length) }, start, valueOf };
}

class NestWriter {
  readonly #nest: Nest;
  readonly #surroundings: Surroundings;
  readonly #out = new Bytes();
  #locals: ValueType[] = [];
  readonly #reads: readonly Stream[];
  readonly #writes: readonly Stream[];
  /** The local of the pointer for each pattern of strides, and the address it starts at. */
  readonly #pointers = new Map<string, { local: number; start: number; strides: readonly number[] }>();
  readonly #body: ReturnType<typeof bodyOf>;
  readonly #layout: Layout;
  readonly #inner: number;

  constructor(nest: Nest, addressOf: (base: Expr) => number, surroundings: Surroundings) {
    this.#nest = nest.extents.length > 0 ? nest : onePoint(nest);
    this.#surroundings = surroundings;
    const stream = ({ base, offset, strides }: Access): Stream => ({
      address: addressOf(base) + WORD * offset,
      strides: strides.map((stride) => WORD * stride),
    });
    this.#reads = this.#nest.reads.map(stream);
    this.#writes = this.#nest.writes.map(stream);
    this.#inner = this.#nest.extents.at(-1) as number;
    this.#body = bodyOf(this.#nest);
    const count = this.#body.program.code.length;
    // A value has one slot; where it is written more than once, the others are copies.
    const slot = new Int32Array(count).fill(-1);
    for (const [k, write] of this.#nest.writes.entries()) {
      const value = this.#body.valueOf(write.from);
      if (!write.adds && value >= this.#body.start) slot[value] = this.#reads.length + k;
    }
    this.#layout = { sections: [], outputs: 0, length: 0, slot, local: new Uint8Array(count).fill(1) };
    for (const { address, strides } of [...this.#reads, ...this.#writes]) {
      const key = strides.join();
      const known = this.#pointers.get(key);
      const local = known?.local ?? this.#newLocal('i32');
      // Offsets are unsigned, also that of the second lane where the stride is negative.
      const lowest = address + Math.min(0, strides.at(-1) as number);
      this.#pointers.set(key, { local, start: Math.min(known?.start ?? lowest, lowest), strides });
    }
  }

  write(): { locals: readonly ValueType[]; code: Uint8Array } {
    for (const [k, write] of this.#nest.writes.entries()) if (this.#accumulates(write)) this.#clear(k);
    for (const { local, start } of this.#pointers.values()) this.#setInteger(local, start);
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
    return { locals: this.#locals, code: this.#out.done() };
  }

  /** Whether a sum goes on when the innermost loop is done, so that it must begin in memory. */
  #accumulates({ adds, strides }: Write): boolean {
    const { extents } = this.#nest;
    return (
      adds && strides.some((stride, axis) => stride === 0 && axis < extents.length - 1 && (extents[axis] as number) > 1)
    );
  }

  #isInnerSum({ adds, strides }: Write): boolean {
    return adds && strides.at(-1) === 0;
  }

  /** Set what a sum is written to to 0. */
  #clear(k: number): void {
    const { address, strides } = this.#writes[k] as Stream;
    const { extents } = this.#nest;
    const bytes = WORD + strides.reduce((sum, stride, axis) => sum + stride * ((extents[axis] as number) - 1), 0);
    this.#out.raw(OPCODE.i32Const).signed(BigInt(address)).raw(OPCODE.i32Const).byte(0);
    this.#out.raw(OPCODE.i32Const).signed(BigInt(bytes)).raw(OPCODE.memoryFill);
  }

  /** The innermost loop: two points at a time, then one that is left over. */
  #writeInner(): void {
    const pairs = this.#inner >> 1;
    let sums: readonly number[] = [];
    if (pairs > 0) {
      const phase = this.#phase('vector');
      sums = phase.lanesOf(this.#writePairs(phase, pairs));
      this.#locals = [...phase.writer.locals];
      this.#out.raw(phase.writer.out.done());
    }
    const rest = this.#phase('scalar');
    if (this.#inner % 2 === 1) sums = rest.single(sums, (to) => this.#advanceAll('scalar', to));
    rest.storeSums(sums);
    this.#locals = [...rest.writer.locals];
    this.#out.raw(rest.writer.out.done());
  }

  /** All pairs of the innermost loop; the locals of the sums. */
  #writePairs(phase: Phase, pairs: number): readonly number[] {
    const { out } = phase.writer;
    phase.hoist();
    const sums = phase.newSums();
    const chunked = pairs > CHUNK && sums.length > 0;
    const totals = chunked ? phase.newSums() : [];
    const lost = chunked ? phase.newSums() : [];
    const counter = phase.writer.newLocal('i32');
    const left = phase.writer.newLocal('i32');
    const setInteger = (local: number, value: number): void =>
      void out.raw(OPCODE.i32Const).signed(BigInt(value)).raw(OPCODE.localSet).unsigned(local);
    if (chunked) {
      setInteger(left, pairs);
      out.raw(OPCODE.loop);
      // The first round takes what is over: what is left is then whole chunks.
      out.raw(OPCODE.localGet).unsigned(left).raw(OPCODE.i32Const).signed(BigInt(CHUNK)).raw(OPCODE.i32Remainder);
      out.raw(OPCODE.localTee).unsigned(counter).raw(OPCODE.i32Const).signed(BigInt(CHUNK));
      out.raw(OPCODE.localGet).unsigned(counter).raw(OPCODE.select).raw(OPCODE.localSet).unsigned(counter);
      out.raw(OPCODE.localGet).unsigned(left).raw(OPCODE.localGet).unsigned(counter).raw(OPCODE.i32Sub);
      out.raw(OPCODE.localSet).unsigned(left);
      for (const sum of sums) phase.zero(sum);
    } else setInteger(counter, pairs);
    if (pairs > 1) out.raw(OPCODE.loop);
    phase.point(sums);
    this.#advanceAll('vector', out);
    if (pairs > 1) {
      out.raw(OPCODE.localGet).unsigned(counter).raw(OPCODE.i32Const).signed(-1n).raw(OPCODE.i32Add);
      out.raw(OPCODE.localTee).unsigned(counter).raw(OPCODE.branchIf).unsigned(0).raw(OPCODE.end);
    }
    if (!chunked) return sums;
    for (const [k, sum] of sums.entries()) phase.addExactly(totals[k] as number, lost[k] as number, sum);
    out.raw(OPCODE.localGet).unsigned(left).raw(OPCODE.branchIf).unsigned(0).raw(OPCODE.end);
    for (const [k, total] of totals.entries()) phase.addLost(total, lost[k] as number);
    return totals;
  }

  #phase(lanes: Lanes): Phase {
    const axis = this.#nest.extents.length - 1;
    const places = [...this.#reads, ...this.#writes].map(({ address, strides }): Moving => {
      const { local, start } = this.#pointers.get(strides.join()) as { local: number; start: number };
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
      end: program.code.length,
      locals: this.#locals,
      parameters: 0,
      memory: movingMemory(lanes, places),
      inline: lanes === 'vector' && program.code.length - start <= INLINE_INSTRUCTIONS,
      pool,
    });
    const innerSums = this.#nest.writes.map((write) => this.#isInnerSum(write));
    const accumulates = this.#nest.writes.map((write) => this.#accumulates(write));
    return new Phase(lanes, writer, this.#nest, this.#body, this.#layout.slot, places, { innerSums, accumulates });
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

/** A nest over a scalar, as one over a single point. */
function onePoint(nest: Nest): Nest {
  const still = <A extends Access>(access: A): A => ({ ...access, strides: [0] });
  return { ...nest, extents: [1], reads: nest.reads.map(still), writes: nest.writes.map(still) };
}

/** Which of a nest's writes are sums over the innermost loop, and which go on after it. */
interface Sums {
  readonly innerSums: readonly boolean[];
  readonly accumulates: readonly boolean[];
}

/** Code for one number of lanes. */
class Phase {
  readonly writer: ValueWriter;
  readonly #lanes: Lanes;
  readonly #nest: Nest;
  readonly #body: ReturnType<typeof bodyOf>;
  readonly #slot: Int32Array;
  readonly #places: readonly Moving[];
  readonly #sums: Sums;

  constructor(
    lanes: Lanes,
    writer: ValueWriter,
    nest: Nest,
    body: ReturnType<typeof bodyOf>,
    slot: Int32Array,
    places: readonly Moving[],
    sums: Sums,
  ) {
    this.#lanes = lanes;
    this.writer = writer;
    this.#nest = nest;
    this.#body = body;
    this.#slot = slot;
    this.#places = places;
    this.#sums = sums;
  }

  get #out(): Bytes {
    return this.writer.out;
  }

  /** Load what stays the same in the innermost loop, before it. */
  hoist(): void {
    for (const [k, { strides }] of this.#nest.reads.entries()) {
      if (strides.at(-1) !== 0) continue;
      const { pointer, offsets } = this.#places[k] as Moving;
      const load = this.#lanes === 'vector' ? OPCODE.loadSplat : OPCODE.f64Load;
      const local = this.writer.newLocal(LANE_TYPE[this.#lanes]);
      this.#out
        .raw(OPCODE.localGet)
        .unsigned(pointer)
        .raw(load)
        .unsigned(offsets[0] as number);
      this.#out.raw(OPCODE.localSet).unsigned(local);
      this.writer.bind(k, local);
    }
  }

  /** Locals for the sums over the innermost loop, 0 to begin with. */
  newSums(): number[] {
    return this.#nest.writes.flatMap((_, k) => {
      if (this.#sums.innerSums[k] !== true) return [];
      const local = this.writer.newLocal(LANE_TYPE[this.#lanes]);
      this.zero(local);
      return [local];
    });
  }

  zero(local: number): void {
    this.#out.raw(OPCODE.f64Const).double(0);
    if (this.#lanes === 'vector') this.#out.raw(OPCODE.splat);
    this.#out.raw(OPCODE.localSet).unsigned(local);
  }

  /** total += sum, and what rounding took from it to the lost. Source: Knuth, TAOCP 2, 4.2.2, theorem B. */
  addExactly(total: number, lost: number, sum: number): void {
    const next = this.writer.newLocal(LANE_TYPE[this.#lanes]);
    const part = this.writer.newLocal(LANE_TYPE[this.#lanes]);
    this.#get(total, sum).#do('add').#put(next);
    this.#get(next, total).#do('sub').#put(part);
    this.#get(lost, total, next, part)
      .#do('sub')
      .#do('sub')
      .#get(sum, part)
      .#do('sub')
      .#do('add')
      .#do('add')
      .#put(lost);
    this.#get(next).#put(total);
  }

  /** Add what was lost, unless the sum is not finite: then the difference of infinities says nothing. */
  addLost(total: number, lost: number): void {
    this.#get(total, lost).#do('add').#get(total, lost, lost).#do('eq').#do('select').#put(total);
  }

  #get(...locals: readonly number[]): this {
    for (const local of locals) this.#out.raw(OPCODE.localGet).unsigned(local);
    return this;
  }

  #put(local: number): void {
    this.#out.raw(OPCODE.localSet).unsigned(local);
  }

  #do(name: PrimitiveName): this {
    this.#out.raw(primitives[name][this.#lanes]);
    return this;
  }

  /** Everything for one step of the innermost loop. */
  point(sums: readonly number[]): void {
    const { writer } = this;
    const { program, start } = this.#body;
    for (let k = start; k < program.code.length; k++) writer.define(k);
    const memory = movingMemory(this.#lanes, this.#places);
    let next = 0;
    for (const [k, write] of this.#nest.writes.entries()) {
      const value = this.#body.valueOf(write.from);
      const slot = this.#nest.reads.length + k;
      if (this.#sums.innerSums[k] === true) {
        const sum = sums[next++] as number;
        this.#out.raw(OPCODE.localGet).unsigned(sum);
        writer.push(value);
        this.#do('add');
        this.#out.raw(OPCODE.localSet).unsigned(sum);
      } else if (this.#sums.accumulates[k] === true) {
        memory.beforeStore(this.#out, slot);
        memory.load(this.#out, slot);
        writer.push(value);
        this.#do('add');
        memory.store(this.#out, slot, (type) => writer.newLocal(type));
      } else if (this.#slot[value] !== slot) writer.copy(value, slot);
    }
  }

  /** The one point left over, after pairs whose sums are in locals. */
  single(before: readonly number[], advance: (out: Bytes) => void): readonly number[] {
    this.hoist();
    const sums = before.length > 0 ? before : this.newSums();
    this.point(sums);
    advance(this.#out);
    return sums;
  }

  /** The two lanes of sums added up. */
  lanesOf(sums: readonly number[]): number[] {
    return sums.map((sum) => {
      for (const lane of [0, 1]) this.#out.raw(OPCODE.localGet).unsigned(sum).raw(OPCODE.extractLane).byte(lane);
      this.#out.raw(OPCODE.f64Add);
      const local = this.writer.newLocal('f64');
      this.#out.raw(OPCODE.localSet).unsigned(local);
      return local;
    });
  }

  /** Write the sums over the innermost loop; they stand still in it, so their pointers are where they were. */
  storeSums(sums: readonly number[]): void {
    let next = 0;
    for (const k of this.#nest.writes.keys()) {
      if (this.#sums.innerSums[k] !== true) continue;
      const { pointer, offsets } = this.#places[this.#nest.reads.length + k] as Moving;
      this.#out.raw(OPCODE.localGet).unsigned(pointer);
      if (this.#sums.accumulates[k] === true)
        this.#out
          .raw(OPCODE.localGet)
          .unsigned(pointer)
          .raw(OPCODE.f64Load)
          .unsigned(offsets[0] as number);
      this.#out.raw(OPCODE.localGet).unsigned(sums[next++] as number);
      if (this.#sums.accumulates[k] === true) this.#out.raw(OPCODE.f64Add);
      this.#out.raw(OPCODE.f64Store).unsigned(offsets[0] as number);
    }
  }
}
