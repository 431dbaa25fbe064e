import { type Expr, isInteger, isNum, mixed, type Num } from '../../expr/index.ts';
import { Entries } from './entries.ts';
import { ONE, times } from './exact.ts';
import { copyOf, emptyProduct, type Product } from './powers.ts';
import { addProduct, multiplyInto, productOf } from './product.ts';
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
 * @param size nodes of the shortest form so far.
 */
export function expandSum(sum: Sum, size: number): Sum | undefined {
  const separable = new Array<Separated | undefined>(sum.size);
  for (let i = 0; i < separable.length; i++) separable[i] = separateSums(sum.keyAt(i));
  const terms = estimateAll(separable);
  if (terms === 0 || terms * NODES_PER_TERM > size + 2 * NODES_PER_TERM) return undefined;
  const result: Sum = Entries.none();
  for (let i = 0; i < separable.length; i++) {
    const [separated, coefficient] = [separable[i], sum.valueAt(i)];
    if (separated === undefined) {
      addInto(result, sum.keyAt(i), coefficient);
      continue;
    }
    const expanded = multiplyOut(separated);
    if (expanded === undefined) return undefined;
    for (let k = 0; k < expanded.size; k++) addInto(result, expanded.keyAt(k), times(coefficient, expanded.valueAt(k)));
  }
  return result;
}

/** The sums among the factors of a term, and what else there is; undefined where it has none. */
function separateSums(monic: Expr): Separated | undefined {
  const product = productOf(monic);
  let sums: { sum: Sum; exponent: number }[] | undefined;
  let rest = product;
  const { powers } = product;
  for (let i = 0; i < powers.size; i++) {
    const base = powers.keyAt(i);
    const { exponent, restricted } = powers.valueAt(i);
    if (!isSum(base) || !isNum(exponent) || !isInteger(exponent) || exponent.value <= 0 || restricted) continue;
    if (sums === undefined) {
      sums = [];
      rest = copyOf(product);
    }
    sums.push({ sum: sumOf(base), exponent: exponent.value });
    rest.powers.delete(base);
  }
  return sums === undefined ? undefined : { rest, sums };
}

/**
 * About how many terms are left: what is multiplied out mostly cancels among products of the same other bases, such as exp(x), which
 * may share a denominator or a power later; of these products the longest counts.
 */
function estimateAll(separable: readonly (Separated | undefined)[]): number {
  const atoms = new Set<Expr>();
  for (const separated of separable) if (separated !== undefined) addAtoms(atoms, separated.sums);
  const longest = new Map<number, number>();
  for (const separated of separable) {
    if (separated === undefined) continue;
    const others = otherFactors(separated.rest, atoms);
    longest.set(others, Math.max(longest.get(others) ?? 0, estimateTerms(separated.sums)));
  }
  let terms = 0;
  for (const count of longest.values()) terms += count;
  return terms;
}

/** What the terms of sums are made of. */
function addAtoms(atoms: Set<Expr>, sums: Separated['sums']): void {
  for (const { sum } of sums) {
    for (let i = 0; i < sum.size; i++) {
      const { powers } = productOf(sum.keyAt(i));
      for (let k = 0; k < powers.size; k++) atoms.add(powers.keyAt(k));
    }
  }
}

/**
 * A number for the factors that are no atoms of sums, whatever number they are raised to. Where two happen to have one number, more is
 * taken to cancel.
 */
function otherFactors({ powers }: Product, atoms: ReadonlySet<Expr>): number {
  let number = 0;
  for (let i = 0; i < powers.size; i++) {
    const base = powers.keyAt(i);
    const { exponent } = powers.valueAt(i);
    if (!atoms.has(base)) number = (number + mixed(base.id, isNum(exponent) ? 0 : exponent.id)) | 0;
  }
  return number;
}

/**
 * About how many terms the expansion has after collecting: the product of (degree + 1) over its atoms, or the product
 * of the lengths of its sums, whichever is less.
 */
function estimateTerms(sums: Separated['sums']): number {
  const distinct = distinctMonomials(sums);
  return distinct === Number.POSITIVE_INFINITY ? distinct : Math.min(distinct, uncollectedTerms(sums));
}

function uncollectedTerms(sums: Separated['sums']): number {
  return sums.reduce((count, { sum, exponent }) => count * sum.size ** exponent, 1);
}

function distinctMonomials(sums: Separated['sums']): number {
  const degrees = Entries.none<number>();
  let factors = 0;
  for (const { sum, exponent } of sums) {
    factors += exponent;
    const inSum = Entries.none<number>();
    for (let i = 0; i < sum.size; i++) {
      const { powers } = productOf(sum.keyAt(i));
      for (let k = 0; k < powers.size; k++) {
        const [atom, power] = [powers.keyAt(k), powers.valueAt(k)];
        if (atom.size > ATOM_SIZE) return Number.POSITIVE_INFINITY;
        const degree = isNum(power.exponent) ? Math.abs(power.exponent.value) : 1;
        inSum.set(atom, Math.max(inSum.get(atom) ?? 0, degree));
      }
    }
    for (let i = 0; i < inSum.size; i++) {
      const atom = inSum.keyAt(i);
      degrees.set(atom, (degrees.get(atom) ?? 0) + inSum.valueAt(i) * exponent);
    }
  }
  if (factors > FACTOR_LIMIT) return Number.POSITIVE_INFINITY;
  let count = 1;
  for (let i = 0; i < degrees.size; i++) count *= degrees.valueAt(i) + 1;
  return count;
}

function multiplyOut({ rest, sums }: Separated): Sum | undefined {
  let result: Sum | undefined;
  for (const { sum, exponent } of sums) {
    for (let i = 0; i < exponent; i++) {
      const before = result;
      result = Entries.none();
      if (before === undefined) addTimes(result, rest, ONE, sum);
      else for (let k = 0; k < before.size; k++) addTimes(result, productOf(before.keyAt(k)), before.valueAt(k), sum);
      if (result.size > TERM_LIMIT) return undefined;
    }
  }
  return result;
}

/** Add weight * product * sum. */
function addTimes(result: Sum, product: Product, weight: Num, sum: Sum): void {
  for (let i = 0; i < sum.size; i++) {
    const term = emptyProduct(times(weight, sum.valueAt(i)));
    multiplyInto(term, product);
    multiplyInto(term, productOf(sum.keyAt(i)));
    addProduct(result, term, ONE);
  }
}
