import type { Application, Instruction } from '../program.ts';

/** The body of a loop as its instructions stand in the program. */
export interface Draft {
  readonly code: readonly Instruction[];
  /** The first application. */
  readonly start: number;
  /** Values that the next iteration takes over, and the names that they have there. */
  readonly carried: readonly { readonly value: number; readonly before: number }[];
  /** By value: where all iterations write it, or -1. */
  readonly slot: Int32Array;
  /** Values whose last one is read after the loop. */
  readonly last: ReadonlyMap<number, number>;
}

/**
 * How iterations wait for one another through a value that is taken over. A sum only gathers terms, so lanes may gather
 * parts of it. A neighbour is made before the iteration looks at the one before, so that a lane finds it in the lane
 * beside it. A chain is neither: one iteration waits for the other.
 */
export type Waiting = 'sum' | 'neighbour' | 'chain';

/** A body in an order in which iterations wait as little as possible. */
export interface Schedule {
  readonly code: readonly Instruction[];
  /** Where each instruction of the draft has gone. */
  readonly place: Int32Array;
  /** For each value that is taken over. */
  readonly waiting: readonly Waiting[];
}

/** More terms than that in one iteration are not looked for. */
const MAX_TERMS = 16;

/**
 * Order the body of a loop: what the next iteration takes over is made before it is looked at, where that can be; and
 * the terms of a sum are added to one another first, so that an iteration waits for one addition only.
 */
export function schedule(draft: Draft): Schedule {
  const { start, carried, last } = draft;
  const code = [...draft.code];
  const users = usersOf(code);
  const sums = carried.map(({ value, before }) => sumOf(draft, users, value, before));
  for (const [k, sum] of sums.entries()) {
    if (sum?.slice(0, -1).every((step) => !last.has(step))) gatherFirst(code, carried[k]?.before as number, sum);
  }
  const made = new Map(
    carried.flatMap(({ value, before }, k) => (sums[k] === undefined ? [[before, value] as const] : [])),
  );
  const besides = inOrder(code, start, made);
  const order = besides ?? (inOrder(code, start, new Map()) as number[]);
  const place = Int32Array.from(code, (_, k) => k);
  for (const [k, from] of order.entries()) place[from] = start + k;
  return {
    code: [...code.slice(0, start), ...order.map((from) => renumbered(code[from] as Application, place))],
    place,
    waiting: sums.map((sum) => (sum !== undefined ? 'sum' : besides === undefined ? 'chain' : 'neighbour')),
  };
}

/** By value: the instructions that use it, as often as they do. */
function usersOf(code: readonly Instruction[]): number[][] {
  const users: number[][] = code.map(() => []);
  for (const [k, instruction] of code.entries()) {
    if (instruction.kind === 'apply') for (const arg of instruction.args) users[arg]?.push(k);
  }
  return users;
}

/**
 * The additions and subtractions by which a value is the one before with terms added and taken away, if nothing else
 * looks at it or at what comes between.
 */
function sumOf(
  { code, slot }: Draft,
  users: readonly (readonly number[])[],
  value: number,
  before: number,
): number[] | undefined {
  if (users[value]?.length !== 0 || slot[value] !== -1) return undefined;
  const steps: number[] = [];
  for (let at = before; at !== value; ) {
    const [user, ...others] = users[at] as number[];
    if (user === undefined || others.length > 0 || slot[at] !== -1 || steps.length === MAX_TERMS) return undefined;
    const { op, args } = code[user] as Application;
    if (op.wasm !== 'add' && !(op.wasm === 'sub' && args[0] === at)) return undefined;
    steps.push(user);
    at = user;
  }
  return steps;
}

/** Rewrite the steps of a sum: its terms are added up, the last step adds them to the sum. */
function gatherFirst(code: Instruction[], before: number, steps: readonly number[]): void {
  const terms = steps.map((step, k) => {
    const { op, args } = code[step] as Application;
    const sum = k === 0 ? before : steps[k - 1];
    return { op, value: (args[0] === sum ? args[1] : args[0]) as number };
  });
  const added = terms.filter(({ op }) => op.wasm === 'add');
  const [first, ...others] = added;
  if (first === undefined) return;
  let total = first.value;
  for (const [k, { op, value }] of [...others, ...terms.filter((term) => !added.includes(term))].entries()) {
    const step = steps[k] as number;
    code[step] = { kind: 'apply', op, args: [total, value] };
    total = step;
  }
  code[steps.at(-1) as number] = { kind: 'apply', op: first.op, args: [before, total] };
}

/**
 * The applications in an order in which each comes after what it uses, as close to the given one as that allows.
 *
 * @param made for names of values, the value that has to be there before the name is used
 * @returns undefined where values wait for one another in a circle
 */
function inOrder(code: readonly Instruction[], start: number, made: ReadonlyMap<number, number>): number[] | undefined {
  const order: number[] = [];
  const [waiting, done] = [1, 2];
  const state = new Uint8Array(code.length);
  for (let k = start; k < code.length; k++) {
    const path = [k];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      if (state[at] === done) {
        path.pop();
        continue;
      }
      const needed = (code[at] as Application).args
        .map((arg) => made.get(arg) ?? arg)
        .filter((arg) => arg >= start && state[arg] !== done);
      if (needed.length === 0) {
        state[at] = done;
        order.push(at);
      } else if (needed.some((arg) => state[arg] === waiting)) return undefined;
      else {
        state[at] = waiting;
        path.push(...needed.toReversed());
      }
    }
  }
  return order;
}

function renumbered({ kind, op, args }: Application, place: Int32Array): Application {
  return { kind, op, args: args.map((arg) => place[arg] as number) };
}
