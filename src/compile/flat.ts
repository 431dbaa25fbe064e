import type { Op } from '../expr/index.ts';
import { hashText } from '../expr/op.ts';
import type { Application, Instruction, Program } from './program.ts';

/** What an instruction is; applications have the numbers from `APPLICATION` on, one for each operation. */
export const NUMBER = 0;
export const INPUT = 1;
export const APPLICATION = 2;

/**
 * A program in rows of numbers, for what looks at every instruction several times, and for orders of it that are only tried.
 */
export interface Flat {
  readonly inputs: number;
  readonly outputs: readonly number[];
  /** How many instructions there are, and which is the first application. */
  readonly length: number;
  readonly first: number;
  readonly kind: Int32Array;
  /** Which input it is, or the number. */
  readonly leaf: Float64Array;
  /** What an application looks like, without what may differ between the iterations of a loop. */
  readonly signature: Int32Array;
  /** The arguments of instruction k: `args[from[k]]` up to `args[from[k + 1]]`. */
  readonly from: Int32Array;
  readonly args: Int32Array;
}

export function flatten({ inputs, outputs, code }: Program): Flat {
  const { length } = code;
  const from = new Int32Array(length + 1);
  let first = length;
  for (let k = length - 1; k >= 0; k--) if (code[k]?.kind === 'apply') first = k;
  for (let k = 0; k < length; k++) {
    const instruction = code[k] as Instruction;
    from[k + 1] = (from[k] as number) + (instruction.kind === 'apply' ? instruction.args.length : 0);
  }
  const [kind, signature] = [new Int32Array(length), new Int32Array(length)];
  const [leaf, args] = [new Float64Array(first), new Int32Array(from[length] as number)];
  const operations = new Map<Op, number>();
  let at = 0;
  for (let k = 0; k < length; k++) {
    const instruction = code[k] as Instruction;
    if (instruction.kind === 'apply') {
      const { op } = instruction;
      if (k === first || op !== (code[k - 1] as Application).op) {
        if (!operations.has(op)) operations.set(op, APPLICATION + operations.size);
        kind[k] = operations.get(op) as number;
      } else kind[k] = kind[k - 1] as number;
      let hash = op.hash;
      for (const arg of instruction.args) {
        args[at++] = arg;
        hash = Math.imul(hash ^ (KINDS[Math.min(APPLICATION, kind[arg] as number)] as number), 0x01000193);
      }
      signature[k] = hash ^ (hash >>> 13);
    } else {
      kind[k] = instruction.kind === 'input' ? INPUT : NUMBER;
      leaf[k] = instruction.kind === 'input' ? instruction.index : instruction.value;
    }
  }
  return { inputs, outputs, length, first, kind, leaf, signature, from, args };
}

const KINDS = ['number', 'input', 'apply'].map(hashText);

/** Where each instruction goes in another order. */
export function placesOf(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  for (let to = 0; to < order.length; to++) places[order[to] as number] = to;
  return places;
}

/** The same program in another order, in which the inputs and numbers stay where they are. */
export function permuted(flat: Flat, order: Int32Array): Flat {
  const { length } = flat;
  const places = placesOf(order);
  const [kind, signature] = [new Int32Array(length), new Int32Array(length)];
  const [from, args] = [new Int32Array(length + 1), new Int32Array(flat.args.length)];
  let at = 0;
  for (let to = 0; to < length; to++) {
    const k = order[to] as number;
    kind[to] = flat.kind[k] as number;
    signature[to] = flat.signature[k] as number;
    for (let i = flat.from[k] as number; i < (flat.from[k + 1] as number); i++)
      args[at++] = places[flat.args[i] as number] as number;
    from[to + 1] = at;
  }
  const outputs = flat.outputs.map((output) => places[output] as number);
  return { ...flat, outputs, kind, signature, from, args };
}
