import { FluxionError } from '../../error.ts';
import { build, type Call, type Expr, isInteger, isNum, type Num, num, sym } from '../../expr/index.ts';
import { div } from '../../ops/construct.ts';
import { op } from '../../ops/index.ts';
import { integerPower, isEven, MINUS_ONE, negate, ONE, over, times, ZERO } from './exact.ts';
import { writeFactors } from './factors.ts';
import { instantiatePattern, powerIdentity, productIdentities } from './identities.ts';
import {
  copyOf,
  emptyProduct,
  factorAlone,
  isRestricting,
  joinPower,
  PLAIN,
  type Power,
  type Product,
  powerOf,
} from './powers.ts';
import { constantBase, exactRoot, exponentialOf, exponentLiteral, hasPowerOperands, squareFactor } from './roots.ts';
import { isNonnegative } from './sign.ts';
import { addInto, isSum, primitiveSum, type Sum, scaleExpr } from './sum.ts';

/** A product inside another is merged into it up to this many factors; beyond, it stays one factor, which keeps it shared. */
const MERGE_LIMIT = 32;

/**
 * A canonical expression read as a product of powers: `-u` is a coefficient; a sum of several terms is a base, without
 * its numeric content. The result is shared: copy before changing it.
 */
export function productOf(e: Expr): Product {
  if (isNum(e)) return emptyProduct(e);
  const known = recentProduct(e);
  if (known !== undefined) return known;
  const product = readProduct(e);
  recent[e.id % RECENT] = e;
  products[e.id % RECENT] = product;
  return product;
}

function recentProduct(e: Expr): Product | undefined {
  const place = e.id % RECENT;
  return recent[place] === e ? products[place] : undefined;
}

/**
 * The search for a shorter form reads the same few products again and again. What this holds is bounded: nodes that were made one after
 * the other have places of their own, and later ones take them.
 */
const RECENT = 1024;
const recent = new Array<Expr | undefined>(RECENT).fill(undefined);
const products = new Array<Product | undefined>(RECENT).fill(undefined);

function readProduct(e: Expr): Product {
  if (isSum(e)) {
    const { content, primitive } = primitiveSum(e);
    return factorAlone(primitive, content);
  }
  if (e.kind !== 'call' || depth > DEEPEST || !isShort(e)) return factorAlone(e);
  depth++;
  try {
    return multiplyOperands(e) ?? factorAlone(e);
  } catch (error) {
    // An exponent such as 1/2^1100 cannot be written down: the power stays one factor.
    if (!(error instanceof FluxionError && error.code === 'LIMIT')) throw error;
    return factorAlone(e);
  } finally {
    depth--;
  }
}

/** A root of a root of a root ... is read into so many levels; below them stands one factor. */
const DEEPEST = 32;
let depth = 0;

/** Whether a product has at most so many factors. */
function isShort(e: Expr): boolean {
  return e.kind !== 'call' || e.op.chain !== 'product' || e.operands <= MERGE_LIMIT;
}

/** The product of canonical expressions raised to canonical exponents, times a coefficient. */
export function multiply(operands: readonly (readonly [Expr, Expr])[], coefficient: Num = ONE): Product {
  const result = emptyProduct(coefficient);
  for (const [base, exponent] of operands) multiplyPower(result, base, exponent);
  return result;
}

/** A product-like call over canonical arguments as a product; undefined for any other call. A sign is the factor -1. */
export function multiplyOperands(call: Call): Product | undefined {
  if (!hasPowerOperands(call)) return undefined;
  const product = emptyProduct();
  multiplyCall(product, call);
  return product;
}

/** Multiply a product-like call over canonical arguments into a product. */
function multiplyCall(target: Product, { op: operation, args }: Call): void {
  const { algebra, exponents, weights } = operation;
  const [first, second] = args as [Expr, Expr];
  if (exponents !== undefined) {
    for (let i = 0; i < exponents.length; i++)
      multiplyPower(target, args[i] as Expr, exponentLiteral(exponents[i] as number | string));
  } else if (weights !== undefined) {
    multiplyPower(target, first, ONE);
    target.coefficient = times(target.coefficient, num(weights[0] as number));
  } else if (algebra !== undefined && 'powerOf' in algebra) {
    multiplyPower(target, constantBase(algebra.powerOf), first);
  } else multiplyPower(target, first, second);
}

export function multiplyInto(target: Product, factor: Product): void {
  target.coefficient = times(target.coefficient, factor.coefficient);
  const { powers } = factor;
  for (let i = 0; i < powers.size; i++) joinPower(target.powers, powers.keyAt(i), powers.valueAt(i));
}

/** Multiply a canonical expression, raised to a canonical exponent, into a product. */
export function multiplyPower(target: Product, e: Expr, exponent: Expr): void {
  if (exponent === ONE) multiplyFactor(target, e);
  else if (isNum(exponent) && isInteger(exponent)) multiplyIntegerPower(target, productOf(e), exponent);
  else multiplyInto(target, raiseToReal(isSum(e) ? sumInBracket(e, exponent) : productOf(e), exponent));
}

function multiplyFactor(target: Product, e: Expr): void {
  if (isNum(e)) {
    target.coefficient = times(target.coefficient, e);
    return;
  }
  const known = recentProduct(e);
  if (known !== undefined) multiplyInto(target, known);
  // A chain is read factor by factor: no product for each of its beginnings.
  else if (e.kind === 'call' && e.op.chain === 'product' && isShort(e)) multiplyCall(target, e);
  // A power of a base that does not split, such as u^v, must not read itself again.
  else if (isReadable(e)) multiplyInto(target, productOf(e));
  else joinPower(target.powers, e, PLAIN);
}

/** Divide a product by another that has the same powers, or smaller ones. */
export function divideBy(target: Product, divisor: Product): void {
  target.coefficient = over(target.coefficient, divisor.coefficient);
  const { powers } = divisor;
  for (let i = 0; i < powers.size; i++) {
    const base = powers.keyAt(i);
    const { exponent, restricted } = powers.valueAt(i);
    // The opposite of an exponent such as -x^2/2 is written only where it does not just cancel.
    if (target.powers.get(base)?.exponent === exponent) target.powers.delete(base);
    else joinPower(target.powers, base, { exponent: scaleExpr(exponent, MINUS_ONE), restricted });
  }
}

/** A sum below a root keeps its sign, and its numeric content unless that has an exact root. */
function sumInBracket(e: Expr, r: Expr): Product {
  const { content, primitive } = primitiveSum(e);
  const magnitude = content.value < 0 ? negate(content) : content;
  if (!isNum(r) || magnitude === ONE || exactRoot(magnitude, r) === undefined) return factorAlone(e);
  return factorAlone(content.value < 0 ? scaleExpr(primitive, MINUS_ONE) : primitive, magnitude);
}

function isReadable(e: Expr): boolean {
  return e.kind === 'call' && (isSum(e) || (hasPowerOperands(e) && isShort(e)));
}

function multiplyIntegerPower(target: Product, { coefficient, powers }: Product, n: Num): void {
  if (n === ZERO) return;
  const power = integerPower(coefficient, n);
  // A power too large to write down keeps its base; 0 to any negative power is 1/0.
  if (power === undefined)
    joinPower(target.powers, coefficient, { exponent: coefficient === ZERO ? MINUS_ONE : n, restricted: false });
  else target.coefficient = times(target.coefficient, power);
  for (let i = 0; i < powers.size; i++) {
    const [base, before] = [powers.keyAt(i), powers.valueAt(i)];
    joinPower(target.powers, base, powerOf(base, scaleExpr(before.exponent, n), isRestricting(before)));
  }
}

/**
 * (c * u^a * v^b ...)^r for a real r: factors that are never negative leave the bracket, even powers as absolute
 * values; the rest stays together. A bracket with one power left, `(u^3)^(1/2)`, has the domain of `u^(3/2)`.
 */
function raiseToReal({ coefficient, powers }: Product, r: Expr): Product {
  const result = emptyProduct();
  if (coefficient === ZERO && isNum(r)) {
    multiplyIntegerPower(result, emptyProduct(ZERO), r.value > 0 ? ONE : MINUS_ONE);
    return result;
  }
  const inside = emptyProduct(coefficient);
  for (let i = 0; i < powers.size; i++) {
    const [base, power] = [powers.keyAt(i), powers.valueAt(i)];
    const outside = leaveBracket(base, power, r);
    if (outside === undefined) inside.powers.set(base, power);
    else joinPower(result.powers, outside[0], outside[1]);
  }
  const isNegative = inside.coefficient.value < 0;
  const magnitude = isNegative ? negate(inside.coefficient) : inside.coefficient;
  const root = isNum(r) ? exactRoot(magnitude, r) : undefined;
  if (root !== undefined) {
    result.coefficient = root;
    inside.coefficient = isNegative ? MINUS_ONE : ONE;
  } else if (isNum(r)) {
    // sqrt(12) is 2 sqrt(3).
    const square = squareFactor(magnitude);
    const whole = square === ONE ? undefined : exactRoot(square, r);
    if (whole !== undefined) {
      result.coefficient = whole;
      inside.coefficient = over(inside.coefficient, square);
    }
  }
  if (inside.coefficient === ONE && inside.powers.size === 0) return result;
  if (inside.coefficient === ONE && inside.powers.size === 1) {
    const [base, power] = [inside.powers.keyAt(0), inside.powers.valueAt(0)];
    if (keepsDomain(power, r)) {
      joinPower(result.powers, base, powerOf(base, multiplyExponents(power.exponent, r), true));
      return result;
    }
  }
  joinPower(result.powers, productToExpr(inside), { exponent: r, restricted: false });
  return result;
}

function leaveBracket(base: Expr, { exponent, restricted }: Power, r: Expr): [Expr, Power] | undefined {
  if (base === ZERO) return undefined;
  const free = exponentialOf(base) !== undefined || (isNonnegative(base) && (isNum(r) || exponent === ONE));
  if (free) return [base, { exponent: multiplyExponents(exponent, r), restricted: false }];
  if (!restricted && isNum(exponent) && isNum(r) && isEven(exponent)) {
    const product = times(exponent, r);
    return [isEven(product) ? base : build(op('abs'), [base]), { exponent: product, restricted: false }];
  }
  return undefined;
}

/** Whether `(u^a)^r` and `u^(a r)` have the same domain: u >= 0 in both. */
function keepsDomain({ exponent, restricted }: Power, r: Expr): boolean {
  if (exponent === ONE && !restricted) return true;
  if (!isNum(exponent) || !isNum(r)) return false;
  return restricted || !isInteger(exponent) || (!isEven(exponent) && !isInteger(times(exponent, r)));
}

function multiplyExponents(a: Expr, b: Expr): Expr {
  if (isNum(a)) return scaleExpr(b, a);
  if (isNum(b)) return scaleExpr(a, b);
  return productToExpr(
    multiply([
      [a, ONE],
      [b, ONE],
    ]),
  );
}

/** Write a product: coefficient, factors in order, one fraction bar. */
export function productToExpr(product: Product): Expr {
  const { coefficient, powers } = reducePowers(product) ?? product;
  // 0/0 has no value, whatever stands beside it.
  if (coefficient === ZERO) return powers.has(ZERO) ? div(ZERO, ZERO) : ZERO;
  if (powers.size === 0) return coefficient;
  if (powers.size === 1 && powers.valueAt(0).exponent === ONE && !powers.valueAt(0).restricted) {
    const only = powers.keyAt(0);
    if (coefficient === ONE) return only;
    // -(a + b) is -a - b.
    if (coefficient === MINUS_ONE && isSum(only)) return scaleExpr(only, MINUS_ONE);
  }
  return writeFactors(coefficient, powers);
}

/**
 * Add weight * product to a sum. A product that is written with its number in front would have to be written once more without
 * it; only beside a division by 0 the number stays where it is, because there is nothing to collect: 2/0 - 1/0 is no 1/0.
 */
export function addProduct(sum: Sum, product: Product, weight: Num): void {
  const { coefficient, powers } = product;
  if (coefficient === ONE || powers.has(ZERO)) addInto(sum, productToExpr(product), weight);
  else addInto(sum, productToExpr({ coefficient: ONE, powers }), times(weight, coefficient));
}

/** Apply `abs(x)^2 = x^2` and its like: abs(u)^5 is u^4 * abs(u). Undefined where there is none to apply. */
function reducePowers(product: Product): Product | undefined {
  const { powers } = product;
  for (let i = 0; i < powers.size; i++) {
    const base = powers.keyAt(i);
    const { exponent, restricted } = powers.valueAt(i);
    if (base.kind !== 'call' || base.args.length !== 1 || restricted || !isNum(exponent) || !isInteger(exponent))
      continue;
    const joined = exponent === ONE ? joinedPair(product, base) : undefined;
    if (joined !== undefined) return reducePowers(joined) ?? joined;
    const identity = powerIdentity(base.op);
    const count = identity === undefined ? 0 : Math.trunc(exponent.value / identity.exponent);
    if (identity === undefined || count === 0) continue;
    const rest = copyOf(product);
    joinPower(rest.powers, base, { exponent: num(-count * identity.exponent), restricted: false });
    const right = instantiatePattern(identity.right, new Map([[sym('x'), base.args[0] as Expr]]));
    multiplyPower(rest, right, num(count));
    return reducePowers(rest) ?? rest;
  }
  return undefined;
}

/** Apply `sign(x) * x = abs(x)` and its like to a factor and another of the same argument. */
function joinedPair(product: Product, base: Call): Product | undefined {
  const identities = productIdentities(base.op);
  if (identities.length === 0) return undefined;
  const bindings = new Map([[sym('x'), base.args[0] as Expr]]);
  for (const { partner, exponent, right } of identities) {
    const other = instantiatePattern(partner, bindings);
    const power = product.powers.get(other);
    if (power === undefined || power.restricted || !isNum(power.exponent) || !isInteger(power.exponent)) continue;
    if (power.exponent.value * exponent < 1) continue;
    const rest = copyOf(product);
    rest.powers.delete(base);
    joinPower(rest.powers, other, { exponent: num(-exponent), restricted: false });
    multiplyInto(rest, productOf(instantiatePattern(right, bindings)));
    return rest;
  }
  return undefined;
}
