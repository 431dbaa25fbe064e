import { FluxionError } from '../error.ts';
import {
  build,
  type Expr,
  evaluateValues,
  num,
  postorder,
  type Sym,
  someNode,
  sym,
  type Value,
} from '../expr/index.ts';
import { families } from '../ops/index.ts';
import { adjointsOf, fit } from '../rules/index.ts';
import { sameShape, showShape, sizeOf, Tensor } from '../tensor/index.ts';
import type { Backend } from './backend.ts';
import { missing } from './program.ts';
import type { Derivatives } from './request.ts';
import { type TensorMachine, tensorMachine } from './tensor/machine.ts';

const ZERO = num(0);
const ONE = num(1);

/** Whether expressions hold values that are no numbers, so that they are compiled as functions of tensors. */
export function areShaped(fs: readonly Expr[]): boolean {
  return someNode(fs, ({ shape }) => shape.length > 0);
}

/** What a compiled function of tensors can do. */
export interface ShapedFunction {
  readonly backend: Backend;
  readonly instructions: number;
  call(...args: Value[]): unknown;
  at(point: ArrayLike<number>, out?: Float64Array): Float64Array;
}

/**
 * Compile expressions over variables with shapes: the value, and on request the gradient, which has the shapes of the
 * variables.
 *
 * @throws FluxionError NAME for a variable that is no parameter, USAGE for derivatives that only scalar expressions get.
 */
export function compileShaped(
  fs: readonly Expr[],
  single: boolean,
  variables: readonly string[],
  { gradient = false, jacobian, hessian, hvp }: Derivatives,
  backend: Backend | undefined,
): ShapedFunction {
  if (jacobian || hessian || hvp || backend === 'javascript') {
    throw new FluxionError(
      'USAGE',
      'A function of tensors is compiled to its value and its gradient, in WebAssembly.',
      {
        suggestion: 'The transforms jacrev, jacfwd, hessian and hvp take functions of tensors.',
      },
    );
  }
  const inputs = symbolsOf(fs, variables);
  const gradients = gradient ? gradientsOf(fs[0] as Expr, inputs) : [];
  const roots = [...fs, ...gradients];
  const machine = (backend === 'interpreter' ? undefined : tensorMachine(roots, inputs)) ?? interpreted(roots, inputs);
  const [from, to] = [offsetsOf(inputs), offsetsOf(roots)];
  const total = to.at(-1) as number;
  const valueOf = (k: number): Value => machine.get(k);
  return {
    backend: machine.backend,
    instructions: postorder(roots).length,
    call(...args) {
      for (const [k, input] of inputs.entries()) machine.set(k, checked(args[k], input));
      machine.run();
      const value = single ? valueOf(0) : fs.map((_, k) => valueOf(k));
      return gradient ? { value, gradient: gradients.map((_, k) => valueOf(fs.length + k)) } : value;
    },
    at(point, out = new Float64Array(total)) {
      // Plain loops: an iterator would be an object in every call.
      for (let k = 0; k < inputs.length; k++) {
        const start = from[k] as number;
        machine.load(k, point, start, (from[k + 1] as number) - start);
      }
      machine.run();
      for (let k = 0; k < roots.length; k++) machine.copy(k, out, to[k] as number);
      return out;
    },
  };
}

/** Where each value begins when all lie one after the other; behind them their end. */
function offsetsOf(exprs: readonly Expr[]): number[] {
  const offsets = [0];
  for (const { shape } of exprs) offsets.push((offsets.at(-1) as number) + sizeOf(shape));
  return offsets;
}

/** The variables, with the shapes that they have in the expressions. */
function symbolsOf(fs: readonly Expr[], variables: readonly string[]): Sym[] {
  const found = new Map<string, Sym>();
  for (const node of postorder(fs)) {
    if (node.kind !== 'sym') continue;
    if (!variables.includes(node.name)) throw missing(node.name, variables);
    found.set(node.name, node);
  }
  return variables.map((name) => found.get(name) ?? sym(name));
}

function gradientsOf(f: Expr, inputs: readonly Sym[]): Expr[] {
  return adjointsOf([f], [fit(ONE, f.shape)], inputs).map((adjoint, k) => {
    const { shape } = inputs[k] as Sym;
    return adjoint === ZERO && shape.length > 0 ? build(families.broadcastTo(shape), [ZERO]) : adjoint;
  });
}

function checked(value: Value | undefined, { name, shape }: Sym): Value {
  const given = typeof value === 'number' ? [] : value?.shape;
  if (value !== undefined && given !== undefined && sameShape(given, shape)) return value;
  throw new FluxionError(
    'SHAPE',
    `${name} has the shape ${showShape(shape)}; ${given === undefined ? 'it is not given' : `the argument has ${showShape(given)}`}.`,
    { suggestion: 'A compiled function takes one number or tensor for each variable, of its shape.' },
  );
}

/** One operation after the other, where there is no WebAssembly. */
function interpreted(roots: readonly Expr[], inputs: readonly Sym[]): TensorMachine {
  const values = new Map<Sym, Value>();
  let results: readonly Value[] = [];
  return {
    backend: 'interpreter',
    foreign: [],
    set: (k, value) => void values.set(inputs[k] as Sym, value),
    load(k, from, start, length) {
      const { shape } = inputs[k] as Sym;
      const data = Float64Array.from({ length }, (_, i) => from[start + i] as number);
      values.set(inputs[k] as Sym, shape.length === 0 ? (data[0] as number) : new Tensor(shape, data));
    },
    run() {
      const all = evaluateValues(roots, (variable) => values.get(variable) as Value);
      results = roots.map((root) => all.get(root) as Value);
    },
    get: (k) => results[k] as Value,
    copy(k, out, at) {
      const value = results[k] as Value;
      if (typeof value === 'number') out[at] = value;
      else out.set(value.data, at);
    },
  };
}
