import { leanOrder, tensorMachine } from '../../compile/index.ts';
import { FluxionError } from '../../error.ts';
import {
  applyValue,
  type Call,
  type Expr,
  newest,
  remember,
  type Sym,
  type Value,
  valueOfTensor,
} from '../../expr/index.ts';
import { sizeOf } from '../../tensor/index.ts';
import { parameterOf, parameterValue } from './parameter.ts';

/** One operation. */
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
  const known = remember(plans, newest(first, ...roots, ...variables), () => new Map<string, Plan>());
  return remember(known, key, () => makePlan(roots, variables));
}

function makePlan(roots: readonly Expr[], variables: readonly Sym[]): Plan {
  const order = leanOrder(roots);
  const given = new Set<Expr>(variables);
  const parameters = order.flatMap((node) => {
    if (node.kind !== 'sym' || given.has(node)) return [];
    const parameter = parameterOf(node);
    if (parameter === undefined) throw leaked();
    return [{ node, parameter }];
  });
  const slots = new Map(order.map((node, slot) => [node, slot]));
  const outputs = roots.map((root) => slots.get(root) as number);
  const steps = schedule(singleSteps(order, slots), outputs, order);
  const all = [...variables, ...parameters.map(({ node }) => node)];
  let run: Run = stepByStep(order, slots, steps, all, outputs);
  let runs = 0;
  return {
    cost: costOf(order, steps),
    run(values) {
      if (runs++ === COMPILE_AT) run = compiled(roots, all, run);
      return run([...values, ...parameters.map(({ parameter }) => parameterValue(parameter))]);
    },
  };
}

/** From the values of the variables to those of the roots. */
type Run = (values: readonly Value[]) => Value[];

/** The run from which on a plan is compiled: most plans run once or twice, and a module takes some milliseconds. */
const COMPILE_AT = 2;

/** A plan as a module with memory of its own; without WebAssembly, and inside of a run of its own, the other way to run it. */
function compiled(roots: readonly Expr[], variables: readonly Sym[], otherwise: Run): Run {
  const machine = tensorMachine(roots, variables);
  if (machine === undefined) return otherwise;
  let running = false;
  return (values) => {
    if (running) return otherwise(values);
    running = true;
    try {
      for (const [k, value] of values.entries()) machine.set(k, value);
      machine.run();
      return roots.map((_, k) => machine.get(k));
    } finally {
      running = false;
    }
  };
}

/** One operation after the other, each on whole tensors. */
function stepByStep(
  order: readonly Expr[],
  slots: ReadonlyMap<Expr, number>,
  steps: readonly Scheduled[],
  variables: readonly Sym[],
  outputs: readonly number[],
): Run {
  const fixed = order.flatMap((node, slot) => {
    if (node.kind === 'num') return [{ slot, value: node.value }];
    return node.kind === 'const' ? [{ slot, value: valueOfTensor(node.value) }] : [];
  });
  const inputs = variables.map((variable) => slots.get(variable) ?? -1);
  return (values) => {
    const memory = new Array<Value | undefined>(order.length);
    for (const { slot, value } of fixed) memory[slot] = value;
    for (const [k, slot] of inputs.entries()) if (slot >= 0) memory[slot] = values[k] as Value;
    for (const { run, free } of steps) {
      run(memory);
      for (const slot of free) memory[slot] = undefined;
    }
    return outputs.map((slot) => memory[slot] as Value);
  };
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
