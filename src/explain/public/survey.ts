import { FUNCTION, TEXT } from '../../argument.ts';
import * as survey from '../survey/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/**
 * The derivative of the fourth iterate of the logistic map by hand and by symbolic, numeric and automatic
 * differentiation (Baydin et al. 2018, figure 2).
 */
export const approaches = /* @__PURE__ */ checked('approaches', survey.approaches, { x0: kinds.NUMBER_OR_NOT });
/**
 * The values and adjoints of a small neural network: activations forward, the gradient of the error by its weights
 * backward (Baydin et al. 2018, figure 1).
 *
 * @throws FluxionError NAME where the point lacks a weight, an input or the target.
 */
export const backpropagation = /* @__PURE__ */ checked('backpropagation', survey.backpropagation, {
  at: kinds.POINT_OR_NOT,
});
/**
 * The table or figure of the survey of Baydin et al. (2018) with this name, recomputed; undefined where there is none.
 *
 * @example
 * explain.findExhibit('survey-table-1').json()[1].simplified // '4 - 8 * x'
 */
export const findExhibit = /* @__PURE__ */ checked('findExhibit', survey.findExhibit, { name: TEXT });
/**
 * The time in milliseconds of the Helmholtz energy and of its gradient by central differences, forward mode and
 * reverse mode, for each number of inputs (Baydin et al. 2018, table 4).
 */
export const gradientTimes = /* @__PURE__ */ checked('gradientTimes', survey.gradientTimes, {
  inputs: kinds.COUNTS,
  stopwatch: kinds.FUNCTION_OR_NOT,
});
/**
 * The iterates of the logistic map with their derivatives, as found and simplified, at most 5 of them (Baydin et al.
 * 2018, table 1).
 */
export const logisticTable = /* @__PURE__ */ checked('logisticTable', survey.logisticTable, {
  iterates: kinds.POSITIVE_OR_NOT,
});
/** The mean time in milliseconds of one run of a function, in the quickest of several laps. */
export const quickestLap = /* @__PURE__ */ checked('quickestLap', survey.quickestLap, { run: FUNCTION });
