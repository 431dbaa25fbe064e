import { apply, type Expr, interpret, type Point, postorder } from '../../src/expr/index.ts';

const ULP = 2 ** -52;

/**
 * By how much, relatively, the value of an expression moves when its inputs, the variables and the literals in it, each
 * move by an ulp: the accuracy that no evaluation in doubles can promise to beat.
 */
export function conditioning(expr: Expr, point: Point): number {
  const valueWith = (moved: Expr | undefined) => {
    const move = (node: Expr, value: number) => (node === moved ? value * (1 + ULP) : value);
    return interpret<number>([expr], {
      num: (node) => move(node, node.value),
      sym: (node) => move(node, point[node.name] as number),
      call: (node, args) => apply(node, args),
      const: () => NaN,
    }).get(expr) as number;
  };
  const value = valueWith(undefined);
  if (value === 0) return 0;
  const leaves = postorder([expr]).filter(({ kind }) => kind === 'num' || kind === 'sym');
  // An exponent that has to be whole has no neighbours: no value, no influence.
  const moves = leaves.map((leaf) => Math.abs(valueWith(leaf) - value)).filter(Number.isFinite);
  return moves.reduce((sum, one) => sum + one, 0) / Math.abs(value);
}
