import type { BigNumber } from 'mathjs';
import { bigOf } from './context.ts';

/** Tangent numbers T_1, T_2, ...: exact integers, enough for every Bernoulli number asked for so far. */
let tangents: bigint[] = [];

/** B_2k / divisor, at the precision of `like`. */
export function bernoulliOver(like: BigNumber, k: number, divisor: number): BigNumber {
  if (tangents.length < k) tangents = tangentNumbers(Math.max(2 * tangents.length, k, 32));
  const tangent = tangents[k - 1] as bigint;
  // B_2k = (-1)^(k-1) 2k T_k / (4^k (4^k - 1))
  const four = 4n ** BigInt(k);
  const numerator = (k % 2 === 1 ? 2n : -2n) * BigInt(k) * tangent;
  return bigOf(like, String(numerator)).div(bigOf(like, String(four * (four - 1n) * BigInt(divisor))));
}

/** Brent and Harvey, "Fast computation of Bernoulli, tangent and secant numbers" (2011), algorithm TangentNumbers. */
function tangentNumbers(count: number): bigint[] {
  const t: bigint[] = [1n];
  for (let k = 1; k < count; k++) t.push(BigInt(k) * (t[k - 1] as bigint));
  for (let k = 1; k < count; k++) {
    for (let j = k; j < count; j++) t[j] = BigInt(j - k) * (t[j - 1] as bigint) + BigInt(j - k + 2) * (t[j] as bigint);
  }
  return t;
}
