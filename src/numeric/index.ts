export { differentiateAlong } from './along.ts';
export { type BigClass, bigClass, bigFrom, bigFunction, type Reading, withoutBig } from './big.ts';
export { type ComplexStep, complexStep, withoutComplex } from './complexStep.ts';
export {
  differentiate,
  HIGHEST_NUMERIC_ORDER,
  leastBetween,
  type NumericDerivative,
  type NumericOptions,
  type Scheme,
} from './differentiate.ts';
export {
  type NoReference,
  type Reference,
  type ReferenceOptions,
  type ReferenceValue,
  reference,
  referenceAtEdge,
} from './reference.ts';
export { jumpWithinRounding, roundedAt } from './rounding.ts';
export { findSamplePoints, samplePoints } from './samplePoints.ts';
export { accuracyOf, FIXED_SCHEMES, type FixedScheme } from './schemes.ts';
export { diagnoseUndefined } from './undefined.ts';
export { HIGHEST_DIGITS, type HighPrecisionValue, highPrecision } from './value.ts';
