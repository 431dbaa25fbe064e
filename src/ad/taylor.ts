import { type Expr, type Point, postorder, valueOf } from '../expr/index.ts';
import { type Series, SeriesArithmetic } from './series.ts';

export interface TaylorResult {
  /** Coefficients of (x - a)^k for k = 0 .. order. */
  readonly coefficients: readonly number[];
  /** Elementary operations on doubles. */
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
  const arithmetic = new SeriesArithmetic();
  const nodes = postorder([f]);
  const series = new Map<Expr, Series>();
  for (const node of nodes) series.set(node, seriesOf(node, series, arithmetic, point, wrt));
  const result = series.get(f) as Series;
  for (let k = 0; k <= order; k++) {
    for (const node of nodes) (series.get(node) as Series).at(k);
  }
  const coefficients = Array.from({ length: order + 1 }, (_, k) => result.at(k));
  return { coefficients, operations: arithmetic.operations };
}

/** The derivative of any order from the Taylor coefficient: f^(n) = n! c_n. */
export function taylorDerivative({ coefficients }: TaylorResult): number {
  let factorial = 1;
  for (let k = 2; k < coefficients.length; k++) factorial *= k;
  return factorial * (coefficients.at(-1) as number);
}

function seriesOf(node: Expr, known: Map<Expr, Series>, arithmetic: SeriesArithmetic, point: Point, wrt: string): Series {
  switch (node.kind) {
    case 'num':
      return arithmetic.constantOf(node.value);
    case 'sym':
      return node.name === wrt ? arithmetic.variable(valueOf(point, wrt)) : arithmetic.constantOf(valueOf(point, node.name));
    case 'const':
      return arithmetic.constantOf(Number.NaN);
    case 'call':
      return arithmetic.apply(node.op, node.args.map((arg) => known.get(arg) as Series));
    default:
      return node satisfies never;
  }
}
