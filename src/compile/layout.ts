import type { Flat } from './flat.ts';
import type { Loop } from './roll/index.ts';

/** A run of instructions that becomes one function. */
export interface Section {
  readonly start: number;
  readonly end: number;
  /** Where it is a loop: all its iterations together are the section. */
  readonly loop?: Loop;
}

/** Which values of a loop's instruction are read by other sections. */
export type Kept = 'none' | 'last' | 'all';

/**
 * Where the values of a program live when it runs on a flat memory of doubles: inputs first, outputs next, then what
 * one section makes and a later one reads. Everything else stays in local variables of its section.
 */
export interface Layout {
  readonly sections: readonly Section[];
  /** First output. */
  readonly outputs: number;
  /** Length of the memory. */
  readonly length: number;
  /** The memory slot a value is written to, or -1. */
  readonly slot: Int32Array;
  /** Whether a value is read by instructions of its own section. */
  readonly local: Uint8Array;
}

/** Cut a program into sections of at most `size` instructions, and its loops, and give memory to what crosses a cut. */
export function layOut(program: Flat, size: number, loops: readonly Loop[] = []): Layout {
  const { inputs, outputs, first, from, args } = program;
  const count = program.length;
  const sections = cut(first, count, size, loops);
  const slot = new Int32Array(count).fill(-1);
  const local = new Uint8Array(count);
  const needed = new Uint8Array(count);
  for (const value of outputs) if (value >= first) needed[value] = 1;
  for (const { start, end } of sections) {
    for (let at = from[start] as number; at < (from[end] as number); at++) {
      const arg = args[at] as number;
      if (arg >= start) local[arg] = 1;
      else if (arg >= first) needed[arg] = 1;
    }
  }
  const position = new Map<number, number>();
  for (const [at, value] of outputs.entries()) if (!position.has(value)) position.set(value, inputs + at);
  let length = inputs + outputs.length;
  for (const { start, end, loop } of sections) {
    if (loop === undefined) {
      for (let k = start; k < end; k++) {
        if (needed[k] === 1) slot[k] = position.get(k) ?? length++;
      }
      continue;
    }
    for (let p = start; p < start + loop.period; p++) length = placeArray(p, loop, needed, position, slot, length);
  }
  return { sections, outputs: inputs, length, slot, local };
}

/** Whether all values of a loop's instruction have memory, or the last one only. */
export function kept({ start, period, count }: Loop, position: number, { slot }: Layout): Kept {
  if (slot[start + position] !== -1) return 'all';
  return slot[start + (count - 1) * period + position] === -1 ? 'none' : 'last';
}

/** Memory for the values of one instruction of a loop: at equal distances, in the outputs where they are outputs. */
function placeArray(
  first: number,
  { period, count }: Loop,
  needed: Uint8Array,
  position: ReadonlyMap<number, number>,
  slot: Int32Array,
  length: number,
): number {
  const last = first + (count - 1) * period;
  let some = false;
  for (let k = first; k < last; k += period) some ||= needed[k] === 1;
  if (!some) {
    if (needed[last] === 0) return length;
    slot[last] = position.get(last) ?? length;
    return position.has(last) ? length : length + 1;
  }
  // What is no output makes NaN of both, which nothing equals.
  const base = position.get(first) ?? Number.NaN;
  const step = (position.get(first + period) ?? Number.NaN) - base;
  let areOutputs = step !== 0;
  for (let i = 1; i < count && areOutputs; i++) areOutputs = position.get(first + i * period) === base + i * step;
  for (let i = 0; i < count; i++) slot[first + i * period] = areOutputs ? base + i * step : length + i;
  return areOutputs ? length : length + count;
}

function cut(from: number, length: number, size: number, loops: readonly Loop[]): Section[] {
  const sections: Section[] = [];
  let start = from;
  const line = (to: number): void => {
    for (; start < to; start += size) sections.push({ start, end: Math.min(to, start + size) });
    start = to;
  };
  for (const loop of loops) {
    line(loop.start);
    const end = loop.start + loop.period * loop.count;
    sections.push({ start: loop.start, end, loop });
    start = end;
  }
  line(length);
  return sections;
}

/** Outputs that no instruction writes by itself: inputs, numbers, and values asked for twice. */
export function copies({ inputs, first, outputs }: Flat, { slot }: Layout): { value: number; to: number }[] {
  return outputs.flatMap((value, position) => {
    const to = inputs + position;
    return value >= first && slot[value] === to ? [] : [{ value, to }];
  });
}
