import {
  ANY_SHAPE,
  type Call,
  type Expr,
  type NodeMap,
  num,
  type Op,
  remember,
  type Shape,
  sym,
} from '../expr/index.ts';
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
 * Give to the active arguments of a call what they receive of its adjoint, each in its own shape; what is 0 is not given. Large graphs
 * come through here node by node: nothing is made that is not part of the result.
 */
export function pullBack(
  node: Call,
  g: Expr,
  active: NodeMap<true>,
  loops: Loops,
  give: (arg: Expr, pulled: Expr) => void,
): void {
  const { op, args } = node;
  const all = op.pull?.(g, args, node) ?? (op.expand === undefined ? undefined : pullExpansion(node, g, active, loops));
  const gate = all === undefined ? gateOf(g) : undefined;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as Expr;
    if (!active.has(arg)) continue;
    const pulled = all === undefined ? gatedPull(node, index, g, gate, loops) : all[index];
    const fitted = pulled === undefined ? ZERO : fitGated(pulled, arg);
    if (fitted !== ZERO) give(arg, fitted);
  }
}

function pullExpansion(node: Call, g: Expr, active: NodeMap<true>, loops: Loops): Adjoints | undefined {
  const expansion = expansionOf(node);
  if (expansion === undefined) return undefined;
  const seed = sym('adjoint', node.shape);
  const isActive = node.args.map((arg) => active.has(arg));
  const wrts = expansion.variables.filter((_, i) => isActive[i]);
  const found = loops.adjoints([expansion.body], [seed], wrts);
  const grafted = graft(found, new Map([...zip(expansion.variables, node.args), [seed, g]]));
  let next = 0;
  return isActive.map((on) => (on ? grafted[next++] : undefined));
}

/**
 * One argument's share. An adjoint that a condition switches off stays switched off: 0 times the infinite slope of the
 * branch not taken would be NaN. Variables pass nothing on, so theirs need no gate.
 */
function gatedPull(node: Call, index: number, g: Expr, gate: Gate | undefined, loops: Loops): Expr | undefined {
  if (gate === undefined) return pull(node, index, g, loops);
  if (node.op.kernel === undefined || gate.condition.shape.length === 0) {
    const inside = pull(node, index, gate.inside, loops);
    return inside === undefined ? undefined : gated(gate, inside);
  }
  const pulled = pull(node, index, g, loops);
  if (pulled === undefined || pulled === ZERO) return pulled;
  if (node.op.moves === undefined || node.args[index]?.kind !== 'call') return pulled;
  return call('where', pull(node, index, mask(gate, node.shape), loops) as Expr, pulled, ZERO);
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

/** One argument's share of an adjoint; `undefined` where it is always 0. */
function pull(node: Call, index: number, g: Expr, loops: Loops): Expr | undefined {
  const { op, args } = node;
  const transpose = op.transpose?.[op.variadic ? 0 : index];
  if (transpose === null) return undefined;
  if (typeof transpose === 'function') return transpose(g, args, node, index);
  if (typeof transpose === 'string')
    return runRule(ruleProgram(transposeRule(op, index, transpose)), EXPRESSIONS, args, node, [g]);
  // A linear map of one number is its own transpose.
  if (op.kernel === undefined && op.push === undefined)
    return runRule(ownRule(op, args.length, index), EXPRESSIONS, args, node, onlyAt(index, g));
  return transposed(node, index, loops)(g);
}

/** A list with nothing in it but this. */
function onlyAt(index: number, g: Expr): (Expr | undefined)[] {
  const list = new Array<Expr | undefined>(index + 1).fill(undefined);
  list[index] = g;
  return list;
}

const ownRules = new WeakMap<Op, RuleProgram[][]>();

/** The differential of one argument alone, found without naming it: large graphs ask for it at every node. */
function ownRule(op: Op, arity: number, index: number): RuleProgram {
  return ownRules.get(op)?.[arity]?.[index] ?? newOwnRule(op, arity, index);
}

function newOwnRule(op: Op, arity: number, index: number): RuleProgram {
  const byArity = remember(ownRules, op, () => []);
  byArity[arity] ??= [];
  const rule = ruleProgram(
    differential(
      op,
      Array.from({ length: arity }, (_, i) => i === index),
      'adjoint',
    ),
  );
  byArity[arity][index] = rule;
  return rule;
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
