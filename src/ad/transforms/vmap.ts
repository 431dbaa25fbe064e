import { type Kind, needs, optionsOf, WHOLE } from '../../argument.ts';
import { FluxionError } from '../../error.ts';
import { build, type Expr, type Sym, sym, type Value } from '../../expr/index.ts';
import { families } from '../../ops/index.ts';
import { axisOf, type Nested, showShape, type Tensor } from '../../tensor/index.ts';
import { batchExprs } from './batch.ts';
import { type AnyFunction, checkFunction, realize, record } from './record.ts';
import { leafShape } from './tree.ts';

export interface VmapOptions {
  /** Which axis of each argument counts the examples; null for an argument that all share. One number is for all. */
  readonly inAxes?: number | readonly (number | null)[];
  /** Which axis of the results counts them; 0 unless told. */
  readonly outAxes?: number;
}

/** The arguments for many examples: a tensor or an array of numbers for every number and tensor of the arguments for one. */
export type Examples<A extends readonly unknown[]> = { [K in keyof A]: Many<A[K]> };

type Many<T> =
  | T
  | (T extends number | Tensor | readonly Nested[]
      ? Tensor | readonly Nested[]
      : T extends ArrayBufferView
        ? Tensor
        : T extends object
          ? { [K in keyof T]: Many<T[K]> }
          : never);

/** The results for many examples: a tensor for every number and tensor of the result for one. */
export type Results<R> = R extends number | Tensor ? Tensor : R extends object ? { [K in keyof R]: Results<R[K]> } : R;

const AXES: Kind = {
  is: (axes) => WHOLE.is(axes) || (Array.isArray(axes) && axes.every((axis) => axis === null || WHOLE.is(axis))),
  words: 'an axis or a list of axes and null',
};

/**
 * A function of one example as a function of many: its arguments and results get an axis for the examples. Nothing is
 * done example by example where an operation knows how to take a further axis, and nearly all do.
 *
 * @throws FluxionError SHAPE where arguments disagree about the number of examples.
 * @example
 * const norms = vmap((x: Value) => ops.norm(x));
 * String(norms(tensor([[3, 4], [6, 8]]))) // '[ 5. 10.]'
 * String(vmap(grad(fn('f(x) = x^3')))([1, 2, 3])) // '[ 3. 12. 27.]'
 */
export function vmap<A extends readonly unknown[], R>(
  f: (...args: A) => R,
  options: VmapOptions = {},
): (...args: Examples<A>) => Results<R> {
  checkFunction('vmap', f);
  const { inAxes = 0, outAxes = 0 } = optionsOf('vmap', options, ['inAxes', 'outAxes']);
  needs('vmap', { inAxes }, AXES);
  needs('vmap', { outAxes }, WHOLE);
  return (...given) => {
    const axes = given.map((_, i) => (typeof inAxes === 'number' ? inAxes : (inAxes[i] ?? (i in inAxes ? null : 0))));
    let size: number | undefined;
    const leafAxes: (number | undefined)[] = [];
    const recording = record('vmap', f as AnyFunction, given, {
      arrays: (argument) => (axes[argument] === null ? 'apart' : 'tensors'),
      shapeOf: (leaf, argument) => {
        const shape = leafShape(leaf);
        const axis = axes[argument];
        if (axis === null || axis === undefined) {
          leafAxes.push(undefined);
          return shape;
        }
        const at = axisOf('vmap', axis, shape);
        if (size !== undefined && size !== shape[at]) {
          throw new FluxionError(
            'SHAPE',
            `vmap: axis ${axis} of the shape ${showShape(shape)} counts ${shape[at]} examples, another argument ${size}.`,
            {
              suggestion: 'Give every argument the same number of examples, or null in inAxes for one that all share.',
            },
          );
        }
        size = shape[at] as number;
        leafAxes.push(at);
        return shape.filter((_, i) => i !== at);
      },
    });
    if (size === undefined) {
      throw new FluxionError('ARGUMENT', 'vmap: no argument has an axis that counts examples.', {
        suggestion: 'Give an axis in inAxes.',
      });
    }
    const whole: Sym[] = recording.variables.map(({ name, shape }, i) => {
      const at = leafAxes[i];
      return at === undefined
        ? sym(name, shape)
        : sym(`${name} of all`, [...shape.slice(0, at), size as number, ...shape.slice(at)]);
    });
    const replacements = new Map<Expr, Expr>();
    for (const [i, variable] of recording.variables.entries()) {
      const at = leafAxes[i];
      if (at !== undefined) replacements.set(variable, moved(whole[i] as Sym, at, 0));
    }
    const batched = batchExprs(recording.outputs, replacements, size).map((expr) =>
      moved(expr, 0, axisOf('vmap', outAxes, expr.shape)),
    );
    return recording.result.rebuild(realize(batched, whole, recording.values) as Value[]) as Results<R>;
  };
}

/** One axis at another place. */
export function moved(expr: Expr, from: number, to: number): Expr {
  if (from === to) return expr;
  const order = expr.shape.map((_, axis) => axis).filter((axis) => axis !== from);
  order.splice(to, 0, from);
  return build(families.transpose(order), [expr]);
}
