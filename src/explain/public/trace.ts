import { NAMES, TEXT, WHOLE } from '../../argument.ts';
import * as tracing from '../trace/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/** The lines of the reverse adjoint trace, their formulas in LaTeX. */
export const adjointRows = /* @__PURE__ */ checked('adjointRows', tracing.adjointRows, { trace: kinds.TRACE });
/** The forward primal trace beside the reverse adjoint trace, as a table for reading. */
export const adjointTraceText = /* @__PURE__ */ checked('adjointTraceText', tracing.adjointTraceText, {
  trace: kinds.TRACE,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
/** LaTeX with the names of a trace written as indexed letters: `\dot{v}_{-1}`. */
export const latexOf = /* @__PURE__ */ checked('latexOf', tracing.latexOf, { text: TEXT });
/** The name of an intermediate variable, such as `v₋₁`, with a dot for its tangent or a bar for its adjoint. */
export const nameOf = /* @__PURE__ */ checked('nameOf', tracing.nameOf, { index: WHOLE, accent: kinds.ACCENT });
/** The nodes of f that get a line in a trace, numbered: variables up to 0, operations from 1 on. */
export const numbering = /* @__PURE__ */ checked('numbering', tracing.numbering, { f: kinds.EXPRESSION });
/** The lines of the forward primal trace, their formulas in LaTeX. */
export const primalRows = /* @__PURE__ */ checked('primalRows', tracing.primalRows, { trace: kinds.TRACE });
/** The lines of the forward tangent trace by the i-th variable, their formulas in LaTeX. */
export const tangentRows = /* @__PURE__ */ checked('tangentRows', tracing.tangentRows, {
  trace: kinds.TRACE,
  i: kinds.INDEX,
});
/** The forward primal trace beside the forward tangent trace of each variable, as tables for reading. */
export const tangentTraceText = /* @__PURE__ */ checked('tangentTraceText', tracing.tangentTraceText, {
  trace: kinds.TRACE,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
/**
 * The evaluation traces of forward and reverse mode at a point: primals, tangents by each variable, adjoints, and the
 * gradient.
 *
 * @throws FluxionError NAME where the point lacks a variable.
 * @example
 * explain.trace(parse('ln(x1) + x1*x2 - sin(x2)'), { x1: 2, x2: 5 }, ['x1']).tangents[0].derivative // 5.5
 */
export const trace = /* @__PURE__ */ checked('trace', tracing.trace, {
  f: kinds.EXPRESSION,
  at: kinds.POINT,
  wrt: NAMES,
});
/** The evaluation traces as plain data, their formulas written as text. */
export const traceJson = /* @__PURE__ */ checked('traceJson', tracing.traceJson, { trace: kinds.TRACE });
/**
 * The evaluation traces for reading: the primal trace beside the tangents of each variable, then beside the adjoints.
 *
 * @example
 * explain.traceText(explain.trace(parse('x^2'), { x: 3 }, ['x']), speaker('en')).split('\n')[5]
 * //   y = 9                  ẏ = ∂y/∂x = 6
 */
export const traceText = /* @__PURE__ */ checked('traceText', tracing.traceText, {
  trace: kinds.TRACE,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
