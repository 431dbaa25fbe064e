import { build, type Call, type Expr, freeVariables, num, sym } from '../../expr/index.ts';
import { ANSWER, argument, differential, graft, tangent } from '../../rules/index.ts';
import { type Derivation, derive, type Step } from './derive.ts';

/** The next rule, without its result. */
export interface Hint {
  readonly step: Step;
  /** The rule in letters, `(u * v)' = v * u' + u * v'`; absent where there is nothing to look up. */
  readonly statement?: { readonly left: Expr; readonly right: Expr };
  /** What the letters stand for. */
  readonly bindings: readonly { readonly name: string; readonly value: Expr }[];
}

const ONE = num(1);
const LETTERS = ['u', 'v', 'w', 'p', 'q', 'r', 's'];

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
  const x = sym(variable);
  const active = inner.args.map((arg) => freeVariables(arg).includes(variable));
  if (!active.some(Boolean)) return { step, bindings: [] };
  const letters = inner.args.map((arg, i) => (arg === x ? x : active[i] ? sym(LETTERS[i] ?? `u${i}`) : arg));
  const leaves = new Map<Expr, Expr>();
  const left = build(inner.op, letters);
  for (const [i, letter] of letters.entries()) {
    leaves.set(argument(i), letter);
    if (letter.kind === 'sym') leaves.set(tangent(i), letter === x ? ONE : sym(`${letter.name}'`));
  }
  leaves.set(ANSWER, left);
  const [right] = graft([differential(inner.op, active)], leaves);
  const bindings = inner.args.flatMap((value, i) => {
    const letter = letters[i] as Expr;
    return active[i] && letter !== x && letter.kind === 'sym' ? [{ name: letter.name, value }] : [];
  });
  return { step, statement: { left, right: right as Expr }, bindings };
}
