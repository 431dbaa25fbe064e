import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { grad, ops as o, ops, tensor, type Value } from '../../src/index.ts';

/** Conditions in each other, and in the middle a function without a value where it is not taken. */
const inner: Readonly<Record<string, (x: Value) => Value>> = {
  'sqrt(x)': (x) => o.sqrt(x),
  'ln(x)': (x) => o.ln(x),
  '1/x - 1/x^2': (x) => o.sub(o.div(1, x), o.div(1, o.mul(x, x))),
  'beta(2, x)': (x) => o.beta(2, x),
};

type Guard = (x: Value, value: Value) => Value;

/** Both ways round, and open where the value is not taken. */
const guards: readonly Guard[] = [
  (x, value) => o.where(o.larger(x, 0.5), value, 3),
  (x, value) => o.where(o.smaller(x, 0.5), 2, value),
  (x, value) => o.where(o.larger(x, -9), value, x),
  (x, value) => o.where(o.smaller(x, -9), o.mul(x, x), value),
];

test.each(Object.entries(inner))('%s behind conditions in conditions: no slope of it comes through', (_, f) => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...guards), { minLength: 1, maxLength: 4 }), fc.nat(4), (more, place) => {
      // At least one of them is closed at 0 and at -1.
      const all = more.toSpliced(place, 0, guards[0] as Guard);
      const guarded = (x: Value): Value => all.reduce((value, guard) => guard(x, value), f(x));
      const alone = (x: Value): Value => ops.mul(x, guarded(x));
      for (const at of [0, -1]) {
        const value = Number(guarded(at));
        expect(Number(grad(alone)(at))).toBe(value);
        expect(Number(grad(grad(alone))(at))).toBe(0);
        const onArrays = grad((x: Value) => ops.sum(grad((y: Value) => ops.sum(alone(y)))(x)));
        expect(Array.from(onArrays(tensor([at, at])) as Iterable<number>)).toEqual([0, 0]);
      }
    }),
    { numRuns: 30 },
  );
});
