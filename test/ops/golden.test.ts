import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { findOp, table } from '../../src/ops/index.ts';
import { bigClass, exactly, relativeError, valueAt } from './support.ts';

interface Golden {
  /** [...arguments, nearest double] */
  readonly values: readonly number[][];
  /** [...arguments, 50 digits] */
  readonly digits: readonly (number | string)[][];
}

/** Made by test/golden/make_ops.py with mpmath. */
const golden = JSON.parse(readFileSync(new URL('../golden/ops.json', import.meta.url), 'utf8')) as Record<
  string,
  Golden
>;
const Big = bigClass(50);

describe.each(Object.entries(golden))('%s', (name, { values, digits }) => {
  const op = table.get(name);
  if (op === undefined) throw new Error(`The table has no ${name}.`);

  test('is within 1e-13 of the golden value, next to branch points and for large and small arguments too', () => {
    const wrong = values.flatMap((row) => {
      const args = row.slice(0, -1);
      const want = row.at(-1) as number;
      const got = valueAt(op, args);
      return relativeError(got, want) <= 1e-13 ? [] : [{ args, want, got }];
    });
    expect(wrong).toEqual([]);
  });

  const { big } = op;
  if (big === undefined) return;
  test('has a high-precision form good to 48 of 50 digits', () => {
    const wrong = digits.flatMap((row) => {
      const args = row.slice(0, -1) as number[];
      const want = new Big(row.at(-1) as string);
      const got = big(...args.map((arg) => exactly(arg, Big)));
      const fine = got.eq(want) || got.div(want).minus(1).abs().lt('1e-48');
      return fine ? [] : [{ args, want: want.toString(), got: got.toString() }];
    });
    expect(wrong).toEqual([]);
  });
});

test('every function of one or more arguments that is no arithmetic, step or selection has golden values', () => {
  const without = [...table.values()].filter((op) => op.parameters.length > 0 && golden[op.name] === undefined);
  const exactByNature =
    'add sub neg mul div pow where abs sign max min clamp floor ceil round roundTo fix mod heaviside '
      .concat('larger smaller largerEq smallerEq equal unequal and or xor not relu leakyRelu')
      .split(' ');
  const compositions = without.filter((op) => op.def !== undefined).map((op) => op.name);
  expect(without.map((op) => op.name).filter((name) => !exactByNature.includes(name))).toEqual(compositions);
});

test('a name shared by several functions is told apart by the number of arguments', () => {
  expect(findOp('log', 1)?.name).toBe('ln');
  expect(findOp('log', 2)?.name).toBe('logBase');
  expect(findOp('nthRoot', 1)?.name).toBe('sqrt');
  expect(findOp('lambertw', 2)?.name).toBe('lambertwBranch');
  expect(findOp('log', 5)?.name).toBe('ln');
  expect(findOp('no such function')).toBeUndefined();
});
