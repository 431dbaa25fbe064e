import { NAMES, needs, optionsOf } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { type Expr, newest, remember } from '../expr/index.ts';
import { expressionOf } from '../symbolic/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { whereAllowed } from './allowed.ts';
import { BACKENDS, type Backend, chooseBackends } from './backend.ts';
import { batch, type Columns } from './batch.ts';
import type { FlatProgram } from './flat.ts';
import { javascriptMachine } from './javascript/machine.ts';
import {
  arraySource,
  fitsOneFunction,
  functionSource,
  instantiate,
  memorySource,
  type PointFunction,
  pointWrapper,
  wrapper,
} from './javascript/source.ts';
import type { Machine } from './machine.ts';
import { lower } from './program.ts';
import {
  type Arrangement,
  arrangementText,
  arranger,
  type Derivatives,
  type Request,
  request,
  type SparseMatrix,
} from './request.ts';
import { areShaped, compileShaped } from './shaped.ts';

export interface CompileOptions extends Derivatives {
  /** Default: by size and by what the environment allows. */
  readonly backend?: Backend;
}

type Value<F> = F extends readonly unknown[] ? number[] : number;
/** One object type in the place of several joined ones: what a reader sees who points at a result. */
type Together<T> = { [K in keyof T]: T[K] };
type Matrix<O> = O extends { sparse: true } ? SparseMatrix : number[][];

/** What a compiled function returns: the value alone, or an object with the derivatives asked for. */
export type Result<F, O> = O extends { gradient: true } | { jacobian: true } | { hessian: true } | { hvp: true }
  ? Together<
      { value: Value<F> } & (O extends { gradient: true } ? { gradient: number[] } : unknown) &
        (O extends { jacobian: true } ? { jacobian: Matrix<O> } : unknown) &
        (O extends { hessian: true } ? { hessian: Matrix<O> } : unknown) &
        (O extends { hvp: true } ? { hvp: number[] } : unknown)
    >
  : Value<F>;

/** A compiled function: call it with numbers, or use it on arrays. */
export interface Compiled<R> {
  (...args: (number | Tensor)[]): R;
  readonly backend: Backend;
  readonly variables: readonly string[];
  /** How many instructions it takes. */
  readonly instructions: number;
  /** The generated JavaScript, where that is the backend. */
  readonly source: string | undefined;
  /**
   * The same for a point in an array: writes value, gradient, and so on, one after the other, into `out` and returns
   * it. Nothing is allocated when `out` is given.
   */
  at(point: ArrayLike<number>, out?: Float64Array): Float64Array;
  /**
   * The same for many points at once: one column a variable in, one column an output out (value, then the gradient's
   * entries, and so on).
   */
  map(columns: Columns, out?: readonly Float64Array[]): Float64Array[];
}

const OPTIONS = ['gradient', 'jacobian', 'hessian', 'hvp', 'sparse', 'backend'] as const;

const compiled = new WeakMap<Expr, Map<string, Compiled<unknown>>>();

/**
 * Compile expressions to a function of their variables, as fast as if written by hand. The same graph is compiled once.
 *
 * Where variables have shapes, as in what `trace` gives, the function takes and returns tensors: its value, and with
 * `gradient` a list of tensors in the shapes of the variables. `at` takes and gives all numbers one after the other.
 *
 * @param f one expression or several, as graph or text
 * @param variables the parameters, in this order
 * @throws FluxionError NAME where an expression has another variable, NOT_DIFFERENTIABLE where a function has no rule.
 * @example
 * compile('x^2 * y', ['x', 'y'])(3, 2) // 18
 * compile('x^2 * y', ['x', 'y'], { gradient: true })(3, 2) // { value: 18, gradient: [12, 9] }
 */
export function compile<
  const F extends Expr | string | readonly (Expr | string)[],
  const O extends CompileOptions = object,
>(f: F, variables: readonly string[], options?: O): Compiled<Result<F, O>> {
  optionsOf('compile', options ?? {}, OPTIONS);
  const single = typeof f === 'string' || !Array.isArray(f);
  const given = (single ? [f] : f) as readonly (Expr | string)[];
  const fs = given.map((item) => expressionOf('compile', item));
  needs('compile', { variables }, NAMES);
  check(fs, single, variables, options ?? {});
  const [first] = fs as [Expr];
  const key = JSON.stringify([single, fs.map(({ id }) => id), variables, options ?? {}]);
  const known = remember(compiled, newest(first, ...fs), () => new Map<string, Compiled<unknown>>());
  const found =
    known.get(key) ??
    (areShaped(fs)
      ? shaped(fs, single, variables, options ?? {})
      : make(request(fs, single, variables, options ?? {}), variables, options?.backend));
  known.set(key, found);
  return found as Compiled<Result<F, O>>;
}

function check(fs: readonly Expr[], single: boolean, variables: readonly string[], options: CompileOptions): void {
  if (fs.length === 0)
    throw new FluxionError('ARGUMENT', 'There is nothing to compile: the list of expressions is empty.');
  if (new Set(variables).size < variables.length) throw new FluxionError('ARGUMENT', 'A variable is listed twice.');
  const needsOne = (['gradient', 'hessian', 'hvp'] as const).find((name) => options[name]);
  if (!single && needsOne !== undefined) {
    throw new FluxionError('USAGE', `${needsOne} is of one expression, not of a list.`, {
      suggestion: 'Use { jacobian: true }.',
    });
  }
}

function shaped(
  fs: readonly Expr[],
  single: boolean,
  variables: readonly string[],
  options: CompileOptions,
): Compiled<unknown> {
  const { call, at, backend, instructions } = compileShaped(fs, single, variables, options, options.backend);
  return Object.assign(call, {
    backend,
    variables,
    instructions,
    source: undefined,
    at,
    map(): never {
      throw new FluxionError('USAGE', 'map takes columns of numbers; this is a function of tensors.', {
        suggestion: 'Give its variables a leading axis for the points, or use vmap.',
      });
    },
  });
}

function make(
  { outputs, inputs, arrangement }: Request,
  variables: readonly string[],
  wanted: Backend | undefined,
): Compiled<unknown> {
  const program = lower(outputs, inputs);
  const built = firstThatWorks(chooseBackends(program, wanted), program, (texts) =>
    arrangementText(arrangement, texts),
  );
  const { backend } = built;
  let { machine } = built;
  let onPoint: PointFunction | undefined;
  const onArrays = (): Machine => {
    machine ??= BACKENDS[backend].machine(program);
    return machine;
  };
  const call = built.call ?? onNumbers(onArrays, arrangement);
  const result = Object.assign(call as (...args: (number | Tensor)[]) => unknown, {
    backend,
    variables,
    instructions: program.length,
    source: built.source,
    at(point: ArrayLike<number>, out?: Float64Array): Float64Array {
      onPoint ??= backend === 'javascript' ? directly(program, onArrays) : throughMemory(onArrays());
      // From the second call on nothing is between the caller and the code.
      Reflect.set(result, 'at', onPoint);
      return onPoint(point, out);
    },
    map: batch(program, backend, onArrays),
  });
  return result;
}

/** A backend with what it made of the program already. */
interface Built {
  readonly backend: Backend;
  readonly call?: (...args: number[]) => unknown;
  readonly machine?: Machine;
  readonly source?: string;
}

/** The first backend that the environment's security policy allows. */
function firstThatWorks(
  candidates: readonly Backend[],
  program: FlatProgram,
  result: (outputs: readonly string[]) => string,
): Built {
  for (const backend of candidates) {
    if (backend !== 'javascript') return { backend };
    const built = whereAllowed(() => inJavaScript(program, result));
    if (built !== undefined) return built;
  }
  throw new FluxionError('USAGE', "This page's security policy forbids generated JavaScript.", {
    suggestion: 'Leave the backend to compile, or ask for "interpreter".',
  });
}

/** One function for a short program, several on a memory for a long one: V8 does not optimise a function that is too long. */
function inJavaScript(program: FlatProgram, result: (outputs: readonly string[]) => string): Built {
  const backend = 'javascript';
  if (!fitsOneFunction(program)) {
    const source = memorySource(program);
    return { backend, machine: javascriptMachine(program, source), source: source.text };
  }
  const source = functionSource(program, result);
  return { backend, call: instantiate(source), source: source.text };
}

/** A program that is short enough for one function needs no memory between the caller's arrays and its values. */
function directly(program: FlatProgram, onArrays: () => Machine): PointFunction {
  return fitsOneFunction(program) ? instantiate(arraySource(program)) : throughMemory(onArrays());
}

/** Code of its own for each machine: what an engine learns of one machine would make code for all of them slower. */
function throughMemory(machine: Machine): PointFunction {
  return whereAllowed(() => pointWrapper(machine)) ?? pointByLoops(machine);
}

function pointByLoops({ inputs, outputs, run }: Machine): PointFunction {
  return (point, out = new Float64Array(outputs.length)) => {
    for (let k = 0; k < inputs.length; k++) inputs[k] = point[k] as number;
    run();
    for (let k = 0; k < outputs.length; k++) out[k] = outputs[k] as number;
    return out;
  };
}

/** A machine as a function of numbers, made at the first call. */
function onNumbers(machine: () => Machine, arrangement: Arrangement): (...args: number[]) => unknown {
  let run: ((...args: number[]) => unknown) | undefined;
  return (...args) => {
    run ??= around(machine(), arrangement);
    return run(...args);
  };
}

/** More numbers than that are handed over by loops: the text of single steps would be long. */
const SHORT = 100;

function around(machine: Machine, arrangement: Arrangement): (...args: number[]) => unknown {
  const { inputs: slots, outputs: results, run } = machine;
  if (slots.length + results.length <= SHORT) {
    const outputs = Array.from(results, (_, k) => `o[${k}]`);
    const written = whereAllowed(() => wrapper(machine, arrangementText(arrangement, outputs)));
    if (written !== undefined) return written;
  }
  const arrange = arranger(arrangement);
  return (...args) => {
    for (let k = 0; k < slots.length; k++) slots[k] = args[k] as number;
    run();
    return arrange(results);
  };
}
