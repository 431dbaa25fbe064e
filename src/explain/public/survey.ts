import { FUNCTION, TEXT } from '../../argument.ts';
import * as survey from '../survey/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const approaches = /* @__PURE__ */ checked('approaches', survey.approaches, { x0: kinds.NUMBER_OR_NOT });
export const backpropagation = /* @__PURE__ */ checked('backpropagation', survey.backpropagation, {
  at: kinds.POINT_OR_NOT,
});
export const findExhibit = /* @__PURE__ */ checked('findExhibit', survey.findExhibit, { name: TEXT });
export const gradientTimes = /* @__PURE__ */ checked('gradientTimes', survey.gradientTimes, {
  inputs: kinds.COUNTS,
  stopwatch: kinds.FUNCTION_OR_NOT,
});
export const logisticTable = /* @__PURE__ */ checked('logisticTable', survey.logisticTable, {
  iterates: kinds.POSITIVE_OR_NOT,
});
export const quickestLap = /* @__PURE__ */ checked('quickestLap', survey.quickestLap, { run: FUNCTION });
