import type { Say } from '../../messages/index.ts';
import { printLatex } from '../text/latex.ts';
import type { Alternative } from './alternatives.ts';
import type { Derivation, Simplification } from './derive.ts';
import { ruleName, ruleText } from './rule.ts';

/**
 * A derivation for a paper: aligned equations, the name of its rule beside each line; of another way the equations that
 * lead to it first. For amsmath and KaTeX.
 *
 * @example
 * derivationLatex(derive(parse('x^2'), 'x'), speaker('en'))
 * // \begin{align*}
 * //   \frac{d}{d x}\left[x^{2}\right] &= 2 x && \text{power rule}
 * // \end{align*}
 */
export function derivationLatex(derivation: Derivation | Alternative, say: Say): string {
  const equations = 'setUp' in derivation ? derivation.setUp : [];
  const setUp = equations.map(({ left, right, rule }) =>
    line(printLatex(left), printLatex(right), rule === undefined ? '' : words(ruleName(rule, say))),
  );
  const lines = [
    ...derivation.steps.map((step) => ({ whole: step.whole, why: words(ruleText(step, say)) })),
    ...derivation.simplification.map((one) => ({ whole: one.whole, why: reason(one, say) })),
  ];
  const body = lines.map(({ whole, why }, i) =>
    line(i === 0 ? printLatex(derivation.start) : '', printLatex(whole), why),
  );
  return `\\begin{align*}\n${[...setUp, ...body].map((one) => `  ${one}`).join(' \\\\\n')}\n\\end{align*}`;
}

function line(left: string, right: string, why: string): string {
  return `${left}${left === '' ? '' : ' '}&= ${right}${why === '' ? '' : ` && ${why}`}`;
}

/** An identity stands as a formula in the sentence. */
function reason({ kind, identity }: Simplification, say: Say): string {
  const known =
    identity === undefined ? {} : { left: `$${printLatex(identity.left)}$`, right: `$${printLatex(identity.right)}$` };
  return words(say(`steps.${kind}`, known));
}

/** Text in a formula; what stands between dollar signs is a formula of its own. */
function words(text: string): string {
  const escaped = text.split('$').map((part, i) => (i % 2 === 1 ? `$${part}$` : part.replaceAll(/[_&%#]/g, '\\$&')));
  return `\\text{${escaped.join('')}}`;
}
