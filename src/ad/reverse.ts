import { dependents, type Expr, evaluateAll, type Op, type Point, postorder, sym } from '../expr/index.ts';
import { partial, ruleProgram, runRule } from '../rules/index.ts';
import { isOperation } from './count.ts';
import { DOUBLES } from './forward.ts';

/** What one use of a node adds to its adjoint. */
export interface Contribution {
  /** The call that uses the node. */
  readonly from: Expr;
  /** Derivative of that call by the node, at the point. */
  readonly partial: number;
  /** partial times the adjoint of the call. */
  readonly amount: number;
}

/** One line of the tape (Wengert list) after the reverse sweep. */
export interface ReverseStep {
  readonly node: Expr;
  readonly primal: number;
  /** Derivative of the result by this node; 0 where the result does not depend on it. */
  readonly adjoint: number;
  readonly contributions: readonly Contribution[];
}

export interface ReverseResult {
  readonly value: number;
  /** The derivative by every variable asked for, in their order. */
  readonly gradient: readonly number[];
  /** Elementary operations, those of the primal included. */
  readonly operations: number;
  /** Nodes in evaluation order; the reverse sweep went from the last to the first. */
  readonly tape: readonly ReverseStep[];
}

/**
 * Reverse mode: one sweep forward that keeps every value on the tape, one sweep back in which every node hands its
 * adjoint on to its arguments. One sweep gives the derivatives by all variables.
 *
 * Source: Griewank and Walther, Evaluating Derivatives, 2nd ed., section 3.2.
 *
 * @example
 * reverse(parse('ln(x) + x*y - sin(y)'), { x: 2, y: 5 }, ['x', 'y']).gradient // [5.5, 1.7163378145367738]
 */
export function reverse(f: Expr, point: Point, wrt: readonly string[]): ReverseResult {
  const order = postorder([f]);
  const variables = wrt.map((name) => sym(name));
  const active = dependents(order, new Set(variables));
  const primals = evaluateAll([f], point);
  const adjoints = new Map<Expr, number>([[f, 1]]);
  const contributions = new Map<Expr, Contribution[]>();
  const reached = new Set<Expr>([f]);
  let operations = order.filter(isOperation).length;

  for (const node of order.toReversed()) {
    const adjoint = adjoints.get(node);
    // What only branches not taken use hands nothing on: it cannot poison the gradient with 0 * Infinity.
    if (node.kind !== 'call' || adjoint === undefined || !reached.has(node) || !active.has(node)) continue;
    const hasBranches = switches(node.op);
    const args = node.args.map((arg) => primals.get(arg) as number);
    const ans = primals.get(node) as number;
    for (const [i, arg] of node.args.entries()) {
      if (!active.has(arg)) continue;
      const rule = ruleProgram(partial(node.op, args.length, i));
      const slope = runRule(rule, DOUBLES, args, ans);
      const before = adjoints.get(arg);
      const amount = adjoint * slope;
      if (!hasBranches || slope !== 0) reached.add(arg);
      adjoints.set(arg, before === undefined ? amount : before + amount);
      operations += rule.operations + (before === undefined ? 1 : 2);
      const list = contributions.get(arg);
      if (list === undefined) contributions.set(arg, [{ from: node, partial: slope, amount }]);
      else list.push({ from: node, partial: slope, amount });
    }
  }
  const tape = order.map((node) => ({
    node,
    primal: primals.get(node) as number,
    adjoint: adjoints.get(node) ?? 0,
    contributions: contributions.get(node) ?? [],
  }));
  const gradient = variables.map((variable) => adjoints.get(variable) ?? 0);
  return { value: primals.get(f) as number, gradient, operations, tape };
}

/** Whether a partial derivative of 0 means that the argument is switched off, and not merely that the slope vanishes here. */
function switches({ selects, kink, jump, d }: Op): boolean {
  return selects !== undefined || kink !== undefined || jump !== undefined || d === '0';
}
