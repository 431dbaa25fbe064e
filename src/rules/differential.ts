import { FluxionError } from '../error.ts';
import {
  build,
  dependents,
  type Expr,
  interpret,
  makeOp,
  num,
  type Op,
  postorder,
  remember,
  type Sym,
} from '../expr/index.ts';
import { add, mul } from '../ops/construct.ts';
import { fold } from '../ops/fold.ts';
import { tensorOp } from '../ops/tensor/index.ts';
import { parse } from '../parse/index.ts';
import { argument, leafShape, tangent } from './leaves.ts';
import { type RuleDomain, ruleProgram, runRule } from './program.ts';

const ZERO = num(0);
const ONE = num(1);

/** Stands only in the rules of variadic operations: the sum of a term over all arguments. */
const TOTAL = makeOp('total', {
  signature: 'total(x)',
  tex: '\\sum #1',
  doc: 'sum over all arguments (in rules of variadic operations)',
  sample: [[-1, 1]],
});
const RULE_FUNCTIONS: ReadonlyMap<string, Op> = new Map([['total', TOTAL]]);

/** Which text of an entry: the rule, for reverse mode, for two arguments, as a textbook writes it. */
const FORMS = ['d', 'adjoint', 'pair', 'textbook'] as const;
export type Form = (typeof FORMS)[number];

const cache = new WeakMap<Op, Map<string, Expr>>();

/**
 * The differential of an operation with `arity` arguments, of which those marked are active: an expression over
 * {@link argument}, {@link tangent} and {@link ANSWER}, linear in the tangents. What belongs to inactive arguments is
 * gone: `x^3` at x <= 0 never meets ln(x).
 *
 * @param form `adjoint` for the arrangement that reverse mode uses, `textbook` for the one that students know
 * @throws FluxionError NOT_DIFFERENTIABLE where the entry has no rule.
 */
export function differential(op: Op, active: readonly boolean[], form: Form = 'd'): Expr {
  // A textbook has rules of its own for constant factors and constant numerators.
  if (form === 'textbook' && !active.every(Boolean)) return differential(op, active);
  return cached(op, keyOf(form, active), () => {
    if (op.partial !== undefined) return partialRule(op, active);
    if (op.d === undefined && op.transpose !== undefined) return productRule(op, active);
    if (op.pair !== undefined && active.length === 2) return fixedRule(op, active, 'pair', ['x', 'y']);
    const terms = op.variadic
      ? active.flatMap((on, i) => (on ? [variadicTerm(op, active.length, i)] : []))
      : [fixedRule(op, active, form)];
    return terms.reduce(add, ZERO);
  });
}

/** Nearly every operation has one argument or two. To put their keys together for every node took 4 % of a derivative. */
const PATTERNS = ['0', '1', '00', '01', '10', '11'];
const KEYS: ReadonlyMap<Form, readonly string[]> = new Map(
  FORMS.map((form) => [form, PATTERNS.map((pattern) => form + pattern)]),
);

function keyOf(form: Form, active: readonly boolean[]): string {
  const keys = KEYS.get(form) as readonly string[];
  const [first, second] = active;
  if (active.length === 1) return keys[Number(first)] as string;
  if (active.length === 2) return keys[2 + 2 * Number(first) + Number(second)] as string;
  return `${form}${active.map(Number).join('')}`;
}

/** The partial derivative by argument `index`, over {@link argument} and {@link ANSWER}. */
export function partial(op: Op, arity: number, index: number): Expr {
  return cached(op, `p${arity},${index}`, () => {
    const active = Array.from({ length: arity }, (_, i) => i === index);
    return foldSubstitute(differential(op, active), (name) => (name === `tan${index}` ? ONE : undefined));
  });
}

/** All partial derivatives of an operation with `arity` arguments. */
export function partials(op: Op, arity: number): readonly Expr[] {
  return Array.from({ length: arity }, (_, index) => partial(op, arity, index));
}

export function cached(op: Op, key: string, make: () => Expr): Expr {
  return remember(
    remember(cache, op, () => new Map<string, Expr>()),
    key,
    make,
  );
}

function ruleText(op: Op, form: Form = 'd'): Expr {
  return cached(op, `text ${form}`, () => {
    if (op.d === undefined) {
      throw new FluxionError('NOT_DIFFERENTIABLE', `${op.name} has no differentiation rule.`, {
        suggestion: `Define one with defineOp({ signature: '${op.signature}', d: '... * dx', ... }).`,
      });
    }
    return parse(op[form] ?? op.d, { functions: RULE_FUNCTIONS, shape: leafShape(op) });
  });
}

/** An operation must not depend on the variables by what it has no rule for. */
function refuseFixed(op: Op, active: readonly boolean[], parameters: readonly string[]): void {
  for (const [i, parameter] of parameters.entries()) {
    if (!active[i] || !op.fixed?.includes(parameter)) continue;
    if (op.binding !== undefined) {
      throw new FluxionError(
        'NOT_DIFFERENTIABLE',
        `A ${op.written} has no derivative by its bounds: they are whole numbers.`,
        {
          suggestion:
            'Name the variables to differentiate by: --wrt x on the command line, the names after f in a program.',
        },
      );
    }
    throw new FluxionError('NOT_DIFFERENTIABLE', `${op.written} has no derivative by ${parameter}: ${op.signature}.`, {
      suggestion: `Give ${parameter} as a number, or as an expression without the variables of the derivative.`,
    });
  }
}

/** The sum over the active arguments of the partial derivative that the entry builds, times the tangent. */
function partialRule(op: Op, active: readonly boolean[]): Expr {
  refuseFixed(op, active, op.parameters);
  const leaves = active.map((_, i) => argument(i));
  const terms = active.flatMap((on, i) => {
    const slope = on ? op.partial?.(i, leaves, slopeOf) : undefined;
    return slope === undefined ? [] : [mul(slope, tangent(i))];
  });
  return terms.reduce(add, ZERO);
}

const EXPRESSIONS: RuleDomain<Expr> = { literal: (value) => value, call: (node, args) => fold(node.op, args) };

/** The derivative of what stands under a bound variable, by the rules of its operations. */
function slopeOf(f: Expr, by: Sym): Expr {
  const order = postorder([f]);
  const active = dependents(order, new Set([by]));
  const slopes = new Map<Expr, Expr>([[by, ONE]]);
  for (const node of order) {
    if (node.kind !== 'call' || !active.has(node)) continue;
    const tangents = node.args.map((arg) => slopes.get(arg));
    const rule = differential(
      node.op,
      tangents.map((slope) => slope !== undefined && slope !== ZERO),
    );
    slopes.set(node, runRule(ruleProgram(rule), EXPRESSIONS, node.args, node, tangents));
  }
  return slopes.get(f) ?? ZERO;
}

function fixedRule(op: Op, active: readonly boolean[], form: Form, parameters = op.parameters): Expr {
  refuseFixed(op, active, parameters);
  const leaves = new Map<string, Expr>();
  for (const [i, parameter] of parameters.entries()) {
    leaves.set(parameter, argument(i, leafShape(op)));
    leaves.set(`d${parameter}`, active[i] ? tangent(i, leafShape(op)) : ZERO);
  }
  return foldSubstitute(ruleText(op, form), (name) => leaves.get(name));
}

/** An operation linear in each argument: the sum over the active ones of the call with the tangent in their place. */
function productRule(op: Op, active: readonly boolean[]): Expr {
  const shape = leafShape(op);
  const leaves = active.map((_, i) => argument(i, shape));
  if (op.jointly) {
    return build(
      op,
      leaves.map((leaf, i) => (active[i] ? tangent(i, shape) : build(tensorOp('zerosLike'), [leaf]))),
    );
  }
  const terms = active.flatMap((on, i) => {
    const linear = op.transpose?.[op.variadic ? 0 : i] !== null;
    return on && linear
      ? [
          build(
            op,
            leaves.map((leaf, j) => (i === j ? tangent(i, shape) : leaf)),
          ),
        ]
      : [];
  });
  return terms.reduce(add, ZERO);
}

/** The term of argument `index`, with `total(t)` written out over all arguments. */
function variadicTerm(op: Op, arity: number, index: number): Expr {
  const parameter = op.parameters[0] as string;
  const bind = (root: Expr, i: number): Expr =>
    foldSubstitute(root, (name) =>
      name === parameter ? argument(i) : name === `d${parameter}` ? tangent(i) : undefined,
    );
  const everywhere = Array.from({ length: arity }, (_, i) => i);
  const expanded = interpret<Expr>([ruleText(op)], {
    num: (node) => node,
    const: (node) => node,
    sym: (node) => node,
    call: (node, args) =>
      node.op === TOTAL ? everywhere.map((i) => bind(args[0] as Expr, i)).reduce(add, ZERO) : fold(node.op, args),
  }).get(ruleText(op)) as Expr;
  return bind(expanded, index);
}

/** Replace leaves by name and let the trivial identities fall out. */
export function foldSubstitute(root: Expr, leaf: (name: string) => Expr | undefined): Expr {
  return interpret<Expr>([root], {
    num: (node) => node,
    const: (node) => node,
    sym: (node) => leaf(node.name) ?? node,
    call: (node, args) => fold(node.op, args),
  }).get(root) as Expr;
}
