import { describe, expect, test } from '@jest/globals';
import { getGrad, grad, ops, Parameter, valueAndGrad } from '../../src/ad/transforms/index.ts';
import type { Value } from '../../src/expr/index.ts';
import { tensor } from '../../src/tensor/index.ts';

/** All combinations of what `grad` and `valueAndGrad` take, against the shape of the result that MindSpore gives it. */

const w = new Parameter(5, 'w');
const b = new Parameter(7, 'b');
const [x, y, scale] = [2, 3, 10];
const out = (p: Value, q: Value): Value => ops.add(ops.mul(ops.mul(w, ops.square(p)), q), b);
const byInput = [2 * 5 * x * y, 5 * x ** 2];
const byWeight: ReadonlyMap<Parameter, number> = new Map([
  [w, x ** 2 * y],
  [b, 1],
]);

const positions = [0, 1, [0], [0, 1], [1, 0], null] as const;
const parameters = [null, w, [w], [b, w]] as const;
const yesNo = [false, true] as const;

const combinations = positions.flatMap((position) =>
  parameters.flatMap((weights) =>
    position === null && weights === null
      ? []
      : yesNo.flatMap((hasAux) =>
          yesNo.flatMap((returnIds) => yesNo.map((sens) => ({ position, weights, hasAux, returnIds, sens }))),
        ),
  ),
);
type Combination = (typeof combinations)[number];

/** One gradient for one, a list for a list, with what it is of where ids are asked for. */
function each<T>(of: T | readonly T[], gradient: (one: T) => unknown): unknown {
  return Array.isArray(of) ? of.map(gradient) : gradient(of as T);
}

function expectedGradient({ position, weights, returnIds, sens }: Combination): unknown {
  const factor = sens ? scale : 1;
  const withId = (id: number | string, value: unknown): unknown => (returnIds ? [id, value] : value);
  const inputs =
    position === null ? undefined : each<number>(position, (at) => withId(at, factor * (byInput[at] as number)));
  const params =
    weights === null
      ? undefined
      : each<Parameter>(weights, (one) => withId(one.name, tensor(factor * (byWeight.get(one) as number))));
  return inputs === undefined ? params : params === undefined ? inputs : [inputs, params];
}

const shown = ({ position, weights, hasAux, returnIds, sens }: Combination): string => {
  const names = weights === null ? 'null' : JSON.stringify(each<Parameter>(weights, ({ name }) => name));
  return `${JSON.stringify(position)}, weights ${names}, hasAux ${hasAux}, returnIds ${returnIds}, sens ${sens}`;
};

describe.each(combinations.map((own) => [shown(own), own] as const))('%s', (_, own) => {
  const { position, weights, hasAux, returnIds, sens } = own;
  const aux = Math.sin(x);
  const f = (p: Value, q: Value): unknown => (hasAux ? [out(p, q), ops.sin(p), 'note'] : out(p, q));
  const options = { hasAux, returnIds, sens, ...(weights === null ? {} : { weights }) };
  const run = (transform: unknown): unknown =>
    (transform as (...args: unknown[]) => (...inputs: number[]) => unknown)(
      f,
      position,
      options,
    )(...(sens ? [x, y, scale] : [x, y]));
  const gradient = expectedGradient(own);

  test('grad', () => expect(run(grad)).toEqual(hasAux ? [gradient, [aux, 'note']] : gradient));
  test('valueAndGrad', () => {
    const value = 5 * x ** 2 * y + 7;
    expect(run(valueAndGrad)).toEqual([hasAux ? [value, aux, 'note'] : value, gradient]);
  });

  if (!returnIds || hasAux) return;
  test('getGrad finds each', () => {
    const found = run(grad) as never;
    const factor = sens ? scale : 1;
    if (position !== null) {
      for (const at of [position].flat()) expect(getGrad(found, at)).toBe(factor * (byInput[at] as number));
    }
    if (weights !== null) {
      for (const one of [weights].flat()) {
        const expected = tensor(factor * (byWeight.get(one) as number));
        expect([getGrad(found, one), getGrad(found, one.name)]).toEqual([expected, expected]);
      }
    }
  });
});
