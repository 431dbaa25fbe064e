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
  #from: Int32Array;
  /** The arguments of an application; of what is none, which input, which literal or which computed number it is. */
  #args: Int32Array;
  readonly #ops: Op[] = [];
  readonly #kinds = new Map<Op, number>();
  readonly #literals: Exact[] = [];
  readonly #computed: number[] = [];
  readonly #inputs = new Map<number, number>();
  /** The values that are numbers by their doubles; of literals with one double the first. */
  readonly #numbers: HashIndex;
  /** Applications by their content. */
  readonly #applications: HashIndex;
  readonly #hashOfNumber = (value: number): number => hashOf(this.#double(value));
  readonly #hashOfApplication = (value: number): number => this.#hashOf(value);

  /**
   * There is room at once for so many, more or less.
   *
   * @param leaves how many inputs and numbers there will be
   * @param applications how many applications
   */
  constructor(leaves: number, applications: number) {
    // Some are replaced by more than one.
    const room = 16 + Math.ceil(1.25 * (leaves + applications));
    this.#kind = new Int32Array(room);
    this.#from = new Int32Array(room + 1);
    this.#args = new Int32Array(2 * room);
    this.#numbers = new HashIndex(leaves);
    this.#applications = new HashIndex(applications);
  }

  exact(fraction: Fraction): number {
    return this.literal({ value: fractionToNumber(fraction), fraction });
  }

  /** A literal. What was computed and is this literal's double is the literal from now on; two literals with one double are two values. */
  literal(literal: Exact): number {
    const same = this.#numberOf(literal.value);
    if (same !== undefined && this.#isLiteral(same, literal)) return same;
    const place = this.#literals.push(literal) - 1;
    if (same === undefined) return this.#addNumber(LITERAL, place);
    if (this.#kind[same] === LITERAL) return this.#add(LITERAL, [place]);
    this.#kind[same] = LITERAL;
    this.#args[this.#from[same] as number] = place;
    return same;
  }

  #isLiteral(value: number, literal: Exact): boolean {
    const known = this.number(value);
    if (known?.fraction === undefined && literal.fraction === undefined) return known?.value === literal.value;
    return known !== undefined && fractionOf(known).equals(fractionOf(literal));
  }

  /** An input by its position. */
  input(index: number): number {
    return remember(this.#inputs, index, () => this.#add(INPUT, [index]));
  }

  isNumber(value: number): boolean {
    return this.#kind[value] === LITERAL || this.#kind[value] === NUMBER;
  }

  number(value: number): Exact | undefined {
    return this.#kind[value] === LITERAL ? this.#literals[this.argument(value, 0)] : undefined;
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
    const index = this.#applications;
    for (let slot = index.first(hash); slot >= 0; slot = index.after(slot, hash)) {
      const value = index.place(slot);
      if (this.#kind[value] === kind && this.#hasArguments(value, args)) return value;
    }
    const value = this.#add(kind, args);
    index.add(hash, value, this.#hashOfApplication);
    return value;
  }

  /** The program of what the outputs need. */
  program(outputs: readonly number[], inputs: number): Flat {
    const length = this.#length;
    const isUsed = new Uint8Array(length);
    for (const output of outputs) isUsed[output] = 1;
    for (let k = length - 1; k >= 0; k--) {
      if (isUsed[k] === 0 || (this.#kind[k] as number) < APPLICATION) continue;
      for (let i = this.#from[k] as number; i < (this.#from[k + 1] as number); i++) isUsed[this.#args[i] as number] = 1;
    }
    const places = new Int32Array(length);
    const writer = new FlatWriter(inputs, length, this.#from[length] as number);
    for (let k = 0; k < length; k++) {
      if (isUsed[k] === 0) continue;
      if (this.#kind[k] === INPUT) places[k] = writer.leaf(INPUT, this.argument(k, 0));
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
    return this.#numberOf(value) ?? this.#addNumber(NUMBER, this.#computed.push(value) - 1);
  }

  #double(value: number): number {
    return this.number(value)?.value ?? (this.#computed[this.argument(value, 0)] as number);
  }

  /** The first value that is this double. */
  #numberOf(double: number): number | undefined {
    const hash = hashOf(double);
    for (let slot = this.#numbers.first(hash); slot >= 0; slot = this.#numbers.after(slot, hash)) {
      const value = this.#numbers.place(slot);
      if (Object.is(this.#double(value), double)) return value;
    }
    return undefined;
  }

  #addNumber(kind: number, place: number): number {
    const value = this.#add(kind, [place]);
    this.#numbers.add(hashOf(this.#double(value)), value, this.#hashOfNumber);
    return value;
  }

  #add(kind: number, args: readonly number[]): number {
    const value = this.#length++;
    if (value === this.#kind.length) {
      const length = Math.ceil(GROWTH * value);
      this.#kind = longer(this.#kind, length);
      this.#from = longer(this.#from, length + 1);
    }
    const from = this.#from[value] as number;
    if (from + args.length > this.#args.length)
      this.#args = longer(this.#args, Math.ceil(GROWTH * (from + args.length)));
    for (let i = 0; i < args.length; i++) this.#args[from + i] = args[i] as number;
    this.#kind[value] = kind;
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

const bits = new Float64Array(1);
const halves = new Int32Array(bits.buffer);

/** A hash of the bits of a double; NaN has many. */
function hashOf(double: number): number {
  if (Number.isNaN(double)) return 0;
  bits[0] = double;
  return mixed(halves[0] as number, halves[1] as number);
}
