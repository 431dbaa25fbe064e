import { expect, test } from '@jest/globals';
import { fuzz } from './fuzz.ts';

/** `npm run test:long` checks a million; this many take about twenty seconds. */
const COUNT = 20_000;

test(`${COUNT} hostile inputs: no crash, no hang, nothing that the reference refutes`, async () => {
  const { findings } = await fuzz(COUNT, 20_261);
  expect(findings).toEqual([]);
}, 120_000);
