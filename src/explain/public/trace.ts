import { NAMES, TEXT, WHOLE } from '../../argument.ts';
import * as tracing from '../trace/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const adjointRows = /* @__PURE__ */ checked('adjointRows', tracing.adjointRows, { trace: kinds.TRACE });
export const adjointTraceText = /* @__PURE__ */ checked('adjointTraceText', tracing.adjointTraceText, {
  trace: kinds.TRACE,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
export const latexOf = /* @__PURE__ */ checked('latexOf', tracing.latexOf, { text: TEXT });
export const nameOf = /* @__PURE__ */ checked('nameOf', tracing.nameOf, { index: WHOLE, accent: kinds.ACCENT });
export const numbering = /* @__PURE__ */ checked('numbering', tracing.numbering, { f: kinds.EXPRESSION });
export const primalRows = /* @__PURE__ */ checked('primalRows', tracing.primalRows, { trace: kinds.TRACE });
export const tangentRows = /* @__PURE__ */ checked('tangentRows', tracing.tangentRows, {
  trace: kinds.TRACE,
  i: kinds.INDEX,
});
export const tangentTraceText = /* @__PURE__ */ checked('tangentTraceText', tracing.tangentTraceText, {
  trace: kinds.TRACE,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
export const trace = /* @__PURE__ */ checked('trace', tracing.trace, {
  f: kinds.EXPRESSION,
  at: kinds.POINT,
  wrt: NAMES,
});
export const traceJson = /* @__PURE__ */ checked('traceJson', tracing.traceJson, { trace: kinds.TRACE });
export const traceText = /* @__PURE__ */ checked('traceText', tracing.traceText, {
  trace: kinds.TRACE,
  say: kinds.SPEAKER,
  mark: kinds.MARK,
});
