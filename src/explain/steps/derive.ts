import { FluxionError } from '../../error.ts';
import { build, type Call, dependents, type Expr, isNum, num, type Op, postorder, sym } from '../../expr/index.ts';
import { fold } from '../../ops/fold.ts';
import { differential, type RuleDomain, ruleProgram, runRule } from '../../rules/index.ts';
import { simplify } from '../../symbolic/index.ts';
import { isPending, pendingBy } from './pending.ts';
import { RULES, type RuleUse, ruleFor } from './rule.ts';

/** One line of a derivation: one rule applied at one place. */
export interface Step extends RuleUse {
  /** The derivative that was worked out, `d/dx(u)`. */
  readonly before: Expr;
  /** What it is by the rule; may hold derivatives still to be worked out. */
  readonly after: Expr;
  /** The whole line, after the step. */
  readonly whole: Expr;
}

/** A derivation as a student writes it. */
export interface Derivation {
  readonly f: Expr;
  readonly variable: string;
  /** The first line, `d/dx(f)`. */
  readonly start: Expr;
  /** One line a rule, each equal to the one before. */
  readonly steps: readonly Step[];
  /** The last of those lines: nothing is left to differentiate, nothing is simplified. */
  readonly unsimplified: Expr;
  /** The lines from there to the answer. */
  readonly simplification: readonly Simplification[];
  /** The last line: the answer. */
  readonly answer: Expr;
}

export interface Simplification {
  readonly kind: 'collected' | 'simplified';
  readonly whole: Expr;
}

export interface DerivationOptions {
  /** Write the derivative with a round d; default false. */
  readonly partial?: boolean;
}

/** More lines than this nobody reads, and every line holds the whole expression. */
export const MOST_LINES = 250;
const LARGEST = 20_000;

const EXPRESSIONS: RuleDomain<Expr> = { literal: (value) => value, call: (node, args) => fold(node.op, args) };
const ONE = num(1);
const ZERO = num(0);

/**
 * Differentiate one rule a line. The rules are those of the table, applied in reading order to the derivatives that are still
 * to be worked out; the answer is the simplified last line of the same run.
 *
 * @throws FluxionError LIMIT where there would be more lines than anyone reads.
 * @example
 * derive(parse('x^2*sin(x)'), 'x').steps.map(({ rule }) => rule)
 * // ['product rule', 'power rule', 'derivative of a function']
 */
export function derive(f: Expr, variable: string, options: DerivationOptions = {}): Derivation {
  const start = build(pendingBy(variable, options.partial), [f]);
  return finish({ f, variable, start, steps: workOut(start, variable) });
}

/** A derivation from lines that end with nothing left to differentiate. */
export function finish(lines: Pick<Derivation, 'f' | 'variable' | 'start' | 'steps'>): Derivation {
  const unsimplified = lines.steps.at(-1)?.whole ?? lines.start;
  const collected = simplify(unsimplified, { rearrange: false });
  const answer = simplify(unsimplified);
  const simplification: Simplification[] = [];
  if (collected !== unsimplified && collected !== answer && collected.size < unsimplified.size) {
    simplification.push({ kind: 'collected', whole: collected });
  }
  if (answer !== unsimplified) simplification.push({ kind: 'simplified', whole: answer });
  return { ...lines, unsimplified, simplification, answer };
}

/** The lines from an expression with pending derivatives to one without. */
export function workOut(start: Expr, variable: string): Step[] {
  const x = sym(variable);
  const steps: Step[] = [];
  let whole = start;
  for (let todo = pendingIn(whole); todo.length > 0; todo = pendingIn(whole)) {
    if (steps.length === MOST_LINES || whole.size > LARGEST) throw tooLong();
    const { replaced, use } = nextStep(todo, x);
    whole = replace(whole, replaced);
    const [before, after] = [...replaced][0] as [Expr, Expr];
    steps.push({ ...use, before, after, whole });
  }
  return steps;
}

/** The derivatives still to be worked out, in reading order. */
export function pendingIn(whole: Expr): Call[] {
  return postorder([whole]).filter(isPending);
}

/** The next rule: constants that stand together all at once, else the first derivative in reading order. */
function nextStep(todo: readonly Call[], x: Expr): { replaced: ReadonlyMap<Expr, Expr>; use: RuleUse } {
  const constants = todo.filter((node) => !dependsOn(node.args[0] as Expr, x));
  if (constants.length > 0) {
    return { replaced: new Map(constants.map((node) => [node, ZERO])), use: { rule: RULES.constant, chain: false } };
  }
  const pending = todo[0] as Call;
  const inner = pending.args[0] as Expr;
  if (inner.kind !== 'call')
    return { replaced: new Map([[pending, ONE]]), use: { rule: RULES.variable, chain: false } };
  const active = inner.args.map((arg) => dependsOn(arg, x));
  return { replaced: new Map([[pending, differentiated(inner, pending.op, x)]]), use: ruleFor(inner, active, x) };
}

/** The rule of a call, with the derivatives of its arguments pending; a sum is taken apart into all its terms. */
function differentiated(call: Call, pending: Op, x: Expr): Expr {
  const terms = postorder([call], (node) => node === call || isPartOfSum(node, call)).filter(
    (node) => node === call || isPartOfSum(node, call),
  );
  const results = new Map<Expr, Expr>();
  for (const node of terms) {
    const { op, args } = node as Call;
    const tangents = args.map((arg) => results.get(arg) ?? tangentOf(arg, pending, x, isSum(call.op)));
    const rule = differential(
      op,
      tangents.map((tangent) => tangent !== undefined),
    );
    results.set(node, runRule(ruleProgram(rule), EXPRESSIONS, args, node, tangents));
  }
  return results.get(call) as Expr;
}

/** Sums inside a sum, and signs of its terms. */
function isPartOfSum(node: Expr, root: Call): boolean {
  return isSum(root.op) && node.kind === 'call' && node.op.algebra !== undefined && 'sum' in node.op.algebra;
}

function isSum({ algebra }: Op): boolean {
  return algebra !== undefined && 'sum' in algebra && algebra.sum.length > 1;
}

/** The derivative of an argument: known for the variable, absent for a constant that is no term of a sum, else pending. */
function tangentOf(arg: Expr, pending: Op, x: Expr, isTerm: boolean): Expr | undefined {
  if (arg === x) return ONE;
  if (dependsOn(arg, x)) return build(pending, [arg]);
  return isTerm && !(isNum(arg) && arg.value === 0) ? build(pending, [arg]) : undefined;
}

function dependsOn(expr: Expr, x: Expr): boolean {
  return postorder([expr]).includes(x);
}

/** Replace nodes, and build again what holds them, with the identities that nobody writes down. */
export function replace(root: Expr, replaced: ReadonlyMap<Expr, Expr>): Expr {
  const order = postorder([root], (node) => !replaced.has(node));
  const touched = dependents(postorder([root]), new Set(replaced.keys()));
  const values = new Map<Expr, Expr>(replaced);
  for (const node of order) {
    const isTouched = node.kind === 'call' && touched.has(node);
    values.set(
      node,
      isTouched
        ? fold(
            node.op,
            node.args.map((arg) => values.get(arg) as Expr),
          )
        : node,
    );
  }
  return values.get(root) as Expr;
}

function tooLong(): FluxionError {
  return new FluxionError('LIMIT', `The derivation is longer than ${MOST_LINES} lines, too long to write down.`, {
    suggestion: 'Ask for the derivative without its steps, or for the steps of a part of the expression.',
  });
}
