import type { Bytes } from './bytes.ts';
import type { Lanes } from './emit.ts';
import type { ValueType } from './module.ts';
import { OPCODE } from './primitives.ts';

/** How code reads and writes the slots of a program. */
export interface Memory {
  /** Push the value of a slot. */
  load(out: Bytes, slot: number): void;
  /** What comes before the value that {@link store} takes. */
  beforeStore(out: Bytes, slot: number): void;
  /** Write the value on the stack to a slot. */
  store(out: Bytes, slot: number, newLocal: (type: ValueType) => number): void;
}

const ACCESS = {
  scalar: { load: OPCODE.f64Load, store: OPCODE.f64Store },
  vector: { load: OPCODE.v128Load, store: OPCODE.v128Store },
} as const satisfies Record<Lanes, unknown>;

/**
 * Slots one after the other.
 *
 * @param base the local that holds the address of slot 0, or undefined for address 0
 * @param stride bytes from slot to slot
 */
export function flatMemory(lanes: Lanes, base: number | undefined, stride: number): Memory {
  const { load, store } = ACCESS[lanes];
  const pushBase = (out: Bytes): void => {
    if (base === undefined) out.raw(OPCODE.i32Const).byte(0);
    else out.raw(OPCODE.localGet).unsigned(base);
  };
  return {
    load(out, slot) {
      pushBase(out);
      out.raw(load).unsigned(stride * slot);
    },
    beforeStore: pushBase,
    store: (out, slot) => void out.raw(store).unsigned(stride * slot),
  };
}

/** Where something is in an iteration: bytes from a pointer that moves. */
export interface Moving {
  /** Local of the pointer. */
  readonly pointer: number;
  /** The offset of each lane. */
  readonly offsets: readonly number[];
  /** Whether what lies there is the address of the value. */
  readonly isAddress?: boolean;
}

const WORD = 8;
const SWAP = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];

/** Slots that move from iteration to iteration, each in its own way. Two lanes are two iterations. */
export function movingMemory(lanes: Lanes, places: readonly Moving[]): Memory {
  const at = (slot: number): Moving => places[slot] as Moving;
  const push = (out: Bytes, { pointer }: Moving): Bytes => out.raw(OPCODE.localGet).unsigned(pointer);
  const distance = ({ offsets: [first = 0, second = first] }: Moving): number => second - first;
  return {
    load(out, slot) {
      const place = at(slot);
      const [first = 0, second = 0] = place.offsets;
      if (place.isAddress === true) {
        for (const offset of place.offsets.toReversed()) push(out, place).raw(OPCODE.i32Load).unsigned(offset);
        if (lanes === 'scalar') out.raw(OPCODE.f64Load).byte(0);
        else out.raw(OPCODE.loadSplat).byte(0).raw(OPCODE.loadLane).byte(0).byte(1);
      } else if (lanes === 'scalar') push(out, place).raw(OPCODE.f64Load).unsigned(first);
      else if (distance(place) === WORD) push(out, place).raw(OPCODE.v128Load).unsigned(first);
      else if (distance(place) === -WORD) {
        const local = push(out, place).raw(OPCODE.v128Load).unsigned(second);
        local.raw(OPCODE.v128Const).raw(new Uint8Array(16)).raw(OPCODE.shuffle).raw(SWAP);
      } else {
        push(out, place);
        push(out, place).raw(OPCODE.loadSplat).unsigned(first).raw(OPCODE.loadLane).unsigned(second).byte(1);
      }
    },
    beforeStore(out, slot) {
      if (lanes === 'scalar' || distance(at(slot)) === WORD) push(out, at(slot));
    },
    store(out, slot, newLocal) {
      const place = at(slot);
      const [first = 0] = place.offsets;
      if (lanes === 'scalar') out.raw(OPCODE.f64Store).unsigned(first);
      else if (distance(place) === WORD) out.raw(OPCODE.v128Store).unsigned(first);
      else {
        const local = newLocal('v128');
        out.raw(OPCODE.localSet).unsigned(local);
        for (const [lane, offset] of place.offsets.entries()) {
          push(out, place).raw(OPCODE.localGet).unsigned(local).raw(OPCODE.storeLane).unsigned(offset).byte(lane);
        }
      }
    },
  };
}
