import * as latex from '../text/latex.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

/** An expression in LaTeX for print, a number behind a letter as its index: x1 is `x_{1}`. */
export const printLatex = /* @__PURE__ */ checked('printLatex', latex.printLatex, {
  e: kinds.EXPRESSION,
  options: kinds.PRINT,
});
