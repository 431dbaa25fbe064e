import { described, LIST, needs } from '../../argument.ts';
import { FluxionError } from '../../error.ts';
import {
  build,
  type Expr,
  interpret,
  Latest,
  newest,
  num,
  remember,
  type Shape,
  type Sym,
  sym,
  type Value,
} from '../../expr/index.ts';
import { families } from '../../ops/index.ts';
import { adjointsOf, pushforward } from '../../rules/index.ts';
import { concrete, lift } from './operand.ts';
import { type Cost, type Plan, planOf } from './plan.ts';
import { currentTrace, Traced, traced, withTrace } from './trace.ts';
import { flatten, type Leaf, leafShape, type Tree, type Whole } from './tree.ts';
import { arraysOf, LookedInside, openedBy, standIn, tensorOfArrays } from './whole.ts';

const ZERO = num(0);

/** A function of users. */
export type AnyFunction = (...args: never[]) => unknown;

/** What a function does, as expressions over one variable for every number and tensor of its arguments. */
export interface Recording {
  readonly args: readonly Tree[];
  readonly variables: readonly Sym[];
  /** What the variables stand for in this call. */
  readonly values: readonly Leaf[];
  /** The variables of each argument; fewer than its leaves where plain numbers were kept as they are. */
  readonly ofArgument: readonly (readonly Sym[])[];
  /** What it returned. */
  readonly result: Tree;
  /** The numbers and tensors of what it returned. */
  readonly outputs: readonly Expr[];
}

export interface RecordOptions {
  /** Arguments whose plain numbers stay numbers, so that the function can count with them. */
  readonly keepNumbers?: (argument: number) => boolean;
  /** The shape of the variable for a leaf. Default: the leaf's. */
  readonly shapeOf?: (leaf: Leaf, argument: number) => Shape;
  /**
   * What nested arrays of numbers are: `apart` (default) a variable for every number, `whole` one variable while the function
   * does not look inside, `tensors` always a tensor.
   */
  readonly arrays?: (argument: number) => 'apart' | 'whole' | 'tensors';
}

/** @throws FluxionError ARGUMENT for what is no function, as JavaScript may pass it. */
export function checkFunction(of: string, f: unknown): void {
  if (typeof f === 'function') return;
  throw new FluxionError('ARGUMENT', `${of}: f is ${described(f)}, not a function.`, {
    suggestion: "Give a function of numbers and tensors; fn('f(x) = x^2') makes one of a text.",
  });
}

/** Call a function on variables. Equal functions on equal shapes give the same expressions, so all that follows from them is found again. */
export function record(of: string, f: AnyFunction, given: readonly unknown[], options: RecordOptions = {}): Recording {
  checkFunction(of, f);
  needs(of, { inputs: given }, LIST);
  const opened = openedBy(f);
  for (;;) {
    const before = opened.size;
    try {
      const recording = recordOnce(f, given, options, opened);
      // A function may have caught the signal.
      if (opened.size === before) return recording;
    } catch (thrown) {
      if (!(thrown instanceof LookedInside && opened.size > before)) throw thrown;
    }
  }
}

function tensorArray(array: readonly unknown[]): Whole | undefined {
  const leaf = tensorOfArrays(array, 1);
  return leaf === undefined ? undefined : { leaf, rebuild: (value) => value };
}

function recordOnce(
  f: AnyFunction,
  given: readonly unknown[],
  { keepNumbers = () => false, shapeOf = leafShape, arrays = () => 'apart' }: RecordOptions,
  opened: Set<string>,
): Recording {
  return withTrace((trace) => {
    const look = (signal: LookedInside): never => {
      opened.add(signal.path);
      throw signal;
    };
    const whole = (array: readonly unknown[], path: string): Whole | undefined => {
      const leaf = opened.has(path) ? undefined : tensorOfArrays(array);
      if (leaf === undefined) return undefined;
      return { leaf, rebuild: (value) => (value instanceof Traced ? standIn(value, path, look) : arraysOf(value)) };
    };
    const kinds = { apart: undefined, whole, tensors: tensorArray };
    const args = given.map((arg, i) => flatten(arg, `argument ${i}`, kinds[arrays(i)]));
    const variables: Sym[] = [];
    const values: Leaf[] = [];
    const ofArgument: Sym[][] = [];
    const inputs = args.map((tree, argument) => {
      const own: Sym[] = [];
      ofArgument.push(own);
      const leaves = tree.leaves.map((leaf) => {
        if (typeof leaf === 'number' && keepNumbers(argument)) return leaf;
        const variable = sym(`traced ${trace.depth}.${variables.length}`, shapeOf(leaf, argument));
        variables.push(variable);
        values.push(leaf);
        own.push(variable);
        return traced(variable, trace);
      });
      return tree.rebuild(leaves);
    });
    const result = flatten(f(...(inputs as never[])), 'result');
    return { args, variables, values, ofArgument, result, outputs: result.leaves.map((value) => lift(value)) };
  });
}

/**
 * The values of expressions over the variables of a recording. Inside another trace they are expressions again, over
 * what the variables stand for there.
 *
 * @param latest the plan of the caller's last call, which is mostly that of this one
 */
export function realize(
  exprs: readonly Expr[],
  variables: readonly Sym[],
  values: readonly unknown[],
  latest = new Latest<Plan>(),
): Value[] {
  const outer = currentTrace();
  if (outer === undefined) {
    const plan = latest.of([exprs.length, ...exprs, ...variables], () => planOf(exprs, variables));
    return plan.run(values.map((value) => concrete(value)));
  }
  const replacements = new Map<Expr, Expr>(variables.map((variable, i) => [variable, lift(values[i])]));
  return replaced(exprs, replacements).map((expr) => traced(expr, outer));
}

/** Replace variables as they are, without any identity: values keep their shapes, and NaN stays NaN. */
export function replaced(exprs: readonly Expr[], replacements: ReadonlyMap<Expr, Expr>): Expr[] {
  const values = interpret<Expr>(exprs, {
    num: (node) => node,
    const: (node) => node,
    sym: (node) => replacements.get(node) ?? node,
    call: (node, args) => (args.every((arg, i) => arg === node.args[i]) ? node : build(node.op, args)),
  });
  return exprs.map((expr) => values.get(expr) as Expr);
}

const derived = new WeakMap<Expr, Map<string, Expr[]>>();

/** The adjoints of the wanted nodes, from the adjoints of the outputs; found again for the same graph. */
export function adjointsFor(outputs: readonly Expr[], seeds: readonly Expr[], wanted: readonly Sym[]): Expr[] {
  return remembered([...outputs, ...seeds, ...wanted], `reverse ${ids(outputs)};${ids(seeds)};${ids(wanted)}`, () =>
    adjointsOf(outputs, seeds, wanted).map((adjoint, i) => inShape(adjoint, (wanted[i] as Sym).shape)),
  );
}

/** The tangents of the outputs, from those of some variables; found again for the same graph. */
export function tangentsFor(outputs: readonly Expr[], variables: readonly Sym[], tangents: readonly Expr[]): Expr[] {
  return remembered(
    [...outputs, ...variables, ...tangents],
    `forward ${ids(outputs)};${ids(variables)};${ids(tangents)}`,
    () =>
      pushforward(outputs, new Map(variables.map((variable, i) => [variable, tangents[i] as Expr])), 'adjoint').map(
        (tangent, i) => inShape(tangent, (outputs[i] as Expr).shape),
      ),
  );
}

/** The literal 0, which stands for zeros of any shape, in a shape. */
export function inShape(expr: Expr, shape: Shape): Expr {
  return expr === ZERO && shape.length > 0 ? build(families.broadcastTo(shape), [ZERO]) : expr;
}

const ids = (exprs: readonly Expr[]): string => exprs.map(({ id }) => id).join();

function remembered(nodes: readonly Expr[], key: string, make: () => Expr[]): Expr[] {
  const [first] = nodes;
  if (first === undefined) return make();
  const known = remember(derived, newest(first, ...nodes), () => new Map<string, Expr[]>());
  return remember(known, key, make);
}

/** What it costs to evaluate expressions over the variables of a recording. */
export function costOf(exprs: readonly Expr[], { variables }: Recording): Cost {
  return planOf(exprs, variables).cost;
}
