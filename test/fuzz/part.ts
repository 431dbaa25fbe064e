import { expect, test } from '@jest/globals';
import { fuzz } from './fuzz.ts';

/** `npm run test:long` checks a million; a tenth of them is shared by two files, so that both of jest's workers have their part. */
const COUNT = 50_000;

/** One part of the hostile inputs. */
export function fuzzPart(seed: number): void {
  test(`${COUNT} hostile inputs: no crash, no hang, nothing that the reference refutes`, async () => {
    const { findings } = await fuzz(COUNT, seed);
    expect(findings).toEqual([]);
  }, 600_000);
}
