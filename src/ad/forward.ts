import { apply, coordinate, dependents, type Expr, type Point, postorder, sym } from '../expr/index.ts';
import { differential, type RuleDomain, ruleProgram, runRule } from '../rules/index.ts';
import { isOperation } from './count.ts';

/** One line of a forward evaluation trace. */
export interface ForwardStep {
  readonly node: Expr;
  readonly primal: number;
  /** Derivative of this node along the seed; 0 where the node does not depend on it. */
  readonly tangent: number;
}

export interface ForwardResult {
  readonly value: number;
  readonly derivative: number;
  /** Elementary operations, those of the primal included. */
  readonly operations: number;
  /** Nodes in evaluation order. */
  readonly trace: readonly ForwardStep[];
}

/** Rules applied to doubles. */
export const DOUBLES: RuleDomain<number> = { literal: (value) => value.value, call: apply };

/**
 * Forward mode: every node carries its value and its tangent (a dual number), computed together in one sweep.
 *
 * Source: Griewank and Walther, Evaluating Derivatives, 2nd ed., section 3.1.
 *
 * @param wrt the variable seeded with tangent 1.
 * @example
 * forward(parse('x^2 * sin(x)'), { x: 1 }, 'x').derivative // 2.2232442754839328
 */
export function forward(f: Expr, point: Point, wrt: string): ForwardResult {
  return forwardAlong(f, point, { [wrt]: 1 });
}

/** Forward mode along any direction: the directional derivative (jvp) for tangents of the variables. */
export function forwardAlong(f: Expr, point: Point, seed: Point): ForwardResult {
  const order = postorder([f]);
  const active = dependents(order, new Set(Object.keys(seed).map((name) => sym(name))));
  const primals = new Map<Expr, number>();
  const tangents = new Map<Expr, number>();
  let operations = 0;
  for (const node of order) {
    if (node.kind !== 'call') {
      primals.set(node, leafValue(node, point));
      if (active.has(node) && node.kind === 'sym') tangents.set(node, coordinate(seed, node.name));
      continue;
    }
    const args = node.args.map((arg) => primals.get(arg) as number);
    const primal = apply(node, args);
    primals.set(node, primal);
    if (isOperation(node)) operations++;
    if (!active.has(node)) continue;
    const rule = ruleProgram(
      differential(
        node.op,
        node.args.map((arg) => active.has(arg)),
      ),
    );
    tangents.set(
      node,
      runRule(
        rule,
        DOUBLES,
        args,
        primal,
        node.args.map((arg) => tangents.get(arg)),
      ),
    );
    operations += rule.operations;
  }
  const trace = order.map((node) => ({ node, primal: primals.get(node) as number, tangent: tangents.get(node) ?? 0 }));
  const { primal: value, tangent: derivative } = trace.at(-1) as ForwardStep;
  return { value, derivative, operations, trace };
}

function leafValue(node: Exclude<Expr, { kind: 'call' }>, point: Point): number {
  switch (node.kind) {
    case 'num':
      return node.value;
    case 'sym':
      return coordinate(point, node.name);
    case 'const':
      return Number.NaN;
    default:
      return node satisfies never;
  }
}
