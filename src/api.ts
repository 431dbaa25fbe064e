import { LIST, NAMES, needs, optionsOf, RECORD, TEXT, WHOLE } from './argument.ts';
import { FluxionError } from './error.ts';
import {
  coordinate,
  type Expr,
  evaluateAt,
  evaluateValues,
  freeVariables,
  differentiableVariables as namesToDifferentiateBy,
  num,
  type Point,
  remember,
  someNode,
  substitute as substituteExprs,
  sym,
  type Value,
  valueOfTensor,
} from './expr/index.ts';
import { type HighPrecisionValue, highPrecision } from './numeric/index.ts';
import {
  type Equality,
  equal as equalExprs,
  gradient,
  hessian,
  jacobian,
  type Tangent,
  type TaylorPolynomial,
  tangent as tangentOf,
  taylorPolynomial,
} from './operations/index.ts';
import { binders } from './ops/binding/index.ts';
import { compositions } from './ops/compositions.ts';
import { table } from './ops/index.ts';
import { toLatex as latexOf, type PrintOptions, toText } from './print/index.ts';
import {
  type DerivativeOptions,
  derivativeOf,
  type Equation,
  expressionOf,
  implicit as implicitExpr,
  parse,
  parseProgram,
  type Source,
  simplify as simplifyExpr,
} from './symbolic/index.ts';
import { type TensorLike, tensorFor } from './tensor/index.ts';

export type { Source };

/**
 * The text of an expression; it reads back as the same expression. A text is read first, so this shows how.
 *
 * @example
 * toString('2x sin x') // '2 * x * sin(x)'
 */
export function toString(f: Source, options?: PrintOptions): string {
  return toText(expressionOf('toString', f), options ?? {});
}

/**
 * The LaTeX of an expression.
 *
 * @example
 * toLatex('x^2/3') // '\\frac{x^{2}}{3}'
 */
export function toLatex(f: Source, options?: PrintOptions): string {
  return latexOf(expressionOf('toLatex', f), options ?? {});
}

/**
 * The symbolic derivative by a variable, or by several in turn (`['x', 'y']` is the mixed one), simplified.
 *
 * @throws FluxionError NOT_DIFFERENTIABLE where a function has no rule.
 * @example
 * toString(derivative('x^2 * y', 'x')) // '2 * x * y'
 */
export function derivative(f: Source, wrt: string | readonly string[], options: DerivativeOptions = {}): Expr {
  return derivativeOf(expressionOf('derivative', f), wrt, options);
}

/**
 * An equal expression that reads better. Every step preserves the value wherever there is one.
 *
 * @example
 * toString(simplify('sqrt(x^2)')) // 'abs(x)'
 */
export function simplify(f: Source): Expr {
  return simplifyExpr(expressionOf('simplify', f));
}

/**
 * The value at a point of numbers, tensors, nested arrays and matrices of mathjs, in double precision; NaN where there is none.
 *
 * In a text between arrays `*` is the matrix product, `/` a product with the inverse, `^` a repeated product, as in mathjs;
 * `.*`, `./` and `.^` are elementwise. An expression that was read before is one of numbers: arrays are many points then, and
 * everything is elementwise.
 *
 * @throws FluxionError NAME where the point lacks a variable, SHAPE on shapes that do not fit.
 * @example
 * evaluate('x^2 + y', { x: 3, y: 1 }) // 10
 * evaluate('A*x', { A: eye(2), x: tensor([1, 2]) }) // [1. 2.]
 */
export function evaluate(f: Source, point?: Point): number;
export function evaluate(f: Source, point: Readonly<Record<string, TensorLike>>): Value;
export function evaluate(f: Source, given: Readonly<Record<string, TensorLike>> = {}): Value {
  needs('evaluate', { point: given }, RECORD);
  const point = valuesOf(given);
  const tensors = Object.values(point).some((value) => typeof value !== 'number');
  const expr =
    tensors && typeof f === 'string'
      ? substituteExprs(parse(f, { arrays: true }), shapesOf(point))
      : expressionOf('evaluate', f);
  if (!tensors && isOfNumbers(expr)) return evaluateAt(expr, point as Point);
  return evaluateValues([expr], ({ name }) => coordinate(point, name)).get(expr) as Value;
}

/** Whatever `tensor` understands, as numbers and tensors; what has no axes is a number. */
function valuesOf(point: Readonly<Record<string, TensorLike>>): Record<string, Value> {
  const entries = Object.entries(point).map(([name, value]) => {
    return [name, typeof value === 'number' ? value : valueOfTensor(tensorFor('evaluate', name, value))] as const;
  });
  return Object.fromEntries(entries);
}

/** What gives every variable the shape of its value. Numbers are themselves: a position or an exponent may be one. */
function shapesOf(point: Readonly<Record<string, Value>>): Record<string, Expr> {
  const entries = Object.entries(point).map(([name, value]) => {
    if (typeof value !== 'number') return [name, sym(name, value.shape)] as const;
    return [name, Number.isFinite(value) ? num(value) : sym(name)] as const;
  });
  return Object.fromEntries(entries);
}

const ofNumbers = new WeakMap<Expr, boolean>();

function isOfNumbers(expr: Expr): boolean {
  return remember(ofNumbers, expr, () => !someNode([expr], isTensor));
}

function isTensor(node: Expr): boolean {
  return node.kind === 'const' || (node.kind === 'call' && node.op.kernel !== undefined);
}

/**
 * Replace variables, all at once. In a text the replacements may be arrays, and `*` is then the matrix product.
 *
 * @example
 * toString(substitute('x + y', { x: 'y', y: 2 })) // 'y + 2'
 * evaluate(substitute('A*x', { A: '[1, 2; 3, 4]', x: '[1, 1]' })) // [3. 7.]
 */
export function substitute(f: Source, replacements: Readonly<Record<string, Source | number>>): Expr {
  const values = expressionsOf('substitute', { replacements });
  if (typeof f !== 'string' || !Object.values(values).some(({ shape }) => shape.length > 0))
    return substituteExprs(expressionOf('substitute', f), values);
  const expr = parse(f, { arrays: true });
  const others = freeVariables(expr).map((name) => [name, sym(name)] as const);
  return substituteExprs(expr, { ...Object.fromEntries(others), ...values });
}

/** Values by name as expressions: the one argument in `named` of the function `of`. */
function expressionsOf(
  of: string,
  named: Readonly<Record<string, Readonly<Record<string, Source | number>>>>,
): Record<string, Expr> {
  needs(of, named, RECORD);
  const entries = Object.entries(Object.assign({}, ...Object.values(named)) as Record<string, Source | number>).map(
    ([name, value]) => [name, typeof value === 'number' ? num(value) : expressionOf(of, value, name)] as const,
  );
  return Object.fromEntries(entries);
}

/** The names of the free variables, in order of first appearance. */
export function variablesOf(f: Source): string[] {
  return freeVariables(expressionOf('variablesOf', f));
}

/**
 * The names to differentiate by where nobody says which: all free variables but the bounds of sums and the orders of functions, by which
 * there is no derivative; all, where there are no others.
 *
 * @example
 * differentiableVariables('sum(x^k, k, 0, n)') // ['x']
 */
export function differentiableVariables(f: Source): string[] {
  return namesToDifferentiateBy(expressionOf('differentiableVariables', f));
}

/**
 * The partial derivatives by the variables, as expressions: one reverse sweep for all.
 *
 * @param wrt default: all free variables by which there is a derivative, in order of first appearance
 * @example
 * gradientOf('x^2 * y').map(toString) // ['2 * x * y', 'x^2']
 */
export function gradientOf(f: Source, wrt?: readonly string[]): Expr[] {
  return gradient(expressionOf('gradientOf', f), namesIn('gradientOf', wrt));
}

/** The matrix of partial derivatives: a row for every function, a column for every variable. */
export function jacobianOf(fs: readonly Source[], wrt?: readonly string[]): Expr[][] {
  needs('jacobianOf', { fs }, LIST);
  const rows = fs.map((f, i) => expressionOf('jacobianOf', f, `fs[${i}]`));
  return jacobian(rows, namesIn('jacobianOf', wrt));
}

/** The matrix of second partial derivatives. */
export function hessianOf(f: Source, wrt?: readonly string[]): Expr[][] {
  return hessian(expressionOf('hessianOf', f), namesIn('hessianOf', wrt));
}

/** Variables to differentiate by, where they are given. */
function namesIn(of: string, wrt: readonly string[] | undefined): readonly string[] | undefined {
  if (wrt !== undefined) needs(of, { wrt }, NAMES);
  return wrt;
}

export interface TaylorOptions {
  readonly order?: number;
  /** The point of expansion; default 0. */
  readonly at?: Source | number;
  /** Default: the only free variable. */
  readonly wrt?: string | undefined;
}

/**
 * The Taylor polynomial, by Taylor-mode arithmetic, with exact coefficients where the function has them.
 *
 * @throws FluxionError ARGUMENT where the variable is not clear, UNDEFINED where there is no expansion.
 * @example
 * toString(taylor('ln(1+x)', { order: 3 }).polynomial) // 'x - x^2 / 2 + x^3 / 3'
 */
export function taylor(f: Source, options: TaylorOptions = {}): TaylorPolynomial {
  const { order = 5, at = 0, wrt } = optionsOf('taylor', options, ['order', 'at', 'wrt']);
  const expression = expressionOf('taylor', f);
  return taylorPolynomial(
    expression,
    order,
    wrt ?? onlyVariable(expression),
    typeof at === 'number' ? num(at) : expressionOf('taylor', at, 'at'),
  );
}

/**
 * dy/dx along the curve of an equation, given as text or as its two sides.
 *
 * @example
 * toString(implicit('x^2 + y^2 = 1', 'x', 'y')) // '-x / y'
 */
export function implicit(
  equation: string | Equation,
  wrt: string,
  of: string,
  options: { readonly order?: number } = {},
): Expr {
  const { order } = optionsOf('implicit', options, ['order']);
  needs('implicit', { wrt, of }, TEXT);
  if (typeof equation === 'string') return implicitExpr(equationOf(equation), wrt, of, order);
  needs('implicit', { equation }, RECORD);
  const [left, right] = [equation.left, equation.right].map((side, i) =>
    expressionOf('implicit', side, ['equation.left', 'equation.right'][i]),
  ) as [Expr, Expr];
  return implicitExpr({ left, right }, wrt, of, order);
}

/**
 * The equation that a text says.
 *
 * @throws FluxionError SYNTAX where it is none.
 */
export function equationOf(text: string): Equation {
  needs('equationOf', { text }, TEXT);
  const last = parseProgram(text).statements.at(-1);
  if (last?.kind === 'equation') return { left: last.left, right: last.right };
  if (last?.kind === 'assignment') return { left: sym(last.name), right: last.value };
  throw new FluxionError('SYNTAX', 'This is no equation.', {
    input: text,
    suggestion: 'Write one with =, such as x^2 + y^2 = 1.',
  });
}

/** Whether two expressions are equal wherever both have a value: proven, refuted by a point, or not decided. */
export function equal(left: Source, right: Source): Equality {
  return equalExprs(expressionOf('equal', left, 'left'), expressionOf('equal', right, 'right'));
}

/** The tangent line (plane) at a point, exact where the point is. */
export function tangent(f: Source, at: Readonly<Record<string, Source | number>>): Tangent {
  return tangentOf(expressionOf('tangent', f), expressionsOf('tangent', { at }));
}

/**
 * The value at a point to many digits, each of them certain.
 *
 * @example
 * evaluateDigits('x^2', 30, { x: 'sqrt(2)/3' }).text // '0.222222222222222222222222222222'
 */
export function evaluateDigits(
  f: Source,
  digits: number,
  at: Readonly<Record<string, Source | number>> = {},
): HighPrecisionValue {
  needs('evaluateDigits', { digits }, WHOLE);
  needs('evaluateDigits', { at }, RECORD);
  return highPrecision(substitute(f, at), digits);
}

function onlyVariable(f: Expr): string {
  const names = namesToDifferentiateBy(f);
  const [name = 'x'] = names;
  if (names.length <= 1) return name;
  throw new FluxionError('ARGUMENT', `The function has several variables: ${names.join(', ')}.`, {
    suggestion: 'Say which one with wrt.',
  });
}

/** The names of all functions and constants, as they are written, aliases included. */
export function languageNames(): { readonly functions: readonly string[]; readonly constants: readonly string[] } {
  const functions = new Set<string>([...binders.keys(), ...compositions.keys()]);
  const constants = new Set<string>();
  for (const { written, aliases = [], parameters, variadic, notation } of table.values()) {
    const group = variadic || parameters.length > 0 ? functions : constants;
    for (const name of [written, ...aliases]) if (/^\w+$/.test(name) && notation?.kind !== 'infix') group.add(name);
  }
  return { functions: [...functions].sort(), constants: [...constants].sort() };
}
