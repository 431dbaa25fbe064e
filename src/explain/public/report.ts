import * as reporting from '../report/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/**
 * Everything about one function at a point: the comparison of the methods, the derivations, the traces, the
 * computation graph and the charts.
 *
 * @throws FluxionError NAME where the point lacks a variable; UNDEFINED where f has no value there; USAGE or LIMIT
 * where the options make no sense.
 * @example
 * explain.report(parse('x^2'), { at: { x: 3 } }, speaker('en')).comparison.agree // true
 */
export const report = /* @__PURE__ */ checked('report', reporting.report, {
  f: kinds.EXPRESSION,
  options: kinds.REPORT_OPTIONS,
  say: kinds.SPEAKER,
});
/**
 * A promise of a report as one self-contained HTML page, its formulas typeset.
 *
 * @example
 * const report = explain.report(parse('x^2'), { at: { x: 3 } }, speaker('en'))
 * (await explain.reportHtml(report, speaker('en'))).startsWith('<!doctype html>') // true
 */
export const reportHtml = /* @__PURE__ */ checked('reportHtml', reporting.reportHtml, {
  report: kinds.REPORT,
  say: kinds.SPEAKER,
  options: kinds.HTML,
});
