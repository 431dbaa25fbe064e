import { DOUBLE_FIELD, type Field, taylorOver } from '../ad/index.ts';
import { FluxionError } from '../error.ts';
import { type Expr, evaluateAt, fixedVariables, fractionOf, freeVariables, isNum, num, sym } from '../expr/index.ts';
import { add, call, div, mul, neg, pow, sub } from '../ops/construct.ts';
import { fold } from '../ops/fold.ts';
import { simplify } from '../symbolic/index.ts';

export interface TaylorPolynomial {
  readonly variable: string;
  /** The point of expansion. */
  readonly at: Expr;
  /** Coefficients of (x - at)^k for k = 0 .. order. */
  readonly coefficients: readonly Expr[];
  /** Whether the coefficients are exact; otherwise they are doubles. */
  readonly exact: boolean;
  /** The sum of coefficients times powers, in ascending order. */
  readonly polynomial: Expr;
}

const ZERO = num(0);
const ONE = num(1);

/** Exact coefficients that take more nodes than this are no longer for reading: then they are given as doubles. */
const READABLE_SIZE = 40;
const HIGHEST_ORDER = 1000;
const EXACT_ORDER = 200;
/** Doubles have larger ones as fractions: they are written as decimals. */
const LARGEST_DENOMINATOR = 10n ** 9n;
const NO_VALUE = call('NaN');
/** Values of further variables at which to see whether a coefficient has a value; bounds and orders are whole. */
const PROBES = [0.3, 1.7, -0.6];

/** Exact constants as coefficients: rational arithmetic on literals, the simplifier on everything else. */
const EXACT_FIELD: Field<Expr> = {
  zero: ZERO,
  one: ONE,
  literal: (value) => value,
  isZero: (value) => value === ZERO,
  isOne: (value) => value === ONE,
  add: (a, b) => settled(add(a, b)),
  sub: (a, b) => settled(sub(a, b)),
  mul: (a, b) => settled(mul(a, b)),
  div: (a, b) => settled(div(a, b)),
  scale: (factor, value) => settled(mul(num(factor), value)),
  apply: (op, args) => settled(fold(op, args)),
  key: (value) => String(value.id),
  removable: true,
};

function settled(value: Expr): Expr {
  if (isNum(value)) return value;
  const result = simplify(value);
  if (result.size > READABLE_SIZE) throw new Unreadable();
  return result;
}

/** Leaves the exact arithmetic; never seen outside. */
class Unreadable extends Error {}

/**
 * The Taylor polynomial of an expression of one variable, by Taylor-mode arithmetic: no derivative is ever written down.
 * Coefficients are exact where the value of every operation at the point is a short exact constant.
 *
 * @param at the point of expansion, an expression without variables
 * @throws FluxionError ARGUMENT for an order that is no whole number up to 1000, UNDEFINED where f has no expansion there.
 * @example
 * taylorPolynomial(parse('ln(1+x)'), 3, 'x', num(0)).coefficients.map(toText) // ['0', '1', '-1/2', '1/3']
 */
export function taylorPolynomial(f: Expr, order: number, variable: string, at: Expr): TaylorPolynomial {
  if (!Number.isInteger(order) || order < 0 || order > HIGHEST_ORDER) {
    throw new FluxionError(
      'ARGUMENT',
      `The order of a Taylor polynomial is a whole number from 0 to ${HIGHEST_ORDER}, not ${order}.`,
    );
  }
  const other = freeVariables(at)[0];
  if (other !== undefined) {
    throw new FluxionError('ARGUMENT', `The point of expansion contains the variable ${other}.`, {
      suggestion: 'Give a number, such as 0 or pi/2.',
    });
  }
  const exact = exactCoefficients(f, order, variable, at);
  const coefficients = exact ?? doubleCoefficients(f, order, variable, at);
  const bad = coefficients.findIndex(hasNoValue);
  if (bad >= 0) throw noExpansion(variable, at, bad);
  return {
    variable,
    at,
    coefficients,
    exact: exact !== undefined,
    polynomial: polynomialOf(coefficients, variable, at),
  };
}

function doubleCoefficients(f: Expr, order: number, variable: string, at: Expr): readonly Expr[] {
  const parameters = freeVariables(f).filter((name) => name !== variable);
  if (parameters.length > 0) {
    const names = parameters.join(', ');
    throw new FluxionError('LIMIT', `The coefficients in ${names} grow too long to write down.`, {
      suggestion: `Ask for a lower order, or give ${names} a value first.`,
    });
  }
  const value = evaluateAt(at, {});
  const { coefficients } = taylorOver(DOUBLE_FIELD, f, () => value, variable, order);
  return coefficients.map((coefficient) => (Number.isFinite(coefficient) ? num(coefficient) : NO_VALUE));
}

/** Undefined where a coefficient is too long to read or too large to write down. */
function exactCoefficients(f: Expr, order: number, variable: string, at: Expr): readonly Expr[] | undefined {
  if (order > EXACT_ORDER) return undefined;
  try {
    const point = settled(at);
    return taylorOver(EXACT_FIELD, f, (node) => (node.name === variable ? point : node), variable, order).coefficients;
  } catch (error) {
    if (error instanceof Unreadable || (error instanceof FluxionError && error.code === 'LIMIT')) return undefined;
    throw error;
  }
}

/** Of a coefficient with further variables, whether it has no value wherever one looks. */
function hasNoValue(coefficient: Expr): boolean {
  const names = freeVariables(coefficient);
  const fixed = fixedVariables(coefficient);
  return PROBES.every((start) => {
    const point = Object.fromEntries(names.map((name, i) => [name, fixed.has(name) ? 3 + i : start + i / 7]));
    return !Number.isFinite(evaluateAt(coefficient, point));
  });
}

function noExpansion(variable: string, at: Expr, order: number): FluxionError {
  const where = `${variable} = ${evaluateAt(at, {})}`;
  const what = order === 0 ? 'has no finite value' : `has no finite derivative of order ${order}`;
  return new FluxionError('UNDEFINED', `There is no Taylor expansion at ${where}: the function ${what} there.`, {
    suggestion: 'Give another point with --at.',
  });
}

/** As a textbook writes it: `x - x^2 / 2 + x^3 / 3`. */
function polynomialOf(coefficients: readonly Expr[], variable: string, at: Expr): Expr {
  const x = sym(variable);
  const step = isNum(at) && at.value < 0 ? add(x, opposite(at)) : sub(x, at);
  let sum: Expr = ZERO;
  for (const [k, coefficient] of coefficients.entries()) {
    if (coefficient === ZERO) continue;
    const size = opposite(coefficient);
    const negative: boolean = sum !== ZERO && isNegative(coefficient, size);
    const term = termOf(negative ? size : coefficient, pow(step, num(k)));
    sum = negative ? sub(sum, term) : add(sum, term);
  }
  return sum;
}

/** Whether the opposite is what a textbook subtracts: it is shorter, or as long and positive. */
function isNegative(coefficient: Expr, size: Expr): boolean {
  if (isNum(coefficient)) return coefficient.value < 0;
  if (size.size !== coefficient.size) return size.size < coefficient.size;
  return freeVariables(coefficient).length === 0 && evaluateAt(coefficient, {}) < 0;
}

function termOf(coefficient: Expr, power: Expr): Expr {
  if (!isNum(coefficient) || power === ONE) return mul(coefficient, power);
  const { s, n, d } = fractionOf(coefficient);
  // A double read as a fraction of powers of ten stays a decimal.
  if (d > LARGEST_DENOMINATOR) return mul(coefficient, power);
  return div(mul(num(s * n), power), num(d));
}

function opposite(value: Expr): Expr {
  return isNum(value) ? num(fractionOf(value).neg()) : simplify(neg(value));
}
