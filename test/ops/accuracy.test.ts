import { expect, test } from '@jest/globals';
import { table } from '../../src/ops/index.ts';
import { accuracyOf } from './accuracy.ts';

const POINTS = 40;
const WELL = 1e-13;
/** Next to a zero of an oscillating function the last digits of its terms remain: half an ulp of the argument moves the value as much. */
const ULPS_OF_ARGUMENT = 4 * 2 ** -52;

const known = [...table.values()].filter((op) => op.big !== undefined && op.parameters.length > 0);

test.each(known.map((op) => [op.name, op] as const))('%s is within 1e-13 all over its sample boxes', (_, op) => {
  const { error, condition, at } = accuracyOf(op, POINTS) ?? { error: NaN, condition: 0, at: [] };
  expect({ at, error, condition, fine: error <= Math.max(WELL, condition * ULPS_OF_ARGUMENT) }).toMatchObject({
    fine: true,
  });
});
