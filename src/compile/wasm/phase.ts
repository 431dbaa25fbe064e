import type { Combination, Nest } from '../tensor/nest.ts';
import type { Bytes } from './bytes.ts';
import type { Lanes } from './emit.ts';
import { type Moving, movingMemory } from './memory.ts';
import type { NestBody } from './nestBody.ts';
import { OPCODE, type PrimitiveName, primitives } from './primitives.ts';
import { LANE_TYPE, type ValueWriter } from './writer.ts';

/** What changes nothing that it is combined with. */
export const IDENTITY: Readonly<Record<Combination, number>> = {
  add: 0,
  max: Number.NEGATIVE_INFINITY,
  min: Number.POSITIVE_INFINITY,
};

/** How a nest's write gathers what its points give: over the innermost loop, in a local; over outer ones, in memory. */
export interface Gathering {
  readonly by: Combination;
  readonly inner: boolean;
  readonly outer: boolean;
}

/** Code for one number of lanes. */
export class Phase {
  readonly writer: ValueWriter;
  readonly #lanes: Lanes;
  readonly #nest: Nest;
  readonly #body: NestBody;
  readonly #slot: Int32Array;
  readonly #places: readonly Moving[];
  /** For each write. */
  readonly #gatherings: readonly (Gathering | undefined)[];

  constructor(
    lanes: Lanes,
    writer: ValueWriter,
    nest: Nest,
    body: NestBody,
    slot: Int32Array,
    places: readonly Moving[],
    gatherings: readonly (Gathering | undefined)[],
  ) {
    this.#lanes = lanes;
    this.writer = writer;
    this.#nest = nest;
    this.#body = body;
    this.#slot = slot;
    this.#places = places;
    this.#gatherings = gatherings;
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

  /** How the totals of the innermost loop are gathered. */
  get inner(): Combination[] {
    return this.#gatherings.flatMap((gathering) => (gathering?.inner === true ? [gathering.by] : []));
  }

  /** Locals for the totals of the innermost loop, as of nothing yet. */
  newTotals(kinds = this.inner): number[] {
    return kinds.map((by) => {
      const local = this.writer.newLocal(LANE_TYPE[this.#lanes]);
      this.reset(local, by);
      return local;
    });
  }

  reset(local: number, by: Combination): void {
    this.#out.raw(OPCODE.f64Const).double(IDENTITY[by]);
    if (this.#lanes === 'vector') this.#out.raw(OPCODE.splat);
    this.#out.raw(OPCODE.localSet).unsigned(local);
  }

  /** A total combined with another one. */
  combine(total: number, other: number, by: Combination): void {
    this.#get(total, other).#do(by).#put(total);
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
  point(totals: readonly number[]): void {
    const { writer } = this;
    const { program, start } = this.#body;
    writer.startAgain();
    for (let k = start; k < program.length; k++) writer.define(k);
    const memory = movingMemory(this.#lanes, this.#places);
    let next = 0;
    for (const [k, write] of this.#nest.writes.entries()) {
      const value = this.#body.valueOf(write.from);
      const slot = this.#nest.reads.length + k;
      const gathering = this.#gatherings[k];
      if (gathering?.inner === true) {
        const total = totals[next++] as number;
        this.#out.raw(OPCODE.localGet).unsigned(total);
        writer.push(value);
        this.#do(gathering.by);
        this.#out.raw(OPCODE.localSet).unsigned(total);
      } else if (gathering?.outer === true) {
        memory.beforeStore(this.#out, slot);
        memory.load(this.#out, slot);
        writer.push(value);
        this.#do(gathering.by);
        memory.store(this.#out, slot, (type) => writer.newLocal(type));
      } else if (this.#slot[value] !== slot) writer.copy(value, slot);
    }
  }

  /** The one point left over, after pairs whose totals are in locals. */
  single(before: readonly number[], advance: (out: Bytes) => void): readonly number[] {
    this.hoist();
    const totals = before.length > 0 ? before : this.newTotals();
    this.point(totals);
    advance(this.#out);
    return totals;
  }

  /** The two lanes of totals combined. */
  lanesOf(totals: readonly number[]): number[] {
    return totals.map((total, k) => {
      for (const lane of [0, 1]) this.#out.raw(OPCODE.localGet).unsigned(total).raw(OPCODE.extractLane).byte(lane);
      this.#out.raw(primitives[this.inner[k] as Combination].scalar);
      const local = this.writer.newLocal('f64');
      this.#out.raw(OPCODE.localSet).unsigned(local);
      return local;
    });
  }

  /** Write the totals of the innermost loop; they stand still in it, so their pointers are where they were. */
  storeTotals(totals: readonly number[]): void {
    let next = 0;
    for (const [k, gathering] of this.#gatherings.entries()) {
      if (gathering?.inner !== true) continue;
      const { pointer, offsets } = this.#places[this.#nest.reads.length + k] as Moving;
      const offset = offsets[0] as number;
      this.#out.raw(OPCODE.localGet).unsigned(pointer);
      if (gathering.outer) this.#out.raw(OPCODE.localGet).unsigned(pointer).raw(OPCODE.f64Load).unsigned(offset);
      this.#out.raw(OPCODE.localGet).unsigned(totals[next++] as number);
      if (gathering.outer) this.#out.raw(primitives[gathering.by].scalar);
      this.#out.raw(OPCODE.f64Store).unsigned(offset);
    }
  }
}
