import { NUMBER, POSITIVE, TEXT } from '../../argument.ts';
import * as curves from '../curves/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const chartSvg = /* @__PURE__ */ checked('chartSvg', curves.chartSvg, { chart: kinds.CHART });
export const chartText = /* @__PURE__ */ checked('chartText', curves.chartText, {
  chart: kinds.CHART,
  mark: kinds.MARK,
});
export const costChart = /* @__PURE__ */ checked('costChart', curves.costChart, {
  rows: kinds.COSTS,
  say: kinds.SPEAKER,
});
export const errorChart = /* @__PURE__ */ checked('errorChart', curves.errorChart, {
  errors: kinds.STEP_ERRORS,
  name: TEXT,
  say: kinds.SPEAKER,
});
export const functionChart = /* @__PURE__ */ checked('functionChart', curves.functionChart, {
  curves: kinds.FUNCTION_CURVES,
  name: TEXT,
  say: kinds.SPEAKER,
});
export const functionCurves = /* @__PURE__ */ checked('functionCurves', curves.functionCurves, {
  f: kinds.EXPRESSION,
  at: kinds.POINT,
  variable: TEXT,
  reach: kinds.NUMBER_OR_NOT,
});
export const gradientCosts = /* @__PURE__ */ checked('gradientCosts', curves.gradientCosts, {
  inputs: kinds.COUNTS_OR_NOT,
});
export const helmholtz = /* @__PURE__ */ checked('helmholtz', curves.helmholtz, { n: POSITIVE });
export const isDrawable = /* @__PURE__ */ checked('isDrawable', curves.isDrawable, {
  point: kinds.PAIR,
  chart: kinds.AXES,
});
export const placeOf = /* @__PURE__ */ checked('placeOf', curves.placeOf, { value: NUMBER, axis: kinds.AXIS });
export const rangeOf = /* @__PURE__ */ checked('rangeOf', curves.rangeOf, { chart: kinds.CHART, which: kinds.XY });
export const sampleCurves = /* @__PURE__ */ checked('sampleCurves', curves.sampleCurves, {
  f: kinds.EXPRESSION,
  at: kinds.POINT,
  variable: TEXT,
  xs: kinds.NUMBERS,
});
export const stepErrors = /* @__PURE__ */ checked('stepErrors', curves.stepErrors, {
  f: kinds.EXPRESSION,
  at: kinds.POINT,
  variable: TEXT,
  steps: kinds.NUMBERS_OR_NOT,
});
export const swell = /* @__PURE__ */ checked('swell', curves.swell, {
  iterates: kinds.POSITIVE_OR_NOT,
  map: kinds.TEXT_OR_NOT,
});
export const swellCells = /* @__PURE__ */ checked('swellCells', curves.swellCells, { row: kinds.SWELL_ROW });
export const swellChart = /* @__PURE__ */ checked('swellChart', curves.swellChart, {
  rows: kinds.SWELL_ROWS,
  say: kinds.SPEAKER,
});
export const swellTable = /* @__PURE__ */ checked('swellTable', curves.swellTable, {
  rows: kinds.SWELL_ROWS,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
export const tickText = /* @__PURE__ */ checked('tickText', curves.tickText, { place: NUMBER, axis: kinds.AXIS });
export const ticksOf = /* @__PURE__ */ checked('ticksOf', curves.ticksOf, {
  range: kinds.RANGE,
  axis: kinds.AXIS,
  wanted: kinds.POSITIVE_OR_NOT,
});
export const treeOperations = /* @__PURE__ */ checked('treeOperations', curves.treeOperations, { f: kinds.EXPRESSION });
