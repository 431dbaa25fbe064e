import { TEXT } from '../../argument.ts';
import * as steps from '../steps/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const alternatives = /* @__PURE__ */ checked('alternatives', steps.alternatives, {
  f: kinds.EXPRESSION,
  variable: TEXT,
});
export const alternativeText = /* @__PURE__ */ checked('alternativeText', steps.alternativeText, {
  alternative: kinds.ALTERNATIVE,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
export const derivationLatex = /* @__PURE__ */ checked('derivationLatex', steps.derivationLatex, {
  derivation: kinds.DERIVATION,
  say: kinds.SPEAKER,
});
export const derivationText = /* @__PURE__ */ checked('derivationText', steps.derivationText, {
  derivation: kinds.DERIVATION,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
export const derive = /* @__PURE__ */ checked('derive', steps.derive, {
  f: kinds.EXPRESSION,
  variable: TEXT,
  options: kinds.DERIVE,
});
export const explainStep = /* @__PURE__ */ checked('explainStep', steps.explainStep, {
  step: kinds.STEP,
  variable: TEXT,
});
export const hint = /* @__PURE__ */ checked('hint', steps.hint, {
  f: kinds.HINTED,
  variable: TEXT,
  done: kinds.INDEX_OR_NOT,
});
export const hintText = /* @__PURE__ */ checked('hintText', steps.hintText, {
  hint: kinds.HINT_OR_NOT,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
export const isPending = /* @__PURE__ */ checked('isPending', steps.isPending, { node: kinds.EXPRESSION });
export const linesOf = /* @__PURE__ */ checked('linesOf', steps.linesOf, {
  derivation: kinds.DERIVATION,
  say: kinds.SPEAKER,
});
export const pendingBy = /* @__PURE__ */ checked('pendingBy', steps.pendingBy, {
  variable: TEXT,
  partial: kinds.FLAG_OR_NOT,
});
export const ruleFor = /* @__PURE__ */ checked('ruleFor', steps.ruleFor, {
  node: kinds.CALL,
  active: kinds.FLAGS,
  variable: kinds.EXPRESSION,
});
export const ruleName = /* @__PURE__ */ checked('ruleName', steps.ruleName, { rule: TEXT, say: kinds.SPEAKER });
export const ruleText = /* @__PURE__ */ checked('ruleText', steps.ruleText, {
  use: kinds.RULE_USE,
  say: kinds.SPEAKER,
});
export const setUpLines = /* @__PURE__ */ checked('setUpLines', steps.setUpLines, {
  alternative: kinds.ALTERNATIVE,
  say: kinds.SPEAKER,
});
export const simplificationText = /* @__PURE__ */ checked('simplificationText', steps.simplificationText, {
  line: kinds.SIMPLIFICATION,
  say: kinds.SPEAKER,
});
export const statementOf = /* @__PURE__ */ checked('statementOf', steps.statementOf, {
  node: kinds.CALL,
  active: kinds.FLAGS,
  variable: kinds.EXPRESSION_OR_NOT,
});
