import { type Call, type Expr, freeVariables, sym } from '../../expr/index.ts';
import { type Derivation, derive, type Step } from './derive.ts';
import { type Statement, statementOf } from './statement.ts';

/** The next rule, without its result. */
export interface Hint extends Statement {
  readonly step: Step;
}

/**
 * The rule to apply next: the first of the derivation, or the one after `done` lines.
 *
 * @returns undefined where nothing is left to differentiate.
 */
export function hint(f: Expr | Derivation, variable: string, done = 0): Hint | undefined {
  const derivation = 'steps' in f ? f : derive(f, variable);
  const step = derivation.steps[done];
  return step === undefined ? undefined : explainStep(step, variable);
}

/** The rule of a step in letters, with what they stand for. */
export function explainStep(step: Step, variable: string): Hint {
  const inner = (step.before as Call).args[0] as Expr;
  if (inner.kind !== 'call') return { step, bindings: [] };
  const active = inner.args.map((arg) => freeVariables(arg).includes(variable));
  return { step, ...statementOf(inner, active, sym(variable)) };
}
