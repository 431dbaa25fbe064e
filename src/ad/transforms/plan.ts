import { FluxionError } from '../../error.ts';
import {
  applyValue,
  type Call,
  type Expr,
  postorder,
  remember,
  type Sym,
  type Value,
  valueOfTensor,
} from '../../expr/index.ts';
import { sizeOf } from '../../tensor/index.ts';
import { groupKernel, isFusible } from './fuse.ts';
import { parameterOf, parameterValue } from './parameter.ts';

/** One operation, or one loop of several. */
interface Step {
  readonly run: (memory: (Value | undefined)[]) => void;
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

/** A step, and the slots whose value nobody needs after it. */
interface Scheduled extends Step {
  readonly free: readonly number[];
}

/** What running a plan takes. */
export interface Cost {
  /** Calls of operations, on whole tensors. */
  readonly operations: number;
  /** The most numbers that are kept at one time, inputs and results included. */
  readonly memory: number;
}

/** Expressions as a straight line of operations on values, made once and run for many values. */
export interface Plan {
  readonly cost: Cost;
  /** @param inputs the values of the variables, in the order they were given */
  run(inputs: readonly Value[]): Value[];
}

const plans = new WeakMap<Expr, Map<string, Plan>>();

/**
 * The plan of these expressions over these variables; the same graph gets the same plan. Every shared node is computed
 * once, and every value dropped after its last use.
 *
 * @throws FluxionError NOT_DIFFERENTIABLE where an expression holds a value of a function that has ended.
 */
export function planOf(roots: readonly Expr[], variables: readonly Sym[]): Plan {
  const [first] = roots;
  if (first === undefined) return { cost: { operations: 0, memory: 0 }, run: () => [] };
  const key = `${roots.map(({ id }) => id).join()};${variables.map(({ id }) => id).join()}`;
  const known = plans.get(first) ?? new Map<string, Plan>();
  plans.set(first, known);
  return remember(known, key, () => makePlan(roots, variables));
}

function makePlan(roots: readonly Expr[], variables: readonly Sym[]): Plan {
  const order = leanOrder(roots);
  const slots = new Map(order.map((node, slot) => [node, slot]));
  const fixed: [slot: number, read: () => Value][] = [];
  const inputs = variables.map((variable) => slots.get(variable) ?? -1);
  const given = new Set<Expr>(variables);
  for (const [slot, node] of order.entries()) {
    if (node.kind === 'num') fixed.push([slot, () => node.value]);
    if (node.kind === 'const') {
      const value = valueOfTensor(node.value);
      fixed.push([slot, () => value]);
    }
    if (node.kind === 'sym' && !given.has(node)) {
      const parameter = parameterOf(node);
      if (parameter === undefined) throw leaked();
      fixed.push([slot, () => parameterValue(parameter)]);
    }
  }
  const outputs = roots.map((root) => slots.get(root) as number);
  const single = schedule(singleSteps(order, slots), outputs, order);
  let fused: Scheduled[] | undefined;
  let runs = 0;
  return {
    cost: costOf(order, single),
    run(values) {
      // Generating loops pays from the second run on.
      if (runs++ === 1) fused = schedule(fusedSteps(order, slots, new Set(outputs)), outputs, order);
      const memory = new Array<Value | undefined>(order.length);
      for (const [slot, read] of fixed) memory[slot] = read();
      for (let i = 0; i < inputs.length; i++) {
        const slot = inputs[i] as number;
        if (slot >= 0) memory[slot] = values[i] as Value;
      }
      for (const { run, free } of fused ?? single) {
        run(memory);
        for (const slot of free) memory[slot] = undefined;
      }
      return outputs.map((slot) => memory[slot] as Value);
    },
  };
}

/**
 * An evaluation order that goes into the longest chain first: what is needed only at its end, such as values that are
 * computed again for the way back, then waits until it is needed.
 */
function leanOrder(roots: readonly Expr[]): Expr[] {
  const height = new Map<Expr, number>();
  for (const node of postorder(roots)) {
    let highest = 0;
    if (node.kind === 'call') for (const arg of node.args) highest = Math.max(highest, height.get(arg) as number);
    height.set(node, highest + 1);
  }
  const order: Expr[] = [];
  const seen = new Set<Expr>();
  const stack: { node: Expr; args: readonly Expr[]; next: number }[] = [];
  const enter = (node: Expr): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const args = node.kind === 'call' ? node.args : [];
    const sorted =
      args.length < 2 ? args : args.toSorted((a, b) => (height.get(b) as number) - (height.get(a) as number));
    stack.push({ node, args: sorted, next: 0 });
  };
  for (const root of roots) {
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = top.args[top.next++];
      if (child !== undefined) enter(child);
      else {
        order.push(top.node);
        stack.pop();
      }
    }
  }
  return order;
}

function singleSteps(order: readonly Expr[], slots: ReadonlyMap<Expr, number>): Step[] {
  return order.flatMap((node, to) => (node.kind === 'call' ? [singleStep(node, to, slots)] : []));
}

function singleStep({ op, args }: Call, to: number, slots: ReadonlyMap<Expr, number>): Step {
  const reads = args.map((arg) => slots.get(arg) as number);
  return {
    reads,
    writes: [to],
    run(memory) {
      const operands = new Array<Value>(reads.length);
      for (let i = 0; i < reads.length; i++) operands[i] = memory[reads[i] as number] as Value;
      memory[to] = applyValue(op, operands);
    },
  };
}

/** Elementwise operations that are not done yet, on one shape. */
type Open = Map<Expr, number>;

/** A loop longer than this would only run out of registers. */
const LONGEST_GROUP = 60;

/**
 * Join elementwise operations on one shape into loops: an operation waits, with others of its shape, until something
 * that is not in its group needs it.
 */
function fusedSteps(order: readonly Expr[], slots: ReadonlyMap<Expr, number>, outputs: ReadonlySet<number>): Step[] {
  const users = new Map<Expr, Expr[]>();
  for (const node of order) {
    if (node.kind !== 'call') continue;
    for (const arg of node.args) {
      const known = users.get(arg);
      if (known === undefined) users.set(arg, [node]);
      else known.push(node);
    }
  }
  const steps: Step[] = [];
  const open = new Map<string, Open>();
  const groupOf = new Map<Expr, string>();
  const close = (key: string): void => {
    const group = open.get(key);
    if (group === undefined) return;
    open.delete(key);
    for (const node of group.keys()) groupOf.delete(node);
    steps.push(
      ...groupSteps(
        [...group.keys()] as Call[],
        slots,
        (node) => outputs.has(slots.get(node) as number) || (users.get(node) ?? []).some((user) => !group.has(user)),
      ),
    );
  };
  for (const [to, node] of order.entries()) {
    if (node.kind !== 'call') continue;
    const key = isFusible(node) ? node.shape.join() : undefined;
    for (const arg of node.args) {
      const other = groupOf.get(arg);
      if (other !== undefined && other !== key) close(other);
    }
    if (key === undefined) {
      steps.push(singleStep(node, to, slots));
      continue;
    }
    if ((open.get(key)?.size ?? 0) >= LONGEST_GROUP) close(key);
    const group: Open = open.get(key) ?? new Map();
    open.set(key, group.set(node, to));
    groupOf.set(node, key);
  }
  for (const key of [...open.keys()]) close(key);
  return steps;
}

function groupSteps(
  nodes: readonly Call[],
  slots: ReadonlyMap<Expr, number>,
  isNeeded: (node: Expr) => boolean,
): Step[] {
  const inputs: Expr[] = [];
  const places = new Map<Expr, number>(nodes.map((node, member) => [node, -1 - member]));
  const members = nodes.map(({ op, args }) => ({
    op,
    args: args.map((arg) => {
      if (!places.has(arg)) places.set(arg, inputs.push(arg) - 1);
      return places.get(arg) as number;
    }),
  }));
  const needed = nodes.flatMap((node, member) => (isNeeded(node) ? [{ slot: slots.get(node) as number, member }] : []));
  const kernel = groupKernel({
    shape: (nodes[0] as Call).shape,
    members,
    inputs: inputs.map(({ shape }) => shape),
    outputs: needed.map(({ member }) => member),
  });
  if (kernel === undefined) return nodes.map((node) => singleStep(node, slots.get(node) as number, slots));
  const reads = inputs.map((input) => slots.get(input) as number);
  const writes = needed.map(({ slot }) => slot);
  return [
    {
      reads,
      writes,
      run(memory) {
        const results = kernel(reads.map((slot) => memory[slot] as Value));
        for (let k = 0; k < writes.length; k++) memory[writes[k] as number] = results[k] as Value;
      },
    },
  ];
}

/** Say after which step each value can be dropped. */
function schedule(steps: readonly Step[], outputs: readonly number[], order: readonly Expr[]): Scheduled[] {
  const lastUse = new Map<number, number>();
  for (const [at, { reads }] of steps.entries()) for (const slot of reads) lastUse.set(slot, at);
  for (const slot of outputs) lastUse.delete(slot);
  const freedAt = new Map<number, number[]>();
  for (const [slot, at] of lastUse) {
    if (order[slot]?.kind !== 'call') continue;
    const list = freedAt.get(at);
    if (list === undefined) freedAt.set(at, [slot]);
    else list.push(slot);
  }
  return steps.map((step, at) => ({ ...step, free: freedAt.get(at) ?? [] }));
}

function costOf(order: readonly Expr[], steps: readonly Scheduled[]): Cost {
  const sizes = (slots: readonly number[]): number =>
    slots.reduce((total, slot) => total + sizeOf((order[slot] as Expr).shape), 0);
  let live = 0;
  for (const node of order) if (node.kind !== 'call') live += sizeOf(node.shape);
  let memory = live;
  for (const { writes, free } of steps) {
    live += sizes(writes);
    memory = Math.max(memory, live);
    live -= sizes(free);
  }
  return { operations: steps.length, memory };
}

function leaked(): FluxionError {
  return new FluxionError('NOT_DIFFERENTIABLE', 'A result depends on a value of a function that was traced before.', {
    suggestion: 'Pass values into the function as arguments instead of keeping them in outer variables.',
  });
}
