export { toLatex } from './latex.ts';
export type { PrintOptions } from './piece.ts';
export { toText } from './text.ts';
