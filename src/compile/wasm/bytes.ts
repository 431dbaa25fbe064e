/** From more bytes than that on the platform's copy is worth its call. */
const SHORT = 16;

/** One for all: it is empty again as soon as it was written. */
const scratch = new DataView(new ArrayBuffer(8));
const scratchBytes = new Uint8Array(scratch.buffer);

/** A growing sequence of bytes in WebAssembly's encodings. */
export class Bytes {
  #bytes = new Uint8Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Single bytes as they are. */
  raw(bytes: ArrayLike<number>): this {
    this.#reserve(bytes.length);
    // Most are opcodes, of one or two bytes.
    if (bytes.length > SHORT) this.#bytes.set(bytes, this.#length);
    else for (let i = 0; i < bytes.length; i++) this.#bytes[this.#length + i] = bytes[i] as number;
    this.#length += bytes.length;
    return this;
  }

  byte(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  /** An unsigned integer below 2^32, LEB128. */
  unsigned(value: number): this {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    return this.byte(rest);
  }

  /** A signed integer of up to 64 bits, LEB128. */
  signed(value: bigint): this {
    let rest = value;
    for (;;) {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      const done = (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40);
      this.byte(done ? low : low | 0x80);
      if (done) return this;
    }
  }

  /** A double, little-endian. */
  double(value: number): this {
    scratch.setFloat64(0, value, true);
    return this.raw(scratchBytes);
  }

  /** 64 bits, little-endian. */
  word(value: bigint): this {
    scratch.setBigInt64(0, BigInt.asIntN(64, value), true);
    return this.raw(scratchBytes);
  }

  /** A name: its length and its UTF-8 bytes. */
  name(text: string): this {
    return this.block(new TextEncoder().encode(text));
  }

  /** Bytes preceded by their number. */
  block(content: ArrayLike<number>): this {
    return this.unsigned(content.length).raw(content);
  }

  /** A vector: the number of items, then each item. */
  vector<T>(items: readonly T[], write: (item: T) => void): this {
    this.unsigned(items.length);
    for (const item of items) write(item);
    return this;
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + more));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}
