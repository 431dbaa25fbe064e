export { type AnswerOptions, type Check, checkAnswer } from './check.ts';
export { CONFUSIONS, type ConfusionName } from './confusions.ts';
export { diagnose, type Finding, WHOLE_MISTAKES, type WholeMistake } from './diagnose.ts';
export { MISTAKES, type MistakeName } from './mistakes.ts';
export { checkJson, checkText, findingHint, findingText, ruleHint, witnessText } from './text.ts';
