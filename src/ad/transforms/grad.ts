import { type Kind, LIST, needs, optionsOf } from '../../argument.ts';
import { FluxionError } from '../../error.ts';
import { type Expr, Latest, num, type Sym, sym, type Value } from '../../expr/index.ts';
import { fit } from '../../rules/index.ts';
import { showShape, type Tensor } from '../../tensor/index.ts';
import { Parameter } from './parameter.ts';
import type { Plan } from './plan.ts';
import { checkPositions, type Position, positionsOf, variablesAt, type Weights } from './position.ts';
import { type AnyFunction, adjointsFor, checkFunction, type Recording, realize, record } from './record.ts';
import { flatten, type Gradient, leafShape, like, type Tree } from './tree.ts';

const ONE = num(1);

export interface GradOptions {
  /** Parameters to differentiate by, beside the arguments; the result is then `[inputGrads, paramGrads]`. */
  readonly weights?: Weights;
  /** The function returns `[out, ...aux]`: only `out` is differentiated, the rest comes back untouched. */
  readonly hasAux?: boolean;
  /** Every gradient comes with its position or the name of its parameter, for `getGrad`. */
  readonly returnIds?: boolean;
  /** The last argument of the call is the sensitivity: the adjoint of the output, in its structure. */
  readonly sens?: boolean;
}

type At<A extends readonly unknown[], P> = P extends number
  ? Gradient<A[P]>
  : P extends readonly number[]
    ? { -readonly [K in keyof P]: Gradient<A[P[K] & number]> }
    : never;

type OfWeights<W> = W extends Parameter
  ? Tensor
  : W extends readonly Parameter[]
    ? { -readonly [K in keyof W]: Tensor }
    : never;

/** What a gradient looks like for the positions `P` and the options `O`. */
export type Gradients<A extends readonly unknown[], P, O> = O extends { returnIds: true }
  ? O extends { weights: infer W }
    ? P extends null
      ? NamedWeights<W>
      : [Named<A, P>, NamedWeights<W>]
    : Named<A, P>
  : O extends { weights: infer W }
    ? P extends null
      ? OfWeights<W>
      : [At<A, P>, OfWeights<W>]
    : At<A, P>;

/** A gradient with its position, or a list of them. */
type Named<A extends readonly unknown[], P> = P extends number
  ? [P, Gradient<A[P]>]
  : P extends readonly number[]
    ? { -readonly [K in keyof P]: [P[K], Gradient<A[P[K] & number]>] }
    : never;

type NamedWeights<W> = W extends Parameter
  ? [string, Tensor]
  : W extends readonly Parameter[]
    ? { -readonly [K in keyof W]: [string, Tensor] }
    : never;

/** The gradient of this name in what a function with `returnIds` gave. */
type Found<G, I> = G extends readonly [I, infer Own]
  ? Own
  : G extends readonly [infer First, ...infer Rest]
    ? Found<First, I> | Found<Rest, I>
    : never;

type GradientOf<G, I> = I extends number ? ([Found<G, I>] extends [never] ? unknown : Found<G, I>) : Tensor;

type Arguments<A extends readonly unknown[], O> = O extends { sens: true } ? [...A, sens: unknown] : A;
type Aux<R> = R extends readonly [unknown, ...infer Rest] ? Rest : unknown[];

/**
 * The gradient of a function, as a function of the same arguments. The function may return a number or a tensor, or
 * nested objects and arrays of them: the derivative is that of the sum of all their elements, as in MindSpore, unless
 * `sens` gives other weights.
 *
 * Numbers and tensors at differentiated positions, and tensors everywhere, are traced; plain numbers at other positions
 * stay numbers. A traced value has a shape and no number yet: `x > 0`, `x + 1`, `x == 3` and `${x}` are refused. What
 * JavaScript asks no object about cannot be refused and is wrong without a word: `if (x)` and `x && y` take every traced
 * value for true, `x === 3` is always false. Write `ops.cond`, `ops.where` and `ops.equal`.
 *
 * @param gradPosition position of the argument, or several (the result is then a list), or null beside `weights`
 * @returns with `hasAux` `[gradient, [aux, ...]]`; with `weights` and positions `[inputGrads, paramGrads]`
 * @throws FluxionError ARGUMENT on positions that make no sense, NOT_DIFFERENTIABLE where the function branches on its
 * values or an operation has no rule.
 * @example
 * grad((x: Value) => ops.mul(x, ops.sin(x)))(1) // 1.3817732906760363
 */
export function grad<
  A extends readonly unknown[],
  R,
  const P extends Position = 0,
  const O extends GradOptions = Record<never, never>,
>(
  f: (...args: A) => R,
  gradPosition: P = 0 as P,
  options: O = {} as O,
): (...args: Arguments<A, O>) => O extends { hasAux: true } ? [Gradients<A, P, O>, Aux<R>] : Gradients<A, P, O> {
  const run = differentiator('grad', f as AnyFunction, gradPosition, options);
  return (...args) => {
    const { gradient, value } = run(args, options.hasAux === true);
    return (options.hasAux ? [gradient, (value as unknown[]).slice(1)] : gradient) as never;
  };
}

/**
 * The value and the gradient of a function, computed together: `[value, gradient]`. Arguments and options as in `grad`.
 *
 * @returns with `hasAux` `[[out, ...aux], gradient]`
 * @example
 * valueAndGrad((x: Value) => ops.mul(x, x))(3) // [9, 6]
 */
export function valueAndGrad<
  A extends readonly unknown[],
  R,
  const P extends Position = 0,
  const O extends GradOptions = Record<never, never>,
>(
  f: (...args: A) => R,
  gradPosition: P = 0 as P,
  options: O = {} as O,
): (...args: Arguments<A, O>) => [R, Gradients<A, P, O>] {
  const run = differentiator('valueAndGrad', f as AnyFunction, gradPosition, options);
  return (...args) => {
    const { gradient, value } = run(args, true);
    return [value, gradient] as never;
  };
}

/**
 * One gradient out of those that a function with `returnIds: true` gave.
 *
 * @param id position of the argument, or the parameter, or its name
 * @throws FluxionError ARGUMENT where there is none.
 */
export function getGrad<const G, const I extends number | string | Parameter>(gradients: G, id: I): GradientOf<G, I> {
  const known = typeof gradients === 'object' && gradients !== null ? identified.get(gradients) : undefined;
  if (known === undefined) {
    throw new FluxionError('ARGUMENT', 'getGrad: these gradients have no ids.', {
      suggestion: 'Make them with grad(f, position, { returnIds: true }).',
    });
  }
  const name: string | number = id instanceof Parameter ? id.name : (id as string | number);
  if (!known.has(name)) {
    throw new FluxionError('ARGUMENT', `getGrad: there is no gradient for ${name}.`, {
      suggestion: `There are: ${[...known.keys()].join(', ')}.`,
    });
  }
  return known.get(name) as GradientOf<G, I>;
}

const identified = new WeakMap<object, ReadonlyMap<number | string, unknown>>();

type Runner = (args: readonly unknown[], withValue: boolean) => { value: unknown; gradient: unknown };

function differentiator(transform: string, f: AnyFunction, position: Position, options: GradOptions): Runner {
  checkFunction(transform, f);
  const { weights, hasAux = false, returnIds = false, sens = false } = optionsOf(transform, options, OPTIONS);
  const positions = positionsOf(transform, position, weights);
  const parameters = parametersOf(transform, weights);
  const latest = { adjoints: new Latest<readonly Expr[]>(), plan: new Latest<Plan>() };
  return (given, withValue) => {
    const args = sens ? given.slice(0, -1) : given;
    checkPositions(transform, positions, args.length);
    const recording = record(transform, f, args, {
      keepNumbers: (argument) => !positions.includes(argument),
      arrays: () => 'whole',
    });
    const wanted = positions.map((at) => variablesAt(transform, recording, at));
    const { outputs, seeds, further } = seeded(transform, recording, hasAux, sens ? given.at(-1) : undefined);
    const variables = [...wanted.flat(), ...parameters.map(({ variable }) => variable)];
    const adjoints = latest.adjoints.of([outputs.length, ...outputs, ...seeds, ...variables], () =>
      adjointsFor(outputs, seeds, variables),
    );
    const shown = withValue ? recording.outputs : [];
    const values = realize(
      [...shown, ...adjoints],
      [...recording.variables, ...further.map(({ variable }) => variable)],
      [...recording.values, ...further.map(({ value }) => value)],
      latest.plan,
    );
    const value = recording.result.rebuild(values.slice(0, shown.length));
    let next = shown.length;
    const inputs = wanted.map((own, i) => {
      const tree = recording.args[positions[i] as number] as Tree;
      return tree.rebuild(own.map((_, k) => like(tree.leaves[k] as Tensor, values[next++] as Value)));
    });
    const ofParameters = values.slice(next).map((leaf, i) => like((parameters[i] as Parameter).value, leaf));
    return { value, gradient: assemble(inputs, ofParameters, position, weights, returnIds, positions, parameters) };
  };
}

const OPTIONS = ['weights', 'hasAux', 'returnIds', 'sens'] as const;

function parametersOf(transform: string, weights: Weights | undefined): readonly Parameter[] {
  if (weights === undefined) return [];
  const list = weights instanceof Parameter ? [weights] : weights;
  needs(transform, { weights: list }, LIST);
  for (const [i, parameter] of list.entries()) needs(transform, { [`weights[${i}]`]: parameter }, PARAMETER);
  return list;
}

const PARAMETER: Kind = { is: (value) => value instanceof Parameter, words: 'a Parameter' };

interface Seeded {
  readonly outputs: readonly Expr[];
  readonly seeds: readonly Expr[];
  /** Variables of the sensitivity. */
  readonly further: readonly { variable: Sym; value: unknown }[];
}

/** What is differentiated, and the adjoint it starts with. */
function seeded(transform: string, { result, outputs }: Recording, hasAux: boolean, sens: unknown): Seeded {
  const count = hasAux ? leavesOfFirst(transform, result) : outputs.length;
  if (count === 0) {
    throw new FluxionError('NOT_DIFFERENTIABLE', `${transform}: the function returns no number or tensor.`, {
      suggestion: 'Return what is to be differentiated.',
    });
  }
  const differentiated = outputs.slice(0, count);
  if (sens === undefined)
    return { outputs: differentiated, seeds: differentiated.map((out) => fit(ONE, out.shape)), further: [] };
  const { leaves } = flatten(sens, 'sens');
  if (leaves.length !== count) {
    throw new FluxionError(
      'ARGUMENT',
      `${transform}: the sensitivity has ${leaves.length} parts, the output has ${count}.`,
      {
        suggestion: 'Give one number or tensor for every output.',
      },
    );
  }
  const further = leaves.map((value, i) => {
    const { shape } = differentiated[i] as Expr;
    if (String(leafShape(value)) !== String(shape)) {
      throw new FluxionError(
        'SHAPE',
        `${transform}: a sensitivity of shape ${showShape(leafShape(value))} does not fit an output of shape ${showShape(shape)}.`,
        { suggestion: 'They must be equal.' },
      );
    }
    return { variable: sym(`sensitivity ${i}`, shape), value };
  });
  return { outputs: differentiated, seeds: further.map(({ variable }) => variable), further };
}

function leavesOfFirst(transform: string, { leaves, rebuild }: Tree): number {
  const whole = rebuild(leaves);
  if (!Array.isArray(whole) || whole.length < 2) {
    throw new FluxionError(
      'ARGUMENT',
      `${transform}: hasAux needs a function with at least two outputs, and this has one.`,
      {
        suggestion: 'Return [out, aux], or leave hasAux out.',
      },
    );
  }
  return flatten(whole[0]).leaves.length;
}

function assemble(
  inputs: readonly unknown[],
  ofParameters: readonly Value[],
  position: Position,
  weights: Weights | undefined,
  returnIds: boolean,
  positions: readonly number[],
  parameters: readonly Parameter[],
): unknown {
  const pair = (id: number | string, gradient: unknown): unknown => (returnIds ? [id, gradient] : gradient);
  const byInput = inputs.map((gradient, i) => pair(positions[i] as number, gradient));
  const byParameter = ofParameters.map((gradient, i) => pair((parameters[i] as Parameter).name, gradient));
  const first = typeof position === 'number' ? byInput[0] : byInput;
  const second = weights instanceof Parameter ? byParameter[0] : byParameter;
  const all = weights === undefined ? first : position === null ? second : [first, second];
  if (returnIds) {
    const names = new Map<number | string, unknown>();
    for (const [i, at] of positions.entries()) names.set(at, inputs[i]);
    for (const [i, { name }] of parameters.entries()) names.set(name, ofParameters[i]);
    identified.set(all as object, names);
  }
  return all;
}
