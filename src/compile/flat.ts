import type { Op } from '../expr/index.ts';
import type { Instruction } from './program.ts';

/** What an instruction is; applications have the numbers from `APPLICATION` on, one for each operation. */
export const NUMBER = 0;
export const INPUT = 1;
export const APPLICATION = 2;

/** The code of a program in rows of integers, for what looks at every instruction several times. */
export interface Flat {
  readonly length: number;
  readonly kind: Int32Array;
  /** Of an input: which one it is. */
  readonly input: Int32Array;
  /** The arguments of instruction k: `args[from[k]]` up to `args[from[k + 1]]`. */
  readonly from: Int32Array;
  readonly args: Int32Array;
}

export function flatten(code: readonly Instruction[]): Flat {
  const { length } = code;
  const from = new Int32Array(length + 1);
  let total = 0;
  for (let k = 0; k < length; k++) {
    const instruction = code[k] as Instruction;
    if (instruction.kind === 'apply') total += instruction.args.length;
    from[k + 1] = total;
  }
  const [kind, input, args] = [new Int32Array(length), new Int32Array(length), new Int32Array(total)];
  const operations = new Map<Op, number>();
  let at = 0;
  let latest: Op | undefined;
  let latestKind = 0;
  for (let k = 0; k < length; k++) {
    const instruction = code[k] as Instruction;
    if (instruction.kind === 'input') {
      kind[k] = INPUT;
      input[k] = instruction.index;
    } else if (instruction.kind === 'apply') {
      if (instruction.op !== latest) {
        latest = instruction.op;
        latestKind = operations.get(latest) ?? APPLICATION + operations.size;
        operations.set(latest, latestKind);
      }
      kind[k] = latestKind;
      for (let i = 0; i < instruction.args.length; i++) args[at++] = instruction.args[i] as number;
    } else kind[k] = NUMBER;
  }
  return { length, kind, input, from, args };
}
