import { type Flat, INPUT, NUMBER, opOf } from '../flat.ts';
import { kept, type Layout } from '../layout.ts';
import { type Instruction, listed, type Program } from '../program.ts';
import type { Loop, Source } from '../roll/index.ts';
import { schedule, type Waiting } from './schedule.ts';

/** Memory that an iteration reads or writes: where the first one does, and how far on the next one does. In bytes. */
export interface Stream {
  readonly address: number;
  readonly step: number;
  /** Whether what lies there is the address of the value, in 4 bytes. */
  readonly isAddress?: boolean;
}

/** A value that the next iteration takes over. */
export interface Carried {
  /** The body's value that is taken over, and the body's name for what it was in the iteration before. */
  readonly value: number;
  readonly before: number;
  /** The program's value that the first iteration takes. */
  readonly first: number;
  readonly waiting: Waiting;
}

/** The body of a loop as a small program of its own, whose inputs are what comes from outside of an iteration. */
export interface Body {
  readonly program: Program;
  /** By slot: what is read, then what is written. */
  readonly streams: readonly Stream[];
  readonly layout: Layout;
  /** The first application. */
  readonly start: number;
  /** Values of the program that stay the same, by the body's name for them. */
  readonly same: ReadonlyMap<number, number>;
  readonly carried: readonly Carried[];
  /** Values of the body whose last one is kept, and their slots in the program's memory. */
  readonly last: ReadonlyMap<number, number>;
}

const WORD = 8;
const HALF_WORD = 4;

/** How the numbers of a loop that differ between iterations lie in memory, for one iteration at a time or for two. */
export interface Tables {
  readonly address: number;
  /** Whether the numbers of an instruction lie side by side, or those of an iteration. */
  readonly byInstruction: boolean;
  /** Where the addresses of gathered values lie, those of an argument side by side. */
  readonly addresses: number;
}

/** All tables of a loop, in the order of its arguments. */
export function tablesOf({ sources }: Loop): Float64Array[] {
  return sources.flatMap((list) => list.flatMap((source) => (source.kind === 'table' ? [source.numbers] : [])));
}

/** The gathered values of a loop, in the order of its arguments. */
export function gatheredBy({ sources }: Loop): Int32Array[] {
  return sources.flatMap((list) => list.flatMap((source) => (source.kind === 'gathered' ? [source.values] : [])));
}

/** The slot of a value that memory holds. */
export function slotOf({ kind, leaf }: Flat, { slot }: Layout, value: number): number {
  return (kind[value] === INPUT ? leaf[value] : slot[value]) as number;
}

/** Make the body of a loop. */
export function bodyOf(flat: Flat, layout: Layout, loop: Loop, tables: Tables): Body {
  const { start, period, count, sources } = loop;
  const code: Instruction[] = [];
  const streams: Stream[] = [];
  const same = new Map<number, number>();
  const taken: { made: number; before: number; initial: number }[] = [];
  const names = new Map<string, number>();
  const tableCount = tablesOf(loop).length;
  let [table, gathered] = [0, 0];
  const leaf = (key: string, make: (name: number) => Instruction): number => {
    const known = names.get(key) ?? code.push(make(code.length)) - 1;
    names.set(key, known);
    return known;
  };
  const stream = (key: string, address: number, step: number, isAddress = false): number =>
    leaf(key, () => ({ kind: 'input', index: streams.push({ address, step, isAddress }) - 1 }));
  const addressOf = (value: number): number => WORD * slotOf(flat, layout, value);
  const outside = sources.map((list) => list.map((source) => (source.kind === 'inner' ? -1 : named(source))));

  function named(source: Exclude<Source, { kind: 'inner' }>): number {
    switch (source.kind) {
      case 'table': {
        const column = table++;
        const [address, step] = tables.byInstruction ? [column * count, 1] : [column, tableCount];
        return stream(`table ${column}`, tables.address + WORD * address, WORD * step);
      }
      case 'strided':
        return stream(
          `strided ${source.first} ${source.second}`,
          addressOf(source.first),
          addressOf(source.second) - addressOf(source.first),
        );
      case 'gathered': {
        const column = gathered++;
        return stream(`gathered ${column}`, tables.addresses + HALF_WORD * column * count, HALF_WORD, true);
      }
      case 'same':
        return leaf(`same ${source.value}`, (name) => {
          if (flat.kind[source.value] === NUMBER) return { kind: 'number', value: flat.leaf[source.value] as number };
          same.set(name, source.value);
          return { kind: 'input', index: -1 };
        });
      case 'carried':
        return leaf(`carried ${source.value} ${source.first}`, (before) => {
          taken.push({ made: source.value, before, initial: source.first });
          return { kind: 'input', index: -1 };
        });
      default:
        return source satisfies never;
    }
  }

  const first = code.length;
  for (const [p, list] of sources.entries()) {
    const op = opOf(flat, start + p);
    const args = list.map((source, q) =>
      source.kind === 'inner' ? first + source.value - start : (outside[p]?.[q] as number),
    );
    code.push({ kind: 'apply', op, args });
  }
  const slot = new Int32Array(code.length).fill(-1);
  const last = new Map<number, number>();
  for (let p = 0; p < period; p++) {
    const how = kept(loop, p, layout);
    const at = layout.slot[start + p] as number;
    if (how === 'last') last.set(first + p, layout.slot[start + (count - 1) * period + p] as number);
    if (how !== 'all') continue;
    const step = (layout.slot[start + period + p] as number) - at;
    slot[first + p] = streams.push({ address: WORD * at, step: WORD * step }) - 1;
  }
  const carried = taken.map(({ made, before }) => ({ value: first + made - start, before }));
  const scheduled = schedule({ code, start: first, carried, slot, last });
  const placed = (value: number): number => scheduled.place[value] as number;
  const placedSlot = new Int32Array(code.length);
  for (const [value, at] of slot.entries()) placedSlot[placed(value)] = at;
  return {
    program: listed(streams.length, scheduled.code),
    streams,
    layout: { sections: [], outputs: 0, length: 0, slot: placedSlot, local: new Uint8Array(code.length).fill(1) },
    start: first,
    same,
    carried: taken.map(({ made, before, initial }, k) => ({
      value: placed(first + made - start),
      before,
      first: initial,
      waiting: scheduled.waiting[k] as Waiting,
    })),
    last: new Map([...last].map(([value, at]) => [placed(value), at])),
  };
}
