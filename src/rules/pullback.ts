import { ANY_SHAPE, type Call, type Expr, num, type Op, remember, type Shape, sym } from '../expr/index.ts';
import { call } from '../ops/construct.ts';
import { parse } from '../parse/index.ts';
import { sameShape } from '../tensor/index.ts';
import { cached, differential, foldSubstitute } from './differential.ts';
import { type Gate, gated, gateOf, whereOpen } from './gate.ts';
import { argument, tangent } from './leaves.ts';
import { type RuleProgram, ruleProgram, runRule } from './program.ts';
import { EXPRESSIONS, expansionOf, fit, graft, pushed, zip } from './push.ts';

const ZERO = num(0);

/** The two loops over graphs, which need the rules of single calls, and which some of those need. */
export interface Loops {
  adjoints(fs: readonly Expr[], seeds: readonly Expr[], wrts: readonly Expr[], stop?: ReadonlySet<Expr>): Expr[];
  pushforward(fs: readonly Expr[], tangents: ReadonlyMap<Expr, Expr>, form: 'd' | 'adjoint'): Expr[];
}

type Adjoints = readonly (Expr | undefined)[];

/**
 * What the arguments of a call receive of its adjoint, each in its own shape; only the active ones are asked for, and
 * `undefined` is 0.
 */
export function pulledBack(node: Call, g: Expr, active: readonly boolean[], loops: Loops): Adjoints {
  const { op, args } = node;
  const all = op.pull?.(g, args, node) ?? (op.expand === undefined ? undefined : pullExpansion(node, g, active, loops));
  return args.map((arg, index) => {
    if (!active[index]) return undefined;
    const pulled = all === undefined ? gatedPull(node, index, g, loops) : all[index];
    return pulled === undefined ? undefined : fitGated(pulled, arg);
  });
}

function pullExpansion(node: Call, g: Expr, active: readonly boolean[], loops: Loops): Adjoints | undefined {
  const expansion = expansionOf(node);
  if (expansion === undefined) return undefined;
  const seed = sym('adjoint', node.shape);
  const wrts = expansion.variables.filter((_, i) => active[i]);
  const found = loops.adjoints([expansion.body], [seed], wrts);
  const grafted = graft(found, new Map([...zip(expansion.variables, node.args), [seed, g]]));
  let next = 0;
  return active.map((on) => (on ? grafted[next++] : undefined));
}

/**
 * One argument's share. An adjoint that a condition switches off stays switched off: 0 times the infinite slope of the
 * branch not taken would be NaN. Variables pass nothing on, so theirs need no gate.
 */
function gatedPull(node: Call, index: number, g: Expr, loops: Loops): Expr | undefined {
  const pull = pullOf(node, index, loops);
  if (pull === undefined) return undefined;
  const gate = gateOf(g);
  if (gate === undefined) return pull(g);
  if (node.op.kernel === undefined || gate.condition.shape.length === 0) {
    return gated(gate, pull(gate.inside));
  }
  const pulled = pull(g);
  if (pulled === ZERO || node.op.moves === undefined || node.args[index]?.kind !== 'call') return pulled;
  return call('where', pull(mask(gate, node.shape)), pulled, ZERO);
}

/** The shape of the argument; a gate over more elements than it has becomes one over sums. */
function fitGated(pulled: Expr, arg: Expr): Expr {
  const fitted = fit(pulled, arg.shape);
  if (fitted === pulled || arg.kind !== 'call') return fitted;
  const gate = gateOf(pulled);
  if (gate === undefined || gate.condition.shape.length === 0) return fitted;
  return call('where', fit(mask(gate, pulled.shape), arg.shape), fitted, ZERO);
}

/** 1 where the gate lets something through, in a given shape. */
function mask(gate: Gate, shape: Shape): Expr {
  const open = whereOpen(gate);
  const bits = open.kind === 'call' && open.op.sign === 'nonnegative' ? open : call('unequal', open, ZERO);
  return sameShape(bits.shape, shape) ? bits : call('mul', bits, fitOnes(shape));
}

const fitOnes = (shape: Shape): Expr => fit(num(1), shape);

/** How one argument's share follows from the adjoint; `undefined` where it is always 0. */
function pullOf(node: Call, index: number, loops: Loops): ((g: Expr) => Expr) | undefined {
  const { op, args } = node;
  const transpose = op.transpose?.[op.variadic ? 0 : index];
  if (transpose === null) return undefined;
  if (typeof transpose === 'function') return (g) => transpose(g, args, node, index);
  if (typeof transpose === 'string') {
    const rule = ruleProgram(transposeRule(op, index, transpose));
    return (g) => runRule(rule, EXPRESSIONS, args, node, [g]);
  }
  if (op.kernel === undefined && op.push === undefined) {
    // A linear map of one number is its own transpose.
    const rule = ownRule(op, args.length, index);
    return (g) => runRule(rule, EXPRESSIONS, args, node, new Array<Expr>(args.length).fill(g));
  }
  return transposed(node, index, loops);
}

const ownRules = new WeakMap<Op, RuleProgram[][]>();

/** The differential of one argument alone, found without naming it: large graphs ask for it at every node. */
function ownRule(op: Op, arity: number, index: number): RuleProgram {
  const byArity = remember(ownRules, op, () => []);
  byArity[arity] ??= [];
  const known = byArity[arity];
  known[index] ??= ruleProgram(
    differential(
      op,
      Array.from({ length: arity }, (_, i) => i === index),
      'adjoint',
    ),
  );
  return known[index];
}

let directions = 0;

/** The transpose of the differential: reverse mode over it, as a function of the tangent. */
function transposed(node: Call, index: number, loops: Loops): (g: Expr) => Expr {
  const arg = node.args[index] as Expr;
  const direction = sym(`direction of ${directions++}`, arg.shape);
  const linear = pushed(
    node,
    node.args.map((_, i) => (i === index ? direction : undefined)),
    'adjoint',
    loops.pushforward,
  );
  const stop = new Set<Expr>([...node.args, node]);
  return (g) => loops.adjoints([linear], [g], [direction], stop)[0] as Expr;
}

/** A transpose as a rule, the adjoint in the place of the first tangent. */
function transposeRule(op: Op, index: number, text: string): Expr {
  return cached(op, `transpose ${index}`, () => {
    const leaves = new Map(op.parameters.map((parameter, i) => [parameter, argument(i, ANY_SHAPE)]));
    leaves.set('g', tangent(0, ANY_SHAPE));
    return foldSubstitute(parse(text, { shape: ANY_SHAPE }), (name) => leaves.get(name));
  });
}
