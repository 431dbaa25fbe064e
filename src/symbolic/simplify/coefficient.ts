import { build, type Call, type Expr, isNum, type Num, num } from '../../expr/index.ts';
import { op } from '../../ops/index.ts';
import { denominator, MINUS_ONE, numerator, ONE, over, times, ZERO } from './exact.ts';

/** A literal times the rest. */
export interface Split {
  readonly coefficient: Num;
  readonly monic: Expr;
}

/** A canonical expression as a literal times the rest: `3*x/2` is 3/2 times x. Only the outermost product is looked at. */
export function splitCoefficient(e: Expr): Split {
  if (isNum(e)) return { coefficient: e, monic: ONE };
  if (e.kind !== 'call' || e.op.algebra === undefined) return { coefficient: ONE, monic: e };
  const { exponents, weights } = e.op;
  if (exponents !== undefined && e.args.length === 2) return splitProduct(e, exponents);
  if (weights !== undefined && e.args.length === 1) {
    const inner = splitCoefficient(e.args[0] as Expr);
    return { coefficient: times(num(weights[0] as number), inner.coefficient), monic: inner.monic };
  }
  return { coefficient: ONE, monic: e };
}

function splitProduct(e: Call, exponents: readonly (number | string)[]): Split {
  if (exponents[1] === 1) return splitChain(e);
  const above = splitChain(e.args[0] as Expr);
  const below = splitChain(e.args[1] as Expr);
  if ((above.coefficient === ONE && below.coefficient === ONE) || below.coefficient === ZERO)
    return { coefficient: ONE, monic: e };
  const monic = below.monic === ONE ? above.monic : build(e.op, [above.monic, below.monic]);
  return { coefficient: over(above.coefficient, below.coefficient), monic };
}

/** The literal or sign at the left end of a chain of multiplications, and the chain without it. */
function splitChain(e: Expr): Split {
  let first: Expr = e;
  while (isPair(first, 1)) first = (first as Call).args[0] as Expr;
  if (isNum(first)) return { coefficient: first, monic: first === e ? ONE : chain(chainFactors(e).slice(1)) };
  if (!isNegation(first)) return { coefficient: ONE, monic: e };
  const factors = chainFactors(e);
  factors[0] = first.args[0] as Expr;
  return { coefficient: MINUS_ONE, monic: chain(factors) };
}

function chainFactors(e: Expr): Expr[] {
  const factors: Expr[] = [];
  let node = e;
  while (isPair(node, 1)) {
    factors.push((node as Call).args[1] as Expr);
    node = (node as Call).args[0] as Expr;
  }
  factors.push(node);
  return factors.reverse();
}

/** u * v for exponent 1, u / v for exponent -1. */
function isPair(e: Expr, exponent: 1 | -1): boolean {
  if (e.kind !== 'call' || e.op.exponents === undefined) return false;
  const { exponents } = e.op;
  return exponents.length === 2 && exponents[0] === 1 && exponents[1] === exponent;
}

/** Whether an expression is one fraction. */
export function isQuotient(e: Expr): boolean {
  return isPair(e, -1);
}

function isNegation(e: Expr): e is Call {
  return e.kind === 'call' && e.op.weights !== undefined && e.args.length === 1;
}

/** A left-nested chain of multiplications; 1 for none. */
function chain(factors: readonly Expr[]): Expr {
  return factors.length === 0 ? ONE : continued(factors[0] as Expr, factors, 1);
}

/** A chain that goes on with the factors from a position on. */
function continued(start: Expr, factors: readonly Expr[], from: number): Expr {
  let product = start;
  for (let i = from; i < factors.length; i++) product = build(MUL, [product, factors[i] as Expr]);
  return product;
}

const MUL = op('mul');
const DIV = op('div');
const NEG = op('neg');

/** The canonical writing of coefficient times top over bottom: sign and integers at the left, one fraction bar. */
export function writeFraction(coefficient: Num, top: readonly Expr[], bottom: readonly Expr[]): Expr {
  const above = writeSigned(numerator(coefficient), top);
  const below = denominator(coefficient);
  if (below !== ONE) return build(DIV, [above, continued(below, bottom, 0)]);
  return bottom.length === 0 ? above : build(DIV, [above, chain(bottom)]);
}

function writeSigned(above: Num, factors: readonly Expr[]): Expr {
  if (factors.length === 0) return above;
  if (above === ONE) return chain(factors);
  if (above === MINUS_ONE) return continued(build(NEG, [factors[0] as Expr]), factors, 1);
  return continued(above, factors, 0);
}

/** coefficient * monic, written as {@link writeFraction} writes it. */
export function withCoefficient(coefficient: Num, monic: Expr): Expr {
  if (coefficient === ONE) return monic;
  if (monic === ONE) return coefficient;
  if (!isPair(monic, -1)) return writeFraction(coefficient, chainFactors(monic), []);
  const [top, bottom] = (monic as Call).args as [Expr, Expr];
  return writeFraction(coefficient, factorsOf(top), factorsOf(bottom));
}

/** Number of nodes of {@link withCoefficient}. */
export function sizeWithCoefficient(coefficient: Num, monic: Expr): number {
  if (monic === ONE) return 1;
  const above = numerator(coefficient);
  const sign = above === MINUS_ONE ? 1 : 2;
  const added = (above === ONE ? 0 : sign) + (denominator(coefficient) === ONE ? 0 : 2);
  const [top] = isPair(monic, -1) ? (monic as Call).args : [];
  // The 1 of 1/x gives way to the numerator.
  return monic.size + (top === ONE ? added - (above === ONE ? 0 : sign) : added);
}

function factorsOf(e: Expr): Expr[] {
  return e === ONE ? [] : chainFactors(e);
}
