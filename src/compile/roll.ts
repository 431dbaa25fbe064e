import { hashText } from '../expr/op.ts';
import type { Instruction, Program } from './program.ts';

/** Where an argument of a loop's body comes from in each iteration. */
export type Source =
  /** Made earlier in the same iteration; the value of the first iteration stands for all. */
  | { readonly kind: 'inner'; readonly value: number }
  /** Made in the iteration before; `first` is what the first iteration takes. */
  | { readonly kind: 'carried'; readonly value: number; readonly first: number }
  /** The same value in all iterations. */
  | { readonly kind: 'same'; readonly value: number }
  /** A number in each iteration. */
  | { readonly kind: 'table'; readonly numbers: Float64Array }
  /** Every so many inputs, or every so many values of one array: the first two of them. */
  | { readonly kind: 'strided'; readonly first: number; readonly second: number };

/** Instructions from `start` on that repeat: `count` times `period` instructions of one shape. */
export interface Loop {
  readonly start: number;
  readonly period: number;
  readonly count: number;
  /** For each instruction of the body, and each of its arguments. */
  readonly sources: readonly (readonly Source[])[];
}

/** Fewer iterations, or fewer instructions in all, are not worth a loop. */
const MIN_COUNT = 4;
const MIN_INSTRUCTIONS = 24;

/** A longer body would make too large a function. */
const MAX_PERIOD = 4000;

/** Lengths of the stretches whose next occurrence hints at a period. */
const WINDOWS = [1, 8, 64, 512];

/**
 * Find the loops in a straight line: sums, products and recurrences that were written out term by term. Iterations must
 * agree in every operation, and every argument must follow from the number of the iteration.
 *
 * Hashes of stretches propose periods in constant time; each proposal is then verified in full. Linear in the program.
 *
 * @param from the first instruction to look at; all later ones are applications
 */
export function findLoops({ code }: Program, from: number): Loop[] {
  const hints = new Hints(code, from);
  const arrays = new Arrays(code.length);
  const failed = new Map<number, number>();
  const loops: Loop[] = [];
  for (let start = from; start < code.length; ) {
    const loop = bestLoop(start);
    if (loop !== undefined) {
      loops.push(loop);
      arrays.add(loop);
    }
    start += loop === undefined ? 1 : loop.period * loop.count;
  }
  return loops;

  function bestLoop(start: number): Loop | undefined {
    let best: Loop | undefined;
    for (const period of hints.periods(start)) {
      // What broke a period further on breaks it for every start before.
      if (start <= (failed.get(period) ?? -1) || period === best?.period) continue;
      const loop = follow(code, arrays, start, period);
      if (loop.count < MIN_COUNT) failed.set(period, start + loop.count * period);
      else if (loop.count * period >= 1.25 * Math.max(MIN_INSTRUCTIONS, (best?.count ?? 0) * (best?.period ?? 0)))
        best = loop;
    }
    return best;
  }
}

/** The values of a loop's instruction over its iterations are an array; which one, and where in it, by value. */
class Arrays {
  readonly array: Int32Array;
  readonly index: Int32Array;
  #count = 0;

  constructor(length: number) {
    this.array = new Int32Array(length);
    this.index = new Int32Array(length);
  }

  add({ start, period, count }: Loop): void {
    for (let k = 0; k < period * count; k++) {
      this.array[start + k] = this.#count + 1 + (k % period);
      this.index[start + k] = Math.floor(k / period);
    }
    this.#count += period;
  }

  /** The distance of two values of one array; undefined if they are not that. */
  distance(from: number, to: number): number | undefined {
    const same = this.array[from] !== 0 && this.array[from] === this.array[to];
    return same ? (this.index[to] as number) - (this.index[from] as number) : undefined;
  }
}

/** How the first two iterations look. */
type Pattern = (value: number, iteration: number) => boolean;

/** Follow a period from a start for as long as it holds. */
function follow(code: readonly Instruction[], arrays: Arrays, start: number, period: number): Loop {
  const patterns: Pattern[][] = [];
  const sources: Source[][] = [];
  let count = 1;
  for (; start + (count + 1) * period <= code.length; count++) {
    let holds = true;
    for (let p = 0; p < period && holds; p++) {
      const base = code[start + p] as Instruction;
      const other = code[start + count * period + p] as Instruction;
      if (base.kind !== 'apply' || other.kind !== 'apply' || base.op !== other.op) holds = false;
      else if (base.args.length !== other.args.length) holds = false;
      else if (count > 1) holds = other.args.every((value, q) => patterns[p]?.[q]?.(value, count) === true);
      else {
        const found = base.args.map((value, q) => relate(code, arrays, start, period, value, other.args[q] as number));
        holds = found.every((item) => item !== undefined);
        if (!holds) break;
        sources.push(found.map((item) => item?.source as Source));
        patterns.push(found.map((item) => item?.pattern as Pattern));
      }
    }
    if (!holds) break;
  }
  if (count < MIN_COUNT) return { start, period, count, sources };
  return { start, period, count, sources: withTables(code, { start, period, count, sources }) };
}

/** How the argument of the second iteration follows from that of the first, and how it goes on. */
function relate(
  code: readonly Instruction[],
  arrays: Arrays,
  start: number,
  period: number,
  first: number,
  second: number,
): { source: Source; pattern: Pattern } | undefined {
  if (first >= start) {
    if (second - first !== period) return undefined;
    return { source: { kind: 'inner', value: first }, pattern: (value, i) => value === first + i * period };
  }
  const [a, b] = [code[first], code[second]];
  if (a?.kind === 'number' && b?.kind === 'number') {
    return { source: { kind: 'same', value: first }, pattern: (value) => code[value]?.kind === 'number' };
  }
  if (first === second) return { source: { kind: 'same', value: first }, pattern: (value) => value === first };
  if (second >= start && second < start + period) {
    return {
      source: { kind: 'carried', value: second, first },
      pattern: (value, i) => value === second + (i - 1) * period,
    };
  }
  if (a?.kind === 'input' && b?.kind === 'input') {
    const step = b.index - a.index;
    const pattern: Pattern = (value, i) => {
      const instruction = code[value];
      return instruction?.kind === 'input' && instruction.index === a.index + i * step;
    };
    return { source: { kind: 'strided', first, second }, pattern };
  }
  const step = arrays.distance(first, second);
  if (step === undefined) return undefined;
  return {
    source: { kind: 'strided', first, second },
    pattern: (value, i) => arrays.distance(first, value) === i * step,
  };
}

/** Numbers that differ between iterations become tables. */
function withTables(code: readonly Instruction[], { start, period, count, sources }: Loop): Source[][] {
  return sources.map((list, p) =>
    list.map((source, q): Source => {
      const first = source.kind === 'same' ? code[source.value] : undefined;
      if (first?.kind !== 'number') return source;
      const numbers = Float64Array.from({ length: count }, (_, i) => {
        const instruction = code[start + i * period + p] as Instruction & { kind: 'apply' };
        return (code[instruction.args[q] as number] as Instruction & { kind: 'number' }).value;
      });
      return numbers.every((value) => Object.is(value, first.value)) ? source : { kind: 'table', numbers };
    }),
  );
}

/** Proposes periods: the distance to the next stretch that looks the same. */
class Hints {
  readonly #next: Int32Array[];
  readonly #hash: Int32Array;
  readonly #powers: Int32Array;

  constructor(code: readonly Instruction[], from: number) {
    const length = code.length;
    this.#hash = new Int32Array(length + 1);
    this.#powers = new Int32Array(length + 1).fill(1);
    for (let k = 0; k < length; k++) {
      this.#hash[k + 1] = Math.imul(this.#hash[k] as number, BASE) + signature(code, k);
      this.#powers[k + 1] = Math.imul(this.#powers[k] as number, BASE);
    }
    this.#next = WINDOWS.map((window) => this.#occurrences(window, from, length));
  }

  /** Distances at which four iterations in a row look the same. */
  *periods(start: number): Iterable<number> {
    for (const next of this.#next) {
      const period = (next[start] as number) - start;
      if (period <= 0 || period > MAX_PERIOD) continue;
      const compared = (MIN_COUNT - 1) * period;
      if (start + compared + period >= this.#hash.length) continue;
      if (this.#of(start, compared) === this.#of(start + period, compared)) yield period;
    }
  }

  #of(start: number, window: number): number {
    const before = Math.imul(this.#hash[start] as number, this.#powers[window] as number);
    return ((this.#hash[start + window] as number) - before) | 0;
  }

  #occurrences(window: number, from: number, length: number): Int32Array {
    const next = new Int32Array(length).fill(-1);
    const size = 2 ** Math.ceil(Math.log2(2 * length + 2));
    // A position for each hash; where two share a place, the later one is forgotten, and with it a hint only.
    const places = new Int32Array(size).fill(-1);
    for (let k = length - window; k >= from; k--) {
      const hash = this.#of(k, window);
      const place = (hash ^ (hash >>> 15)) & (size - 1);
      const found = places[place] as number;
      if (found >= 0 && this.#of(found, window) === hash) next[k] = found;
      places[place] = k;
    }
    return next;
  }
}

const BASE = 0x01000193;
const KINDS = { input: hashText('input'), number: hashText('number'), apply: hashText('apply') };

/** What an instruction looks like, without what differs between iterations. */
function signature(code: readonly Instruction[], k: number): number {
  const instruction = code[k] as Instruction;
  if (instruction.kind !== 'apply') return 0;
  let hash = instruction.op.hash;
  for (const arg of instruction.args) hash = Math.imul(hash ^ KINDS[(code[arg] as Instruction).kind], BASE);
  return hash ^ (hash >>> 13);
}
