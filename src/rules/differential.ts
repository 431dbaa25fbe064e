import { FluxionError } from '../error.ts';
import { type Expr, interpret, makeOp, num, type Op, sym } from '../expr/index.ts';
import { add } from '../ops/construct.ts';
import { fold } from '../ops/fold.ts';
import { parse } from '../parse/index.ts';

/** Leaves of a rule: the arguments of the call, their tangents, and the result. */
export const ANSWER = sym('ans');
export const argument = (index: number): Expr => sym(`arg${index}`);
export const tangent = (index: number): Expr => sym(`tan${index}`);

const ZERO = num(0);
const ONE = num(1);

/** Stands only in the rules of variadic operations: the sum of a term over all arguments. */
const TOTAL = makeOp('total', {
  signature: 'total(x)',
  tex: '\\sum #1',
  doc: 'sum over all arguments (in rules of variadic operations)',
  sample: [[-1, 1]],
});
const RULE_FUNCTIONS: ReadonlyMap<string, Op> = new Map([['total', TOTAL]]);

const cache = new WeakMap<Op, Map<string, Expr>>();

/**
 * The differential of an operation with `arity` arguments, of which those marked are active: an expression over
 * {@link argument}, {@link tangent} and {@link ANSWER}, linear in the tangents. What belongs to inactive arguments is
 * gone: `x^3` at x <= 0 never meets ln(x).
 *
 * @throws FluxionError NOT_DIFFERENTIABLE where the entry has no rule.
 */
export function differential(op: Op, active: readonly boolean[]): Expr {
  return cached(op, `d${active.map(Number).join('')}`, () => {
    const terms = op.variadic ? active.flatMap((on, i) => (on ? [variadicTerm(op, active.length, i)] : [])) : [fixedRule(op, active)];
    return terms.reduce(add, ZERO);
  });
}

/** The partial derivative by argument `index`, over {@link argument} and {@link ANSWER}. */
export function partial(op: Op, arity: number, index: number): Expr {
  return cached(op, `p${arity},${index}`, () => {
    const active = Array.from({ length: arity }, (_, i) => i === index);
    return foldSubstitute(differential(op, active), (name) => (name === `tan${index}` ? ONE : undefined));
  });
}

/** All partial derivatives of an operation with `arity` arguments. */
export function partials(op: Op, arity: number): readonly Expr[] {
  return Array.from({ length: arity }, (_, index) => partial(op, arity, index));
}

function cached(op: Op, key: string, make: () => Expr): Expr {
  let rules = cache.get(op);
  if (rules === undefined) cache.set(op, (rules = new Map()));
  let rule = rules.get(key);
  if (rule === undefined) rules.set(key, (rule = make()));
  return rule;
}

function ruleText(op: Op): Expr {
  return cached(op, 'text', () => {
    if (op.d === undefined) {
      throw new FluxionError('NOT_DIFFERENTIABLE', `${op.name} has no differentiation rule.`, {
        suggestion: `Define one with defineOp({ signature: '${op.signature}', d: '... * dx', ... }).`,
      });
    }
    return parse(op.d, { functions: RULE_FUNCTIONS });
  });
}

function fixedRule(op: Op, active: readonly boolean[]): Expr {
  const leaves = new Map<string, Expr>();
  for (const [i, parameter] of op.parameters.entries()) {
    leaves.set(parameter, argument(i));
    leaves.set(`d${parameter}`, active[i] ? tangent(i) : ZERO);
  }
  return foldSubstitute(ruleText(op), (name) => leaves.get(name));
}

/** The term of argument `index`, with `total(t)` written out over all arguments. */
function variadicTerm(op: Op, arity: number, index: number): Expr {
  const parameter = op.parameters[0] as string;
  const bind = (root: Expr, i: number): Expr =>
    foldSubstitute(root, (name) => (name === parameter ? argument(i) : name === `d${parameter}` ? tangent(i) : undefined));
  const everywhere = Array.from({ length: arity }, (_, i) => i);
  const expanded = interpret<Expr>([ruleText(op)], {
    num: (node) => node,
    const: (node) => node,
    sym: (node) => node,
    call: (node, args) =>
      node.op === TOTAL ? everywhere.map((i) => bind(args[0] as Expr, i)).reduce(add, ZERO) : fold(node.op, args),
  }).get(ruleText(op)) as Expr;
  return bind(expanded, index);
}

/** Replace leaves by name and let the trivial identities fall out. */
function foldSubstitute(root: Expr, leaf: (name: string) => Expr | undefined): Expr {
  return interpret<Expr>([root], {
    num: (node) => node,
    const: (node) => node,
    sym: (node) => leaf(node.name) ?? node,
    call: (node, args) => fold(node.op, args),
  }).get(root) as Expr;
}
