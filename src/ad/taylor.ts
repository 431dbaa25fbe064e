import { FluxionError } from '../error.ts';
import { coordinate, type Expr, type Point, postorder, type Sym } from '../expr/index.ts';
import { DOUBLE_FIELD, type Field, type Series, SeriesArithmetic } from './series.ts';

export interface TaylorResult<V = number> {
  /** Coefficients of (x - a)^k for k = 0 .. order. */
  readonly coefficients: readonly V[];
  /** Elementary operations on coefficients. */
  readonly operations: number;
}

/**
 * Taylor mode: forward mode of any order. Every node carries the coefficients of its power series along one variable;
 * order by order, in evaluation order, so that nothing recurses deeper than the order.
 *
 * @example
 * taylor(parse('ln(1+x)'), { x: 0 }, 'x', 3).coefficients // [0, 1, -0.5, 0.3333333333333333]
 */
export function taylor(f: Expr, point: Point, wrt: string, order: number): TaylorResult {
  return taylorOver(DOUBLE_FIELD, f, ({ name }) => coordinate(point, name), wrt, order);
}

/** The same with coefficients of any kind. */
export function taylorOver<V>(
  field: Field<V>,
  f: Expr,
  variable: (node: Sym) => V,
  wrt: string,
  order: number,
): TaylorResult<V> {
  const arithmetic = new SeriesArithmetic(field);
  const nodes = postorder([f]);
  const series = new Map<Expr, Series<V>>();
  for (const node of nodes) {
    const made = seriesOf(node);
    // Before any user of it asks, so that asking never goes deeper than one node.
    made.at(0);
    series.set(node, made);
  }
  const result = series.get(f) as Series<V>;
  for (let k = 0; k <= order; k++) {
    for (const node of nodes) (series.get(node) as Series<V>).at(k);
  }
  const coefficients = Array.from({ length: order + 1 }, (_, k) => result.at(k));
  return { coefficients, operations: arithmetic.operations };

  function seriesOf(node: Expr): Series<V> {
    switch (node.kind) {
      case 'num':
        return arithmetic.constantOf(field.literal(node));
      case 'sym':
        return node.name === wrt ? arithmetic.variable(variable(node)) : arithmetic.constantOf(variable(node));
      case 'const':
        throw new FluxionError('SHAPE', 'A Taylor series is about numbers; this is a tensor.');
      case 'call':
        return arithmetic.apply(
          node.op,
          node.args.map((arg) => series.get(arg) as Series<V>),
        );
      default:
        return node satisfies never;
    }
  }
}

/** The derivative of any order from the Taylor coefficient: f^(n) = n! c_n. */
export function taylorDerivative({ coefficients }: TaylorResult): number {
  let factorial = 1;
  for (let k = 2; k < coefficients.length; k++) factorial *= k;
  return factorial * (coefficients.at(-1) as number);
}
