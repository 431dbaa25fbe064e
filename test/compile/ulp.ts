const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

/** The distance from a finite number to the next larger one in magnitude. */
export function ulp(x: number): number {
  double[0] = Math.abs(x);
  const low = double[0];
  bits[0] = (bits[0] as bigint) + 1n;
  return double[0] === Infinity ? low * 2 ** -53 : double[0] - low;
}
