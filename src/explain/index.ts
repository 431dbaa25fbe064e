/** Derivatives made visible: every part is a value first, then text, LaTeX, SVG, HTML or plain data. */
export * from './check/index.ts';
export * from './curves/index.ts';
export * from './graph/index.ts';
export * from './overview/index.ts';
export { pointFor } from './point.ts';
export * from './practice/index.ts';
export * from './report/index.ts';
export * from './steps/index.ts';
export * from './survey/index.ts';
export { SERIES } from './svg/document.ts';
export { printLatex } from './text/latex.ts';
export { columnsOf, cut, grouped, type Mark, pad, type Role, short, wrap } from './text/layout.ts';
export * from './trace/index.ts';
