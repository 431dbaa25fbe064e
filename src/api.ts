import { FluxionError } from './error.ts';
import {
  coordinate,
  type Expr,
  evaluateAt,
  evaluateValues,
  freeVariables,
  num,
  type Point,
  postorder,
  remember,
  substitute as substituteExprs,
  sym,
  type Value,
} from './expr/index.ts';
import { type HighPrecisionValue, highPrecision } from './numeric/index.ts';
import {
  type Equality,
  type Equation,
  equal as equalExprs,
  gradient,
  hessian,
  implicit as implicitExpr,
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
  parse,
  parseProgram,
  simplify as simplifyExpr,
} from './symbolic/index.ts';

/** What the functions on expressions take: an expression, or text that is read as one. */
export type Source = Expr | string;

/**
 * The expression that a text says; an expression itself.
 *
 * @throws FluxionError ARGUMENT for what is neither, as JavaScript may pass it.
 */
export function expressionOf(f: Source): Expr {
  if (typeof f === 'string') return parse(f);
  if (typeof f === 'object' && f !== null && 'kind' in f) return f;
  throw new FluxionError('ARGUMENT', `${f === null ? 'null' : `A ${typeof f}`} is no expression.`, {
    suggestion: "Give a text such as 'x^2*sin(x)', or what parse returns.",
  });
}

/**
 * The text of an expression; it reads back as the same expression. A text is read first, so this shows how.
 *
 * @example
 * toString('2x sin x') // '2 * x * sin(x)'
 */
export function toString(f: Source, options?: PrintOptions): string {
  return toText(expressionOf(f), options);
}

/**
 * The LaTeX of an expression.
 *
 * @example
 * toLatex('x^2/3') // '\\frac{x^{2}}{3}'
 */
export function toLatex(f: Source, options?: PrintOptions): string {
  return latexOf(expressionOf(f), options);
}

/**
 * The symbolic derivative by a variable, or by several in turn (`['x', 'y']` is the mixed one), simplified.
 *
 * @throws FluxionError NOT_DIFFERENTIABLE where a function has no rule.
 * @example
 * toString(derivative('x^2 * y', 'x')) // '2 * x * y'
 */
export function derivative(f: Source, wrt: string | readonly string[], options: DerivativeOptions = {}): Expr {
  return derivativeOf(expressionOf(f), wrt, options);
}

/**
 * An equal expression that reads better. Every step preserves the value wherever there is one.
 *
 * @example
 * toString(simplify('sqrt(x^2)')) // 'abs(x)'
 */
export function simplify(f: Source): Expr {
  return simplifyExpr(expressionOf(f));
}

/**
 * The value at a point of numbers and tensors, in double precision; NaN where there is none.
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
export function evaluate(f: Source, point: Readonly<Record<string, Value>>): Value;
export function evaluate(f: Source, point: Readonly<Record<string, Value>> = {}): Value {
  const tensors = Object.values(point).some((value) => typeof value !== 'number');
  const expr =
    tensors && typeof f === 'string' ? substituteExprs(parse(f, { arrays: true }), shapesOf(point)) : expressionOf(f);
  if (!tensors && isOfNumbers(expr)) return evaluateAt(expr, point as Point);
  return evaluateValues([expr], ({ name }) => coordinate(point, name)).get(expr) as Value;
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
  return remember(ofNumbers, expr, () => !postorder([expr]).some(isTensor));
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
  const values = expressionsOf(replacements);
  if (typeof f !== 'string' || !Object.values(values).some(({ shape }) => shape.length > 0))
    return substituteExprs(expressionOf(f), values);
  const expr = parse(f, { arrays: true });
  const others = freeVariables(expr).map((name) => [name, sym(name)] as const);
  return substituteExprs(expr, { ...Object.fromEntries(others), ...values });
}

function expressionsOf(values: Readonly<Record<string, Source | number>>): Record<string, Expr> {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, typeof value === 'number' ? num(value) : expressionOf(value)] as const,
  );
  return Object.fromEntries(entries);
}

/** The names of the free variables, in order of first appearance. */
export function variablesOf(f: Source): string[] {
  return freeVariables(expressionOf(f));
}

/**
 * The partial derivatives by the variables, as expressions: one reverse sweep for all.
 *
 * @param wrt default: all free variables, in order of first appearance
 * @example
 * gradientOf('x^2 * y').map(toString) // ['2 * x * y', 'x^2']
 */
export function gradientOf(f: Source, wrt?: readonly string[]): Expr[] {
  return gradient(expressionOf(f), wrt);
}

/** The matrix of partial derivatives: a row for every function, a column for every variable. */
export function jacobianOf(fs: readonly Source[], wrt?: readonly string[]): Expr[][] {
  return jacobian(fs.map(expressionOf), wrt);
}

/** The matrix of second partial derivatives. */
export function hessianOf(f: Source, wrt?: readonly string[]): Expr[][] {
  return hessian(expressionOf(f), wrt);
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
export function taylor(f: Source, { order = 5, at = 0, wrt }: TaylorOptions = {}): TaylorPolynomial {
  const expression = expressionOf(f);
  return taylorPolynomial(
    expression,
    order,
    wrt ?? onlyVariable(expression),
    typeof at === 'number' ? num(at) : expressionOf(at),
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
  return implicitExpr(typeof equation === 'string' ? equationOf(equation) : equation, wrt, of, options.order);
}

/**
 * The equation that a text says.
 *
 * @throws FluxionError SYNTAX where it is none.
 */
export function equationOf(text: string): Equation {
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
  return equalExprs(expressionOf(left), expressionOf(right));
}

/** The tangent line (plane) at a point, exact where the point is. */
export function tangent(f: Source, at: Readonly<Record<string, Source | number>>): Tangent {
  return tangentOf(expressionOf(f), expressionsOf(at));
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
  return highPrecision(substitute(f, at), digits);
}

function onlyVariable(f: Expr): string {
  const names = freeVariables(f);
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
