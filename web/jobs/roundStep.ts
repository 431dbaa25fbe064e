/** The least of 1, 2, 5 times a power of ten that is not smaller: places on such steps have short numbers. */
export function roundStep(smallest: number): number {
  const power = 10 ** Math.floor(Math.log10(smallest));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= smallest * (1 - 1e-9)) as number;
}

/** A place without the digits that rounding leaves behind. */
export function roundPlace(x: number): number {
  return Number(x.toPrecision(12));
}
