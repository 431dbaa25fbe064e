import { type Level, type Sampler, ulp } from './sampler.ts';

const POINTS = 9;

/**
 * Distances of neighbours, as shares of the spacing: a function that is linear but for the rounding of its values has
 * differences of exactly 0 where the distance happens to fit, as whole powers of 2 often do. Then the next one is tried.
 */
const DISTANCES = [1, 1.463, 2.367, 3.83] as const;

/**
 * The standard deviation of f's evaluation noise near the point: differences of high order over close neighbours
 * remove everything smooth, and what is left is round-off inside f (`x + 1e6` is noisy far beyond the last bit of its
 * derivative).
 *
 * Source: J. J. Moré and S. M. Wild, "Estimating computational noise", SIAM J. Sci. Comput. 33 (2011).
 *
 * @param spacing distance of the neighbours; f is smooth at this distance.
 * @param side 0 around the point, 1 or -1 to one side of it only.
 * @param first the first neighbour on that side; 0 is the point itself.
 */
export function evaluationNoise(sampler: Sampler, spacing: number, side: -1 | 0 | 1, first: number): number {
  const start = side === 0 ? -(POINTS - 1) / 2 : first;
  const direction = side === 0 ? 1 : side;
  for (const factor of DISTANCES) {
    const found = noiseAt(sampler, start, direction * exact(sampler, factor * spacing));
    if (found !== 0) return found;
  }
  return 0;
}

function noiseAt(sampler: Sampler, start: number, distance: number): number {
  let differences = Array.from({ length: POINTS }, (_, i) => sampler.beside((start + i) * distance));
  if (!differences.every(Number.isFinite)) return 0;
  let factor = 1;
  let largest = 0;
  for (let order = 1; order < POINTS - 1; order++) {
    differences = differencesOf(differences);
    factor *= shareOf(order);
    if (order < 5) continue;
    largest = Math.max(largest, Math.sqrt(factor) * rootMeanSquare(differences));
  }
  return largest;
}

/** The distance rounded so that the neighbours are doubles: else their own rounding would count as noise of f. */
function exact(sampler: Sampler, distance: number): number {
  if (sampler.x === 0) return distance;
  const grain = 4 * ulp(sampler.x);
  return Math.max(1, Math.round(distance / grain)) * grain;
}

const differencesOf = (values: readonly number[]): number[] =>
  values.slice(1).map((value, i) => value - (values[i] as number));

/** The k-th difference of independent noise has the variance (2k)! / (k!)^2; here what order k adds to its inverse. */
const shareOf = (order: number): number => order / (2 * (2 * order - 1));

// Squares of huge values overflow.
const rootMeanSquare = (values: readonly number[]): number => Math.hypot(...values) / Math.sqrt(values.length);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const WIDE = 13;
/** No whole power of 2, where differences of a rounded linear function may be 0. */
const UNEVEN = 0.9045;
const HIGH = 8;
/** Noise is the same at so many step sizes in turn, of which the last few are compared with the first few. */
const RUN = 10;
const ENDS = 3;
/** It has to show within this many step sizes. */
const SEARCHED = 18;
/** What is larger, beside all that f does within the largest step, is no noise but steps of f. */
const LARGEST = 2 ** -22;

/**
 * The absolute noise of f next to the point where it does not fall with the distance: cancellation inside f leaves it
 * (`sin(1 + x) - sin(1)` at 0 is noisy at the size of the bits of sin(1), though its own value is 0). It is measured away from the
 * point, from h/2 to h on each side, so that a kink, a jump or a singular point there does not count as noise; what a
 * singular point leaves falls with h.
 *
 * @param levels in falling order of h
 * @returns 0 where there is none
 */
export function persistentNoise(sampler: Sampler, levels: readonly Level[]): number {
  const spread = Math.max(
    ...levels
      .flatMap(({ left, right }) => [left, right].filter((value) => !Number.isNaN(value)))
      .map((value) => Math.abs(value - sampler.centre)),
  );
  const found: number[] = [];
  for (const { h, left, right } of levels.slice(0, SEARCHED)) {
    const sides = [left, right].map((value, i) =>
      Number.isNaN(value) ? 0 : noiseBeside(sampler, h, i === 0 ? -1 : 1),
    );
    found.push(Math.max(...sides));
    const run = found.slice(-RUN);
    const [first, last] = [mean(run.slice(0, ENDS)), mean(run.slice(-ENDS))];
    const largest = Math.max(...run);
    if (run.length === RUN && last >= first / ENDS && last <= first * ENDS && largest <= LARGEST * spread)
      return largest;
  }
  return 0;
}

/** From differences of one high order, which see little of what is smooth. */
function noiseBeside(sampler: Sampler, h: number, side: -1 | 1): number {
  const spacing = side * exact(sampler, (UNEVEN * h) / (2 * (WIDE - 1)));
  const values = Array.from({ length: WIDE }, (_, i) => sampler.beside((WIDE - 1 + i) * spacing));
  if (!values.every(Number.isFinite)) return 0;
  let differences = values;
  let factor = 1;
  for (let order = 1; order <= HIGH; order++) {
    differences = differencesOf(differences);
    factor *= shareOf(order);
  }
  return Math.sqrt(factor) * rootMeanSquare(differences);
}
