import { type Call, dependents, type Expr, num, postorder } from '../expr/index.ts';
import { add } from '../ops/construct.ts';
import { fold } from '../ops/fold.ts';
import { differential } from './differential.ts';
import { type RuleDomain, ruleProgram, runRule } from './program.ts';

const ZERO = num(0);
const ONE = num(1);

const EXPRESSIONS: RuleDomain<Expr> = { literal: (value) => value, call: (node, args) => fold(node.op, args) };

/**
 * The gradient of a scalar expression as expressions: reverse mode over the graph. Every node receives the sum of what
 * its users pass down, then passes its own share to its arguments, in reverse evaluation order. The result is linear in
 * the graph, whatever the number of variables, and shares every intermediate value with `f`.
 *
 * @param seed the adjoint of `f` itself
 * @example
 * adjoints(parse('x * sin(y)'), [sym('x'), sym('y')]).map(toText) // ['sin(y)', 'x * cos(y)']
 */
export function adjoints(f: Expr, wrts: readonly Expr[], seed: Expr = ONE): Expr[] {
  const order = postorder([f]);
  const active = dependents(order, new Set(wrts));
  const adjoint = new Map<Expr, Expr>([[f, seed]]);
  for (const node of order.toReversed()) {
    const g = adjoint.get(node);
    if (node.kind !== 'call' || g === undefined || g === ZERO || !active.has(node)) continue;
    for (const [index, arg] of node.args.entries()) {
      if (active.has(arg)) adjoint.set(arg, add(adjoint.get(arg) ?? ZERO, pulledBack(node, index, g)));
    }
  }
  return wrts.map((variable) => adjoint.get(variable) ?? ZERO);
}

/**
 * The directional derivative of expressions: forward mode over the graph. Cheaper than `adjoints` for few directions
 * and many expressions.
 *
 * @param tangents the tangent of each variable
 */
export function pushforward(fs: readonly Expr[], tangents: ReadonlyMap<Expr, Expr>): Expr[] {
  const order = postorder(fs);
  const active = dependents(order, new Set(tangents.keys()));
  const tangent = new Map(tangents);
  for (const node of order) {
    if (node.kind !== 'call' || !active.has(node)) continue;
    const given = node.args.map((arg) => tangent.get(arg));
    const rule = differential(
      node.op,
      given.map((t) => t !== undefined && t !== ZERO),
    );
    tangent.set(node, runRule(ruleProgram(rule), EXPRESSIONS, node.args, node, given));
  }
  return fs.map((f) => tangent.get(f) ?? ZERO);
}

/**
 * What argument `index` of a node receives: the differential with the adjoint in the place of the tangent, because a
 * linear map of one number is its own transpose. An adjoint that a condition switches off stays switched off: 0 times
 * the infinite slope of the branch not taken would be NaN.
 */
function pulledBack(node: Call, index: number, g: Expr): Expr {
  const rule = ruleProgram(
    differential(
      node.op,
      node.args.map((_, i) => i === index),
      'adjoint',
    ),
  );
  const pull = (adjoint: Expr): Expr =>
    runRule(
      rule,
      EXPRESSIONS,
      node.args,
      node,
      node.args.map(() => adjoint),
    );
  const gate = g.kind === 'call' ? switchedOff(g) : undefined;
  if (gate === undefined) return pull(g);
  return fold(
    gate.op,
    gate.args.map((arg, i) => (i === gate.taken ? pull(arg) : arg)),
  );
}

/** For a condition between something and 0: where the something stands. */
function switchedOff(g: Call): { op: Call['op']; args: readonly Expr[]; taken: number } | undefined {
  if (g.op.selects === undefined || g.op.notation?.kind !== 'conditional') return undefined;
  const [yes, no] = g.op.selects;
  if (g.args[no] === ZERO) return { op: g.op, args: g.args, taken: yes };
  if (g.args[yes] === ZERO) return { op: g.op, args: g.args, taken: no };
  return undefined;
}
