import type { Instruction, Program } from '../program.ts';
import type { Loop } from '../roll.ts';
import { kernels } from './kernels/index.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The same program with inputs and numbers first, and with values that one kernel computes jointly, such as the sine and
 * the cosine of one angle, one after the other.
 *
 * @returns the program, and its first instruction that is neither an input nor a number
 */
export function arrange(program: Program, vocabulary: Vocabulary): { program: Program; first: number } {
  const { code } = program;
  const order: number[] = [];
  for (const [k, { kind }] of code.entries()) if (kind !== 'apply') order.push(k);
  const first = order.length;
  const partners = jointPartners(code, vocabulary);
  const placed = new Uint8Array(code.length);
  const place = (k: number): void => {
    placed[k] = 1;
    order.push(k);
  };
  for (let k = 0; k < code.length; k++) {
    if (code[k]?.kind !== 'apply' || placed[k] === 1) continue;
    const joint = partners.get(k);
    if (joint === undefined) place(k);
    else joint.forEach(place);
  }
  return { first, program: reordered(program, order) };
}

/**
 * The same program with each value right behind the last of those it is made of, rather than where it was asked for:
 * what belongs to one term of a sum, its derivative too, then stands together and becomes one loop instead of two.
 *
 * @param first the first instruction that is neither an input nor a number
 */
export function eager(program: Program, first: number): Program {
  const { code } = program;
  const users: number[][] = code.map(() => []);
  const missing = new Int32Array(code.length);
  for (const [k, instruction] of code.entries()) {
    if (instruction.kind !== 'apply') continue;
    for (const arg of new Set(instruction.args)) {
      if (arg < first) continue;
      users[arg]?.push(k);
      missing[k] = (missing[k] as number) + 1;
    }
  }
  const order = Array.from({ length: first }, (_, k) => k);
  // What is made of inputs and numbers only could stand anywhere: it keeps its turn.
  for (let k = first; k < code.length; k++) {
    if (!usesOnlyLeaves(code[k] as Instruction, first)) continue;
    const ready = [k];
    for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
      order.push(at);
      for (const user of (users[at] as number[]).toReversed()) {
        missing[user] = (missing[user] as number) - 1;
        if (missing[user] === 0) ready.push(user);
      }
    }
  }
  return reordered(program, order);
}

/**
 * The same program with the iterations of one loop between those of another: where each iteration waits for the one before
 * it, the processor does a second loop in the meantime.
 *
 * @returns undefined where the second loop waits for the first
 */
export function interleaved(program: Program, before: Loop, after: Loop): Program | undefined {
  const { code } = program;
  const end = before.start + before.period * before.count;
  const last = after.start + after.period * after.count;
  for (let k = end; k < last; k++) {
    const instruction = code[k] as Instruction;
    if (instruction.kind === 'apply' && instruction.args.some((arg) => arg >= before.start && arg < end))
      return undefined;
  }
  const order: number[] = [];
  const place = (start: number, length: number): void => {
    for (let k = start; k < start + length; k++) order.push(k);
  };
  place(0, before.start);
  place(end, after.start - end);
  for (let i = 0; i < Math.max(before.count, after.count); i++) {
    for (const { start, period, count } of [before, after]) if (i < count) place(start + i * period, period);
  }
  place(last, code.length - last);
  return reordered(program, order);
}

function usesOnlyLeaves(instruction: Instruction, first: number): boolean {
  return instruction.kind === 'apply' && instruction.args.every((arg) => arg < first);
}

/** The same program in another order. */
function reordered({ inputs, code, outputs, uses }: Program, order: readonly number[]): Program {
  const renumbered = new Int32Array(code.length);
  for (const [to, from] of order.entries()) renumbered[from] = to;
  const number = (value: number): number => renumbered[value] as number;
  return {
    inputs,
    code: order.map((k) => {
      const instruction = code[k] as Instruction;
      if (instruction.kind !== 'apply') return instruction;
      const { op, args } = instruction;
      return { kind: 'apply', op, args: args.map(number) };
    }),
    outputs: outputs.map(number),
    uses: Uint32Array.from(order, (k) => uses[k] as number),
  };
}

/** For the first of values that a kernel computes jointly: all of them. */
function jointPartners(code: readonly Instruction[], vocabulary: Vocabulary): Map<number, number[]> {
  const groups = new Map<string, number[]>();
  for (const [k, instruction] of code.entries()) {
    if (instruction.kind !== 'apply') continue;
    const tree = vocabulary.treeOf(instruction.op, instruction.args.length);
    if (tree.kind !== 'kernel' || tree.args[0]?.kind !== 'argument') continue;
    const joint = kernels.get(tree.name)?.jointly;
    if (joint === undefined) continue;
    const key = `${joint.name} ${instruction.args[tree.args[0].index]}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [k]);
    else group.push(k);
  }
  const several = [...groups.values()].filter((group) => group.length > 1);
  return new Map(several.map((group) => [group[0] as number, group]));
}
