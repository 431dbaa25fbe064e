import { Latest } from '../../expr/index.ts';
import type { Plan } from './plan.ts';
import { type AnyFunction, checkFunction, realize, record } from './record.ts';

/**
 * The same function, run as one plan: every shared value is computed once, elementwise operations in common loops. It is
 * traced in every call, so it may not branch on its values; arguments are numbers, tensors, and objects and arrays of
 * them.
 *
 * @example
 * const f = jit((x: Value) => ops.sin(ops.mul(x, x)));
 */
export function jit<A extends readonly unknown[], R>(f: (...args: A) => R): (...args: A) => R {
  checkFunction('jit', f);
  const latest = new Latest<Plan>();
  return (...args) => {
    const { outputs, variables, values, result } = record('jit', f as AnyFunction, args, { arrays: () => 'whole' });
    return result.rebuild(realize(outputs, variables, values, latest)) as R;
  };
}
