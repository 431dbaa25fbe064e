export { type AlongOptions, type AnswerOptions, type Check, checkAlongCurve, checkAnswer } from './check.ts';
export { CONFUSIONS, type ConfusionName } from './confusions.ts';
export { type Along, CURVE_MISTAKES, type CurveMistake, diagnoseAlong } from './curve.ts';
export { diagnose, type Finding, WHOLE_MISTAKES, type WholeMistake } from './diagnose.ts';
export { MISTAKES, type MistakeName } from './mistakes.ts';
export { requireOnCurve } from './onCurve.ts';
export {
  type CheckTextOptions,
  checkJson,
  checkText,
  findingHint,
  findingText,
  ruleHint,
  witnessText,
} from './text.ts';
