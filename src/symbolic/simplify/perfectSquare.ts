import { type Expr, isInteger, isNum, type Num, num } from '../../expr/index.ts';
import { Entries } from './entries.ts';
import { isEven, negate, ONE, times } from './exact.ts';
import { emptyProduct } from './powers.ts';
import { multiply, multiplyPower, productOf, productToExpr } from './product.ts';
import { exactRoot } from './roots.ts';
import { addInto, type Sum, sumToExpr } from './sum.ts';

const HALF = num('0.5');
const TWO = num(2);

/** A term whose root has the same domain, as a multiple of an expression. */
interface Root {
  readonly monic: Expr;
  readonly coefficient: Num;
}

/** `a^2 + 2 a b + b^2` as `(a + b)^2`: x^4 - 2x^2 + 1 is (x^2 - 1)^2. Undefined for any other sum. */
export function perfectSquare(sum: Sum): Expr | undefined {
  if (sum.size !== 3) return undefined;
  const sign = signOfSquares(sum);
  const roots = [0, 1, 2].map((i) => rootOf(sum.keyAt(i), sign < 0 ? negate(sum.valueAt(i)) : sum.valueAt(i)));
  for (let middle = 0; middle < 3; middle++) {
    const [a, b] = roots.filter((_, i) => i !== middle);
    if (a === undefined || b === undefined) continue;
    const product = emptyProduct(times(TWO, times(a.coefficient, b.coefficient)));
    multiplyPower(product, a.monic, ONE);
    multiplyPower(product, b.monic, ONE);
    const { coefficient } = product;
    product.coefficient = ONE;
    if (productToExpr(product) !== sum.keyAt(middle)) continue;
    const there = sign < 0 ? negate(sum.valueAt(middle)) : sum.valueAt(middle);
    if (there !== coefficient && there !== negate(coefficient)) continue;
    const root: Sum = Entries.none();
    addInto(root, a.monic, a.coefficient);
    addInto(root, b.monic, there === coefficient ? b.coefficient : negate(b.coefficient));
    return productToExpr(multiply([[sumToExpr(root), TWO]], num(sign)));
  }
  return undefined;
}

/** The sign that at least two terms have. */
function signOfSquares(sum: Sum): 1 | -1 {
  const positive = sum.values().filter(({ value }) => value > 0).length;
  return positive >= 2 ? 1 : -1;
}

function rootOf(monic: Expr, coefficient: Num): Root | undefined {
  const root = coefficient.value > 0 ? exactRoot(coefficient, HALF) : undefined;
  if (root === undefined) return undefined;
  const result = emptyProduct();
  const { powers } = productOf(monic);
  for (let i = 0; i < powers.size; i++) {
    const { exponent, restricted } = powers.valueAt(i);
    if (restricted || !isNum(exponent) || !isInteger(exponent) || !isEven(exponent)) return undefined;
    multiplyPower(result, powers.keyAt(i), times(exponent, HALF));
  }
  return { monic: productToExpr(result), coefficient: root };
}
