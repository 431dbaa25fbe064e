import type { Fraction } from 'fraction.js';
import {
  type Exact,
  fractionOf,
  fractionToNumber,
  HashIndex,
  literalOf,
  mixed,
  type Op,
  remember,
} from '../expr/index.ts';
import { APPLICATION, type Flat, FlatWriter, INPUT, NUMBER } from './flat.ts';
import type { Terms } from './strength.ts';

/** A number that is exact; other numbers are computed. */
const LITERAL = -1;

/** Rows that are full become so much longer. */
const GROWTH = 1.5;

/**
 * The values of a program by number, each once: what is made of the same values by the same operation has the number that it
 * has already, and what is made of numbers is a number.
 *
 * Source: Aho, Lam, Sethi, Ullman, Compilers (2006), 6.1.2: the value-number method.
 */
export class Values implements Terms<number> {
  #length = 0;
  #kind: Int32Array;
  /** The number, the place of the literal, or which input it is. */
  #leaf: Float64Array;
  #from: Int32Array;
  #args: Int32Array;
  readonly #ops: Op[] = [];
  readonly #kinds = new Map<Op, number>();
  readonly #literals: Exact[] = [];
  /** The values that are numbers, by their doubles. */
  readonly #numbers = new Map<number | string, number>();
  readonly #inputs = new Map<number, number>();
  /** Applications by their content. */
  readonly #index: HashIndex;
  readonly #hash = (value: number): number => this.#hashOf(value);

  /** @param expected how many values there will be, more or less: for so many there is room at once */
  constructor(expected: number) {
    this.#kind = new Int32Array(expected);
    this.#leaf = new Float64Array(expected);
    this.#from = new Int32Array(expected + 1);
    this.#args = new Int32Array(2 * expected);
    this.#index = new HashIndex(expected);
  }

  exact(fraction: Fraction): number {
    return this.literal({ value: fractionToNumber(fraction), fraction });
  }

  /** A literal. What was computed and is this literal's double is the literal from now on; of two literals with one double each is a value. */
  literal(literal: Exact): number {
    const same = this.#numbers.get(keyOf(literal.value));
    if (same !== undefined && this.#isLiteral(same, literal)) return same;
    const place = this.#literals.push(literal) - 1;
    const value = same !== undefined && this.#kind[same] === NUMBER ? same : this.#leafOf(LITERAL, place);
    this.#kind[value] = LITERAL;
    this.#leaf[value] = place;
    if (same === undefined) this.#numbers.set(keyOf(literal.value), value);
    return value;
  }

  #isLiteral(value: number, literal: Exact): boolean {
    const known = this.number(value);
    if (known?.fraction === undefined && literal.fraction === undefined) return known?.value === literal.value;
    return known !== undefined && fractionOf(known).equals(fractionOf(literal));
  }

  /** An input by its position. */
  input(index: number): number {
    return remember(this.#inputs, index, () => this.#leafOf(INPUT, index));
  }

  isNumber(value: number): boolean {
    return this.#kind[value] === LITERAL || this.#kind[value] === NUMBER;
  }

  number(value: number): Exact | undefined {
    return this.#kind[value] === LITERAL ? this.#literals[this.#leaf[value] as number] : undefined;
  }

  op(value: number): Op | undefined {
    const kind = this.#kind[value] as number;
    return kind < APPLICATION ? undefined : this.#ops[kind - APPLICATION];
  }

  argument(value: number, index: number): number {
    return this.#args[(this.#from[value] as number) + index] as number;
  }

  build(op: Op, x: number, y?: number): number {
    return this.apply(op, y === undefined ? [x] : [x, y]);
  }

  /** An operation applied to values. */
  apply(op: Op, args: readonly number[]): number {
    let numbers = 0;
    for (let i = 0; i < args.length; i++) if (this.isNumber(args[i] as number)) numbers++;
    if (numbers === args.length) {
      const known = this.#exactly(op, args) ?? this.#inDoubles(op, args);
      if (known !== undefined) return known;
    }
    const kind = this.#kindOf(op);
    let hash = op.hash;
    for (let i = 0; i < args.length; i++) hash = mixed(hash, args[i] as number);
    for (let slot = this.#index.first(hash); slot >= 0; slot = this.#index.after(slot, hash)) {
      const value = this.#index.place(slot);
      if (this.#kind[value] === kind && this.#hasArguments(value, args)) return value;
    }
    const value = this.#add(kind, 0, args);
    this.#index.add(hash, value, this.#hash);
    return value;
  }

  /** The program of what the outputs need. */
  program(outputs: readonly number[], inputs: number): Flat {
    const length = this.#length;
    const isUsed = new Uint8Array(length);
    for (const output of outputs) isUsed[output] = 1;
    for (let k = length - 1; k >= 0; k--) {
      if (isUsed[k] === 0) continue;
      for (let i = this.#from[k] as number; i < (this.#from[k + 1] as number); i++) isUsed[this.#args[i] as number] = 1;
    }
    const places = new Int32Array(length);
    const writer = new FlatWriter(inputs, length, this.#from[length] as number);
    for (let k = 0; k < length; k++) {
      if (isUsed[k] === 0) continue;
      if (this.#kind[k] === INPUT) places[k] = writer.leaf(INPUT, this.#leaf[k] as number);
      else if (this.isNumber(k)) places[k] = writer.leaf(NUMBER, this.#double(k));
    }
    for (let k = 0; k < length; k++) {
      const op = this.op(k);
      if (isUsed[k] === 0 || op === undefined) continue;
      for (let i = this.#from[k] as number; i < (this.#from[k + 1] as number); i++)
        writer.argument(places[this.#args[i] as number] as number);
      places[k] = writer.apply(op);
    }
    return writer.done(outputs.map((output) => places[output] as number));
  }

  /** What of literals is a literal. */
  #exactly(op: Op, args: readonly number[]): number | undefined {
    if (op.literal !== true || op.exact === undefined) return undefined;
    const numbers = args.flatMap((arg) => this.number(arg) ?? []);
    const value = numbers.length === args.length ? literalOf(op, numbers) : undefined;
    return value === undefined ? undefined : this.literal(value);
  }

  #inDoubles(op: Op, args: readonly number[]): number | undefined {
    if (op.eval === undefined) return undefined;
    const value = op.eval(...args.map((arg) => this.#double(arg)));
    return remember(this.#numbers, keyOf(value), () => this.#leafOf(NUMBER, value));
  }

  #double(value: number): number {
    return this.number(value)?.value ?? (this.#leaf[value] as number);
  }

  #leafOf(kind: number, leaf: number): number {
    return this.#add(kind, leaf, []);
  }

  #add(kind: number, leaf: number, args: readonly number[]): number {
    const value = this.#length++;
    if (value === this.#kind.length) {
      const length = Math.ceil(GROWTH * value);
      this.#kind = longer(this.#kind, length);
      this.#from = longer(this.#from, length + 1);
      const leaves = new Float64Array(length);
      leaves.set(this.#leaf);
      this.#leaf = leaves;
    }
    const from = this.#from[value] as number;
    if (from + args.length > this.#args.length)
      this.#args = longer(this.#args, Math.ceil(GROWTH * (from + args.length)));
    for (let i = 0; i < args.length; i++) this.#args[from + i] = args[i] as number;
    this.#kind[value] = kind;
    this.#leaf[value] = leaf;
    this.#from[value + 1] = from + args.length;
    return value;
  }

  #kindOf(op: Op): number {
    const known = this.#kinds.get(op);
    if (known !== undefined) return known;
    const kind = APPLICATION + this.#ops.push(op) - 1;
    this.#kinds.set(op, kind);
    return kind;
  }

  #hasArguments(value: number, args: readonly number[]): boolean {
    const from = this.#from[value] as number;
    if ((this.#from[value + 1] as number) - from !== args.length) return false;
    for (let i = 0; i < args.length; i++) if (this.#args[from + i] !== args[i]) return false;
    return true;
  }

  #hashOf(value: number): number {
    let hash = (this.op(value) as Op).hash;
    for (let i = this.#from[value] as number; i < (this.#from[value + 1] as number); i++)
      hash = mixed(hash, this.#args[i] as number);
    return hash;
  }
}

function longer(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(length);
  made.set(numbers);
  return made;
}

/** A Map takes the two zeros for one key. */
function keyOf(value: number): number | string {
  return Object.is(value, -0) ? '-0' : value;
}
