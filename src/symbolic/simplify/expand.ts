import { isInteger, isNum } from '../../expr/index.ts';
import { ONE, times } from './exact.ts';
import { emptyProduct, multiplyInto, type Product, productOf, productToExpr } from './product.ts';
import { addInto, isSum, type Sum, sumOf } from './sum.ts';

/** No intermediate result of an expansion has more terms than this. */
const TERM_LIMIT = 40;
/** No power above this is multiplied out. */
const POWER_LIMIT = 12;

/**
 * Multiply out: every product of sums in the terms becomes a sum of products, like terms joined as they come. Undefined
 * where there is nothing to multiply out, or too much.
 */
export function expandSum(sum: Sum): Sum | undefined {
  const result: Sum = new Map();
  let changed = false;
  for (const [monic, coefficient] of sum) {
    const { rest, sums } = separateSums(productOf(monic));
    if (sums.length > POWER_LIMIT) return undefined;
    if (sums.length === 0) {
      addInto(result, monic, coefficient);
      continue;
    }
    const expanded = multiplyOut(rest, sums);
    if (expanded === undefined) return undefined;
    for (const [term, factor] of expanded) addInto(result, term, times(coefficient, factor));
    if (result.size > TERM_LIMIT) return undefined;
    changed = true;
  }
  return changed ? result : undefined;
}

/** The sums among the factors, one for each time it is multiplied, and what else there is. */
function separateSums(product: Product): { rest: Product; sums: Sum[] } {
  const rest = emptyProduct(product.coefficient);
  const sums: Sum[] = [];
  for (const [base, power] of product.powers) {
    const { exponent, restricted } = power;
    if (isSum(base) && isNum(exponent) && isInteger(exponent) && exponent.value > 0 && !restricted) {
      for (let i = 0; i < Math.min(exponent.value, POWER_LIMIT + 1); i++) sums.push(sumOf(base));
    } else {
      rest.powers.set(base, power);
    }
  }
  return { rest, sums };
}

function multiplyOut(rest: Product, sums: readonly Sum[]): Sum | undefined {
  let result: Sum = new Map();
  addInto(result, productToExpr(rest), ONE);
  for (const factor of sums) {
    if (result.size * factor.size > 8 * TERM_LIMIT) return undefined;
    result = multiplySums(result, factor);
    if (result.size > TERM_LIMIT) return undefined;
  }
  return result;
}

function multiplySums(a: Sum, b: Sum): Sum {
  const result: Sum = new Map();
  for (const [left, p] of a) {
    for (const [right, q] of b) {
      const product = emptyProduct(times(p, q));
      multiplyInto(product, productOf(left));
      multiplyInto(product, productOf(right));
      addInto(result, productToExpr(product), ONE);
    }
  }
  return result;
}
