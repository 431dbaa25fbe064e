/** One measured row: what it is called, its cells by column, and whether it reaches its bar. */
export interface Row {
  readonly name: string;
  readonly cells: readonly string[];
  readonly holds: boolean;
}

/** A ratio, to be read. */
export const factor = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);

/** Milliseconds, in the unit that suits them. */
export function time(milliseconds: number): string {
  if (milliseconds < 1e-3) return `${(milliseconds * 1e6).toFixed(0)} ns`;
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  return milliseconds < 1 ? `${(milliseconds * 1e3).toPrecision(3)} µs` : `${milliseconds.toPrecision(3)} ms`;
}

/** @throws Error where a result is not what it should be: nothing wrong is timed. */
export function same(got: number, right: number, what: string, tolerance = 1e-9): void {
  if (!(Math.abs(got - right) <= tolerance * Math.max(1, Math.abs(right))))
    throw new Error(`${what}: ${got}, not ${right}.`);
}
