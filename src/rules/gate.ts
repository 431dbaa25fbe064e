import { build, type Expr, num, type Op } from '../expr/index.ts';
import { add, call } from '../ops/construct.ts';
import { fold } from '../ops/fold.ts';

const ZERO = num(0);

/**
 * An adjoint that a condition switches off: something where the condition holds and exactly 0 elsewhere, or the other
 * way round. It must stay so on its way back: 0 times the infinite slope of a branch not taken would be NaN.
 */
export interface Gate {
  readonly op: Op;
  readonly condition: Expr;
  readonly inside: Expr;
  /** Which argument of the conditional holds `inside`, and which the 0. */
  readonly taken: number;
  readonly other: number;
}

/** The gate that an adjoint is, if it is one; a gate behind a gate is one that both conditions open. */
export function gateOf(g: Expr): Gate | undefined {
  let gate = outerGate(g);
  for (let inner = gate && outerGate(gate.inside); gate !== undefined && inner !== undefined; ) {
    const both = call('where', call('and', whereOpen(gate), whereOpen(inner)), inner.inside, ZERO);
    const joined = outerGate(both);
    if (joined === undefined) return gate;
    gate = joined;
    inner = outerGate(gate.inside);
  }
  return gate;
}

function outerGate(g: Expr): Gate | undefined {
  if (g.kind === 'call' && g.op.repeats === true) {
    const inner = outerGate(g.args[0] as Expr);
    if (inner?.condition.shape.length === 0) return { ...inner, inside: build(g.op, [inner.inside]) };
  }
  if (g.kind !== 'call' || g.op.selects === undefined || g.op.notation?.kind !== 'conditional') return undefined;
  const [yes, no] = g.op.selects;
  const [condition] = g.args as [Expr];
  if (g.args[no] === ZERO) return { op: g.op, condition, inside: g.args[yes] as Expr, taken: yes, other: no };
  if (g.args[yes] === ZERO) return { op: g.op, condition, inside: g.args[no] as Expr, taken: no, other: yes };
  return undefined;
}

/** The gate around something else. */
export function gated(gate: Gate, inside: Expr): Expr {
  const args: Expr[] = [gate.condition, ZERO, ZERO];
  args[gate.taken] = inside;
  return fold(gate.op, args);
}

/**
 * The sum of two adjoints of one node. Where both are switched off, so is the sum: under their common condition, or
 * where either holds.
 */
export function addAdjoints(a: Expr | undefined, b: Expr): Expr {
  if (a === undefined || a === ZERO) return b;
  const first = gateOf(a);
  const second = gateOf(b);
  if (first === undefined || second === undefined) return add(a, b);
  if (first.condition === second.condition && first.taken === second.taken) {
    return gated(first, add(first.inside, second.inside));
  }
  return call('where', call('or', whereOpen(first), whereOpen(second)), add(a, b), ZERO);
}

/** The condition under which a gate lets something through. */
export function whereOpen({ op, condition, taken }: Gate): Expr {
  return taken === op.selects?.[0] ? condition : call('not', condition);
}
