export { type HtmlOptions, reportHtml } from './html.ts';
export { type Report, type ReportOptions, report } from './report.ts';
