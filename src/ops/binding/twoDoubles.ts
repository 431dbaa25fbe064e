/** The largest factor that Veltkamp's splitting can take. */
const SPLITTABLE = 2 ** 996;

/** The exact error of a product of doubles; 0 where it cannot be told. */
export function lostInProduct(a: number, b: number, product: number): number {
  if (a === 1 || b === 1 || !(Math.abs(a) < SPLITTABLE && Math.abs(b) < SPLITTABLE)) return 0;
  const [aHigh, bHigh] = [upperHalf(a), upperHalf(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function upperHalf(x: number): number {
  const scaled = (2 ** 27 + 1) * x;
  return scaled - (scaled - x);
}

/** A sum of a double and a small correction as two doubles, the second at most half a unit in the last place of the first. */
export function normal(high: number, low: number): readonly [number, number] {
  // Beside an infinite value a correction is NaN.
  if (!Number.isFinite(low)) return [high, 0];
  const sum = high + low;
  return [sum, low - (sum - high)];
}
