import { applyValue, type Expr, type Op, type Shape, type Sym, type Value } from '../../expr/index.ts';
import { readGrid, sizeOf, Tensor } from '../../tensor/index.ts';
import type { Backend } from '../backend.ts';
import { strengthReduced } from '../strength.ts';
import { hasWebAssembly, link } from '../wasm/platform.ts';
import { allocate } from './allocate.ts';
import { stagesOf } from './group.ts';
import { inLoops } from './loops.ts';
import { assembleTensors } from './module.ts';
import { leanOrder } from './order.ts';
import { PASS_FROM, withRowPasses } from './rows.ts';
import { withScansTogether } from './scan.ts';
import type { KernelCall } from './stage.ts';
import { isContiguous, numberOf, type View } from './view.ts';

/** Expressions over tensors at work on a memory of their own. */
export interface TensorMachine {
  readonly backend: Backend;
  /** Operations that run by their own kernels, which take and give tensors of their own: everything else allocates nothing. */
  readonly foreign: readonly Op[];
  /** Set a variable, before a run: number k in the order given. */
  set(k: number, value: Value): void;
  /** Set it from part of an array. */
  load(k: number, from: ArrayLike<number>, start: number, length: number): void;
  run(): void;
  /** Output k, in memory of its own. */
  get(k: number): Value;
  /** Copy output k into an array. */
  copy(k: number, out: Float64Array, at: number): void;
}

/** Where the numbers of a value lie. */
interface Place {
  read(): Value;
  into(out: Float64Array, at: number): void;
}

/**
 * Expressions over tensors as one WebAssembly module whose memory is planned once: elementwise operations and the sums
 * over them run in common loops, products of matrices by blocks, everything else by the operations' own kernels.
 *
 * @param passFrom bytes of data that are worth a pass over rows
 * @returns undefined where the environment has no WebAssembly, or no memory for it, or where only kernels would run
 */
export function tensorMachine(
  expressions: readonly Expr[],
  variables: readonly Sym[],
  passFrom = PASS_FROM,
): TensorMachine | undefined {
  if (!hasWebAssembly()) return undefined;
  const roots = strengthReduced(inLoops(expressions));
  const order = leanOrder(roots);
  const { stages: single, views, results } = stagesOf(order, roots);
  const stages = withScansTogether(withRowPasses(single, views, passFrom), views);
  if (stages.every(({ kind }) => kind === 'kernel')) return undefined;
  const constants = order.filter((node) => node.kind === 'const');
  const inputs = [...order.filter((node) => node.kind === 'sym'), ...constants];
  const kept = new Set<Expr>([...results.map(({ base }) => base), ...constants]);
  const allocation = allocate(stages, views, inputs, kept);
  const { bytes, pages, imports, steps, prepare } = assembleTensors(stages, allocation);
  const linked = attempt(() => link(bytes, pages, imports));
  if (linked === undefined) return undefined;
  const { memory, call } = linked;
  prepare(memory);
  const data = (node: Expr): Float64Array =>
    new Float64Array(memory, allocation.addresses.get(node) as number, sizeOf(node.shape));
  for (const node of constants) if (node.kind === 'const') data(node).set(node.value.data);
  const place = (node: Expr, view = views.of(node)): Place => placeOf(node, view, (base) => data(base));
  const targets = variables.map((variable) => (allocation.addresses.has(variable) ? data(variable) : undefined));
  const outputs = roots.map((root, k) => place(root, results[k]));
  const parts = variables.map(() => new Part());
  const actions = steps.map((step) => (typeof step === 'string' ? (call(step) as () => void) : kernel(step)));
  return {
    backend: 'webassembly',
    foreign: stages.flatMap((stage) => (stage.kind === 'kernel' ? [stage.node.op] : [])),
    set(k, value) {
      const target = targets[k];
      if (target === undefined) return;
      if (typeof value === 'number') target[0] = value;
      else target.set(value.data);
    },
    load(k, from, start, length) {
      const target = targets[k];
      if (target === undefined) return;
      if (from instanceof Float64Array && length >= LONG) target.set((parts[k] as Part).of(from, start, length));
      else for (let i = 0; i < length; i++) target[i] = from[start + i] as number;
    },
    run() {
      for (let i = 0; i < actions.length; i++) (actions[i] as () => void)();
    },
    get: (k) => (outputs[k] as Place).read(),
    copy: (k, out, at) => (outputs[k] as Place).into(out, at),
  };

  function kernel({ node }: KernelCall): () => void {
    const args = node.args.map((arg) => place(arg));
    const to = data(node);
    return () => {
      const result = applyValue(
        node.op,
        args.map((arg) => arg.read()),
      );
      if (typeof result === 'number') to[0] = result;
      else to.set(result.data);
    };
  }
}

/** From this length on the platform's copy is worth its call. */
const LONG = 64;

/** Part of an array, which is the same array in call after call, mostly: then nothing is made. */
class Part {
  #whole: Float64Array | undefined;
  #part: Float64Array = new Float64Array(0);

  of(whole: Float64Array, start: number, length: number): Float64Array {
    if (whole !== this.#whole) {
      this.#whole = whole;
      this.#part = whole.subarray(start, start + length);
    }
    return this.#part;
  }
}

function placeOf(node: Expr, { base, offset, strides }: View, data: (base: Expr) => Float64Array): Place {
  const { shape } = node;
  const number = numberOf(base);
  if (number !== undefined) return numberPlace(shape, number);
  const memory = data(base);
  if (shape.length === 0) {
    return {
      read: () => memory[offset] as number,
      into(out, at) {
        out[at] = memory[offset] as number;
      },
    };
  }
  if (!isContiguous(shape, strides)) {
    const copied = (): Float64Array => readGrid(memory, { shape, strides, base: offset });
    return { read: () => new Tensor(shape, copied()), into: (out, at) => out.set(copied(), at) };
  }
  const row = memory.subarray(offset, offset + sizeOf(shape));
  return {
    // Several times as fast as `slice`, which first fills the new array with zeros.
    read: () => new Tensor(shape, new Float64Array(row)),
    into: (out, at) => out.set(row, at),
  };
}

function numberPlace(shape: Shape, value: number): Place {
  const size = sizeOf(shape);
  return {
    read: () => (shape.length === 0 ? value : new Tensor(shape, new Float64Array(size).fill(value))),
    into: (out, at) => void out.fill(value, at, at + size),
  };
}

/** The outcome, or undefined where the environment has too little memory. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
