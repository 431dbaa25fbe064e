import { TEXT } from '../../argument.ts';
import * as steps from '../steps/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/**
 * Other derivations of the same derivative, such as logarithmic differentiation; an empty list where none fits the
 * expression.
 *
 * @throws FluxionError LIMIT where the derivation becomes too long to read.
 * @example
 * explain.alternatives(parse('x^x'), 'x').map(({ way }) => way) // ['logarithmic']
 */
export const alternatives = /* @__PURE__ */ checked('alternatives', steps.alternatives, {
  f: kinds.EXPRESSION,
  variable: TEXT,
});
/** An alternative derivation for reading, under the name of its way. */
export const alternativeText = /* @__PURE__ */ checked('alternativeText', steps.alternativeText, {
  alternative: kinds.ALTERNATIVE,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
/** A derivation as aligned LaTeX equations, the name of the rule beside each line, for amsmath and KaTeX. */
export const derivationLatex = /* @__PURE__ */ checked('derivationLatex', steps.derivationLatex, {
  derivation: kinds.DERIVATION,
  say: kinds.SPEAKER,
});
/**
 * A derivation for reading, one rule a line with its name beside it.
 *
 * @example
 * explain.derivationText(explain.derive(parse('x^2'), 'x'), speaker('en'))
 * //   d/dx(x^2)
 * //     = 2 * x                                                 power rule
 */
export const derivationText = /* @__PURE__ */ checked('derivationText', steps.derivationText, {
  derivation: kinds.DERIVATION,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
/**
 * The derivation of the derivative of f by one variable, one differentiation rule a step, then the simplification.
 *
 * @throws FluxionError LIMIT where the derivation becomes too long to read.
 * @example
 * explain.derive(parse('x^2*sin(x)'), 'x').steps.map(({ rule }) => rule)
 * // ['product rule', 'power rule', 'derivative of a function']
 */
export const derive = /* @__PURE__ */ checked('derive', steps.derive, {
  f: kinds.EXPRESSION,
  variable: TEXT,
  options: kinds.DERIVE,
});
/** The rule of one step in letters, with the expressions that the letters stand for there. */
export const explainStep = /* @__PURE__ */ checked('explainStep', steps.explainStep, {
  step: kinds.STEP,
  variable: TEXT,
});
/**
 * The differentiation rule to apply next, after so many steps of the derivation; undefined where nothing is left to
 * differentiate.
 *
 * @throws FluxionError LIMIT where the derivation becomes too long to read.
 * @example
 * explain.hint(parse('x*sin(x)'), 'x').step.rule // 'product rule'
 */
export const hint = /* @__PURE__ */ checked('hint', steps.hint, {
  f: kinds.HINTED,
  variable: TEXT,
  done: kinds.INDEX_OR_NOT,
});
/** A hint for reading: the name of the rule, its statement, and what its letters stand for. */
export const hintText = /* @__PURE__ */ checked('hintText', steps.hintText, {
  hint: kinds.HINT_OR_NOT,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
/** Whether a node is a derivative still to be worked out, written `d/dx(u)`. */
export const isPending = /* @__PURE__ */ checked('isPending', steps.isPending, { node: kinds.EXPRESSION });
/** The lines of a derivation after the first as text, each with the reason why it equals the line before. */
export const linesOf = /* @__PURE__ */ checked('linesOf', steps.linesOf, {
  derivation: kinds.DERIVATION,
  say: kinds.SPEAKER,
});
/** The operation that stands for a derivative by a variable still to be worked out, written `d/dx(u)`. */
export const pendingBy = /* @__PURE__ */ checked('pendingBy', steps.pendingBy, {
  variable: TEXT,
  partial: kinds.FLAG_OR_NOT,
});
/**
 * The differentiation rule for a call of which the marked arguments depend on the variable, and whether the chain rule
 * joins it.
 */
export const ruleFor = /* @__PURE__ */ checked('ruleFor', steps.ruleFor, {
  node: kinds.CALL,
  active: kinds.FLAGS,
  variable: kinds.EXPRESSION,
});
/** The name of a differentiation rule in a language; a user-defined rule keeps its own name. */
export const ruleName = /* @__PURE__ */ checked('ruleName', steps.ruleName, { rule: TEXT, say: kinds.SPEAKER });
/** The use of a differentiation rule in words, with the chain rule where it joins. */
export const ruleText = /* @__PURE__ */ checked('ruleText', steps.ruleText, {
  use: kinds.RULE_USE,
  say: kinds.SPEAKER,
});
/** The equations that precede the steps of an alternative derivation as text, each with its reason. */
export const setUpLines = /* @__PURE__ */ checked('setUpLines', steps.setUpLines, {
  alternative: kinds.ALTERNATIVE,
  say: kinds.SPEAKER,
});
/** The reason in words why a line of a simplification equals the line before. */
export const simplificationText = /* @__PURE__ */ checked('simplificationText', steps.simplificationText, {
  line: kinds.SIMPLIFICATION,
  say: kinds.SPEAKER,
});
/** The differentiation rule for a call as an equation, with letters for the arguments that depend on the variable. */
export const statementOf = /* @__PURE__ */ checked('statementOf', steps.statementOf, {
  node: kinds.CALL,
  active: kinds.FLAGS,
  variable: kinds.EXPRESSION_OR_NOT,
});
