import { FluxionError } from '../../error.ts';
import { build, type Call, dependents, type Expr, isNum, num, type Op, postorder, sym } from '../../expr/index.ts';
import { fold } from '../../ops/fold.ts';
import { differential, type RuleDomain, ruleProgram, runRule } from '../../rules/index.ts';
import { simplify, simplifySlope } from '../../symbolic/index.ts';
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

/** A step after the last derivative: by a known identity, then like terms, then a shorter form or only another order. */
export interface Simplification {
  readonly kind: 'identity' | 'collected' | 'simplified' | 'ordered';
  readonly whole: Expr;
  /** The identity that was used, where one was. */
  readonly identity?: Identity;
}

/** Two expressions with the same value, such as `cos(asin(x)) = sqrt(1 - x^2)`. */
export interface Identity {
  readonly left: Expr;
  readonly right: Expr;
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
  return finish({ f, variable, start, ...workOut(start, variable) });
}

/**
 * A derivation from lines that end with nothing left to differentiate.
 *
 * @param identity to be used before the simplification.
 */
export function finish(
  { f, variable, start, steps, result }: Pick<Derivation, 'f' | 'variable' | 'start'> & Worked,
  identity?: Identity,
): Derivation {
  const lines = { f, variable, start, steps };
  const unsimplified = steps.at(-1)?.whole ?? start;
  const simplification: Simplification[] = [];
  let last = unsimplified;
  const put = (kind: Simplification['kind'], whole: Expr, known?: Identity): void => {
    if (whole === last) return;
    simplification.push({ kind, whole, ...(known === undefined ? {} : { identity: known }) });
    last = whole;
  };
  if (identity !== undefined) put('identity', replace(last, new Map([[identity.left, identity.right]])), identity);
  const collected = simplify(last, { rearrange: false });
  const answer = simplifySlope(identity === undefined ? result : last);
  // A line in between is worth its place where it is shorter than its neighbours are long.
  if (collected.size < last.size && collected.size >= answer.size && !hasSameParts(collected, answer)) {
    put('collected', collected);
  }
  put(hasSameParts(last, answer) ? 'ordered' : 'simplified', answer);
  return { ...lines, unsimplified, simplification, answer };
}

/** Whether two expressions are made of the same numbers, letters and operations, in another order. */
function hasSameParts(a: Expr, b: Expr): boolean {
  if (a.size !== b.size) return false;
  const partsOf = (e: Expr): string =>
    postorder([e])
      .map((node) => (node.kind === 'call' ? node.op.name : node.kind === 'sym' ? node.name : node.hash))
      .sort()
      .join(' ');
  return partsOf(a) === partsOf(b);
}

/** The lines of a run, and what it comes to. */
interface Worked {
  readonly steps: readonly Step[];
  /** The last line with the differentials as the symbolic engine takes them: textbooks arrange products and quotients otherwise. */
  readonly result: Expr;
}

/** The lines from an expression with pending derivatives to one without. */
export function workOut(start: Expr, variable: string): Worked {
  const x = sym(variable);
  const steps: Step[] = [];
  let whole = start;
  let result = start;
  for (let todo = pendingIn(whole); todo.length > 0; todo = pendingIn(whole)) {
    if (steps.length === MOST_LINES || whole.size > LARGEST) throw tooLong();
    const { replaced, inEngine, use } = nextStep(todo, x);
    whole = replace(whole, replaced);
    result = replace(result, inEngine);
    const [before, after] = [...replaced][0] as [Expr, Expr];
    steps.push({ ...use, before, after, whole });
  }
  return { steps, result };
}

/** The derivatives still to be worked out, in reading order. */
export function pendingIn(whole: Expr): Call[] {
  return postorder([whole]).filter(isPending);
}

/** What a rule puts in the place of pending derivatives: as a textbook writes it, and as the engine takes it. */
interface Replacement {
  readonly replaced: ReadonlyMap<Expr, Expr>;
  readonly inEngine: ReadonlyMap<Expr, Expr>;
  readonly use: RuleUse;
}

/** The next rule: constants that stand together all at once, else the first derivative in reading order. */
function nextStep(todo: readonly Call[], x: Expr): Replacement {
  const alike = (replaced: ReadonlyMap<Expr, Expr>, rule: string): Replacement => ({
    replaced,
    inEngine: replaced,
    use: { rule, chain: false },
  });
  const constants = todo.filter((node) => !dependsOn(node.args[0] as Expr, x));
  if (constants.length > 0) return alike(new Map(constants.map((node) => [node, ZERO])), RULES.constant);
  const pending = todo[0] as Call;
  const inner = pending.args[0] as Expr;
  if (inner.kind !== 'call') return alike(new Map([[pending, ONE]]), RULES.variable);
  const active = inner.args.map((arg) => dependsOn(arg, x));
  return {
    replaced: new Map([[pending, differentiated(inner, pending.op, x, 'textbook')]]),
    inEngine: new Map([[pending, differentiated(inner, pending.op, x, 'd')]]),
    use: ruleFor(inner, active, x),
  };
}

/** The rule of a call, with the derivatives of its arguments pending; a sum is taken apart into all its terms. */
function differentiated(call: Call, pending: Op, x: Expr, form: 'textbook' | 'd'): Expr {
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
      form,
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
