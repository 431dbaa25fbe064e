import { TEXT } from '../../argument.ts';
import * as check from '../check/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const checkAlongCurve = /* @__PURE__ */ checked('checkAlongCurve', check.checkAlongCurve, {
  equation: kinds.EQUATION,
  formula: kinds.EXPRESSION,
  options: kinds.ALONG,
});
export const checkAnswer = /* @__PURE__ */ checked('checkAnswer', check.checkAnswer, {
  f: kinds.EXPRESSION,
  formula: kinds.EXPRESSION,
  options: kinds.ANSWER,
});
export const checkJson = /* @__PURE__ */ checked('checkJson', check.checkJson, {
  check: kinds.CHECK,
  say: kinds.SPEAKER,
});
export const checkText = /* @__PURE__ */ checked('checkText', check.checkText, {
  check: kinds.CHECK,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
  options: kinds.CHECK_TEXT,
});
export const diagnose = /* @__PURE__ */ checked('diagnose', check.diagnose, {
  f: kinds.EXPRESSION,
  formula: kinds.EXPRESSION,
  variable: TEXT,
});
export const diagnoseAlong = /* @__PURE__ */ checked('diagnoseAlong', check.diagnoseAlong, {
  equation: kinds.EQUATION,
  along: kinds.CURVE,
  formula: kinds.EXPRESSION,
});
export const findingHint = /* @__PURE__ */ checked('findingHint', check.findingHint, {
  finding: kinds.FINDING,
  variable: TEXT,
});
export const findingText = /* @__PURE__ */ checked('findingText', check.findingText, {
  finding: kinds.FINDING,
  say: kinds.SPEAKER,
});
export const ruleHint = /* @__PURE__ */ checked('ruleHint', check.ruleHint, {
  finding: kinds.FINDING,
  variable: TEXT,
  say: kinds.SPEAKER,
});
export const witnessText = /* @__PURE__ */ checked('witnessText', check.witnessText, {
  check: kinds.CHECK,
  say: kinds.SPEAKER,
});
