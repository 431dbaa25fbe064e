import * as latex from '../text/latex.ts';
import { checked } from './checked.ts';
import * as kinds from './kinds.ts';

export const printLatex = /* @__PURE__ */ checked('printLatex', latex.printLatex, {
  e: kinds.EXPRESSION,
  options: kinds.PRINT,
});
