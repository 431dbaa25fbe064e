import { type Call, type Expr, isNum, postorder } from '../../expr/index.ts';

/** Orders that depend on structure alone, so that the same expression is written the same way in every process. */

const degrees = new WeakMap<Expr, number>();

/** Degree in the variables, where the expression is read as a polynomial; 0 for functions of them. */
function degree(e: Expr): number {
  if (!degrees.has(e)) {
    for (const node of postorder([e], (n) => !degrees.has(n))) degrees.set(node, inferDegree(node));
  }
  return degrees.get(e) as number;
}

function inferDegree(node: Expr): number {
  if (node.kind === 'sym') return 1;
  if (node.kind !== 'call') return 0;
  const { algebra } = node.op;
  const ofArg = (i: number): number => degrees.get(node.args[i] as Expr) ?? 0;
  if (algebra === undefined || 'powerOf' in algebra) return 0;
  if ('sum' in algebra) return Math.max(...node.args.map((_, i) => ofArg(i)));
  if ('product' in algebra) return algebra.product.reduce<number>((total, exponent, i) => total + asNumber(exponent) * ofArg(i), 0);
  const exponent = node.args[1] as Expr;
  return isNum(exponent) ? exponent.value * ofArg(0) : 0;
}

function asNumber(exponent: number | string): number {
  if (typeof exponent === 'number') return exponent;
  const [n, d] = exponent.split('/').map(Number) as [number, number];
  return n / d;
}

/** Terms of a sum: falling degree, functions before the constant. */
export function compareTerms(a: Expr, b: Expr): number {
  return degree(b) - degree(a) || Number(isNum(a)) - Number(isNum(b)) || compareLeading(a, b) || compareStructure(a, b);
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
    return e.op.algebra !== undefined && 'sum' in e.op.algebra ? 4 : 3;
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
  const exponent = node.kind === 'call' && node.op.algebra !== undefined && 'power' in node.op.algebra ? node.args[1] : undefined;
  if (exponent !== undefined && isNum(exponent)) return { base: (node as Call).args[0] as Expr, exponent: exponent.value };
  return { base: node, exponent: 1 };
}

function isProductPair(e: Expr): boolean {
  return e.kind === 'call' && e.args.length === 2 && e.op.algebra !== undefined && 'product' in e.op.algebra;
}

function compareStructure(a: Expr, b: Expr): number {
  return a === b ? 0 : a.size - b.size || a.hash - b.hash || a.id - b.id;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
