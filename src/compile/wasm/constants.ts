import type { Bytes } from './bytes.ts';
import { OPCODE } from './primitives.ts';

const WORD = 8;

/**
 * Constants of a module, in its memory from `base` on: words for vector code, in both lanes, and tables. An optimising
 * compiler reads them as operands of arithmetic, where an immediate would take three instructions: a fifth to a quarter
 * of a kernel's time.
 */
export class ConstantPool {
  readonly #base: number;
  readonly #words: bigint[] = [];
  readonly #addresses = new Map<bigint | readonly bigint[], number>();

  constructor(base: number) {
    this.#base = base;
  }

  /** Push a word in both lanes. */
  push(out: Bytes, word: bigint): void {
    const key = BigInt.asIntN(64, word);
    const address = this.#addresses.get(key) ?? this.#add(key, [key, key]);
    out.raw(OPCODE.i32Const).byte(0).raw(OPCODE.v128Load).unsigned(address);
  }

  /** The address of a table of an even number of words. */
  place(table: readonly bigint[]): number {
    return this.#addresses.get(table) ?? this.#add(table, table);
  }

  /** First byte after the pool. */
  get end(): number {
    return this.#base + WORD * this.#words.length;
  }

  /** Put the constants where the code expects them. */
  write(memory: ArrayBuffer): void {
    new BigInt64Array(memory, this.#base, this.#words.length).set(this.#words);
  }

  #add(key: bigint | readonly bigint[], words: readonly bigint[]): number {
    const address = this.end;
    this.#words.push(...words);
    this.#addresses.set(key, address);
    return address;
  }
}
