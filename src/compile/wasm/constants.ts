import type { Bytes } from './bytes.ts';
import { OPCODE } from './primitives.ts';

/** Bytes of one constant: the same word in both lanes. */
const ENTRY = 16;

/**
 * Vector constants of a module, in its memory from `base` on. An optimising compiler reads them as operands of
 * arithmetic, where an immediate would take three instructions: a fifth to a quarter of a kernel's time.
 */
export class ConstantPool {
  readonly #base: number;
  readonly #positions = new Map<bigint, number>();

  constructor(base: number) {
    this.#base = base;
  }

  /** Push a word in both lanes. */
  push(out: Bytes, word: bigint): void {
    const key = BigInt.asIntN(64, word);
    const position = this.#positions.get(key) ?? this.#positions.size;
    this.#positions.set(key, position);
    out
      .raw(OPCODE.i32Const)
      .byte(0)
      .raw(OPCODE.v128Load)
      .unsigned(this.#base + ENTRY * position);
  }

  /** First byte after the pool. */
  get end(): number {
    return this.#base + ENTRY * this.#positions.size;
  }

  /** Put the constants where the code expects them. */
  write(memory: ArrayBuffer): void {
    const words = [...this.#positions.keys()].flatMap((word) => [word, word]);
    new BigInt64Array(memory, this.#base, words.length).set(words);
  }
}
