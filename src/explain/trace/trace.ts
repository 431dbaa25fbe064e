import { type ForwardResult, forward, reverse } from '../../ad/index.ts';
import { build, type Call, type Expr, evaluateAll, interpret, num, type Point, sym } from '../../expr/index.ts';
import { ANSWER, argument, differential, graft, tangent } from '../../rules/index.ts';
import { type Numbered, nameOf, numbering } from './numbering.ts';

/** One line of the evaluation trace. */
export interface PrimalLine {
  readonly name: string;
  readonly node: Expr;
  /** The operation on the names of its operands: `v₋₁ * v₀`; of a variable, its name. */
  readonly formula: Expr;
  readonly value: number;
}

/** One line of the forward tangent trace. */
export interface TangentLine {
  readonly name: string;
  readonly node: Expr;
  /** How it comes from the tangents of the operands: `v̇₋₁ * v₀ + v₋₁ * v̇₀`. */
  readonly formula: Expr;
  readonly value: number;
}

/** One line of the reverse adjoint trace: what one use adds to an adjoint. */
export interface AdjointLine {
  readonly name: string;
  readonly node: Expr;
  /** The call that uses the node; undefined for the seed. */
  readonly from: string | undefined;
  /** The adjoint of the user times the partial derivative: `v̄₂ * v₀`. */
  readonly formula: Expr;
  /** The adjoint so far, this line included. */
  readonly value: number;
  /** What this line adds. */
  readonly amount: number;
  /** Whether the line adds to what is there already. */
  readonly accumulates: boolean;
}

/** The evaluation of an expression with forward tangents and reverse adjoints, laid out as in the survey's tables 2 and 3. */
export interface Trace {
  readonly f: Expr;
  readonly at: Point;
  readonly value: number;
  readonly primal: readonly PrimalLine[];
  /** One a variable asked for: forward mode runs once for each. */
  readonly tangents: readonly {
    readonly wrt: string;
    readonly lines: readonly TangentLine[];
    readonly derivative: number;
  }[];
  /** In the order of the reverse sweep, from the result back to the variables. */
  readonly adjoints: readonly AdjointLine[];
  readonly gradient: Readonly<Record<string, number>>;
}

const ZERO = num(0);
const ONE = num(1);

/**
 * The traces of both modes of automatic differentiation at a point.
 *
 * @throws FluxionError NAME where the point lacks a variable.
 * @example
 * trace(parse('ln(x1) + x1*x2 - sin(x2)'), { x1: 2, x2: 5 }, ['x1']).tangents[0].derivative // 5.5
 */
export function trace(f: Expr, at: Point, wrt: readonly string[]): Trace {
  const numbered = numbering(f);
  const names = new Map(numbered.map(({ node, index }) => [node, index]));
  const values = evaluateAll([f], at);
  const { gradient } = reverse(f, at, wrt);
  return {
    f,
    at,
    value: values.get(f) as number,
    primal: numbered.map(({ node, index }) => ({
      name: nameOf(index),
      node,
      formula:
        node.kind === 'call'
          ? build(
              node.op,
              node.args.map((arg) => letter(arg, names)),
            )
          : node,
      value: values.get(node) as number,
    })),
    tangents: wrt.map((name) => tangentTrace(name, forward(f, at, name), numbered, names)),
    adjoints: adjointTrace(f, at, wrt, numbered, names),
    gradient: Object.fromEntries(wrt.map((name, i) => [name, gradient[i] as number])),
  };
}

/** The name of an operand; a literal stands for itself. */
function letter(node: Expr, names: ReadonlyMap<Expr, number>, accent: '' | 'dot' | 'bar' = ''): Expr {
  const index = names.get(node);
  return index === undefined ? node : sym(nameOf(index, accent));
}

function tangentTrace(
  wrt: string,
  run: ForwardResult,
  numbered: readonly Numbered[],
  names: ReadonlyMap<Expr, number>,
): Trace['tangents'][number] {
  const tangents = new Map(run.trace.map(({ node, tangent: value }) => [node, value]));
  const lines = numbered.map(({ node, index }): TangentLine => {
    const value = tangents.get(node) as number;
    return {
      name: nameOf(index, 'dot'),
      node,
      formula: node.kind === 'call' ? tangentFormula(node, names) : num(value),
      value,
    };
  });
  return { wrt, lines, derivative: run.derivative };
}

function tangentFormula(node: Call, names: ReadonlyMap<Expr, number>): Expr {
  const { op, args } = node;
  const active = args.map((arg) => names.has(arg));
  if (!active.some(Boolean)) return ZERO;
  const leaves = leavesOf(node, names);
  const dotted = args.map((arg) => letter(arg, names, 'dot'));
  for (const [i, name] of dotted.entries()) leaves.set(tangent(i), name);
  return derivativesFirst(graft([differential(op, active)], leaves)[0] as Expr, new Set(dotted));
}

/** What the arguments and the result of a call are called. */
function leavesOf(node: Call, names: ReadonlyMap<Expr, number>): Map<Expr, Expr> {
  const leaves = new Map<Expr, Expr>(node.args.map((arg, i) => [argument(i), letter(arg, names)]));
  return leaves.set(ANSWER, letter(node, names));
}

function adjointTrace(
  f: Expr,
  at: Point,
  wrt: readonly string[],
  numbered: readonly Numbered[],
  names: ReadonlyMap<Expr, number>,
): AdjointLine[] {
  const { tape } = reverse(f, at, wrt);
  const contributions = new Map(tape.map((step) => [step.node, step.contributions]));
  const running = new Map<Expr, number>([[f, 1]]);
  const lines: AdjointLine[] = [];
  const index = (node: Expr) => names.get(node) as number;
  if (names.has(f))
    lines.push({
      name: nameOf(index(f), 'bar'),
      node: f,
      from: undefined,
      formula: ONE,
      value: 1,
      amount: 1,
      accumulates: false,
    });
  for (const { node } of numbered.toReversed()) {
    if (node.kind !== 'call') continue;
    const seen = new Map<Expr, number>();
    for (const [i, arg] of node.args.entries()) {
      const nth = seen.get(arg) ?? 0;
      const added = (contributions.get(arg) ?? []).filter(({ from }) => from === node)[nth];
      if (added === undefined || !names.has(arg)) continue;
      seen.set(arg, nth + 1);
      const before = running.get(arg);
      const value = before === undefined ? added.amount : before + added.amount;
      running.set(arg, value);
      const leaves = leavesOf(node, names).set(tangent(i), letter(node, names, 'bar'));
      const share = differential(
        node.op,
        node.args.map((_, j) => j === i),
      );
      lines.push({
        name: nameOf(index(arg), 'bar'),
        node: arg,
        from: nameOf(index(node)),
        formula: derivativesFirst(graft([share], leaves)[0] as Expr, new Set([letter(node, names, 'bar')])),
        value,
        amount: added.amount,
        accumulates: before !== undefined,
      });
    }
  }
  return lines;
}

/** `v̄₂ * v₀` and `v̇₋₁ * v₀` as the survey writes them, where the rule has the derivative behind. */
function derivativesFirst(rule: Expr, derivatives: ReadonlySet<Expr>): Expr {
  return interpret<Expr>([rule], {
    num: (node) => node,
    const: (node) => node,
    sym: (node) => node,
    call: ({ op }, args) => {
      const [first, second] = args;
      const { algebra } = op;
      const isProduct = algebra !== undefined && 'product' in algebra && algebra.product[1] === 1;
      const turned = isProduct && first !== undefined && second !== undefined && derivatives.has(second);
      return build(op, turned ? [second, first] : args);
    },
  }).get(rule) as Expr;
}
