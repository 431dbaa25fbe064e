import erfinv from '@stdlib/math-base-special-erfinv';

/** The inverse error function in double precision: where its high-precision iteration starts. */
export function erfinvStart(x: number): number {
  const start = erfinv(x);
  // An argument that rounds to 1 starts from the leading asymptotic term.
  return Number.isFinite(start) ? start : Math.sign(x) * 6;
}
