import { Fraction } from 'fraction.js';
import { type Expr, fractionOf, isInteger, isNum, type Num, num } from '../../expr/index.ts';
import { add, call, div, mul, neg, pow, sub } from '../../ops/construct.ts';
import {
  baseOf,
  fixedPower,
  isExponential,
  isLogarithm,
  isPower,
  isProduct,
  isQuotient,
  type Place,
  type Slip,
} from './kinds.ts';

const ONE = num(1);
const TWO = num(2);
const TEN = num(10);

/** What students do with exponents and with logarithms, besides forgetting them. */
export const EXPONENT_MISTAKES = {
  // (2^x)' = 2^x log2(x)
  logarithmOfExponent: (place) =>
    ofExponential(place, (base, exponent) => [
      call('ln', exponent),
      div(call('ln', exponent), call('ln', base)),
      call('log10', exponent),
    ]),
  // (2^x)' = 2^x log10(2), and (log2 x)' = 1/(x log10 2)
  otherLogarithm: (place) => {
    const { node, args, tangents } = place;
    const [u, base] = args;
    const [du] = tangents;
    if (!isLogarithm(node.op)) return ofExponential(place, otherLogarithms);
    return u && du && base ? [div(du, mul(u, call('log10', base)))] : [];
  },
  // (ln(x)^2)' as if it were ln(x^2) = 2 ln(x)
  exponentPulledOut: ({ node, args: [u, n], tangents: [du, dn] }) => {
    if (!isPower(node.op) || u?.kind !== 'call' || !isLogarithm(u.op) || !n || !du || dn) return [];
    return [mul(n, du), div(n, u), div(mul(n, du), u)];
  },
  // (1/x^3)' = 3/x^2, (x^-3)' = -3 x^-2
  reciprocalPowerLowered: (place) =>
    ofReciprocal(place, (c, v, n, dv) => {
      const wrong = div(mul(mul(c, n), dv), pow(v, sub(n, ONE)));
      return [wrong, neg(wrong), div(mul(c, dv), mul(n, pow(v, sub(n, ONE)))), div(mul(c, dv), pow(v, sub(n, ONE)))];
    }),
  // (x^-3)' = 3 x^-4
  exponentSignLost: (place) => ofReciprocal(place, (c, v, n, dv) => [div(mul(mul(c, n), dv), pow(v, add(n, ONE)))]),
  // (sqrt x)' = 2/sqrt x
  exponentInverted: (place) =>
    ofFixedPower(place, (u, n, du) =>
      n.value === 1 || n.value === -1 ? [] : [div(mul(pow(u, sub(n, ONE)), du), n), div(mul(pow(u, n), du), n)],
    ),
  // (x^5)' = 4 x^4
  loweredInFront: (place) => ofFixedPower(place, (u, n, du) => [mul(mul(sub(n, ONE), pow(u, sub(n, ONE))), du)]),
  // (5 x^3)' = 8 x^2
  exponentAdded: ({ node, args: [c, power], tangents: [dc], rateOf }) => {
    const [u, n] = power === undefined ? [] : (fixedPower(power) ?? []);
    const du = u && rateOf(u);
    if (!isProduct(node.op) || !c || dc || !n || !du) return [];
    return [mul(mul(add(c, n), pow(u, sub(n, ONE))), du)];
  },
  // (x^(2/3))' = (2/3) x^(1/3): 1 taken from the numerator, from the denominator, or from the exponent with its sign lost
  loweredWrongly: (place) =>
    ofFixedPower(place, (u, n, du) =>
      wronglyLowered(n).flatMap((m) => [mul(mul(n, pow(u, m)), du), ...(isInteger(n) ? [] : [mul(pow(u, m), du)])]),
    ),
  // (ln x)' = 1/ln x
  reciprocalOfItself: ({ node, args, tangents: [du] }) =>
    isLogarithm(node.op) && du && args.length > 0 ? [div(du, node)] : [],
} as const satisfies Readonly<Record<string, Slip>>;

/** ln of the base to the base 10 or 2, where that is not 1. */
function otherLogarithms(base: Expr): Expr[] {
  return [TEN, TWO].filter((other) => other !== base).map((other) => div(call('ln', base), call('ln', other)));
}

/** An exponential, with what stands in the place of ln of its base. */
function ofExponential(
  { node, args, tangents }: Place,
  factors: (base: Expr, exponent: Expr) => readonly Expr[],
): Expr[] {
  const { op } = node;
  const [base, exponent] = isExponential(op) ? [baseOf(op.algebra), args[0]] : args;
  const rate = tangents.at(-1);
  if (!(isPower(op) || isExponential(op)) || !base || !exponent || !rate) return [];
  if (isPower(op) && tangents[0] !== undefined) return [];
  return factors(base, exponent).map((factor) => mul(mul(node, factor), rate));
}

/** c/v^n and v^-n, with n > 0. */
function ofReciprocal(
  { node, args: [u, v], tangents: [du, dv], rateOf }: Place,
  make: (c: Expr, v: Expr, n: Expr, dv: Expr) => readonly Expr[],
): readonly Expr[] {
  if (isPower(node.op)) {
    return u && du && v && isNum(v) && v.value < 0 ? make(ONE, u, num(-v.value), du) : [];
  }
  if (!isQuotient(node.op) || !u || du || !v || !dv) return [];
  const [inner, exponent] = fixedPower(v) ?? [];
  const rate = inner && rateOf(inner);
  return inner && exponent && isNum(exponent) && exponent.value > 0 && rate ? make(u, inner, exponent, rate) : [];
}

/** A power with a number as exponent, or a root. */
function ofFixedPower(
  { node, tangents: [du] }: Place,
  make: (u: Expr, n: Num, du: Expr) => readonly Expr[],
): readonly Expr[] {
  const [u, n] = fixedPower(node) ?? [];
  return u && n && isNum(n) && du ? make(u, n, du) : [];
}

/**
 * Numbers that come out where 1 should have been taken from an exponent: with the sign lost or turned, taken twice, from the
 * numerator alone, or from the denominator.
 */
function wronglyLowered(exponent: Num): Expr[] {
  const n = fractionOf(exponent);
  const right = n.sub(1);
  const numerator = n.s * n.n;
  const tried = [n.neg(), n.sub(2)];
  if (n.d > 1n && n.compare(1) < 0) tried.push(right.neg());
  if (n.d > 1n) tried.push(new Fraction(numerator - 1n, n.d));
  if (n.d > 2n) tried.push(...[numerator, -numerator, numerator - 1n].map((top) => new Fraction(top, n.d - 1n)));
  const isOther = (m: Fraction) => ![right, n, new Fraction(0)].some((known) => m.equals(known));
  return tried.filter(isOther).map((m) => num(m));
}
