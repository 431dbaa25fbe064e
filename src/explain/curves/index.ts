export {
  type Axis,
  type Callout,
  type Chart,
  isDrawable,
  placeOf,
  type Range,
  rangeOf,
  type Series,
  ticksOf,
  tickText,
} from './chart.ts';
export { type CostRow, costChart, gradientCosts, helmholtz, INPUTS } from './cost.ts';
export { type ErrorCurve, errorChart, STEPS, type StepError, type StepErrors, stepErrors } from './error.ts';
export { type FunctionCurves, functionChart, functionCurves, type SampledCurves, sampleCurves } from './function.ts';
export { chartSvg } from './picture.ts';
export {
  LOGISTIC_MAP,
  SWELL_HEADS,
  type SwellRow,
  swell,
  swellCells,
  swellChart,
  swellTable,
  treeOperations,
} from './swell.ts';
export { chartText } from './text.ts';
