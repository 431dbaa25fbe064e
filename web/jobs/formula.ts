import * as explain from '../../src/explain/index.ts';
import { type Expr, toString } from '../../src/index.ts';

/** A formula in both of its forms; LaTeX is absent where it is too long to typeset. */
export interface FormulaData {
  readonly text: string;
  readonly latex?: string;
}

/** What is longer takes longer to typeset than anyone waits, and nobody reads it. */
const LONGEST_LATEX = 3000;
const LONGEST_TEXT = 8000;

export function formulaOf(e: Expr): FormulaData {
  const text = toString(e, { maxLength: LONGEST_TEXT });
  const latex = explain.printLatex(e, { maxLength: LONGEST_LATEX });
  return latex.length < LONGEST_LATEX ? { text, latex } : { text };
}
