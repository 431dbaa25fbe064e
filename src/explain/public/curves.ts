import { NUMBER, POSITIVE, TEXT } from '../../argument.ts';
import * as curves from '../curves/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/**
 * A chart as an SVG picture, its axes, series, legend and notes in it.
 *
 * @example
 * const curves = explain.functionCurves(parse('x^2'), { x: 1 }, 'x')
 * const chart = explain.functionChart(curves, 'x^2', speaker('en'))
 * explain.chartSvg(chart).startsWith('<svg') // true
 */
export const chartSvg = /* @__PURE__ */ checked('chartSvg', curves.chartSvg, { chart: kinds.CHART });
/**
 * A chart drawn with characters for a terminal of 100 columns, one sign for each series.
 *
 * @example
 * const curves = explain.functionCurves(parse('x^2'), { x: 1 }, 'x')
 * const chart = explain.functionChart(curves, 'x^2', speaker('en'))
 * explain.chartText(chart).split('\n')[1] // '  ● f(x)   × f\'(x)   + tangent at 1'
 */
export const chartText = /* @__PURE__ */ checked('chartText', curves.chartText, {
  chart: kinds.CHART,
  mark: kinds.MARK,
});
/**
 * The chart of the operations that a gradient takes by central differences, in forward mode and in reverse mode, over
 * the number of inputs.
 *
 * @example
 * explain.costChart(explain.gradientCosts([1, 8]), speaker('en')).series[2].points // [[1, 68], [8, 712]]
 */
export const costChart = /* @__PURE__ */ checked('costChart', curves.costChart, {
  rows: kinds.COSTS,
  say: kinds.SPEAKER,
});
/**
 * The chart of the error of difference quotients over their step, on logarithmic axes: truncation error on the right,
 * round-off error on the left.
 *
 * @example
 * const errors = explain.stepErrors(parse('sin(x)'), { x: 1 }, 'x')
 * explain.errorChart(errors, 'sin(x)', speaker('en')).series.map(({ name }) => name)
 * // ['forward difference', 'central difference', 'five-point formula']
 */
export const errorChart = /* @__PURE__ */ checked('errorChart', curves.errorChart, {
  errors: kinds.STEP_ERRORS,
  name: TEXT,
  say: kinds.SPEAKER,
});
/**
 * The chart of f, its derivative and its tangent at a point.
 *
 * @example
 * const curves = explain.functionCurves(parse('x^2'), { x: 1 }, 'x')
 * explain.functionChart(curves, 'x^2', speaker('en')).notes // ['At x = 1 the value is 1 and the slope 2.']
 */
export const functionChart = /* @__PURE__ */ checked('functionChart', curves.functionChart, {
  curves: kinds.FUNCTION_CURVES,
  name: TEXT,
  say: kinds.SPEAKER,
});
/**
 * Sampled curves of f, its derivative along one variable and its tangent at a point, the other variables held there.
 *
 * @throws FluxionError NAME where the point lacks a variable.
 */
export const functionCurves = /* @__PURE__ */ checked('functionCurves', curves.functionCurves, {
  f: kinds.EXPRESSION,
  at: kinds.POINT,
  variable: TEXT,
  reach: kinds.NUMBER_OR_NOT,
});
/**
 * The operations that the gradient of the Helmholtz energy takes by central differences, in forward mode and in
 * reverse mode, for each number of inputs.
 */
export const gradientCosts = /* @__PURE__ */ checked('gradientCosts', curves.gradientCosts, {
  inputs: kinds.COUNTS_OR_NOT,
});
/** The Helmholtz energy of a mixed fluid with n components, and a point of its domain (Griewank 1989, section 3). */
export const helmholtz = /* @__PURE__ */ checked('helmholtz', curves.helmholtz, { n: POSITIVE });
/** Whether a point has a place in a chart: finite, and above 0 on a logarithmic axis. */
export const isDrawable = /* @__PURE__ */ checked('isDrawable', curves.isDrawable, {
  point: kinds.PAIR,
  chart: kinds.AXES,
});
/** The place of a value on an axis: the value itself, or its decimal logarithm on a logarithmic axis. */
export const placeOf = /* @__PURE__ */ checked('placeOf', curves.placeOf, { value: NUMBER, axis: kinds.AXIS });
/** The range of the x or y axis that takes in every series of a chart, as places on that axis. */
export const rangeOf = /* @__PURE__ */ checked('rangeOf', curves.rangeOf, { chart: kinds.CHART, which: kinds.XY });
/**
 * The values of f and of its derivative along one variable at the given abscissas, the other variables held at the
 * point.
 *
 * @throws FluxionError NAME where the point lacks a variable.
 */
export const sampleCurves = /* @__PURE__ */ checked('sampleCurves', curves.sampleCurves, {
  f: kinds.EXPRESSION,
  at: kinds.POINT,
  variable: TEXT,
  xs: kinds.NUMBERS,
});
/**
 * The error of each difference scheme for a range of steps, against the derivative in high precision.
 *
 * @throws FluxionError UNDEFINED where f has no finite derivative at the point; NAME where the point lacks a variable.
 */
export const stepErrors = /* @__PURE__ */ checked('stepErrors', curves.stepErrors, {
  f: kinds.EXPRESSION,
  at: kinds.POINT,
  variable: TEXT,
  steps: kinds.NUMBERS_OR_NOT,
});
/**
 * Expression swell: for each iterate of a map, the operations of its derivative written out, simplified, shared as a
 * graph, and by automatic differentiation (Baydin et al. 2018, table 1).
 *
 * @throws FluxionError SYNTAX where the map is no expression; ARGUMENT where it is no polynomial in u;
 * LIMIT from more than 18 iterates on.
 */
export const swell = /* @__PURE__ */ checked('swell', curves.swell, {
  iterates: kinds.POSITIVE_OR_NOT,
  map: kinds.TEXT_OR_NOT,
});
/** The numbers of one row of the table of expression swell, in the order of its columns. */
export const swellCells = /* @__PURE__ */ checked('swellCells', curves.swellCells, { row: kinds.SWELL_ROW });
/**
 * The chart of expression swell: operations of the derivative over the number of the iterate, the operations on a
 * logarithmic axis.
 *
 * @example
 * explain.swellChart(explain.swell(5), speaker('en')).series.map(({ name }) => name)
 * // ['symbolic, written out', 'symbolic, simplified', 'symbolic, shared graph', 'automatic']
 */
export const swellChart = /* @__PURE__ */ checked('swellChart', curves.swellChart, {
  rows: kinds.SWELL_ROWS,
  say: kinds.SPEAKER,
});
/** The table of expression swell for reading, one row for each iterate. */
export const swellTable = /* @__PURE__ */ checked('swellTable', curves.swellTable, {
  rows: kinds.SWELL_ROWS,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
/** The label of a tick at a place on an axis: a number, or a power of ten such as `10⁻⁷`. */
export const tickText = /* @__PURE__ */ checked('tickText', curves.tickText, { place: NUMBER, axis: kinds.AXIS });
/** The places of the ticks of an axis: round numbers, or whole powers of ten on a logarithmic axis. */
export const ticksOf = /* @__PURE__ */ checked('ticksOf', curves.ticksOf, {
  range: kinds.RANGE,
  axis: kinds.AXIS,
  wanted: kinds.POSITIVE_OR_NOT,
});
/** The number of operations of f written out as a tree, where a shared part counts as often as it occurs. */
export const treeOperations = /* @__PURE__ */ checked('treeOperations', curves.treeOperations, { f: kinds.EXPRESSION });
