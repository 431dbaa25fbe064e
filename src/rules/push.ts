import { ANY_SHAPE, build, type Call, type Expr, interpret, num, type Op, type Shape, sym } from '../expr/index.ts';
import { fold, vanishes } from '../ops/fold.ts';
import { families } from '../ops/tensor/index.ts';
import { sameShape, sizeOf } from '../tensor/index.ts';
import { differential } from './differential.ts';
import { type RuleDomain, ruleProgram, runRule } from './program.ts';

const ZERO = num(0);

export const EXPRESSIONS: RuleDomain<Expr> = { literal: (value) => value, call: (node, args) => fold(node.op, args) };

/** A composition in the place of an operation, over variables of its own. */
export interface Expansion {
  readonly variables: readonly Expr[];
  readonly body: Expr;
}

const expansions = new WeakMap<Op, Map<string, Expansion>>();

/** The composition that stands for the operation on arguments of these shapes, made once. */
export function expansionOf({ op, args }: Call): Expansion | undefined {
  const { expand } = op;
  if (expand === undefined) return undefined;
  const known = expansions.get(op) ?? new Map<string, Expansion>();
  expansions.set(op, known);
  const key = JSON.stringify(args.map(({ shape }) => shape));
  let expansion = known.get(key);
  if (expansion === undefined) {
    // No text can name these, so nothing that the composition refers to is captured.
    const variables = args.map(({ shape }, i) => sym(`expanded ${i}`, shape));
    expansion = { variables, body: expand(...variables) };
    known.set(key, expansion);
  }
  return expansion;
}

/** Replace variables by expressions of their shapes, all at once; the trivial identities fall out. */
export function graft(roots: readonly Expr[], replacements: ReadonlyMap<Expr, Expr>): Expr[] {
  const values = interpret<Expr>(roots, {
    num: (node) => node,
    const: (node) => node,
    sym: (node) => replacements.get(node) ?? node,
    call: (node, args) => fold(node.op, vanishes(node.op, args) ? args : inShapes(node, args)),
  });
  return roots.map((root) => fit(values.get(root) as Expr, root.shape));
}

/** Identities may drop axes (`0 * x` is the literal 0); what is not elementwise needs them. */
function inShapes({ op, args: before }: Call, args: readonly Expr[]): readonly Expr[] {
  if (op.kernel === undefined) return args;
  return args.map((arg, i) => {
    const { shape } = before[i] as Expr;
    if (sameShape(arg.shape, shape) || shape === ANY_SHAPE) return arg;
    return arg === ZERO ? build(families.broadcastTo(shape), [ZERO]) : fit(arg, shape);
  });
}

/**
 * A tangent or an adjoint in the shape of what it belongs to: repeated where identities dropped axes, summed where
 * broadcasting repeated. The literal 0 stands for zeros of any shape.
 */
export function fit(value: Expr, shape: Shape): Expr {
  if (value === ZERO || sameShape(value.shape, shape)) return value;
  const grows = shape.length > value.shape.length || sizeOf(shape) > sizeOf(value.shape);
  return build(grows ? families.broadcastTo(shape) : families.sumTo(shape), [value]);
}

/** The tangent of a call from the tangents of its arguments; `undefined` and 0 mean that an argument has none. */
export function pushed(
  node: Call,
  given: readonly (Expr | undefined)[],
  form: 'd' | 'adjoint',
  pushforward: (fs: readonly Expr[], tangents: ReadonlyMap<Expr, Expr>, form: 'd' | 'adjoint') => Expr[],
): Expr {
  const { op, args } = node;
  const tangents = given.map((tangent) => (tangent === ZERO ? undefined : tangent));
  if (tangents.every((tangent) => tangent === undefined)) return ZERO;
  if (op.push !== undefined) return fit(op.push(tangents, args, node), node.shape);
  const expansion = expansionOf(node);
  if (expansion === undefined) {
    const rule = differential(
      op,
      tangents.map((tangent) => tangent !== undefined),
      form,
    );
    return fit(runRule(ruleProgram(rule), EXPRESSIONS, args, node, tangents), node.shape);
  }
  const { variables, body } = expansion;
  const directions = variables.map(({ shape }, i) => sym(`direction ${i}`, shape));
  const seeded = directions.flatMap((direction, i) =>
    tangents[i] === undefined ? [] : [[variables[i] as Expr, direction] as const],
  );
  const pieces = pushforward([body], new Map(seeded), form);
  const replacements = [...zip(variables, args), ...zip(directions, tangents)];
  return fit(graft(pieces, new Map(replacements))[0] as Expr, node.shape);
}

/** Pairs of which both are there. */
export function zip(keys: readonly Expr[], values: readonly (Expr | undefined)[]): [Expr, Expr][] {
  return keys.flatMap((key, i) => (values[i] === undefined ? [] : [[key, values[i]] as [Expr, Expr]]));
}
