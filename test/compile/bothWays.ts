import { expect } from '@jest/globals';
import { tensorMachine } from '../../src/compile/index.ts';
import { type Expr, evaluateValues, type Sym, tensorOf } from '../../src/expr/index.ts';
import { sizeOf, Tensor } from '../../src/tensor/index.ts';

/** Numbers that look random. */
export function filled(shape: readonly number[], seed: number): Tensor {
  return new Tensor(
    shape,
    Float64Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(seed + 1.7 * i)),
  );
}

/**
 * The values by the compiled module, twice, and by the operations one after the other.
 *
 * @param passFrom bytes of data that are worth a pass over rows
 * @returns the operations that the module calls as kernels of their own
 */
export function bothWays(
  roots: readonly Expr[],
  variables: readonly Sym[],
  values: readonly Tensor[],
  passFrom?: number,
): string[] {
  const machine = tensorMachine(roots, variables, passFrom);
  const expected = evaluateValues(roots, (variable) => values[variables.indexOf(variable)] as Tensor);
  for (let run = 0; run < 2; run++) {
    for (const [k, value] of values.entries()) machine?.set(k, value);
    machine?.run();
    for (const [k, root] of roots.entries()) {
      const right = tensorOf(expected.get(root) as Tensor);
      const got = tensorOf(machine?.get(k) as Tensor);
      expect(got.shape).toEqual(right.shape);
      const finite = right.data.filter(Number.isFinite);
      const scale = finite.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
      const worst = right.data.reduce((most, x, i) => Math.max(most, distance(got.data[i] as number, x)), 0);
      expect(worst).toBeLessThan(1e-13 * scale);
    }
  }
  return machine?.foreign.map(({ written }) => written) ?? [];
}

/** What is not finite must be the same. */
function distance(got: number, right: number): number {
  if (Number.isFinite(right)) return Number.isFinite(got) ? Math.abs(got - right) : Infinity;
  return Object.is(got, right) ? 0 : Infinity;
}
