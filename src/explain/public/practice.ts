import { RECORD } from '../../argument.ts';
import * as practice from '../practice/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const exercise = /* @__PURE__ */ checked('exercise', practice.exercise, {
  topic: /* @__PURE__ */ kinds.oneOf(/* @__PURE__ */ Object.keys(practice.TOPICS)),
  level: kinds.NUMBER_OR_NOT,
  seed: kinds.NUMBER_OR_NOT,
});
export const exerciseJson = /* @__PURE__ */ checked('exerciseJson', practice.exerciseJson, {
  exercise: kinds.EXERCISE,
  say: kinds.SPEAKER,
});
export const exerciseText = /* @__PURE__ */ checked('exerciseText', practice.exerciseText, {
  exercise: kinds.EXERCISE,
  reveal: RECORD,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
