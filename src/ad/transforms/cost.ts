import { num } from '../../expr/index.ts';
import { fit } from '../../rules/index.ts';
import type { Cost } from './plan.ts';
import { type AnyFunction, adjointsFor, costOf, record } from './record.ts';

/** What a function costs, alone and together with its gradient. */
export interface GradientCost {
  readonly value: Cost;
  readonly valueAndGradient: Cost;
}

/**
 * What the value of a function and its gradient by all arguments cost at inputs of these shapes: operations on whole
 * tensors, and the most numbers (of 8 bytes) kept at one time. Reverse mode keeps the values that its way back needs;
 * `checkpoint` lets it keep fewer.
 *
 * @example
 * costOfGradient((x: Value) => ops.sin(ops.sin(x)), [1]).valueAndGradient.operations // 5
 */
export function costOfGradient(f: (...args: never[]) => unknown, inputs: readonly unknown[]): GradientCost {
  const recording = record('costOfGradient', f as AnyFunction, inputs);
  const { outputs, variables } = recording;
  const seeds = outputs.map(({ shape }) => fit(num(1), shape));
  const adjoints = adjointsFor(outputs, seeds, variables);
  return { value: costOf(outputs, recording), valueAndGradient: costOf([...outputs, ...adjoints], recording) };
}
