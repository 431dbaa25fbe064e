import { type Call, type Expr, isInteger, isNum, type Num, num, sym } from '../../expr/index.ts';
import { MINUS_ONE, negate, ONE, over, times } from './exact.ts';
import { instantiatePattern, squareIdentities } from './identities.ts';
import type { Product } from './powers.ts';
import { multiply, multiplyInto, productOf, productToExpr } from './product.ts';
import { addInto, type Sum, sumOf } from './sum.ts';

/** Part of an identity `t1 + t2 + t3 = 0`. */
interface Part {
  readonly term: Expr;
  readonly weight: Num;
}

/**
 * Apply sin(u)^2 + cos(u)^2 = 1 and its like, times any common cofactor, in all three readings: two of the three parts
 * become the third.
 */
export function joinSquares(sum: Sum): Sum {
  for (let i = 0; i < sum.size; i++) {
    const [term, coefficient] = [sum.keyAt(i), sum.valueAt(i)];
    const { powers } = productOf(term);
    for (let k = 0; k < powers.size; k++) {
      const base = powers.keyAt(k);
      const { exponent } = powers.valueAt(k);
      if (base.kind !== 'call' || base.op.identities === undefined) continue;
      if (!isNum(exponent) || !isInteger(exponent) || exponent.value < 2) continue;
      for (const identity of squareIdentities(base.op)) {
        const joined = joinWith(sum, { term, coefficient, base }, partsOf(identity, base));
        if (joined !== undefined) return joinSquares(joined);
      }
    }
  }
  return sum;
}

/** f(u)^2 + g(u)^2 - 1 = 0 for the argument of `base`. */
function partsOf(identity: Expr, base: Call): Part[] {
  const left = instantiatePattern(identity, new Map([[sym('x'), base.args[0] as Expr]]));
  return [
    ...sumOf(left)
      .pairs()
      .map(([term, weight]) => ({ term, weight })),
    { term: ONE, weight: MINUS_ONE },
  ];
}

function joinWith(
  sum: Sum,
  from: { term: Expr; coefficient: Num; base: Call },
  parts: readonly Part[],
): Sum | undefined {
  const square = productToExpr(multiply([[from.base, num(2)]]));
  const own = parts.find(({ term }) => term === square);
  if (own === undefined) return undefined;
  const cofactor = divide(from.term, square);
  const scale = over(from.coefficient, own.weight);
  for (const other of parts) {
    const key = other === own ? undefined : cofactorTimes(cofactor, other);
    if (key === undefined || sum.get(key.monic) !== times(scale, key.weight)) continue;
    const third = parts.find((part) => part !== own && part !== other) as Part;
    const replaced = sum.copy();
    replaced.delete(from.term);
    replaced.delete(key.monic);
    const result = cofactorTimes(cofactor, third);
    addInto(replaced, result.monic, negate(times(scale, result.weight)));
    return replaced;
  }
  return undefined;
}

function divide(term: Expr, square: Expr): Product {
  return multiply([
    [term, ONE],
    [square, MINUS_ONE],
  ]);
}

function cofactorTimes(cofactor: Product, { term, weight }: Part): { monic: Expr; weight: Num } {
  const product: Product = { coefficient: ONE, powers: cofactor.powers.copy() };
  multiplyInto(product, productOf(term));
  return { monic: productToExpr(product), weight: times(weight, cofactor.coefficient) };
}
