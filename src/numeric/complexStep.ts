import { Complex } from 'complex.js';
import { coordinate, type Expr, freeVariables, interpret, type Point, postorder } from '../expr/index.ts';
import { UNIT_ROUNDOFF } from './sampler.ts';

/** Far below the last bit of any real part, far above underflow. */
const STEP = 1e-40;

export interface ComplexStep {
  readonly derivative: number;
  readonly scheme: 'complex step';
  readonly step: number;
  /** Evaluations of f, each in complex arithmetic. */
  readonly evaluations: 1;
}

/** The functions in an expression that have no analytic continuation in the table; the complex step needs all. */
export function withoutComplex(expr: Expr): string[] {
  return postorder([expr]).flatMap((node) =>
    node.kind === 'const' ? ['tensor'] : node.kind === 'call' && node.op.complex === undefined ? [node.op.name] : [],
  );
}

/**
 * The first derivative as Im f(x + ih) / h. Nothing is subtracted, so the step can be as small as one likes and all
 * digits are right. It needs an analytic f.
 *
 * Source: W. Squire and G. Trapp, "Using complex variables to estimate derivatives of real functions", SIAM Review 40 (1998).
 *
 * @returns undefined where a function on the way is not analytic, or the point lies outside the domain or on a branch cut.
 */
export function complexStep(expr: Expr, point: Point, variable: string): ComplexStep | undefined {
  if (withoutComplex(expr).length > 0 || !freeVariables(expr).includes(variable)) return undefined;
  const step = STEP * Math.max(Math.abs(coordinate(point, variable)), 1);
  const values = interpret<Complex>([expr], {
    num: (node) => new Complex(node.value, 0),
    sym: (node) => new Complex(coordinate(point, node.name), node.name === variable ? step : 0),
    // A constant gets a number to take the class from.
    call: (node, args) =>
      (node.op.complex as (...args: Complex[]) => Complex)(...(args.length > 0 ? args : [Complex.ONE])),
    const: () => Complex.NAN,
  });
  const { re, im } = values.get(expr) as Complex;
  // A real function has a real value: a large imaginary part is another branch.
  const isReal = Math.abs(im) <= Math.sqrt(UNIT_ROUNDOFF) * Math.max(1, Math.abs(re));
  if (!Number.isFinite(im) || !isReal) return undefined;
  return { derivative: im / step, scheme: 'complex step', step, evaluations: 1 };
}
