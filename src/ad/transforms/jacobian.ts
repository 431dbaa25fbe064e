import { LIST, needs } from '../../argument.ts';
import { FluxionError } from '../../error.ts';
import { build, constant, type Expr, num, type Sym, sym } from '../../expr/index.ts';
import { families } from '../../ops/index.ts';
import { eye, reshape, showShape, sizeOf, type Tensor } from '../../tensor/index.ts';
import { batchExprs } from './batch.ts';
import { matching } from './jvp.ts';
import { checkPositions, positionsOf, variablesAt } from './position.ts';
import {
  type AnyFunction,
  adjointsFor,
  checkFunction,
  type Recording,
  realize,
  record,
  tangentsFor,
} from './record.ts';
import { flatten, type Gradient, type Tree } from './tree.ts';
import { moved } from './vmap.ts';

/** Where to differentiate: one argument, or several (the result is then a list). */
type Where = number | readonly number[];

/** A matrix of derivatives for every pair of a number or tensor of `R` and one of the argument. */
export type Jacobian<A extends readonly unknown[], P, R> = P extends number
  ? Derivatives<R, A[P]>
  : P extends readonly number[]
    ? { -readonly [K in keyof P]: Derivatives<R, A[P[K] & number]> }
    : never;

type Derivatives<R, X> = R extends number | Tensor
  ? X extends number | Tensor
    ? R extends number
      ? Gradient<X>
      : Tensor
    : { [K in keyof X]: Derivatives<R, X[K]> }
  : { [K in keyof R]: Derivatives<R[K], X> };

/**
 * All derivatives of a function by forward mode: one sweep for all basis vectors of the input at once. For few inputs
 * and many outputs. The shape is the output's followed by the input's.
 *
 * @example
 * jacfwd((x: Tensor) => ops.mul(x, x))(tensor([1, 2])) // [[2, 0], [0, 4]]
 */
export function jacfwd<A extends readonly unknown[], R, const P extends Where = 0>(
  f: (...args: A) => R,
  position: P = 0 as P,
): (...args: A) => Jacobian<A, P, R> {
  return jacobian('jacfwd', f as AnyFunction, position, byForward) as never;
}

/** The same by reverse mode: one sweep for all basis vectors of the output. For many inputs and few outputs. */
export function jacrev<A extends readonly unknown[], R, const P extends Where = 0>(
  f: (...args: A) => R,
  position: P = 0 as P,
): (...args: A) => Jacobian<A, P, R> {
  return jacobian('jacrev', f as AnyFunction, position, byReverse) as never;
}

type Block = (outputs: readonly Expr[], variable: Sym) => Expr[];

function jacobian(transform: string, f: AnyFunction, position: Where, blocks: Block): (...args: unknown[]) => unknown {
  checkFunction(transform, f);
  const positions = positionsOf(transform, position);
  return (...given) => {
    checkPositions(transform, positions, given.length);
    const recording = record(transform, f, given, { keepNumbers: (argument) => !positions.includes(argument) });
    const results = positions.map((at) => {
      const variables = variablesAt(transform, recording, at);
      return structured(recording, recording.args[at] as Tree, blocksBy(recording.outputs, variables, blocks));
    });
    return typeof position === 'number' ? results[0] : results;
  };
}

/** For each output, its block for each variable. */
function blocksBy(outputs: readonly Expr[], variables: readonly Sym[], blocks: Block): Expr[][] {
  const columns = variables.map((variable) => blocks(outputs, variable));
  return outputs.map((_, row) => columns.map((column) => column[row] as Expr));
}

/** The structure of the outputs, in each place the structure of the argument. */
function structured(
  { result, variables, values }: Recording,
  argument: Tree,
  matrix: readonly (readonly Expr[])[],
): unknown {
  const flat = realize(matrix.flat(), variables, values);
  const width = argument.leaves.length;
  return result.rebuild(matrix.map((_, row) => argument.rebuild(flat.slice(row * width, (row + 1) * width))));
}

/** The derivative of every output by one variable: tangents along the basis, the basis axis moved behind. */
function byForward(outputs: readonly Expr[], variable: Sym): Expr[] {
  const size = sizeOf(variable.shape);
  const direction = sym('basis direction', variable.shape);
  const tangents = tangentsFor(outputs, [variable], [direction]);
  const basis = constant(reshape(eye(size), [size, ...variable.shape]));
  return batchExprs(tangents, new Map([[direction, basis]]), size).map((columns, i) => {
    const { shape } = outputs[i] as Expr;
    return shaped(moved(columns, 0, columns.shape.length - 1), [...shape, ...variable.shape]);
  });
}

function byReverse(outputs: readonly Expr[], variable: Sym): Expr[] {
  return outputs.map((output) => {
    const size = sizeOf(output.shape);
    const direction = sym('basis adjoint', output.shape);
    const adjoints = adjointsFor([output], [direction], [variable]);
    const basis = constant(reshape(eye(size), [size, ...output.shape]));
    const [rows] = batchExprs(adjoints, new Map([[direction, basis]]), size) as [Expr];
    return shaped(rows, [...output.shape, ...variable.shape]);
  });
}

function shaped(expr: Expr, shape: readonly number[]): Expr {
  return build(families.reshape(shape), [expr]);
}

/**
 * The second derivatives of a function with one number as its output, by forward over reverse mode: the Jacobian of the
 * gradient. The shape is the argument's twice.
 *
 * @throws FluxionError SHAPE where the output is no single number.
 * @example
 * hessian((x: Tensor) => ops.sum(ops.pow(x, 3)))(tensor([1, 2])) // [[6, 0], [0, 12]]
 */
export function hessian<A extends readonly unknown[], R, const P extends number = 0>(
  f: (...args: A) => R,
  position: P = 0 as P,
): (...args: A) => Derivatives<Gradient<A[P]>, A[P]> {
  checkFunction('hessian', f);
  const positions = positionsOf('hessian', [position]);
  return (...given) => {
    checkPositions('hessian', positions, given.length);
    const recording = record('hessian', f as AnyFunction, given, { keepNumbers: (argument) => argument !== position });
    const variables = variablesAt('hessian', recording, position);
    const gradient = adjointsFor([single('hessian', recording)], [num(1)], variables);
    const argument = recording.args[position] as Tree;
    const asResult = { ...recording, result: argument, outputs: gradient };
    return structured(asResult, argument, blocksBy(gradient, variables, byForward)) as never;
  };
}

/**
 * The Hessian times a vector, without the Hessian: the derivative of the gradient along `v`. Costs a few evaluations of
 * the function, whatever the number of variables.
 *
 * @param v for each input a direction in its structure
 * @returns for each input its part of the product
 * @example
 * hvp((x: Tensor) => ops.sum(ops.pow(x, 3)), [tensor([1, 2])], [tensor([1, 1])]) // [[6, 12]]
 */
export function hvp<A extends readonly unknown[], R>(
  f: (...args: A) => R,
  inputs: A,
  v: { readonly [K in keyof A]: Gradient<A[K]> },
): { -readonly [K in keyof A]: Gradient<A[K]> } {
  const recording = record('hvp', f as AnyFunction, inputs);
  const { variables, values, args, ofArgument } = recording;
  needs('hvp', { v }, LIST);
  const directions = matching('hvp', 'tangent', flatten([...v]), variables);
  const gradient = adjointsFor([single('hvp', recording)], [num(1)], variables);
  const product = tangentsFor(gradient, variables, directions.variables);
  const found = realize(product, [...variables, ...directions.variables], [...values, ...directions.values]);
  return args.map((tree, i) => tree.rebuild(found.splice(0, (ofArgument[i] as readonly Sym[]).length))) as never;
}

/** The one number that the function returns. */
export function single(transform: string, { outputs }: Recording): Expr {
  const [output] = outputs;
  if (output !== undefined && outputs.length === 1 && output.shape.length === 0) return output;
  const found =
    outputs.length === 1 ? `a tensor of shape ${showShape(output?.shape ?? [])}` : `${outputs.length} values`;
  throw new FluxionError('SHAPE', `${transform}: the function must return one number, not ${found}.`, {
    suggestion: 'Reduce it with ops.sum, or use jacfwd or jacrev.',
  });
}
