import { Bytes } from './bytes.ts';
import type { ValueType } from './module.ts';
import { OPCODE } from './primitives.ts';

/** Code of a function over integers, numbers and vectors, step by step. */
export class Code {
  readonly #out = new Bytes();
  readonly #parameters: number;
  readonly locals: ValueType[] = [];

  constructor(parameters: number) {
    this.#parameters = parameters;
  }

  integers(count: number): number[] {
    return this.#new(count, 'i32');
  }

  numbers(count: number): number[] {
    return this.#new(count, 'f64');
  }

  vectors(count: number): number[] {
    return this.#new(count, 'v128');
  }

  raw(bytes: readonly number[]): this {
    this.#out.raw(bytes);
    return this;
  }

  unsigned(value: number): this {
    this.#out.unsigned(value);
    return this;
  }

  double(value: number): this {
    this.#out.double(value);
    return this;
  }

  get(local: number): this {
    return this.raw(OPCODE.localGet).unsigned(local);
  }

  put(local: number): this {
    return this.raw(OPCODE.localSet).unsigned(local);
  }

  tee(local: number): this {
    return this.raw(OPCODE.localTee).unsigned(local);
  }

  constant(value: number): this {
    this.#out.raw(OPCODE.i32Const).signed(BigInt(value));
    return this;
  }

  set(local: number, value: number): this {
    return this.constant(value).put(local);
  }

  add(): this {
    return this.raw(OPCODE.i32Add);
  }

  subtract(): this {
    return this.raw(OPCODE.i32Sub);
  }

  times(factor: number): this {
    return this.constant(factor).raw(OPCODE.i32Multiply);
  }

  call(index: number): this {
    return this.raw(OPCODE.call).unsigned(index);
  }

  loop(): this {
    return this.raw(OPCODE.loop);
  }

  step(local: number, by: number): this {
    return by === 0 ? this : this.get(local).constant(by).add().put(local);
  }

  /** Go on with the loop while a counter is below a limit. */
  until(counter: number, limit: number): this {
    this.get(counter).constant(limit).raw(OPCODE.i32LessUnsigned).raw(OPCODE.branchIf).unsigned(0);
    return this.raw(OPCODE.end);
  }

  fill(address: number, bytes: number): this {
    return this.constant(address).constant(0).constant(bytes).raw(OPCODE.memoryFill);
  }

  /** So many rounds of what is written in between, by a counter that goes down to 0. */
  rounds(count: number, body: () => void): void {
    const [counter = 0] = this.integers(1);
    this.set(counter, count).loop();
    body();
    this.get(counter).constant(-1).add().tee(counter).raw(OPCODE.branchIf).raw([0]).raw(OPCODE.end);
  }

  done(): Uint8Array {
    return this.#out.done();
  }

  #new(count: number, type: ValueType): number[] {
    return Array.from({ length: count }, () => this.#parameters + this.locals.push(type) - 1);
  }
}
