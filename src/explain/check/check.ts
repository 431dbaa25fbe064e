import { FluxionError } from '../../error.ts';
import { type Expr, freeVariables, type Point } from '../../expr/index.ts';
import { checkFormula } from '../../manual/index.ts';
import { derivativeOf } from '../../symbolic/index.ts';
import { diagnose, type Finding } from './diagnose.ts';

/** What came of checking someone's answer. */
export interface Check {
  readonly f: Expr;
  readonly formula: Expr;
  readonly variable: string;
  readonly order: number;
  readonly right: boolean;
  /** The right derivative. */
  readonly answer: Expr;
  /** At how many points they were compared, where they agree. */
  readonly points?: number;
  /** Where they differ. */
  readonly witness?: { readonly at: Point; readonly given: number; readonly expected: number };
  /** What may have gone wrong, the likelier first; empty where no mistake that is known explains it. */
  readonly findings: readonly Finding[];
}

export interface AnswerOptions {
  /** The variable; needed where there are several. */
  readonly wrt?: string | undefined;
  readonly order?: number | undefined;
  readonly at?: Point | undefined;
}

/**
 * Check an answer: whether it is the derivative, in whatever form, and if it is not, which mistake leads to it.
 *
 * The verdict comes from values of f in high precision and knows no rule; the rules only help to find the mistake.
 *
 * @throws FluxionError USAGE where the variable is not clear.
 * @example
 * checkAnswer(parse('x^2 sin(x)'), parse('2x cos(x)')).findings[0].mistake // 'productOfDerivatives'
 */
export function checkAnswer(f: Expr, formula: Expr, { wrt, order = 1, at }: AnswerOptions = {}): Check {
  const variable = wrt ?? onlyVariable(f);
  const outcome = checkFormula(f, formula, variable, { order, at });
  const answer = derivativeOf(f, variable, { order });
  const head = { f, formula, variable, order, answer };
  if (outcome.right) return { ...head, right: true, points: outcome.points, findings: [] };
  const before = order > 1 ? derivativeOf(f, variable, { order: order - 1 }) : f;
  const witness = { at: outcome.at, given: outcome.formula, expected: outcome.expected };
  return { ...head, right: false, witness, findings: diagnose(before, formula, variable) };
}

function onlyVariable(f: Expr): string {
  const names = freeVariables(f);
  if (names.length > 1) {
    throw new FluxionError('USAGE', `The expression has ${names.length} variables: ${names.join(', ')}.`, {
      suggestion: `Say by which one the formula is the derivative: --wrt ${names[0]}.`,
    });
  }
  return names[0] ?? 'x';
}
