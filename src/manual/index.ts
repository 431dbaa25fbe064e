export { catalogue, findHandMade } from './catalogue.ts';
export { type CheckOptions, checkFormula, type FormulaCheck } from './check.ts';
export { type Curve, checkAlong, curvePoints } from './checkCurve.ts';
export type { HandMade } from './entry.ts';
