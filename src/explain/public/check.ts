import { TEXT } from '../../argument.ts';
import * as check from '../check/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/**
 * Whether a formula is the slope dy/dx along the curve of an equation, in whatever form, and if not, where it differs
 * and which mistakes lead to it.
 *
 * @throws FluxionError USAGE where it is not clear which variable depends on which; ARGUMENT where the equation does
 * not determine the slope; UNDEFINED where the point is not on the curve, or none to compare at is found.
 * @example
 * explain.checkAlongCurve(equationOf('x^2 + y^2 = 1'), parse('x/y')).findings[0].mistake // 'slopeSign'
 */
export const checkAlongCurve = /* @__PURE__ */ checked('checkAlongCurve', check.checkAlongCurve, {
  equation: kinds.EQUATION,
  formula: kinds.EXPRESSION,
  options: kinds.ALONG,
});
/**
 * Whether a formula is the derivative of f, in whatever form, by values at sample points (`points` counts them), and if
 * not, where it differs and which mistakes lead to it.
 *
 * @throws FluxionError USAGE where f has several variables and `wrt` names none; NAME where a point lacks a variable;
 * UNDEFINED where f has no value at the point, or nowhere a derivative to compare with.
 * @example
 * explain.checkAnswer(parse('x^2 sin(x)'), parse('2x cos(x)')).findings[0].mistake // 'productOfDerivatives'
 */
export const checkAnswer = /* @__PURE__ */ checked('checkAnswer', check.checkAnswer, {
  f: kinds.EXPRESSION,
  formula: kinds.EXPRESSION,
  options: kinds.ANSWER,
});
/** A check as plain data, its formulas written as text. */
export const checkJson = /* @__PURE__ */ checked('checkJson', check.checkJson, {
  check: kinds.CHECK,
  say: kinds.SPEAKER,
});
/** A check for reading: the verdict, a point where the answer differs, and the likely mistakes. */
export const checkText = /* @__PURE__ */ checked('checkText', check.checkText, {
  check: kinds.CHECK,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
  options: kinds.CHECK_TEXT,
});
/**
 * The mistakes that lead from f to a wrong derivative, the likelier first; an empty list where none is recognized.
 *
 * @example
 * explain.diagnose(parse('sin(2x)'), parse('cos(2x)'), 'x')[0].mistake // 'innerForgotten'
 */
export const diagnose = /* @__PURE__ */ checked('diagnose', check.diagnose, {
  f: kinds.EXPRESSION,
  formula: kinds.EXPRESSION,
  variable: TEXT,
});
/**
 * The mistakes that lead from an equation to a wrong slope of its curve: those of implicit differentiation, then those
 * in its partial derivatives.
 */
export const diagnoseAlong = /* @__PURE__ */ checked('diagnoseAlong', check.diagnoseAlong, {
  equation: kinds.EQUATION,
  along: kinds.CURVE,
  formula: kinds.EXPRESSION,
});
/** The differentiation rule that the part with the mistake asks for; undefined where no single rule is at fault. */
export const findingHint = /* @__PURE__ */ checked('findingHint', check.findingHint, {
  finding: kinds.FINDING,
  variable: TEXT,
});
/** A mistake in one sentence, with the part of the expression where it is made. */
export const findingText = /* @__PURE__ */ checked('findingText', check.findingText, {
  finding: kinds.FINDING,
  say: kinds.SPEAKER,
});
/** The differentiation rule that a mistake violates, in one sentence; undefined where no single rule is at fault. */
export const ruleHint = /* @__PURE__ */ checked('ruleHint', check.ruleHint, {
  finding: kinds.FINDING,
  variable: TEXT,
  say: kinds.SPEAKER,
});
/**
 * The point where an answer differs from the derivative, with both values, in one sentence; empty for a right answer.
 */
export const witnessText = /* @__PURE__ */ checked('witnessText', check.witnessText, {
  check: kinds.CHECK,
  say: kinds.SPEAKER,
});
/**
 * Refuses a point that an equation does not hold at.
 *
 * @throws FluxionError UNDEFINED
 */
export const requireOnCurve = /* @__PURE__ */ checked('requireOnCurve', check.requireOnCurve, {
  equation: kinds.EQUATION,
  point: kinds.POINT,
});
