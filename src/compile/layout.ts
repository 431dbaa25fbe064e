import type { Program } from './program.ts';

/** A run of instructions that becomes one function. */
export interface Section {
  readonly start: number;
  readonly end: number;
}

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

/**
 * Cut a program into sections of at most `size` instructions and give memory to what crosses a cut.
 */
export function layOut({ inputs, code, outputs }: Program, size: number): Layout {
  const sections: Section[] = [];
  for (let start = 0; start < code.length; start += size) {
    sections.push({ start, end: Math.min(code.length, start + size) });
  }
  const slot = new Int32Array(code.length).fill(-1);
  const local = new Uint8Array(code.length);
  for (const [position, value] of outputs.entries()) {
    if (code[value]?.kind === 'apply' && slot[value] === -1) slot[value] = inputs + position;
  }
  let length = inputs + outputs.length;
  for (const [k, instruction] of code.entries()) {
    if (instruction.kind !== 'apply') continue;
    for (const arg of instruction.args) {
      if (Math.floor(arg / size) === Math.floor(k / size)) local[arg] = 1;
      else if (code[arg]?.kind === 'apply' && slot[arg] === -1) slot[arg] = length++;
    }
  }
  return { sections, outputs: inputs, length, slot, local };
}

/** Outputs that no instruction writes by itself: inputs, numbers, and values asked for twice. */
export function copies({ inputs, code, outputs }: Program, { slot }: Layout): { value: number; to: number }[] {
  return outputs.flatMap((value, position) => {
    const to = inputs + position;
    return code[value]?.kind === 'apply' && slot[value] === to ? [] : [{ value, to }];
  });
}
