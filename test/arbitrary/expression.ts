import fc from 'fast-check';
import { build, type Expr, num, type Op, sym } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';

export interface ExpressionOptions {
  /** Which operations may occur; default all of the table. */
  readonly ops?: (op: Op) => boolean;
  readonly variables?: readonly string[];
  /** Nesting of calls; default 4. */
  readonly depth?: number;
}

const VARIABLES = ['x', 'y'];

/** Random expressions over the table: every operation with its number of arguments, small rationals, variables. */
export function expressions({
  ops = () => true,
  variables = VARIABLES,
  depth = 4,
}: ExpressionOptions = {}): fc.Arbitrary<Expr> {
  const allowed = [...table.values()].filter((op) => op.def === undefined && ops(op));
  const constants = allowed.filter((op) => op.parameters.length === 0);
  const functions = allowed.filter((op) => op.parameters.length > 0);
  const leaf = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...variables).map((name): Expr => sym(name)) },
    { weight: 3, arbitrary: rationals() },
    ...(constants.length === 0
      ? []
      : [{ weight: 1, arbitrary: fc.constantFrom(...constants).map((op) => build(op, [])) }]),
  );
  // Arithmetic as often as all functions together: as in what people write.
  const arithmetic = functions.filter((op) => op.algebra !== undefined);
  const anyOp =
    arithmetic.length === 0
      ? fc.constantFrom(...functions)
      : fc.oneof(fc.constantFrom(...functions), fc.constantFrom(...arithmetic));
  return fc.letrec<{ expression: Expr }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: depth, withCrossShrink: true },
      leaf,
      anyOp.chain((op) => calls(op, tie('expression'))),
    ),
  })).expression;
}

/** A call of the operation: parameters by which it has no rule get small whole numbers. */
function calls(op: Op, argument: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> {
  const args = op.variadic
    ? fc.array(argument, { minLength: 1, maxLength: 3 })
    : fc.tuple(
        ...op.parameters.map((name) =>
          op.fixed?.includes(name) ? fc.integer({ min: 0, max: 3 }).map((n): Expr => num(n)) : argument,
        ),
      );
  return args.map((values) => build(op, values));
}

/** Small exact literals: integers and fractions of both signs. */
export function rationals(): fc.Arbitrary<Expr> {
  return fc.oneof(
    fc.integer({ min: -9, max: 9 }).map((n): Expr => num(n)),
    fc
      .tuple(fc.integer({ min: -20, max: 20 }), fc.constantFrom(2, 3, 4, 5, 7, 10))
      .map(([n, d]): Expr => build(table.get('div') as Op, [num(n), num(d)])),
  );
}

/** A point with a value for x and for y: both signs, six decimals, so that nothing underflows. */
export function points(): fc.Arbitrary<{ x: number; y: number }> {
  const coordinate = fc.oneof(
    fc.double({ min: -3, max: 3, noNaN: true }).map((value) => Math.round(value * 1e6) / 1e6),
    fc.constantFrom(-2, -1, -0.5, 0.25, 0.5, 1, 1.5, 2, 10),
  );
  return fc.record({ x: coordinate, y: coordinate });
}
