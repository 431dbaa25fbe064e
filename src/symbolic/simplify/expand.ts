import { type Expr, isInteger, isNum } from '../../expr/index.ts';
import { ONE, times } from './exact.ts';
import { emptyProduct, multiplyInto, type Product, productOf, productToExpr } from './product.ts';
import { addInto, isSum, type Sum, sumOf } from './sum.ts';

/** Expansions that would have more terms than this are not tried. */
const TERM_LIMIT = 40;
/** Nor products of more sums than this. */
const FACTOR_LIMIT = 16;
/** Terms cancel where they are made of variables and small functions of them; larger atoms are not multiplied out. */
const ATOM_SIZE = 6;
/** Nodes of a written term, roughly: coefficient, power, sign. */
const NODES_PER_TERM = 5;

interface Separated {
  readonly rest: Product;
  /** Sums with a positive integer exponent. */
  readonly sums: readonly { readonly sum: Sum; readonly exponent: number }[];
}

/**
 * Multiply out: every product of sums in the terms becomes a sum of products, like terms joined as they come. Undefined
 * where there is nothing to multiply out, or where an estimate of the result says that it cannot be shorter.
 *
 * @param size nodes of the sum as it is written now.
 */
export function expandSum(sum: Sum, size: number): Sum | undefined {
  const separable = new Map<Expr, Separated>();
  for (const monic of sum.keys()) {
    const separated = separateSums(monic);
    if (separated !== undefined) separable.set(monic, separated);
  }
  if (separable.size === 0) return undefined;
  if (estimateTerms([...separable.values()]) * NODES_PER_TERM > size + 2 * NODES_PER_TERM) return undefined;
  const result: Sum = new Map();
  for (const [monic, coefficient] of sum) {
    const separated = separable.get(monic);
    if (separated === undefined) {
      addInto(result, monic, coefficient);
      continue;
    }
    const expanded = multiplyOut(separated);
    if (expanded === undefined) return undefined;
    for (const [term, factor] of expanded) addInto(result, term, times(coefficient, factor));
  }
  return result;
}

/** The sums among the factors of a term, and what else there is; undefined where it has none. */
function separateSums(monic: Expr): Separated | undefined {
  const product = productOf(monic);
  let sums: { sum: Sum; exponent: number }[] | undefined;
  let rest = product;
  for (const [base, { exponent, restricted }] of product.powers) {
    if (!isSum(base) || !isNum(exponent) || !isInteger(exponent) || exponent.value <= 0 || restricted) continue;
    if (sums === undefined) {
      sums = [];
      rest = { coefficient: product.coefficient, powers: new Map(product.powers) };
    }
    sums.push({ sum: sumOf(base), exponent: exponent.value });
    rest.powers.delete(base);
  }
  return sums === undefined ? undefined : { rest, sums };
}

/**
 * About how many terms the expansion has after collecting: the product of (degree + 1) over its atoms, or the product
 * of the lengths of its sums, whichever is less.
 */
function estimateTerms(separated: readonly Separated[]): number {
  return Math.max(...separated.map(({ sums }) => estimateOne(sums)));
}

function estimateOne(sums: Separated['sums']): number {
  const distinct = distinctMonomials(sums);
  return distinct === Number.POSITIVE_INFINITY ? distinct : Math.min(distinct, uncollectedTerms(sums));
}

function uncollectedTerms(sums: Separated['sums']): number {
  return sums.reduce((count, { sum, exponent }) => count * sum.size ** exponent, 1);
}

function distinctMonomials(sums: Separated['sums']): number {
  const degrees = new Map<Expr, number>();
  let factors = 0;
  for (const { sum, exponent } of sums) {
    factors += exponent;
    const inSum = new Map<Expr, number>();
    for (const term of sum.keys()) {
      for (const [atom, power] of productOf(term).powers) {
        if (atom.size > ATOM_SIZE) return Number.POSITIVE_INFINITY;
        const degree = isNum(power.exponent) ? Math.abs(power.exponent.value) : 1;
        inSum.set(atom, Math.max(inSum.get(atom) ?? 0, degree));
      }
    }
    for (const [atom, degree] of inSum) degrees.set(atom, (degrees.get(atom) ?? 0) + degree * exponent);
  }
  if (factors > FACTOR_LIMIT) return Number.POSITIVE_INFINITY;
  return [...degrees.values()].reduce((count, degree) => count * (degree + 1), 1);
}

function multiplyOut({ rest, sums }: Separated): Sum | undefined {
  let result: Sum = new Map();
  addInto(result, productToExpr(rest), ONE);
  for (const { sum, exponent } of sums) {
    for (let i = 0; i < exponent; i++) {
      result = multiplySums(result, sum);
      if (result.size > TERM_LIMIT) return undefined;
    }
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
