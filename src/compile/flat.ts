import type { Op } from '../expr/index.ts';
import { hashText } from '../expr/op.ts';
import type { Instruction, Program } from './program.ts';

/** What an instruction is; applications have the numbers from `APPLICATION` on, one for each operation. */
export const NUMBER = 0;
export const INPUT = 1;
export const APPLICATION = 2;

/**
 * A program in rows of numbers: large programs are looked at many times, and objects for their instructions would not fit into
 * the caches.
 */
export interface Flat {
  readonly inputs: number;
  readonly outputs: readonly number[];
  /** How many instructions there are, and which is the first application. */
  readonly length: number;
  readonly first: number;
  readonly kind: Int32Array;
  /** The operations, by kind from `APPLICATION` on. */
  readonly ops: readonly Op[];
  /** Which input it is, or the number. */
  readonly leaf: Float64Array;
  /** What an application looks like, without what may differ between the iterations of a loop. */
  readonly signature: Int32Array;
  /** The arguments of instruction k: `args[from[k]]` up to `args[from[k + 1]]`. */
  readonly from: Int32Array;
  readonly args: Int32Array;
}

/** A program with its rows. */
export interface FlatProgram extends Program {
  readonly flat: Flat;
  /** How often each value is used by instructions and outputs. */
  readonly uses: Uint32Array;
}

/** Rows as a program. */
export function programOf(flat: Flat): FlatProgram {
  const { inputs, outputs, length } = flat;
  let uses: Uint32Array | undefined;
  return {
    flat,
    inputs,
    outputs,
    length,
    instruction: (k) => instructionOf(flat, k),
    get uses() {
      uses ??= usesOf(flat);
      return uses;
    },
  };
}

function instructionOf(flat: Flat, k: number): Instruction {
  const kind = flat.kind[k] as number;
  if (kind === NUMBER) return { kind: 'number', value: flat.leaf[k] as number };
  if (kind === INPUT) return { kind: 'input', index: flat.leaf[k] as number };
  return { kind: 'apply', op: opOf(flat, k), args: argumentsOf(flat, k) };
}

/** The operation of an application. */
export function opOf({ ops, kind }: Flat, k: number): Op {
  return ops[(kind[k] as number) - APPLICATION] as Op;
}

/** The arguments of an application. */
export function argumentsOf({ from, args }: Flat, k: number): number[] {
  const found: number[] = [];
  for (let i = from[k] as number; i < (from[k + 1] as number); i++) found.push(args[i] as number);
  return found;
}

/** How often each value is used by instructions and outputs. */
export function usesOf({ length, args, outputs }: Flat): Uint32Array {
  const uses = new Uint32Array(length);
  for (let i = 0; i < args.length; i++) uses[args[i] as number] = (uses[args[i] as number] as number) + 1;
  for (const output of outputs) uses[output] = (uses[output] as number) + 1;
  return uses;
}

/** Each operation of a program with each number of arguments that it has there. */
export function* applicationsOf(flat: Flat): Generator<readonly [Op, number]> {
  const seen = new Set<number>();
  for (let k = flat.first; k < flat.length; k++) {
    const arity = (flat.from[k + 1] as number) - (flat.from[k] as number);
    const key = (flat.kind[k] as number) + arity * (flat.ops.length + APPLICATION);
    if (seen.has(key)) continue;
    seen.add(key);
    yield [opOf(flat, k), arity];
  }
}

/** Writes rows, instruction by instruction: inputs and numbers, then applications. */
export class FlatWriter {
  readonly #inputs: number;
  readonly #kind: Int32Array;
  readonly #leaf: number[] = [];
  readonly #signature: Int32Array;
  readonly #from: Int32Array;
  readonly #args: Int32Array;
  readonly #ops: Op[] = [];
  readonly #kinds = new Map<Op, number>();
  #length = 0;
  #used = 0;
  #last: Op | undefined;
  #lastKind = 0;

  /**
   * @param length how many instructions there will be at most
   * @param used how many arguments they will have at most
   */
  constructor(inputs: number, length: number, used: number) {
    this.#inputs = inputs;
    this.#kind = new Int32Array(length);
    this.#signature = new Int32Array(length);
    this.#from = new Int32Array(length + 1);
    this.#args = new Int32Array(used);
  }

  /** An input or a number. */
  leaf(kind: typeof INPUT | typeof NUMBER, leaf: number): number {
    const k = this.#length++;
    this.#kind[k] = kind;
    this.#leaf.push(leaf);
    return k;
  }

  /** An argument of the application that comes next. */
  argument(value: number): void {
    this.#args[this.#used++] = value;
  }

  /** An operation applied to the arguments written since the last one. */
  apply(op: Op): number {
    const k = this.#length++;
    let hash = op.hash;
    for (let i = this.#from[k] as number; i < this.#used; i++) {
      const kind = this.#kind[this.#args[i] as number] as number;
      hash = Math.imul(hash ^ (KINDS[Math.min(APPLICATION, kind)] as number), 0x01000193);
    }
    this.#kind[k] = this.#kindOf(op);
    this.#signature[k] = hash ^ (hash >>> 13);
    this.#from[k + 1] = this.#used;
    return k;
  }

  done(outputs: readonly number[]): Flat {
    const length = this.#length;
    return {
      inputs: this.#inputs,
      outputs,
      length,
      first: this.#leaf.length,
      kind: this.#kind.subarray(0, length),
      ops: this.#ops,
      leaf: Float64Array.from(this.#leaf),
      signature: this.#signature.subarray(0, length),
      from: this.#from.subarray(0, length + 1),
      args: this.#args.subarray(0, this.#used),
    };
  }

  #kindOf(op: Op): number {
    if (op !== this.#last) {
      this.#last = op;
      this.#lastKind = this.#kinds.get(op) ?? APPLICATION + this.#ops.push(op) - 1;
      this.#kinds.set(op, this.#lastKind);
    }
    return this.#lastKind;
  }
}

const KINDS = ['number', 'input', 'apply'].map(hashText);

/** Where each instruction goes in another order. */
function placesOf(order: Int32Array): Int32Array {
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
