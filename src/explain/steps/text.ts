import type { Say } from '../../messages/index.ts';
import { toText } from '../../print/index.ts';
import { columnsOf, type Mark, pad, plain, WIDTH, wrap } from '../text/layout.ts';
import type { Alternative } from './alternatives.ts';
import type { Derivation, Simplification, Step } from './derive.ts';
import type { Hint } from './hint.ts';
import { ruleName, ruleText } from './rule.ts';

/** Where the names of rules begin, if all lines leave room for them. */
const RULE_COLUMN = 60;

/** A line of a derivation in words: the expression, and why it is equal to the one before. */
export interface Line {
  readonly text: string;
  readonly why: string;
}

/** The lines of a derivation after the first, which is `d/dx(f)`. */
export function linesOf({ steps, simplification }: Derivation, say: Say): Line[] {
  return [
    ...steps.map((step): Line => ({ text: toText(step.whole), why: ruleText(step, say) })),
    ...simplification.map((one): Line => ({ text: toText(one.whole), why: simplificationText(one, say) })),
  ];
}

/** Why a line of the simplification is equal to the one before. */
export function simplificationText({ kind, identity }: Simplification, say: Say): string {
  const known = identity === undefined ? {} : { left: toText(identity.left), right: toText(identity.right) };
  return say(`steps.${kind}`, known);
}

/** The equations before the lines, as pairs of an equation and the reason for it. */
export function setUpLines({ setUp }: Alternative, say: Say): Line[] {
  return setUp.map(({ left, right, rule }) => ({
    text: `${toText(left)} = ${toText(right)}`,
    why: rule === undefined ? '' : ruleName(rule, say),
  }));
}

/** A derivation for reading: one rule a line, its name beside it. */
export function derivationText(derivation: Derivation, say: Say, mark: Mark = plain): string {
  const lines = linesOf(derivation, say);
  const wide = lines.every(({ text }) => columnsOf(text) + 6 < RULE_COLUMN - 1);
  const first = `  ${wrap(toText(derivation.start), WIDTH - 2, '    ')}`;
  const body = lines.map(({ text, why }) => {
    if (wide) return `${pad(`    = ${text}`, RULE_COLUMN)}${mark('faint', why)}`;
    return `${mark('faint', `      (${why})`)}\n    = ${wrap(text, WIDTH - 6, '      ')}`;
  });
  return [first, ...body].join('\n');
}

/** Another way, under its name. */
export function alternativeText(alternative: Alternative, say: Say, mark: Mark = plain): string {
  const [opening] = alternative.steps as readonly [Step];
  const title = say('steps.otherWay', { way: ruleName(opening.rule, say) });
  const condition = alternative.way === 'logarithmic' ? `\n  ${wrap(say('steps.positive'), WIDTH - 2, '  ')}` : '';
  const setUp = setUpLines(alternative, say).map(({ text, why }) => {
    const line = `  ${wrap(text, WIDTH - 2, '    ')}`;
    if (columnsOf(line) < RULE_COLUMN - 1 && !line.includes('\n')) {
      return `${pad(line, RULE_COLUMN)}${mark('faint', why)}`.trimEnd();
    }
    return why === '' ? line : `${mark('faint', `      (${why})`)}\n${line}`;
  });
  return `${[mark('title', title), ...setUp].join('\n')}\n${derivationText(alternative, say, mark)}${condition}`;
}

/** The next rule: its name, what it says, and what its letters stand for here. */
export function hintText(hint: Hint | undefined, say: Say, mark: Mark = plain): string {
  if (hint === undefined) return say('steps.done');
  const { step, statement, bindings } = hint;
  const lines = [mark('title', say('steps.hint', { rule: ruleText(step, say) })), `  ${toText(step.before)}`];
  if (statement !== undefined) lines.push(`  (${toText(statement.left)})' = ${toText(statement.right)}`);
  if (bindings.length > 0) {
    const list = bindings.map(({ name, value }) => `${name} = ${toText(value)}`).join(', ');
    lines.push(`  ${say('steps.with', { bindings: list })}`);
  }
  return lines.map((line) => wrap(line, WIDTH, '    ')).join('\n');
}
