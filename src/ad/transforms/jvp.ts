import { LIST, needs, optionsOf } from '../../argument.ts';
import { FluxionError } from '../../error.ts';
import { type Expr, type Sym, sym, type Value } from '../../expr/index.ts';
import { showShape } from '../../tensor/index.ts';
import { type AnyFunction, adjointsFor, type Recording, realize, record, tangentsFor } from './record.ts';
import { flatten, type Gradient, leafShape, like, type Tree } from './tree.ts';

export interface AuxOptions {
  /** The function returns `[out, ...aux]`: only `out` is differentiated. */
  readonly hasAux?: boolean;
}

type Out<R, O> = O extends { hasAux: true } ? (R extends readonly [infer First, ...unknown[]] ? First : unknown) : R;
type WithAux<R, O, T extends readonly unknown[]> = O extends { hasAux: true }
  ? [...T, R extends readonly [unknown, ...infer Rest] ? Rest : unknown[]]
  : T;

/**
 * Forward mode: the outputs at `inputs` and their derivative along `tangents`, in one sweep.
 *
 * @returns `[out, tangent]`, with `hasAux` `[out, tangent, aux]`
 * @throws FluxionError SHAPE where a tangent does not have the shape of its input.
 * @example
 * jvp((x: Value) => ops.mul(x, x), [3], [1]) // [9, 6]
 */
export function jvp<A extends readonly unknown[], R, const O extends AuxOptions = Record<never, never>>(
  f: (...args: A) => R,
  inputs: A,
  tangents: { readonly [K in keyof A]: Gradient<A[K]> },
  options: O = {} as O,
): WithAux<R, O, [Out<R, O>, Out<R, O>]> {
  const recording = record('jvp', f as AnyFunction, inputs);
  const { variables, values, outputs } = recording;
  const split = outputsOf('jvp', recording, optionsOf('jvp', options, ['hasAux']).hasAux === true);
  needs('jvp', { tangents }, LIST);
  const directions = matching('jvp', 'tangent', flatten([...tangents]), variables);
  const pushed = tangentsFor(split.differentiated, variables, directions.variables);
  const all = realize(
    [...outputs, ...pushed],
    [...variables, ...directions.variables],
    [...values, ...directions.values],
  );
  const tangent = split.first.rebuild(all.slice(outputs.length));
  return [...split.parts(all.slice(0, outputs.length), tangent)] as never;
}

/**
 * Reverse mode, its second half left open: the outputs at `inputs`, and the function from adjoints of the outputs to
 * adjoints of the inputs.
 *
 * @returns `[out, pullback]`, with `hasAux` `[out, pullback, aux]`; `pullback(g)` gives one adjoint for each input
 * @example
 * const [value, pullback] = vjp((x: Value, y: Value) => ops.mul(x, y), [3, 4]);
 * pullback(1) // [4, 3]
 */
export function vjp<A extends readonly unknown[], R, const O extends AuxOptions = Record<never, never>>(
  f: (...args: A) => R,
  inputs: A,
  options: O = {} as O,
): WithAux<R, O, [Out<R, O>, (g: Out<R, O>) => { -readonly [K in keyof A]: Gradient<A[K]> }]> {
  const recording = record('vjp', f as AnyFunction, inputs);
  const { args, ofArgument, variables, values, outputs } = recording;
  const split = outputsOf('vjp', recording, optionsOf('vjp', options, ['hasAux']).hasAux === true);
  const pullback = (g: unknown): unknown => {
    const seeds = matching('vjp', 'adjoint', flatten(g), split.differentiated);
    const adjoints = adjointsFor(split.differentiated, seeds.variables, variables);
    const found = realize(adjoints, [...variables, ...seeds.variables], [...values, ...seeds.values]);
    return args.map((tree, i) => {
      const own = found.splice(0, (ofArgument[i] as readonly Sym[]).length);
      return tree.rebuild(own.map((leaf, k) => like(tree.leaves[k] as Value, leaf)));
    });
  };
  return [...split.parts(realize(outputs, variables, values), pullback)] as never;
}

/**
 * The outputs at `inputs`, and the linear map from tangents of the inputs to tangents of the outputs: for many
 * directions at one point.
 *
 * @example
 * const [value, along] = linearize((x: Value) => ops.sin(x), [0]);
 * along(2) // 2
 */
export function linearize<A extends readonly unknown[], R>(
  f: (...args: A) => R,
  inputs: A,
): [R, (...tangents: { [K in keyof A]: Gradient<A[K]> }) => R] {
  const recording = record('linearize', f as AnyFunction, inputs);
  const { variables, values, outputs, result } = recording;
  const value = result.rebuild(realize(outputs, variables, values)) as R;
  const along = (...tangents: readonly unknown[]): R => {
    const directions = matching('linearize', 'tangent', flatten(tangents), variables);
    const pushed = tangentsFor(outputs, variables, directions.variables);
    return result.rebuild(
      realize(pushed, [...variables, ...directions.variables], [...values, ...directions.values]),
    ) as R;
  };
  return [value, along as never];
}

interface Outputs {
  readonly differentiated: readonly Expr[];
  readonly first: Tree;
  /** `[out, second]`, with the further outputs behind. */
  parts(values: readonly unknown[], second: unknown): unknown[];
}

function outputsOf(transform: string, { result, outputs }: Recording, hasAux: boolean): Outputs {
  if (!hasAux) {
    return { differentiated: outputs, first: result, parts: (values, second) => [result.rebuild(values), second] };
  }
  const whole = result.rebuild(result.leaves);
  if (!Array.isArray(whole) || whole.length < 2) {
    throw new FluxionError(
      'ARGUMENT',
      `${transform}: hasAux needs a function with at least two outputs, and this has one.`,
      {
        suggestion: 'Return [out, aux], or leave hasAux out.',
      },
    );
  }
  const first = flatten(whole[0]);
  return {
    differentiated: outputs.slice(0, first.leaves.length),
    first,
    parts: (values, second) => {
      const [out, ...aux] = result.rebuild(values) as unknown[];
      return [out, second, aux];
    },
  };
}

/** Variables for tangents or adjoints, one beside each expression they belong to. */
export function matching(
  transform: string,
  what: 'tangent' | 'adjoint',
  { leaves }: Tree,
  partners: readonly Expr[],
): { variables: Sym[]; values: readonly unknown[] } {
  if (leaves.length !== partners.length) {
    const of = what === 'tangent' ? 'input' : 'output';
    throw new FluxionError('ARGUMENT', `${transform}: ${leaves.length} ${what}(s) for ${partners.length} ${of}(s).`, {
      suggestion: `Give one ${what} for every number and tensor of the ${of}s, in their structure.`,
    });
  }
  const variables = partners.map(({ shape }, i) => {
    const given = leafShape(leaves[i] as Value);
    if (String(given) !== String(shape)) {
      throw new FluxionError(
        'SHAPE',
        `${transform}: a ${what} of shape ${showShape(given)} does not fit the shape ${showShape(shape)}.`,
        {
          suggestion: 'They must be equal.',
        },
      );
    }
    return sym(`${what} ${i}`, shape);
  });
  return { variables, values: leaves };
}
