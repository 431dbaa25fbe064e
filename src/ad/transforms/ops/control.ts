import { FUNCTION, needs, optionsOf } from '../../../argument.ts';
import { FluxionError } from '../../../error.ts';
import type { Value } from '../../../expr/index.ts';
import { showShape } from '../../../tensor/index.ts';
import { concrete, isSymbolic, type Operand } from '../operand.ts';
import { flatten, type Leaf, type Tree } from '../tree.ts';
import { elementwise } from './elementwise.ts';
import { endless, symbolicLoop } from './loop.ts';
import { index, shape, stack } from './shapes.ts';

/** A condition: a boolean, or a number that is not 0 where it holds. */
type Condition = Operand | boolean;

const CONDITION = { of: 'cond or whileLoop', name: 'condition' };

const holds = (condition: Condition): boolean =>
  typeof condition === 'boolean' ? condition : concrete(condition, CONDITION) !== 0;

/**
 * One of two branches, by a condition. Where the condition is traced, both are computed and one is chosen; the other
 * contributes exactly 0 to every derivative.
 */
function cond<A extends readonly unknown[], R>(
  condition: Condition,
  yes: (...operands: A) => R,
  no: (...operands: A) => R,
  ...operands: A
): R {
  needs('cond', { yes, no }, FUNCTION);
  if (!isSymbolic(condition)) return holds(condition) ? yes(...operands) : no(...operands);
  const first = flatten(yes(...operands));
  const second = flatten(no(...operands));
  sameStructure('cond: the two branches return', first, second);
  const chosen = first.leaves.map((leaf, i) =>
    elementwise.where(condition as Operand, leaf as Operand, second.leaves[i] as Operand),
  );
  return first.rebuild(chosen) as R;
}

/** What one step gets of what a loop goes over: a part of every tensor. */
export type Step<X> =
  X extends Exclude<Operand, readonly Operand[]>
    ? Value
    : X extends readonly Operand[]
      ? Value
      : X extends object
        ? { [K in keyof X]: Step<X[K]> }
        : X;

/**
 * A loop that carries a state over the leading axis of `xs` and collects what every step gives: `step(state, x)` returns
 * `[state, y]`, and the result is `[state, ys]` with the ys stacked. The steps are unrolled.
 */
function scan<S, X, Y>(step: (state: S, x: Step<X>) => [S, Y], init: NoInfer<S>, xs: X): [S, Y] {
  needs('scan', { step }, FUNCTION);
  const tree = flatten(xs);
  const [first] = tree.leaves;
  if (first === undefined)
    throw new FluxionError('ARGUMENT', 'scan: there is nothing to go over.', { suggestion: 'Give a tensor.' });
  const length = shape(first as Operand)[0];
  if (length === undefined || tree.leaves.some((leaf) => shape(leaf as Operand)[0] !== length)) {
    const shapes = tree.leaves.map((leaf) => showShape(shape(leaf as Operand)));
    throw new FluxionError('SHAPE', `scan cannot go over the shapes ${shapes.join(' and ')}.`, {
      suggestion: 'Each needs a leading axis, everywhere of the same length.',
    });
  }
  let state: S = init;
  const collected: Tree[] = [];
  for (let i = 0; i < length; i++) {
    const x = tree.rebuild(tree.leaves.map((leaf) => index(leaf as Operand, i))) as Step<X>;
    const [next, y] = step(state, x);
    state = next;
    collected.push(flatten(y));
  }
  const last = collected.at(-1);
  if (last === undefined)
    throw new FluxionError('ARGUMENT', 'scan: the leading axis is empty, so there is nothing to collect.');
  const stacked = last.leaves.map((_, leaf) => stack(collected.map(({ leaves }) => leaves[leaf] as Operand)));
  return [state, last.rebuild(stacked) as Y];
}

export interface WhileOptions {
  /** After this many rounds the loop is given up; a million unless told. */
  readonly maxIterations?: number;
}

/**
 * Repeat `body` while the condition holds; both take the state. On traced values the number of rounds is not known, so it
 * has forward mode only (`jvp`, `jacfwd`): reverse mode would have to keep every round.
 *
 * @throws FluxionError LIMIT where it does not end, NOT_DIFFERENTIABLE in reverse mode.
 */
function whileLoop<S>(
  condition: (state: S) => Condition,
  body: (state: S) => S,
  init: NoInfer<S>,
  options: WhileOptions = {},
): S {
  needs('whileLoop', { condition, body }, FUNCTION);
  const { maxIterations = 1e6 } = optionsOf('whileLoop', options, ['maxIterations']);
  let state: S = init;
  for (let round = 0; ; round++) {
    const tree = flatten(state);
    const more = condition(state);
    if (tree.leaves.some(isSymbolic) || isSymbolic(more)) return symbolicLoop(condition, body, state, maxIterations);
    if (!holds(more)) return state;
    if (round >= maxIterations) throw endless(maxIterations);
    state = body(state);
  }
}

function sameStructure(what: string, a: Tree, b: Tree): void {
  const shapes = ({ leaves, paths }: Tree): string =>
    leaves.map((leaf: Leaf, i) => `${paths[i]}[${shape(leaf as Operand)}]`).join(' ') || 'nothing';
  if (a.leaves.length === b.leaves.length) return;
  throw new FluxionError('ARGUMENT', `${what} different structures: ${shapes(a)} and ${shapes(b)}.`, {
    suggestion: 'Return the same numbers and tensors from both.',
  });
}

export const control = { cond, scan, whileLoop };
