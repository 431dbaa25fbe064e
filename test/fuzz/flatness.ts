/** Whether a live heap that goes up and down rises as well. */

/** So many floors are looked at: the table of nodes fills and empties, and a floor is seen where it is empty. */
const FLOORS = 10;

/** The least of each tenth of the samples. */
export function floorsOf(samples: readonly number[]): number[] {
  const length = Math.floor(samples.length / FLOORS);
  return Array.from({ length: FLOORS }, (_, i) => Math.min(...samples.slice(i * length, (i + 1) * length)));
}

/** How much the floor rises from sample to sample in the second half of the run: the slope of the line of least squares. */
export function riseOf(samples: readonly number[]): number {
  const late = floorsOf(samples).slice(FLOORS / 2);
  const middle = (late.length - 1) / 2;
  const spread = late.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  const slope = late.reduce((sum, floor, i) => sum + (i - middle) * floor, 0) / spread;
  return slope / Math.floor(samples.length / FLOORS);
}
