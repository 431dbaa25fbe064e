import { FluxionError } from '../../error.ts';
import { applyValue, type Expr, type Op, postorder, remember, type Sym, type Value, valueOfTensor } from '../../expr/index.ts';
import { sizeOf } from '../../tensor/index.ts';
import { parameterOf, parameterValue } from './parameter.ts';

interface Step {
  readonly op: Op;
  readonly args: readonly number[];
  readonly to: number;
  /** Slots whose value nobody needs after this step. */
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
  const steps = stepsOf(order, slots, roots);
  const outputs = roots.map((root) => slots.get(root) as number);
  return {
    cost: costOf(order, steps),
    run(values) {
      const memory = new Array<Value | undefined>(order.length);
      for (const [slot, read] of fixed) memory[slot] = read();
      for (let i = 0; i < inputs.length; i++) {
        const slot = inputs[i] as number;
        if (slot >= 0) memory[slot] = values[i] as Value;
      }
      for (const { op, args, to, free } of steps) {
        const operands = new Array<Value>(args.length);
        for (let i = 0; i < args.length; i++) operands[i] = memory[args[i] as number] as Value;
        memory[to] = applyValue(op, operands);
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
    const sorted = args.length < 2 ? args : args.toSorted((a, b) => (height.get(b) as number) - (height.get(a) as number));
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

function stepsOf(order: readonly Expr[], slots: ReadonlyMap<Expr, number>, roots: readonly Expr[]): Step[] {
  const lastUse = new Map<number, number>();
  for (const [to, node] of order.entries()) {
    if (node.kind === 'call') for (const arg of node.args) lastUse.set(slots.get(arg) as number, to);
  }
  for (const root of roots) lastUse.delete(slots.get(root) as number);
  const freedAt = new Map<number, number[]>();
  for (const [slot, at] of lastUse) {
    const node = order[slot] as Expr;
    if (node.kind !== 'call') continue;
    const list = freedAt.get(at);
    if (list === undefined) freedAt.set(at, [slot]);
    else list.push(slot);
  }
  return order.flatMap((node, to) =>
    node.kind === 'call'
      ? [{ op: node.op, args: node.args.map((arg) => slots.get(arg) as number), to, free: freedAt.get(to) ?? [] }]
      : [],
  );
}

function costOf(order: readonly Expr[], steps: readonly Step[]): Cost {
  let live = 0;
  for (const node of order) if (node.kind !== 'call') live += sizeOf(node.shape);
  let memory = live;
  for (const { to, free } of steps) {
    live += sizeOf((order[to] as Expr).shape);
    memory = Math.max(memory, live);
    for (const slot of free) live -= sizeOf((order[slot] as Expr).shape);
  }
  return { operations: steps.length, memory };
}

function leaked(): FluxionError {
  return new FluxionError('NOT_DIFFERENTIABLE', 'A result depends on a value of a function that was traced before.', {
    suggestion: 'Pass values into the function as arguments instead of keeping them in outer variables.',
  });
}
