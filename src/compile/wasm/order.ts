import type { Instruction, Program } from '../program.ts';
import type { Loop } from '../roll.ts';
import { kernels } from './kernels/index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The first instruction that is neither an input nor a number. */
export function firstApplication({ code }: Program): number {
  const first = code.findIndex(({ kind }) => kind === 'apply');
  return first === -1 ? code.length : first;
}

/**
 * The same program with values that one kernel computes jointly, such as the sine and the cosine of one angle, one after
 * the other.
 */
export function withPartnersTogether(program: Program, vocabulary: Vocabulary): Program {
  const { code } = program;
  const partners = jointPartners(code, vocabulary);
  if (partners.size === 0) return program;
  const order: number[] = [];
  const placed = new Uint8Array(code.length);
  const place = (k: number): void => {
    placed[k] = 1;
    order.push(k);
  };
  for (let k = 0; k < code.length; k++) {
    if (placed[k] === 1) continue;
    const joint = partners.get(k);
    if (joint === undefined) place(k);
    else joint.forEach(place);
  }
  return reordered(program, order);
}

/**
 * The same program with each value right behind the last of those it is made of, rather than where it was asked for:
 * what belongs to one term of a sum, its derivative too, then stands together and becomes one loop instead of two.
 */
export function eager(program: Program): Program {
  const { code } = program;
  const first = firstApplication(program);
  const { from, users } = usersOf(code, first);
  // Twice the same argument is twice a user, and twice missing.
  const missing = new Int32Array(code.length);
  for (const user of users) missing[user] = (missing[user] as number) + 1;
  const order: number[] = [];
  for (let k = 0; k < first; k++) order.push(k);
  const ready: number[] = [];
  // What is made of inputs and numbers only could stand anywhere: it keeps its turn.
  for (let k = first; k < code.length; k++) {
    if (!usesOnlyLeaves(code[k] as Instruction, first)) continue;
    ready.push(k);
    for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
      order.push(at);
      for (let i = (from[at + 1] as number) - 1; i >= (from[at] as number); i--) {
        const user = users[i] as number;
        missing[user] = (missing[user] as number) - 1;
        if (missing[user] === 0) ready.push(user);
      }
    }
  }
  return reordered(program, order);
}

/** The users of value k, in order: `users[from[k]]` up to `users[from[k + 1]]`. */
function usersOf(code: readonly Instruction[], first: number): { from: Int32Array; users: Int32Array } {
  const from = new Int32Array(code.length + 1);
  const each = (visit: (arg: number, user: number) => void): void => {
    for (let k = first; k < code.length; k++) {
      const instruction = code[k] as Instruction;
      if (instruction.kind !== 'apply') continue;
      for (let i = 0; i < instruction.args.length; i++) {
        const arg = instruction.args[i] as number;
        if (arg >= first) visit(arg, k);
      }
    }
  };
  each((arg) => {
    from[arg + 1] = (from[arg + 1] as number) + 1;
  });
  for (let k = 0; k < code.length; k++) from[k + 1] = (from[k + 1] as number) + (from[k] as number);
  const next = from.slice();
  const users = new Int32Array(from[code.length] as number);
  each((arg, user) => {
    const at = next[arg] as number;
    users[at] = user;
    next[arg] = at + 1;
  });
  return { from, users };
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
  for (let to = 0; to < order.length; to++) renumbered[order[to] as number] = to;
  const number = (value: number): number => renumbered[value] as number;
  const moved = order.map((k): Instruction => {
    const instruction = code[k] as Instruction;
    if (instruction.kind !== 'apply') return instruction;
    const args = new Array<number>(instruction.args.length);
    for (let i = 0; i < args.length; i++) args[i] = number(instruction.args[i] as number);
    return { kind: 'apply', op: instruction.op, args };
  });
  const count = new Uint32Array(code.length);
  for (let to = 0; to < order.length; to++) count[to] = uses[order[to] as number] as number;
  return { inputs, code: moved, outputs: outputs.map(number), uses: count };
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
