import { leastBetween } from '../numeric/index.ts';

/**
 * The derivative at a point where a formula or the rules meet an undefined intermediate value (`x / abs(x)` at 0), from their
 * values beside it: where f is continuous and f' has a limit from a side, that limit is the derivative from that side,
 * by the mean value theorem. Between two sides that differ stands the value of least size.
 *
 * @param slope the derivative next to the point
 * @returns NaN where no limit is in sight
 * @example
 * besidePoint((x) => x / Math.abs(x), 0) // 0
 */
export function besidePoint(slope: (x: number) => number, x: number): number {
  const [right, left] = [1, -1].map((side) => {
    const values: number[] = [];
    for (const distance of distances(x)) {
      const value = slope(x + side * distance);
      // Closer still, squares underflow.
      if (Number.isNaN(value)) break;
      values.push(value);
    }
    return limitOf(values);
  }) as [number, number];
  if (Number.isNaN(right)) return left;
  return Number.isNaN(left) ? right : leastBetween(left, right);
}

/** Falling by equal factors: around 0 as far as powers of them are numbers, elsewhere down to the spacing of doubles. */
function distances(x: number): number[] {
  return x === 0
    ? Array.from({ length: 9 }, (_, k) => 10 ** (-8 * (k + 1)))
    : Array.from({ length: 11 }, (_, k) => Math.abs(x) * 2 ** (-4 * k - 12));
}

/** What values at distances that fall by equal factors tend to; powers and logarithms of the distance show in their ratios. */
function limitOf(values: readonly number[]): number {
  const [a, b, c] = values.slice(-3);
  if (a === undefined || b === undefined || c === undefined) return Number.NaN;
  if (!Number.isFinite(c) || Math.abs(c - b) <= 1e-14 * Math.abs(c)) return c;
  const isPower = Math.abs(c / b / (b / a) - 1) < 0.01;
  if (isPower && Math.abs(c) < 0.9 * Math.abs(b)) return 0;
  const grows = Math.abs(c) > Math.abs(b) && Math.abs(b) > Math.abs(a);
  // A logarithm adds the same amount at every step.
  if (grows && (isPower || Math.abs((c - b) / (b - a) - 1) < 0.01)) return c * Infinity;
  const shrink = (c - b) / (b - a);
  return Math.abs(shrink) < 0.5 ? c + ((c - b) * shrink) / (1 - shrink) : Number.NaN;
}
