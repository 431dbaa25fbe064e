import { build, type Call, type Expr, num, sym } from '../../expr/index.ts';
import { ANSWER, argument, differential, graft, tangent } from '../../rules/index.ts';

/** A rule of the table in letters. */
export interface Statement {
  /** `(u * v)' = u' * v + u * v'`; absent where there is nothing to look up. */
  readonly statement?: { readonly left: Expr; readonly right: Expr };
  /** What the letters stand for. */
  readonly bindings: readonly { readonly name: string; readonly value: Expr }[];
}

const ONE = num(1);
const LETTERS = ['u', 'v', 'w', 'p', 'q', 'r', 's'];

/**
 * The rule by which a call is differentiated, with letters for the arguments that depend on the variables.
 *
 * @param active which arguments do.
 * @param variable where an argument is this one, it keeps its name and its derivative is 1.
 */
export function statementOf({ op, args }: Call, active: readonly boolean[], variable?: Expr): Statement {
  if (!active.some(Boolean)) return { bindings: [] };
  const letters = args.map((arg, i) => (arg === variable ? arg : active[i] ? sym(LETTERS[i] ?? `u${i}`) : arg));
  const leaves = new Map<Expr, Expr>();
  const left = build(op, letters);
  for (const [i, letter] of letters.entries()) {
    leaves.set(argument(i), letter);
    if (letter.kind === 'sym') leaves.set(tangent(i), letter === variable ? ONE : sym(`${letter.name}'`));
  }
  leaves.set(ANSWER, left);
  const [right] = graft([differential(op, active, 'textbook')], leaves);
  const bindings = args.flatMap((value, i) => {
    const letter = letters[i] as Expr;
    return active[i] && letter !== variable && letter.kind === 'sym' ? [{ name: letter.name, value }] : [];
  });
  return { statement: { left, right: right as Expr }, bindings };
}
