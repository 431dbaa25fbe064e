import { build, type Expr } from '../../expr/index.ts';
import type { Say } from '../../messages/index.ts';
import { toText } from '../../print/index.ts';
import { explainStep, type Hint, pendingBy, ruleText } from '../steps/index.ts';
import { type Mark, plain, WIDTH, wrap } from '../text/layout.ts';
import type { Check } from './check.ts';
import type { Finding } from './diagnose.ts';

/** What a mistake is, in a sentence. */
export function findingText({ mistake, at, amount, other }: Finding, say: Say): string {
  return say(`mistake.${mistake}`, { at: toText(at), amount: amount ?? '', other: other ?? '' });
}

/** The rule that the part with the mistake asks for, as a hint. */
export function findingHint({ at, use, right }: Finding, variable: string): Hint | undefined {
  if (use === undefined) return undefined;
  const before = build(pendingBy(variable), [at]);
  return explainStep({ ...use, before, after: right, whole: right }, variable);
}

/** The same in a sentence; undefined where there is nothing to look up. */
export function ruleHint(finding: Finding, variable: string, say: Say): string | undefined {
  const { step, statement } = findingHint(finding, variable) ?? {};
  if (step === undefined || statement === undefined) return undefined;
  const written = `(${toText(statement.left)})' = ${toText(statement.right)}`;
  return say('check.hint', { rule: ruleText(step, say), statement: written });
}

export interface CheckTextOptions {
  /** Whether to give the right answer away; default false. */
  readonly reveal?: boolean | undefined;
  /** A sentence that says where the way is shown, line by line, for an answer that nothing explains. */
  readonly way?: string | undefined;
}

/**
 * A check for reading: right or not, where it shows, and the likely mistake.
 */
export function checkText(check: Check, say: Say, mark: Mark = plain, options: CheckTextOptions = {}): string {
  const { reveal = false, way } = options;
  const { right, answer, formula, variable, points = 0, findings } = check;
  const lines: string[] = [];
  const put = (text: string, indent = '') => lines.push(wrap(text, WIDTH, indent));
  if (right) {
    const statement = rightText(check, say);
    put(say('text.sentences', { first: mark('good', say('check.right')), second: statement }));
    put(say(check.curve === undefined ? 'check.compared' : 'check.comparedAlong', { count: points }));
    if (answer.size < formula.size) put(say('check.shorter', { answer: toText(answer) }), '  ');
    return lines.join('\n');
  }
  put(say('text.sentences', { first: mark('bad', say('check.wrong')), second: witnessText(check, say) }));
  for (const [i, finding] of findings.slice(0, 3).entries()) {
    const lead = mark('caution', say(i === 0 ? 'check.likely' : 'check.also'));
    put(say('text.sentences', { first: lead, second: findingText(finding, say) }), '  ');
    const rule = i === 0 ? ruleHint(finding, variable, say) : undefined;
    if (rule !== undefined) put(`  ${rule}`, '  ');
  }
  if (findings.length === 0) {
    put(say('check.unknown'));
    if (way !== undefined) put(way);
  }
  if (reveal) put(say('check.answer', { answer: toText(answer) }));
  return lines.join('\n');
}

function rightText({ formula, f, variable, order, curve }: Check, say: Say): string {
  if (curve === undefined) return say('check.rightForm', { formula: toText(formula), f: toText(f), variable });
  const power = order === 1 ? '' : `^${order}`;
  const name = `d${power}${curve.of}/d${variable}${power}`;
  return say('check.rightAlong', { formula: toText(formula), name, curve: equationText(curve) });
}

function equationText({ left, right }: NonNullable<Check['curve']>): string {
  return `${toText(left)} = ${toText(right)}`;
}

/** Where an answer differs from the derivative. */
export function witnessText({ witness }: Check, say: Say): string {
  if (witness === undefined) return '';
  const at = Object.entries(witness.at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  const expected = String(witness.expected);
  if (Number.isNaN(witness.given)) return say('check.noValue', { at, expected });
  return say('check.witness', { at, given: String(witness.given), expected });
}

/** A check as plain data. */
export function checkJson(check: Check, say: Say): object {
  const { f, curve, formula, answer, findings, variable, order, right, points, witness } = check;
  const written = (e: Expr) => toText(e);
  return {
    ...(curve === undefined ? { expression: written(f) } : { equation: equationText(curve), of: curve.of }),
    formula: written(formula),
    variable,
    order,
    right,
    ...(points === undefined ? {} : { points }),
    ...(witness === undefined ? {} : { witness }),
    answer: written(answer),
    findings: findings.map((finding) => ({
      mistake: finding.mistake,
      at: written(finding.at),
      says: findingText(finding, say),
      right: written(finding.right),
      wrong: written(finding.wrong),
    })),
  };
}
