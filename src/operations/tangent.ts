import { FluxionError } from '../error.ts';
import { type Expr, evaluateAt, fixedVariables, freeVariables, substitute, sym } from '../expr/index.ts';
import { diagnoseUndefined } from '../numeric/index.ts';
import { add, mul, sub } from '../ops/construct.ts';
import { toText } from '../print/index.ts';
import { simplify } from '../symbolic/index.ts';
import { gradient } from './differentiation.ts';

/** The tangent line of a function of one variable, or the tangent plane of one of several. */
export interface Tangent {
  /** Coordinates of the point of contact, in the order of the variables, exact. */
  readonly at: Readonly<Record<string, Expr>>;
  /** The value of the function there. */
  readonly value: Expr;
  /** The slope by every variable. */
  readonly slopes: Readonly<Record<string, Expr>>;
  /** The linear function that touches there: value + slope * (x - a). */
  readonly line: Expr;
  /** The same, multiplied out: slope * x + intercept. */
  readonly simplified: Expr;
}

/**
 * The tangent at a point.
 *
 * @param at a value for every variable, expressions without variables; a bound or an order is a constant of the line
 * @throws FluxionError NAME where a variable has no value, UNDEFINED where the function or a slope is not finite there.
 * @example
 * tangent(parse('x^2'), { x: num(3) }).simplified // 6 * x - 9
 */
export function tangent(f: Expr, at: Readonly<Record<string, Expr>>): Tangent {
  const fixed = fixedVariables(f);
  const names = Object.keys(at).filter((name) => !fixed.has(name));
  const missing = freeVariables(f).find((name) => !Object.hasOwn(at, name));
  if (missing !== undefined) {
    throw new FluxionError('NAME', `No value for ${missing}.`, { suggestion: `Give one: ${missing}=1.` });
  }
  const value = valueAt(f, f, at);
  const slopes = gradient(f, names).map((slope) => valueAt(slope, f, at));
  let line = value;
  for (const [i, name] of names.entries()) {
    line = add(line, mul(slopes[i] as Expr, sub(sym(name), at[name] as Expr)));
  }
  return {
    at,
    value,
    slopes: Object.fromEntries(names.map((name, i) => [name, slopes[i] as Expr])),
    line,
    simplified: simplify(line),
  };
}

/** The exact value at the point. */
function valueAt(expr: Expr, f: Expr, at: Readonly<Record<string, Expr>>): Expr {
  const value = simplify(substitute(expr, at));
  if (Number.isFinite(evaluateAt(value, {}))) return value;
  const point = Object.fromEntries(Object.entries(at).map(([name, coordinate]) => [name, evaluateAt(coordinate, {})]));
  const failure = diagnoseUndefined(f, point, toText);
  if (failure !== undefined) throw failure;
  throw new FluxionError('UNDEFINED', 'There is no tangent there: the slope has no finite value.', {
    suggestion: 'The tangent may be vertical, or the point a corner or an edge of the domain.',
  });
}
