import { apply, type Expr, interpret, type Point, postorder } from '../../src/expr/index.ts';

const ULP = 2 ** -52;

/**
 * By how much, relatively, the value of an expression moves when what is in it, the variables, the literals and the results in
 * between, each moves by an ulp: the accuracy that no evaluation in doubles can promise to beat. The results in between count
 * because they are rounded: in ln(cos(s)) for a small s, the inputs move nothing that the rounding of the cosine would not hide.
 */
export function conditioning(expr: Expr, point: Point): number {
  const valueWith = (moved: Expr | undefined) => {
    const move = (node: Expr, value: number) => (node === moved ? value * (1 + ULP) : value);
    return interpret<number>([expr], {
      num: (node) => move(node, node.value),
      sym: (node) => move(node, point[node.name] as number),
      call: (node, args) => move(node, apply(node, args)),
      const: () => NaN,
    }).get(expr) as number;
  };
  const value = valueWith(undefined);
  if (value === 0) return 0;
  const inside = postorder([expr]).slice(0, -1);
  // An exponent that has to be whole has no neighbours: no value, no influence.
  const moves = inside.map((node) => Math.abs(valueWith(node) - value)).filter(Number.isFinite);
  return moves.reduce((sum, one) => sum + one, 0) / Math.abs(value);
}
