import { build, type Call, type Expr, interpret, isInteger, isNum, type Num } from '../../expr/index.ts';
import { withBody } from './bodies.ts';
import { isQuotient } from './coefficient.ts';
import { Entries } from './entries.ts';
import { isEven, MINUS_ONE, negate } from './exact.ts';
import { ratioOver, standsBelow } from './identities.ts';
import { sortTerms } from './order.ts';
import { joinPower, type Power, type Product } from './powers.ts';
import { productOf, productToExpr } from './product.ts';
import { hasPowerOperands } from './roots.ts';
import { isSum, type Sum, scaleSum, sumOf, writeSum } from './sum.ts';

/** Longer sums and products are not rearranged for the eye. */
const READABLE = 64;

/**
 * A canonical expression as people write it: `1 - x^2` and not `-x^2 + 1`, `2 * (1 - x)` and not `-2 * (x - 1)`. Only
 * signs and the order of two terms change.
 */
export function present(root: Expr): Expr {
  return presentAll([root])[0] as Expr;
}

/** The same for several expressions, in one run over their common graph. */
export function presentAll(roots: readonly Expr[]): Expr[] {
  const presented = interpret<Expr>(roots, {
    num: (node) => node,
    sym: (node) => node,
    const: (node) => node,
    call: (node, args) => presentCall(withBody(node.op, args, present) ?? rebuilt(node, args)),
  });
  return roots.map((root) => presented.get(root) as Expr);
}

function rebuilt(node: Call, args: readonly Expr[]): Expr {
  return args.every((arg, i) => arg === node.args[i]) ? node : build(node.op, args);
}

function presentCall(e: Expr): Expr {
  if (e.kind !== 'call' || e.size > 1024) return e;
  if (isSum(e)) return e.operands > 2 ? e : presentSum(e);
  if (!hasPowerOperands(e)) return e;
  const named = presentRatio(e);
  return named.kind === 'call' ? presentProduct(named) : named;
}

/** Two terms, the first negative: the positive one leads. */
function presentSum(e: Expr): Expr {
  const sum = sumOf(e);
  if (sum.size !== 2 || sum.valueAt(0).value >= 0 || sum.valueAt(1).value <= 0) return e;
  return writeSum(sum.pairs().reverse());
}

/** A quotient that has a name of its own: sin(u)/cos(u) is tan(u). */
function presentRatio(e: Call): Expr {
  if (!isQuotient(e) || !isBelowOne(e.args[1] as Expr)) return e;
  const product = productOf(e);
  if (product.powers.size < 2 || product.powers.size > READABLE) return e;
  for (const [above, { exponent, restricted }] of product.powers.pairs()) {
    if (above.kind !== 'call' || restricted || !isNum(exponent) || !isInteger(exponent) || exponent.value < 1) continue;
    const ratio = ratioOver(above.op);
    if (ratio === undefined) continue;
    const below = build(ratio.below, above.args);
    if (product.powers.get(below)?.exponent !== negate(exponent)) continue;
    const powers = product.powers.copy();
    powers.delete(above);
    powers.delete(below);
    // The name may be a factor already.
    joinPower(powers, build(ratio.op, above.args), { exponent, restricted });
    return productToExpr({ coefficient: product.coefficient, powers });
  }
  return e;
}

/** Whether a factor of a denominator is what a named quotient has below; most have none, which is seen without reading the product. */
function isBelowOne(denominator: Expr): boolean {
  let node: Expr | undefined = denominator;
  while (node?.kind === 'call') {
    if (standsBelow(node.op)) return true;
    if (!hasPowerOperands(node)) return false;
    const last: Expr | undefined = node.args[1];
    if (last?.kind === 'call' && (standsBelow(last.op) || isPowerOfBelow(last))) return true;
    node = node.args[0];
  }
  return false;
}

function isPowerOfBelow({ args: [base] }: Call): boolean {
  return base?.kind === 'call' && standsBelow(base.op);
}

/** A minus in front of a product goes into a difference among its factors. */
function presentProduct(e: Call): Expr {
  if (e.operands > READABLE || !hasSum(e)) return e;
  const product = productOf(e);
  if (product.coefficient.value >= 0 || product.powers.size > READABLE) return e;
  for (const [base, power] of product.powers.pairs()) {
    const flipped = isOdd(power) && isSum(base) ? flippedSum(sumOf(base)) : undefined;
    if (flipped !== undefined) return productToExpr(replaceBase(product, base, flipped, power));
  }
  return e;
}

/** Whether there is a sum among the bases; most products have none, which is seen without reading them. */
function hasSum(e: Expr): boolean {
  if (e.kind !== 'call') return false;
  if (isSum(e)) return true;
  if (!hasPowerOperands(e)) return false;
  const bases = e.op.exponents === undefined ? 1 : e.args.length;
  for (let i = 0; i < bases; i++) if (hasSum(e.args[i] as Expr)) return true;
  return false;
}

function replaceBase({ coefficient, powers }: Product, base: Expr, flipped: Expr, power: Power): Product {
  const changed: Product['powers'] = Entries.none();
  for (const [key, value] of powers.pairs()) {
    // The opposite may stand there already, below a root.
    if (key === base) joinPower(changed, flipped, power);
    else joinPower(changed, isProduct(key) ? presentProduct(key) : key, value);
  }
  return { coefficient: negate(coefficient), powers: changed };
}

/** Whether a base is a product, as below a root, whose own sign goes into a difference among its factors too. */
function isProduct(e: Expr): e is Call {
  return e.kind === 'call' && !isSum(e) && hasPowerOperands(e);
}

function isOdd({ exponent, restricted }: Power): boolean {
  return !restricted && isNum(exponent) && isInteger(exponent) && !isEven(exponent);
}

/** The opposite of a sum, if that reads better: it has a positive term to begin with. */
function flippedSum(sum: Sum): Expr | undefined {
  if (sum.size > READABLE || !sum.values().some((coefficient) => coefficient.value < 0)) return undefined;
  return writeSum(positiveFirst(sortTerms(scaleSum(sum, MINUS_ONE).pairs())));
}

/** `1 - 2x - x^2`: the other way round where that begins with a positive term, otherwise the first positive one leads. */
function positiveFirst(terms: readonly [Expr, Num][]): [Expr, Num][] {
  const isPositive = (term: [Expr, Num]): boolean => term[1].value > 0;
  const reversed = terms.toReversed();
  if (isPositive(terms[0] as [Expr, Num])) return [...terms];
  if (isPositive(reversed[0] as [Expr, Num])) return reversed;
  const lead = terms.findIndex(isPositive);
  return [terms[lead] as [Expr, Num], ...terms.filter((_, i) => i !== lead)];
}
