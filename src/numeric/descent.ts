import { persistentNoise } from './noise.ts';
import { type Level, levelAt, type Sampler, ulp } from './sampler.ts';
import type { Stencil } from './weights.ts';

/** How many halvings a trend has to last before it counts as one. */
const TREND = 6;

/**
 * Difference quotients over step sizes that halve, from the largest step that stays in the domain down to where
 * round-off takes over.
 *
 * The first step is a fraction of max(1, |x|). It goes on beyond the usual smallest step where the quotients have not settled:
 * what looks like a jump or a kink may be a steep smooth function.
 *
 * @returns levels in falling order of h; empty where no step has all its nodes in the domain.
 */
export function descend(sampler: Sampler, formula: Stencil): Level[] {
  const { order } = formula;
  const scale = 2 ** Math.floor(Math.log2(Math.max(1, Math.abs(sampler.x))));
  const usual = scale * 2 ** -Math.ceil(52 / (order + 2));
  const smallest = sampler.x === 0 ? 2 ** -Math.floor(Math.min(100, 900 / order)) : 8 * ulp(sampler.x);
  let h = largestStep(sampler, formula, order <= 4 ? scale / 2 : 2 * scale, smallest);
  let levels: Level[] = [];
  let noise: number | undefined;
  for (; h >= smallest; h /= 2) {
    const level = levelAt(sampler, formula, h, noise);
    if (level === undefined) levels = [];
    else levels.push(level);
    if (h >= usual || levels.length <= TREND) continue;
    if (isSettled(levels, sampler.centre)) break;
    if (noise !== undefined) continue;
    // Noise that cancellation lifts above the last bit of f looks like a kink, and below its own size like a constant.
    noise = persistentNoise(sampler, levels);
    if (noise > 0) levels = levels.flatMap((own) => levelAt(sampler, formula, own.h, noise) ?? []);
    if (isSettled(levels, sampler.centre)) break;
  }
  return levels;
}

/** The first step of the form start / 2^k that stays in the domain, found without trying every k. */
function largestStep(sampler: Sampler, formula: Stencil, start: number, smallest: number): number {
  const fits = (h: number) => levelAt(sampler, formula, h) !== undefined;
  let outside = 0;
  let inside = 0;
  for (let jump = 1; !fits(start * 2 ** -inside); jump *= 2) {
    outside = inside;
    inside += jump;
    if (start * 2 ** -inside < smallest) break;
  }
  while (inside - outside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (fits(start * 2 ** -middle)) inside = middle;
    else outside = middle;
  }
  return start * 2 ** -inside;
}

/** Whether smaller steps would tell nothing new: no change left, or a steady fall of the changes as of a smooth function. */
function isSettled(levels: readonly Level[], centre: number): boolean {
  const recent = levels.slice(-7).map(({ quotient, noise }, i, all) => {
    const before = all[i - 1];
    return { quotient, noise, change: before === undefined ? Infinity : Math.abs(quotient - before.quotient) };
  });
  const calm = recent.slice(-3).every((level) => level.change <= 2 ** -8 * Math.abs(level.quotient) + 4 * level.noise);
  const { left, right } = levels.at(-1) as Level;
  const isCentral = !Number.isNaN(left) && !Number.isNaN(right);
  const fall = isCentral ? 0.3 : 0.6;
  const converging = recent.slice(1).every(({ change, noise }, i) => {
    const before = recent[i] as { change: number; noise: number };
    return change <= fall * before.change || before.change <= 8 * noise;
  });
  if (!calm && !converging) return false;
  return !isCentral || (!hasKink(levels, centre) && !isDiscontinuous(levels, centre));
}

/** The part of the levels where `size` stands clear of round-off, and its last stretch as long as a trend. */
function trend<T>(items: readonly T[], isClear: (item: T) => boolean): T[] | undefined {
  const end = items.findLastIndex(isClear);
  return end < TREND ? undefined : items.slice(end - TREND, end + 1);
}

function staysUp(sizes: readonly number[], share: number): boolean {
  return (sizes.at(-1) as number) >= share * (sizes[0] as number);
}

/** Whether the slopes to the right and to the left keep apart as the step falls. */
export function hasKink(levels: readonly Level[], centre: number): boolean {
  const gaps = levels.map(({ h, left, right, noise, jitter }) => ({
    size: Math.abs(right - centre - (centre - left)) / h,
    noise: noise + (4 * 2 ** -53 * Math.abs(centre) + jitter) / h,
  }));
  const last = trend(gaps, ({ size, noise }) => size > 64 * noise);
  return (
    last !== undefined &&
    staysUp(
      last.map(({ size }) => size),
      0.9,
    )
  );
}

/** Whether f next to the point keeps away from f at the point, on either side. */
export function isDiscontinuous(levels: readonly Level[], centre: number): boolean {
  const { jitter } = levels.at(-1) as Level;
  return (['right', 'left'] as const).some((side) =>
    jumpsOn(
      levels.map((level) => level[side]),
      centre,
      jitter,
    ),
  );
}

function jumpsOn(values: readonly number[], centre: number, jitter: number): boolean {
  const gaps = values.map((value) => Math.abs(value - centre));
  const last = trend(gaps, (gap) => gap > 2 ** -44 * Math.abs(centre) + 64 * jitter + 2 ** -1000);
  // A jump does not get smaller at all, so the trend reaches to the smallest step.
  return last !== undefined && last.at(-1) === gaps.at(-1) && staysUp(last, 0.95);
}

/**
 * The sign with which the quotients grow beyond every bound, or 0. Where f is a power they grow by a factor each time,
 * where it is a logarithm by the same amount.
 */
export function divergence(levels: readonly Level[]): -1 | 0 | 1 {
  const growth = levels.slice(1).map(({ quotient, noise }, i) => {
    const coarser = levels[i] as Level;
    return { change: quotient - coarser.quotient, noise: noise + coarser.noise };
  });
  const last = trend(growth, ({ change, noise }) => Math.abs(change) > 16 * noise);
  if (last === undefined) return 0;
  const end = last.at(-1) as { change: number; noise: number };
  // Growth that ends while round-off is still small has come to its limit.
  const after = growth[growth.indexOf(end) + 1];
  if (after !== undefined && Math.abs(end.change) > 64 * after.noise) return 0;
  const sign = Math.sign((levels.at(-1) as Level).quotient);
  const grows = last.every(({ change }, i) => {
    const before = last[i - 1];
    return Math.sign(change) === sign && (before === undefined || change / before.change > 0.9);
  });
  return grows ? (sign as -1 | 1) : 0;
}
