import type { Op } from '../../src/expr/index.ts';
import { bigClass, exactly, samplePoints, valueAt } from './support.ts';

/** The worst of the points of the sample boxes of a function. */
export interface Accuracy {
  readonly name: string;
  /** |value - truth| / |truth|. */
  readonly error: number;
  readonly at: readonly number[];
  /** There, how many times a relative error in an argument comes out larger: next to a zero of the function without bound. */
  readonly condition: number;
}

const Big = bigClass(30);
const STEP = new Big('1e-12');

/**
 * How far values in doubles are from those in high precision, which test/ops/golden.test.ts holds against mpmath's.
 *
 * @returns undefined for what has no high-precision form
 */
export function accuracyOf(op: Op, count: number): Accuracy | undefined {
  const { big, name } = op;
  if (big === undefined || op.parameters.length === 0) return undefined;
  let worst: Accuracy = { name, error: 0, at: [], condition: 0 };
  for (const at of samplePoints(op, count)) {
    const args = at.map((value) => exactly(value, Big));
    const truth = big(...args);
    if (truth.isZero()) continue;
    const error = new Big(valueAt(op, at)).minus(truth).div(truth).abs().toNumber();
    if (error <= worst.error) continue;
    const changes = args.map((arg, i) => {
      if (op.fixed?.includes(op.parameters[i] as string)) return 0;
      const moved = big(...args.map((other, j) => (i === j ? arg.plus(arg.times(STEP)) : other)));
      return moved.minus(truth).div(truth).div(STEP).abs().toNumber();
    });
    worst = { name, error, at, condition: Math.max(...changes) };
  }
  return worst;
}
