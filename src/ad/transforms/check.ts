import { optionsOf } from '../../argument.ts';
import { constant, type Expr, num, type Sym, tensorOf, type Value } from '../../expr/index.ts';
import { differentiate } from '../../numeric/index.ts';
import { add, mul } from '../../ops/construct.ts';
import { fold } from '../../ops/fold.ts';
import { families } from '../../ops/index.ts';
import { map, randn, type Tensor } from '../../tensor/index.ts';
import { type AnyFunction, adjointsFor, realize, record, tangentsFor } from './record.ts';

export interface CheckOptions {
  /** Highest order that is checked: 1 or 2. */
  readonly order?: 1 | 2;
  /** Relative tolerance; 1e-6 unless given. */
  readonly tolerance?: number;
  /** Where the random directions start. */
  readonly seed?: number;
}

/** One comparison. */
export interface GradientCheck {
  readonly order: number;
  readonly mode: 'forward' | 'reverse';
  readonly expected: number;
  readonly actual: number;
  readonly relativeError: number;
  readonly passed: boolean;
}

export interface GradientReport {
  readonly passed: boolean;
  readonly checks: readonly GradientCheck[];
}

/**
 * Compare the derivatives of a function with finite differences, by random inner products: along a random direction v,
 * for random weights u of the outputs, u·f(x + t v) is a function of one number t, whose derivative at 0 must be
 * u·(J v) in forward and (J' u)·v in reverse mode. Order 2 does the same to the gradient.
 *
 * @param inputs the point, away from kinks
 * @example
 * checkGradients((x: Value) => ops.sin(x), [1]).passed // true
 */
export function checkGradients(
  f: (...args: never[]) => unknown,
  inputs: readonly unknown[],
  options: CheckOptions = {},
): GradientReport {
  const {
    order = 2,
    tolerance = 1e-6,
    seed = 1,
  } = optionsOf('checkGradients', options, ['order', 'tolerance', 'seed']);
  const { variables, values, outputs } = record('checkGradients', f as AnyFunction, inputs);
  const checks: GradientCheck[] = [];
  let functions: readonly Expr[] = outputs;
  for (let k = 1; k <= order; k++) {
    checks.push(...checkOnce(functions, variables, values as readonly Value[], k, tolerance, seed + 1000 * k));
    const weights = functions.map(({ shape }, i) => randn(shape, { seed: seed + 77 * k + i }));
    functions = adjointsFor([inner(functions, weights)], [num(1)], variables);
  }
  return { passed: checks.every(({ passed }) => passed), checks };
}

function checkOnce(
  fs: readonly Expr[],
  variables: readonly Sym[],
  point: readonly Value[],
  order: number,
  tolerance: number,
  seed: number,
): GradientCheck[] {
  const direction = variables.map(({ shape }, i) => randn(shape, { seed: seed + i }));
  const weights = fs.map(({ shape }, i) => randn(shape, { seed: seed + 500 + i }));
  const total = inner(fs, weights);
  const evaluate = (expr: Expr, at: readonly Value[]): number => realize([expr], variables, at)[0] as number;
  const along = (t: number): number =>
    evaluate(
      total,
      point.map((value, i) => moved(value, direction[i] as Tensor, t)),
    );
  const expected = differentiate(along, 0).derivative;
  const constants = direction.map(constant);
  const forward = evaluate(inner(tangentsFor(fs, variables, constants), weights), point);
  const seeds = weights.map(constant);
  const reverse = evaluate(inner(adjointsFor(fs, seeds, variables), direction), point);
  const scale = Math.max(Math.abs(expected), 1e-3);
  return [['forward', forward] as const, ['reverse', reverse] as const].map(([mode, actual]) => {
    const relativeError = Math.abs(actual - expected) / scale;
    return { order, mode, expected, actual, relativeError, passed: relativeError <= tolerance };
  });
}

/** The point a step of length t further along a direction. */
function moved(value: Value, direction: Tensor, t: number): Value {
  const next = map('checkGradients', (x, v) => x + t * v, tensorOf(value), direction);
  return typeof value === 'number' ? next.item() : next;
}

/** The sum of all products of elements of the expressions and of the weights. */
function inner(exprs: readonly Expr[], weights: readonly Tensor[]): Expr {
  const products = exprs.map((expr, i) => fold(families.sum(), [mul(expr, constant(weights[i] as Tensor))]));
  return products.reduce(add, num(0));
}
