import type { Sampler } from './sampler.ts';

const POINTS = 9;

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
  let differences = Array.from({ length: POINTS }, (_, i) => sampler.beside((start + i) * direction * spacing));
  if (!differences.every(Number.isFinite)) return 0;
  let factor = 1;
  let largest = 0;
  for (let order = 1; order < POINTS - 1; order++) {
    differences = differences.slice(1).map((value, i) => value - (differences[i] as number));
    // The k-th difference of independent noise has the variance (2k)! / (k!)^2.
    factor *= (order * order) / (2 * order * (2 * order - 1));
    if (order < 5) continue;
    const meanSquare = differences.reduce((sum, value) => sum + value * value, 0) / differences.length;
    largest = Math.max(largest, Math.sqrt(factor * meanSquare));
  }
  return largest;
}
