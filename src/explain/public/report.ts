import * as reporting from '../report/index.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const report = /* @__PURE__ */ checked('report', reporting.report, {
  f: kinds.EXPRESSION,
  options: kinds.REPORT_OPTIONS,
  say: kinds.SPEAKER,
});
export const reportHtml = /* @__PURE__ */ checked('reportHtml', reporting.reportHtml, {
  report: kinds.REPORT,
  say: kinds.SPEAKER,
  options: kinds.HTML,
});
