import { type Expr, freeVariables, substitute, sym } from '../../expr/index.ts';
import { type PrintOptions, toLatex } from '../../print/index.ts';

/** LaTeX for print: a number behind a letter is an index, x1 is `x_{1}`. (`toLatex` alone keeps names as they are read.) */
export function printLatex(e: Expr, options: PrintOptions = {}): string {
  const indexed = freeVariables(e).flatMap((name) => {
    const [, letter, index] = /^([a-zA-Z])(\d+)$/.exec(name) ?? [];
    return letter === undefined ? [] : [[name, sym(`${letter}_${index}`)] as const];
  });
  const latex = toLatex(indexed.length === 0 ? e : substitute(e, Object.fromEntries(indexed)), options);
  // A letter with primes is one letter to a reader.
  return latex.replaceAll(/\\mathrm\{([a-zA-Z]'+)\}/g, '$1');
}
