import { NAME_OR_NAMES, needs, optionsOf } from '../argument.ts';
import { FluxionError } from '../error.ts';
import { type Call, type Expr, NodeMap, num, postorder, someNode, sym } from '../expr/index.ts';
import { fold } from '../ops/fold.ts';
import { differential, type RuleDomain, ruleProgram, runRule } from '../rules/index.ts';
import { isQuotient } from './simplify/coefficient.ts';
import { simplify, simplifySlope } from './simplify/index.ts';

export interface DerivativeOptions {
  /** How many times by each variable; default 1. */
  readonly order?: number;
  /** Whether to simplify after each differentiation; default true. */
  readonly simplify?: boolean;
}

const EXPRESSIONS: RuleDomain<Expr> = { literal: (value) => value, call: (node, args) => fold(node.op, args) };
const ZERO = num(0);
const ONE = num(1);

/**
 * The symbolic derivative of an expression by a variable, or by several in turn (`['x', 'y']` is mixed).
 *
 * @throws FluxionError ARGUMENT where the order is no whole number >= 0, NOT_DIFFERENTIABLE where a function has no rule.
 * @example
 * toString(derivative('x^2 * sin(x)', 'x')) // 'x * (x * cos(x) + 2 * sin(x))'
 */
export function derivativeOf(f: Expr, wrt: string | readonly string[], options: DerivativeOptions = {}): Expr {
  const { order = 1 } = optionsOf('derivative', options, ['order', 'simplify']);
  needs('derivative', { wrt }, NAME_OR_NAMES);
  if (!Number.isInteger(order) || order < 0) {
    throw new FluxionError('ARGUMENT', `The order of a derivative is a whole number from 0 on, not ${String(order)}.`);
  }
  const step = options.simplify === false ? differentiate : tidyDerivative;
  let result = f;
  for (const name of typeof wrt === 'string' ? [wrt] : wrt) {
    for (let i = 0; i < order; i++) result = step(result, name);
  }
  return result;
}

/** Where a rule meets 0/0, as that of asin does at x/x, f may be simpler than it looks. */
function tidyDerivative(f: Expr, name: string): Expr {
  const slope = simplifySlope(differentiate(f, name));
  return isUndefined([slope]) ? simplifySlope(differentiate(simplify(f), name)) : slope;
}

/** Whether a division by 0 stands in one of these, which then has no value anywhere. What they share, as a gradient does, is seen once. */
export function isUndefined(es: readonly Expr[]): boolean {
  return someNode(es, (node) => node.kind === 'call' && isQuotient(node) && node.args[1] === ZERO);
}

/**
 * One application of the rules, nothing simplified beyond `0 * u` and `1 * u`: a loop over the nodes in evaluation
 * order that gives every active node its derivative from those of its arguments. Shared nodes are differentiated once,
 * so the result is linear in the size of the graph.
 */
export function differentiate(f: Expr, name: string): Expr {
  return differentiateAll(f, name).get(f) ?? ZERO;
}

/** The derivatives of all active nodes, by node. */
export function differentiateAll(f: Expr, name: string): NodeMap<Expr> {
  const variable = sym(name);
  const derivatives = new NodeMap<Expr>();
  for (const node of postorder([f])) {
    if (node === variable) derivatives.set(node, ONE);
    else if (node.kind === 'call') {
      const tangents = node.args.map((arg) => derivatives.get(arg));
      if (tangents.some((tangent) => tangent !== undefined)) derivatives.set(node, applyRule(node, tangents));
    }
  }
  return derivatives;
}

function applyRule(node: Call, tangents: readonly (Expr | undefined)[]): Expr {
  const rule = differential(
    node.op,
    tangents.map((tangent) => tangent !== undefined && tangent !== ZERO),
  );
  return runRule(ruleProgram(rule), EXPRESSIONS, node.args, node, tangents);
}
