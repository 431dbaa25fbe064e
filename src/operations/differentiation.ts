import { FluxionError } from '../error.ts';
import { differentiableVariables, type Expr, sym } from '../expr/index.ts';
import { adjoints } from '../rules/index.ts';
import { isUndefined, simplify, simplifySlopes } from '../symbolic/index.ts';

/**
 * The partial derivatives of an expression, simplified: one reverse sweep for all variables. Those of a long expression are one
 * graph, which shares what they have in common.
 *
 * @param wrt default: all free variables by which there is a derivative, in order of appearance
 * @throws FluxionError NOT_DIFFERENTIABLE where a function has no rule.
 * @example
 * gradient(parse('x^2 * y')).map(toText) // ['2 * x * y', 'x^2']
 */
export function gradient(f: Expr, wrt: readonly string[] = differentiableVariables(f)): Expr[] {
  const found = simplifySlopes(slopes(f, wrt));
  return isUndefined(found) ? simplifySlopes(slopes(simplify(f), wrt)) : found;
}

/**
 * The Jacobian matrix: a row for every expression, a column for every variable.
 *
 * @example
 * jacobian([parse('x*y'), parse('x + y')]) // [[y, x], [1, 1]]
 */
export function jacobian(fs: readonly Expr[], wrt: readonly string[] = differentiableVariables(...fs)): Expr[][] {
  return fs.map((f) => gradient(f, wrt));
}

/**
 * The Hessian matrix: the second derivatives by every pair of variables. Each pair is computed once.
 *
 * @example
 * hessian(parse('x^2 * y')) // [[2 * y, 2 * x], [2 * x, 0]]
 */
export function hessian(f: Expr, wrt: readonly string[] = differentiableVariables(f)): Expr[][] {
  const rows: Expr[][] = [];
  for (const [i, slope] of gradient(f, wrt).entries()) {
    const right = gradient(slope, wrt.slice(i));
    rows.push([...rows.map((row) => row[i] as Expr), ...right]);
  }
  return rows;
}

function slopes(f: Expr, wrt: readonly string[]): Expr[] {
  if (f.shape.length > 0) {
    throw new FluxionError(
      'SHAPE',
      `The gradient is that of a number; this is a tensor of shape [${f.shape.join(', ')}].`,
    );
  }
  return adjoints(
    f,
    wrt.map((name) => sym(name)),
  );
}
