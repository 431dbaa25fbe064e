import { APPLICATION, type Flat } from '../flat.ts';
import type { Loop } from '../roll/index.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The order with values that one kernel computes jointly, such as the sine and the cosine of one angle, one after the other;
 * undefined where nothing moves.
 */
export function partnersTogether(flat: Flat, vocabulary: Vocabulary): Int32Array | undefined {
  const partner = partnersOf(flat, vocabulary);
  if (partner === undefined) return undefined;
  const { length } = flat;
  const order = new Int32Array(length);
  const isPlaced = new Uint8Array(length);
  let placed = 0;
  for (let k = 0; k < length; k++) {
    if (isPlaced[k] === 1) continue;
    order[placed++] = k;
    for (let other = partner[k] as number; other !== 0; other = partner[other] as number) {
      isPlaced[other] = 1;
      order[placed++] = other;
    }
  }
  return order;
}

/**
 * The order with each value right behind the last of those it is made of, rather than where it was asked for:
 * what belongs to one term of a sum, its derivative too, then stands together and becomes one loop instead of two.
 */
export function eager(flat: Flat): Int32Array {
  const { length, first, args } = flat;
  const { from, users } = usersOf(flat);
  // Twice the same argument is twice a user, and twice missing.
  const missing = new Int32Array(length);
  for (let i = 0; i < users.length; i++) missing[users[i] as number] = (missing[users[i] as number] as number) + 1;
  const order = new Int32Array(length);
  for (let k = 0; k < first; k++) order[k] = k;
  let placed = first;
  const ready: number[] = [];
  // What is made of inputs and numbers only could stand anywhere: it keeps its turn.
  for (let k = first; k < length; k++) {
    let usesOnlyLeaves = true;
    for (let i = flat.from[k] as number; i < (flat.from[k + 1] as number); i++)
      usesOnlyLeaves &&= (args[i] as number) < first;
    if (!usesOnlyLeaves) continue;
    ready.push(k);
    for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
      order[placed++] = at;
      for (let i = (from[at + 1] as number) - 1; i >= (from[at] as number); i--) {
        const user = users[i] as number;
        missing[user] = (missing[user] as number) - 1;
        if (missing[user] === 0) ready.push(user);
      }
    }
  }
  return order;
}

/** The users of value k, in order: `users[from[k]]` up to `users[from[k + 1]]`; those of inputs and numbers are left out. */
function usersOf({ length, first, from, args }: Flat): { from: Int32Array; users: Int32Array } {
  const begin = new Int32Array(length + 1);
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as number;
    if (arg >= first) begin[arg + 1] = (begin[arg + 1] as number) + 1;
  }
  for (let k = 0; k < length; k++) begin[k + 1] = (begin[k + 1] as number) + (begin[k] as number);
  const next = begin.slice();
  const users = new Int32Array(begin[length] as number);
  for (let k = first; k < length; k++) {
    for (let i = from[k] as number; i < (from[k + 1] as number); i++) {
      const arg = args[i] as number;
      if (arg < first) continue;
      const at = next[arg] as number;
      users[at] = k;
      next[arg] = at + 1;
    }
  }
  return { from: begin, users };
}

/**
 * The order with the iterations of one loop between those of another: where each iteration waits for the one before
 * it, the processor does a second loop in the meantime.
 *
 * @returns undefined where the second loop waits for the first
 */
export function interleaved({ length, from, args }: Flat, before: Loop, after: Loop): Int32Array | undefined {
  const end = before.start + before.period * before.count;
  const last = after.start + after.period * after.count;
  for (let i = from[end] as number; i < (from[last] as number); i++)
    if ((args[i] as number) >= before.start && (args[i] as number) < end) return undefined;
  const order = new Int32Array(length);
  let placed = 0;
  const place = (start: number, count: number): void => {
    for (let k = start; k < start + count; k++) order[placed++] = k;
  };
  place(0, before.start);
  place(end, after.start - end);
  for (let i = 0; i < Math.max(before.count, after.count); i++) {
    for (const { start, period, count } of [before, after]) if (i < count) place(start + i * period, period);
  }
  place(last, length - last);
  return order;
}

/** By value: the next one that a kernel computes jointly with it, or 0. Undefined where there is none. */
function partnersOf(flat: Flat, vocabulary: Vocabulary): Int32Array | undefined {
  const { length, first, kind, from, args } = flat;
  const joints = flat.ops.map((op) => vocabulary.jointOf(op));
  // By kernel: the last of the instructions with each argument, counted from 1.
  const names = new Set(joints.flatMap((joint) => joint?.name ?? []));
  const latest = new Map([...names].map((name) => [name, new Int32Array(length)]));
  const partner = new Int32Array(length);
  let found = false;
  for (let k = first; k < length; k++) {
    const joint = joints[(kind[k] as number) - APPLICATION];
    if (joint === undefined) continue;
    const last = latest.get(joint.name) as Int32Array;
    const argument = args[(from[k] as number) + joint.argument] as number;
    const before = (last[argument] as number) - 1;
    last[argument] = k + 1;
    if (before === -1) continue;
    partner[before] = k;
    found = true;
  }
  return found ? partner : undefined;
}
