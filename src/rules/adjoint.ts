import { dependents, type Expr, NodeMap, num, postorder } from '../expr/index.ts';
import { addAdjoints } from './gate.ts';
import { type Loops, pullBack } from './pullback.ts';
import { fit, pushed } from './push.ts';

const ZERO = num(0);
const ONE = num(1);

/**
 * The gradient of an expression as expressions: reverse mode over the graph. Every node receives the sum of what its
 * users pass down, then passes its own share to its arguments, in reverse evaluation order. The result is linear in the
 * graph, whatever the number of variables, and shares every intermediate value with `f`.
 *
 * @param seed the adjoint of `f` itself; of a tensor, 1 for every element unless given
 * @returns for each of `wrts` its adjoint, in its shape; the literal 0 stands for zeros of any shape
 * @example
 * adjoints(parse('x * sin(y)'), [sym('x'), sym('y')]).map(toText) // ['sin(y)', 'cos(y) * x']
 */
export function adjoints(f: Expr, wrts: readonly Expr[], seed: Expr = ONE): Expr[] {
  return adjointsOf([f], [fit(seed, f.shape)], wrts);
}

/**
 * The same for several expressions at once, each with a seed: the transposed Jacobian times the seeds.
 *
 * @param stop nodes not to go into
 */
export function adjointsOf(
  fs: readonly Expr[],
  seeds: readonly Expr[],
  wrts: readonly Expr[],
  stop?: ReadonlySet<Expr>,
): Expr[] {
  const order = stop === undefined ? postorder(fs) : postorder(fs, (node) => !stop.has(node));
  const active = dependents(order, new Set(wrts));
  const adjoint = new NodeMap<Expr>();
  const give = (node: Expr, pulled: Expr): void => {
    adjoint.set(node, addAdjoints(adjoint.get(node), pulled));
  };
  for (const [i, f] of fs.entries()) give(f, seeds[i] as Expr);
  for (let k = order.length - 1; k >= 0; k--) {
    const node = order[k] as Expr;
    const g = adjoint.get(node);
    if (node.kind !== 'call' || g === undefined || g === ZERO || !active.has(node)) continue;
    pullBack(node, g, active, LOOPS, give);
  }
  return wrts.map((variable) => adjoint.get(variable) ?? ZERO);
}

/**
 * The directional derivative of expressions: forward mode over the graph. Cheaper than `adjoints` for few directions
 * and many expressions.
 *
 * @param tangents the tangent of each variable, in its shape
 * @param form `adjoint` for the arrangement of the rules that is made for numbers
 */
export function pushforward(
  fs: readonly Expr[],
  tangents: ReadonlyMap<Expr, Expr>,
  form: 'd' | 'adjoint' = 'd',
): Expr[] {
  const order = postorder(fs);
  const active = dependents(order, new Set(tangents.keys()));
  const tangent = new Map(tangents);
  for (const node of order) {
    if (node.kind !== 'call' || !active.has(node) || tangents.has(node)) continue;
    tangent.set(
      node,
      pushed(
        node,
        node.args.map((arg) => tangent.get(arg)),
        form,
        pushforward,
      ),
    );
  }
  return fs.map((f) => tangent.get(f) ?? ZERO);
}

const LOOPS: Loops = { adjoints: adjointsOf, pushforward };
