import { type Expr, num } from '../../expr/index.ts';
import { mul, pow } from '../../ops/construct.ts';
import {
  content,
  derivative,
  type Polynomial,
  product,
  scaled,
  signedSum,
  squareRoot,
  sum,
  toExpression,
} from './polynomial.ts';

/** An iterate of the logistic map as the survey's table 1 has it. */
export interface LogisticRow {
  readonly n: number;
  /** lₙ with its factors. */
  readonly iterate: Expr;
  /** Its derivative by the product rule, nothing simplified but numbers and like terms; the largest coefficient first. */
  readonly derivative: Expr;
  /** The derivative multiplied out, with what divides all its terms in front. */
  readonly simplified: Expr;
}

const VARIABLE = 'x';

/** A number times powers of polynomials. */
interface Factored {
  readonly coefficient: bigint;
  readonly factors: readonly { readonly base: Polynomial; readonly power: number }[];
}

/**
 * Iterates of the logistic map l₁ = x, lₙ₊₁ = 4 lₙ (1 − lₙ) with their derivatives.
 *
 * Source: Baydin et al. (2018), table 1.
 *
 * @param iterates how many, 4 as there; 5 at most, so that coefficients stay exact doubles.
 * @example
 * toText(logisticTable(3)[2].iterate) // '16 * x * (1 - x) * (1 - 2 * x)^2'
 */
export function logisticTable(iterates = 4): LogisticRow[] {
  const rows: LogisticRow[] = [];
  let iterate: Factored = { coefficient: 1n, factors: [{ base: [0n, 1n], power: 1 }] };
  for (let n = 1; n <= Math.min(iterates, 5); n++) {
    if (n > 1) iterate = nextIterate(iterate);
    rows.push({
      n,
      iterate: sumOf([iterate]),
      derivative: sumOf(byProductRule(iterate)),
      simplified: inFront(derivative(multipliedOut(iterate))),
    });
  }
  return rows;
}

/** 4 l (1 − l), where 1 − l is written as the square that it is from l₂ on. */
function nextIterate(iterate: Factored): Factored {
  const rest = sum([1n], scaled(multipliedOut(iterate), -1n));
  const root = squareRoot(rest);
  const added = root === undefined ? { base: rest, power: 1 } : { base: root, power: 2 };
  return { coefficient: 4n * iterate.coefficient, factors: [...iterate.factors, added] };
}

/** One term for each factor; a derivative that is a number goes to the front. In the order in which the survey prints them. */
function byProductRule({ coefficient, factors }: Factored): Factored[] {
  const terms = factors.map(({ base, power }, i) => {
    const inner = derivative(base);
    const [number = 0n] = inner;
    const isNumber = inner.length === 1;
    const left = factors.map((factor, j) => (j === i ? { base, power: power - 1 } : factor));
    const all = [...left.filter((factor) => factor.power > 0), ...(isNumber ? [] : [{ base: inner, power: 1 }])];
    return {
      coefficient: coefficient * BigInt(power) * (isNumber ? number : 1n),
      factors: all.toSorted((a, b) => degree(a) - degree(b)),
    };
  });
  return terms.toSorted((a, b) => Number(b.coefficient - a.coefficient));
}

function degree({ base, power }: Factored['factors'][number]): number {
  return (base.length - 1) * power;
}

function multipliedOut({ coefficient, factors }: Factored): Polynomial {
  const bases = factors.flatMap(({ base, power }) => Array.from({ length: power }, () => base));
  return scaled(bases.reduce(product, [1n]), coefficient);
}

function sumOf(terms: readonly Factored[]): Expr {
  return signedSum(
    terms.map(({ coefficient, factors }) => [
      coefficient,
      factors.map(({ base, power }) => pow(toExpression(base, VARIABLE), num(power))),
    ]),
  );
}

/** A sum of three or more terms with their common divisor in front. */
function inFront(polynomial: Polynomial): Expr {
  const divisor = polynomial.length > 2 ? content(polynomial) : 1n;
  const quotient = polynomial.map((coefficient) => coefficient / divisor);
  return mul(num(Number(divisor)), toExpression(quotient, VARIABLE));
}
