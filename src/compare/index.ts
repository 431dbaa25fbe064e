export { compare } from './compare.ts';
export { derivedByHand } from './derived.ts';
export { rightCharacters } from './digits.ts';
export { readingNotes } from './readings.ts';
export { type RoundingReport, roundingOf } from './roundingNotes.ts';
export { HIGHEST_ORDER } from './task.ts';
export {
  type CompareOptions,
  type Comparison,
  METHODS,
  type MethodName,
  type MethodRow,
  type OtherScheme,
  type PointComparison,
  type ReferenceReport,
} from './types.ts';
