import { type Call, type Expr, isNum } from '../../expr/index.ts';
import type { Entries } from './entries.ts';

/** Orders that depend on structure alone, so that the same expression is written the same way in every process. */

/** Products are looked into for so many factors. */
const FACTORS_SEEN = 32;

/** Degree in the variables, where a term is a product of their powers; functions and sums count 0. */
function degree(e: Expr): number {
  if (e.kind !== 'call' || e.op.algebra === undefined) return e.kind === 'sym' ? 1 : 0;
  seen = 0;
  total = 0;
  addDegree(e, 1);
  return total;
}

let seen = 0;
let total = 0;

/** The recursion is no deeper than the factors that are looked into. */
function addDegree(e: Expr, exponent: number): void {
  if (seen++ >= FACTORS_SEEN) return;
  if (e.kind === 'sym') total += exponent;
  if (e.kind !== 'call' || e.op.algebra === undefined) return;
  const { exponents, weights, algebra } = e.op;
  if (exponents !== undefined) {
    for (let i = exponents.length - 1; i >= 0; i--)
      addDegree(e.args[i] as Expr, exponent * asNumber(exponents[i] as number | string));
  } else if (weights !== undefined) {
    if (weights.length === 1) addDegree(e.args[0] as Expr, exponent);
  } else if ('power' in algebra) {
    const power = e.args[1] as Expr;
    if (isNum(power)) addDegree(e.args[0] as Expr, exponent * power.value);
  }
}

function asNumber(exponent: number | string): number {
  if (typeof exponent === 'number') return exponent;
  const [n, d] = exponent.split('/').map(Number) as [number, number];
  return n / d;
}

/** Terms of a sum in their order: falling degree, functions before the constant. */
export function sortTerms<V>(terms: readonly [Expr, V][]): [Expr, V][] {
  if (terms.length < 2) return [...terms];
  const keyed = terms.map((term) => ({ term, degree: degree(term[0]) }));
  sortInPlace(keyed, (a, b) => b.degree - a.degree || compareTerms(a.term[0], b.term[0]));
  return keyed.map(({ term }) => term);
}

/** Up to so many items are put into their places one by one: the engine's sort copies even two of them. */
const FEW = 8;

/** A stable sort. */
export function sortInPlace<T>(items: T[], compare: (a: T, b: T) => number): void {
  if (items.length > FEW) {
    items.sort(compare);
    return;
  }
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as T;
    let place = i;
    while (place > 0 && compare(items[place - 1] as T, item) > 0) {
      items[place] = items[place - 1] as T;
      place--;
    }
    items[place] = item;
  }
}

/** The term that {@link sortTerms} puts first. */
export function firstTerm<V extends NonNullable<unknown>>(terms: Entries<V>): [Expr, V] {
  let first = 0;
  let highest = degree(terms.keyAt(0));
  for (let i = 1; i < terms.size; i++) {
    const own = degree(terms.keyAt(i));
    if (own > highest || (own === highest && compareTerms(terms.keyAt(i), terms.keyAt(first)) < 0)) {
      first = i;
      highest = own;
    }
  }
  return [terms.keyAt(first), terms.valueAt(first)];
}

function compareTerms(a: Expr, b: Expr): number {
  return Number(isNum(a)) - Number(isNum(b)) || compareLeading(a, b) || compareStructure(a, b);
}

/** Factors of a product: constants, variables by name, functions by name, sums. */
export function compareFactors(a: Expr, b: Expr): number {
  return rank(a) - rank(b) || compareText(label(a), label(b)) || compareStructure(a, b);
}

function rank(e: Expr): number {
  if (isNum(e)) return 0;
  if (e.kind === 'sym') return 2;
  if (e.kind === 'call') {
    if (e.args.length === 0) return 1;
    return e.op.weights === undefined ? 3 : 4;
  }
  return 5;
}

function label(e: Expr): string {
  return e.kind === 'sym' ? e.name : e.kind === 'call' ? e.op.name : '';
}

/** Compare the first factors of two terms: x^2, x*y, y^2. */
function compareLeading(a: Expr, b: Expr): number {
  const p = leadingFactor(a);
  const q = leadingFactor(b);
  return rank(p.base) - rank(q.base) || compareText(label(p.base), label(q.base)) || q.exponent - p.exponent;
}

function leadingFactor(e: Expr): { base: Expr; exponent: number } {
  let node = e;
  while (isProductPair(node)) node = (node as Call).args[0] as Expr;
  const exponent =
    node.kind === 'call' && node.op.algebra !== undefined && 'power' in node.op.algebra ? node.args[1] : undefined;
  if (exponent !== undefined && isNum(exponent))
    return { base: (node as Call).args[0] as Expr, exponent: exponent.value };
  return { base: node, exponent: 1 };
}

/** A product or quotient of two. */
export function isProductPair(e: Expr): boolean {
  return e.kind === 'call' && e.op.exponents !== undefined && e.args.length === 2;
}

/** Recursion goes no deeper than this many nodes; what is larger is told apart by its hash. */
const COMPARED_SIZE = 48;

function compareStructure(a: Expr, b: Expr): number {
  if (a === b) return 0;
  return a.size - b.size || (a.size <= COMPARED_SIZE ? compareSmall(a, b) : 0) || a.hash - b.hash || a.id - b.id;
}

function compareSmall(a: Expr, b: Expr): number {
  if (a === b) return 0;
  if (isNum(a) && isNum(b)) return a.value - b.value;
  if (a.kind !== 'call' || b.kind !== 'call') return rank(a) - rank(b) || compareText(label(a), label(b));
  if (a.op !== b.op) return compareText(a.op.name, b.op.name);
  for (const [i, arg] of a.args.entries()) {
    const difference = compareSmall(arg, b.args[i] ?? arg);
    if (difference !== 0) return difference;
  }
  return a.args.length - b.args.length;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
