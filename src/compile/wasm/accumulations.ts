import { op } from '../../ops/index.ts';
import type { Instruction, Program } from '../program.ts';
import { applied } from './order.ts';

/** Shorter chains are not worth a loop of their own. */
const MIN_LENGTH = 8;

/** What can go on as one chain: sums and differences, products and quotients, of two values. */
function familyOf(instruction: Instruction): string | undefined {
  if (instruction.kind !== 'apply') return undefined;
  if (instruction.op.weights?.length === 2) return 'sum';
  return instruction.op.exponents?.length === 2 ? 'product' : undefined;
}

/**
 * Long sums and products that are written out: chains of instructions, each of which adds to the one before. By value: the
 * last of its chain, or 0.
 */
function accumulations({ code }: Program): Int32Array {
  const { length } = code;
  const families = code.map(familyOf);
  const next = longestNext(code, families);
  const previous = new Int32Array(length).fill(-1);
  const lengths = new Int32Array(length).fill(1);
  for (let k = 0; k < length; k++) {
    const instruction = code[k] as Instruction;
    if (instruction.kind !== 'apply' || families[k] === undefined) continue;
    for (const arg of instruction.args) {
      if (next[arg] !== k || (lengths[arg] as number) < (lengths[k] as number)) continue;
      previous[k] = arg;
      lengths[k] = (lengths[arg] as number) + 1;
    }
  }
  const chain = new Int32Array(length);
  for (let last = length - 1; last >= 0; last--) {
    if (chain[last] !== 0 || (lengths[last] as number) < MIN_LENGTH) continue;
    for (let k = last; k !== -1; k = previous[k] as number) chain[k] = last;
  }
  return chain;
}

/** By value: the user of its family from which the chain goes on for longest, or 0. */
function longestNext(code: readonly Instruction[], families: readonly (string | undefined)[]): Int32Array {
  const next = new Int32Array(code.length);
  const rest = new Int32Array(code.length);
  for (let k = code.length - 1; k >= 0; k--) {
    const instruction = code[k] as Instruction;
    if (instruction.kind !== 'apply' || families[k] === undefined) continue;
    for (const arg of instruction.args) {
      if (families[arg] !== families[k] || (rest[arg] as number) > (rest[k] as number)) continue;
      next[arg] = k;
      rest[arg] = (rest[k] as number) + 1;
    }
  }
  return next;
}

/** A program with the chains in it. */
export interface Accumulating {
  readonly program: Program;
  readonly chain: Int32Array;
}

/**
 * The same program, in which long sums only add: what they subtract has its sign changed beforehand, which is exact. A chain
 * of one operation is one loop.
 */
export function withSumsOnly(program: Program): Accumulating {
  const { inputs, code, uses, outputs } = program;
  const chain = accumulations(program);
  const isSubtraction = (instruction: Instruction, k: number): boolean =>
    instruction.kind === 'apply' &&
    instruction.op.weights?.[1] === -1 &&
    chain[k] !== 0 &&
    chain[instruction.args[0] as number] === chain[k];
  if (!code.some(isSubtraction)) return { program, chain };
  const [add, negate] = [op('add'), op('neg')];
  const made: Instruction[] = [];
  const used: number[] = [];
  const places = new Int32Array(code.length);
  const put = (instruction: Instruction, times: number): number => {
    used.push(times);
    return made.push(instruction) - 1;
  };
  for (const [k, instruction] of code.entries()) {
    let moved = instruction.kind === 'apply' ? applied(instruction, places) : instruction;
    if (moved.kind === 'apply' && isSubtraction(instruction, k)) {
      const [sum, term] = moved.args as [number, number];
      moved = { kind: 'apply', op: add, args: [sum, put({ kind: 'apply', op: negate, args: [term] }, 1)] };
    }
    places[k] = put(moved, uses[k] as number);
  }
  const chains = new Int32Array(made.length);
  for (const [k, last] of chain.entries()) if (last !== 0) chains[places[k] as number] = places[last] as number;
  const placed = outputs.map((output) => places[output] as number);
  return { program: { inputs, code: made, uses: Uint32Array.from(used), outputs: placed }, chain: chains };
}
