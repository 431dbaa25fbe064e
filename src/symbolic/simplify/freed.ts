import { build, type Expr, interpret, isInteger, isNum, num } from '../../expr/index.ts';
import { op } from '../../ops/index.ts';
import { copyOf, type Product } from './powers.ts';
import { multiplyPower } from './product.ts';

const TWO = num(2);
const POW = op('pow');
const SQRT = op('sqrt');

/** Longer factors are not looked into, nor products of more of them. */
const LONGEST = 60;
const MOST_FACTORS = 8;

/**
 * Beside sqrt(u), which has a value only for u >= 0, the `sqrt(u)^2` inside other factors is u: 1/(sqrt(x) (1 + sqrt(x)^2)). Undefined
 * where there is none.
 */
export function freedRoots(product: Product, again: (e: Expr) => Expr): Product | undefined {
  if (product.powers.size < 2 || product.powers.size > MOST_FACTORS) return undefined;
  const { powers } = product;
  for (let i = 0; i < powers.size; i++) {
    const u = powers.keyAt(i);
    const { exponent } = powers.valueAt(i);
    if (!isNum(exponent) || isInteger(exponent) || u.size > LONGEST) continue;
    let square: Expr | undefined;
    for (const [base, power] of powers.pairs()) {
      if (base === u || base.size <= u.size || base.size > LONGEST) continue;
      square ??= build(POW, [build(SQRT, [u]), TWO]);
      const freed = withInPlaceOf(base, square, u);
      if (freed === base) continue;
      const rest = copyOf(product);
      rest.powers.delete(base);
      multiplyPower(rest, again(freed), power.exponent);
      return rest;
    }
  }
  return undefined;
}

function withInPlaceOf(e: Expr, part: Expr, by: Expr): Expr {
  return interpret<Expr>([e], {
    num: (node) => node,
    sym: (node) => node,
    const: (node) => node,
    call: (node, args) => (node === part ? by : build(node.op, args)),
  }).get(e) as Expr;
}
