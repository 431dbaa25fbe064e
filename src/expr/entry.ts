import type { Complex } from 'complex.js';
import type { Fraction } from 'fraction.js';
import type { BigNumber } from 'mathjs';
import type { Tensor } from '../tensor/tensor.ts';
import type { Expr, Shape, Sym } from './node.ts';
import type { Op } from './op.ts';

/** Closed interval of reals, `[low, high]`. */
export type Interval = readonly [number, number];

/** How an operation is written between, before or after its operands. Without it, it is written as a call. */
export type Notation =
  | {
      readonly kind: 'infix';
      readonly symbol: string;
      readonly precedence: number;
      readonly associative?: 'left' | 'right';
    }
  | { readonly kind: 'prefix'; readonly symbol: string; readonly precedence: number }
  | { readonly kind: 'postfix'; readonly symbol: string; readonly precedence: number }
  | { readonly kind: 'conditional'; readonly precedence: number }
  | { readonly kind: 'name' };

/**
 * What an operation is to algebra, so that the simplifier asks the entry and never names an operation:
 * a sum with fixed weights (`x - y` is `[1, -1]`), a product with fixed exponents (`x / y` is `[1, -1]`, `sqrt(x)` is
 * `['1/2']`), a power `x^y`, or a power of a constant (`exp(x)` is `e^x`).
 */
export type Algebra =
  | { readonly sum: readonly number[] }
  | { readonly product: readonly (number | string)[] }
  | { readonly power: true }
  | { readonly powerOf: string };

/** A fixed parameter of a tensor operation: axes, a shape, subscripts. Part of the operation, never a node. */
export type Attribute =
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Attribute[]
  | { readonly [name: string]: Attribute };

/** What an argument receives of the adjoint `g` of a call; `index` says which argument it is. */
export type Pull = (g: Expr, args: readonly Expr[], ans: Expr, index: number) => Expr;

/**
 * An expression under a variable of its own, as `k^2` in `sum(k^2, k, 1, n)`. It is part of the operation, over private variables,
 * so that two spellings of the same sum are the same node and nothing that walks over expressions can capture a name.
 * The arguments of the call are the two bounds, then what stands for each of `free`.
 */
export interface Binding {
  readonly body: Expr;
  readonly variable: Sym;
  readonly free: readonly Sym[];
  /** Over whole numbers between the bounds, or over all numbers. */
  readonly form: 'steps' | 'integral';
  /** What the variable was called where the expression was first written. */
  readonly written: string;
  /** How many such expressions are nested in one another, itself included. */
  readonly depth: number;
  /** The same kind of expression with another body, over any variables. */
  readonly make: (body: Expr, variable: Sym, low: Expr, high: Expr) => Expr;
}

/** The body of a JavaScript function of the parameters of an entry, which is TypeScript as well once they have types. */
export interface Code {
  readonly body: string;
  /** Other entries whose code it calls, by their keys in the table. */
  readonly calls?: readonly string[];
}

/**
 * One function of the language, as data. Everything Fluxion knows of it stands here and is derived from here.
 *
 * Texts are in Fluxion's own language over the parameter names of `signature`, and are parsed once, on first use:
 * `ans` is the result, `dx` the tangent of argument `x`.
 */
export interface OpEntry {
  /** `'atan2(y, x)'`; `'max(...x)'` takes any number of arguments, at least one; `'pi'` is a constant. */
  readonly signature: string;
  /** The value in double precision. NaN where the function has no real value. Absent only beside `def`. */
  readonly eval?: (...args: number[]) => number;
  /**
   * The differential, linear in the tangents: `'(1 - ans^2) * dx'`. For a variadic operation, the term of one argument
   * `x`; `total(t)` is there the sum of `t` over all arguments.
   */
  readonly d?: string;
  /** Of a variadic operation: the differential for two arguments x and y, where it reads better than the general term. */
  readonly pair?: string;
  /** Parameters by which it has no rule: they must not depend on the variables, such as the order of a Bessel function. */
  readonly fixed?: readonly string[];
  /**
   * The same differential, arranged for numbers rather than for readers: what one argument receives is built from what
   * another one receives and from `ans`. Reverse mode uses it. Absent: `d`.
   */
  readonly adjoint?: string;
  /** The same differential as textbooks write it where every argument varies. Absent: `d`. */
  readonly textbook?: string;
  /** A composition of other functions, written in the language; such a function has no rule of its own. */
  readonly def?: string;
  /**
   * The value in high precision, independent of `eval` and `d`. Absent: no 50-digit reference for this function. A
   * constant gets the number 1, whose class carries the precision.
   */
  readonly big?: (...args: BigNumber[]) => BigNumber;
  /** What `big` costs, in multiplications of its numbers. Absent: 1 beside `exact`, else 100. */
  readonly bigCost?: number;
  /** The analytic continuation, for the complex step. Absent: not analytic. A constant gets the number 1. */
  readonly complex?: (...args: Complex[]) => Complex;
  /** The value on exact fractions, or undefined where it is irrational, undefined or too large to write down. */
  readonly exact?: (...args: Fraction[]) => Fraction | undefined;
  /** Applied to literals it is a literal, if `exact` has a value: a sign, a division. */
  readonly literal?: true;
  /** LaTeX: a macro (`'\\tanh'`, called with parentheses) or a template with `#1`, `#2` (`'\\frac{#1}{#2}'`). */
  readonly tex: string;
  /** One line for the help: what it is, with its convention at non-smooth points. */
  readonly doc: string;
  /** One interval a parameter, inside the domain and away from its edge: where tests and checks pick points. */
  readonly sample: readonly Interval[];
  /** Further boxes, for a domain in several pieces. */
  readonly alsoSample?: readonly (readonly Interval[])[];
  /** Where it has a real value, as a condition: `'x > 0'`. Absent: everywhere. */
  readonly domain?: string;
  /** What to use instead outside the domain. */
  readonly domainHint?: string;
  /** What is wrong at arguments where there is no value, and what to do; in place of `domainHint` where it depends on them. */
  readonly diagnosis?: (...args: number[]) => string;
  /** Where the derivative jumps, as a condition: `'x == 0'`. */
  readonly kink?: string;
  /** Where the value jumps, as a condition. */
  readonly jump?: string;
  /** The sign of every value it can take. */
  readonly sign?: 'positive' | 'nonnegative';
  /** The name of the inverse function, for `sin^-1(x)`: `'asin'`. */
  readonly inverse?: string;
  /** f(-x) = f(x), or f(-x) = -f(x). */
  readonly parity?: 'even' | 'odd';
  /** f(c*x) is |c|*f(x). */
  readonly homogeneous?: true;
  /** A quotient that is written as this function where it stands in a result: `'sin(x) / cos(x)'`. */
  readonly ratio?: string;
  /** Value-preserving identities, `'ln(exp(x)) = x'`: the simplifier replaces the left side by the right. */
  readonly identities?: readonly string[];
  /** The addition theorem: f(x + y) over functions of x and of y. */
  readonly addition?: string;
  readonly algebra?: Algebra;
  /** Positions of the arguments one of which is the value, whatever the others are: both equal, and so is the value. */
  readonly selects?: readonly [number, number];
  readonly notation?: Notation;
  /**
   * The name of the operation that the same operator means in a text between arrays of these shapes: `*` is their matrix
   * product, and this one is `.*`. Undefined: no other.
   */
  readonly betweenArrays?: (left: Shape, right: Shape) => string | undefined;
  /** Its LaTeX where the plain one means that other operation. */
  readonly texBetweenArrays?: string;
  /**
   * Other names people write for it: `['log']`. Operations with different numbers of arguments may share a name:
   * `log(x)` and `log(x, base)`; the count decides.
   */
  readonly aliases?: readonly string[];
  /** The name of its differentiation rule in a textbook: `'product rule'`. */
  readonly rule?: string;
  /** What stands under a bound variable: sums, products, integrals. */
  readonly binding?: Binding;
  /** The canonical form of a call, where these arguments call for another operation. Absent: the call as it is. */
  readonly rebuild?: (args: readonly Expr[]) => Expr | undefined;
  /**
   * The partial derivative by one argument, where a text cannot say it: over the arguments, from the derivative of other
   * expressions.
   */
  readonly partial?: (index: number, args: readonly Expr[], differentiate: (f: Expr, by: Sym) => Expr) => Expr;
  /** JavaScript for the compiler, with `#1`, `#2` (`#*` for all, separated by commas): `'#1 * #2'`. Absent: a call of `eval`. */
  readonly js?: string;
  /** JavaScript that stands by itself, for code that is exported. Absent: `js`; without both, no code can be exported. */
  readonly code?: Code;
  /**
   * WebAssembly for the compiler: a machine operation or kernel by name (`'mul'`, `'exp'`), applied to all arguments, or
   * a term over `#1`, `#2` (`'div(1, cosh(#1))'`). Names: src/compile/wasm/primitives.ts and kernels. Absent: a call of
   * `eval`.
   */
  readonly wasm?: string;
  /** The shape of the result. Absent: elementwise, with broadcasting. */
  readonly shape?: (...shapes: Shape[]) => Shape;
  /**
   * The sum of products of two arguments that it is, in the notation of einsum (`'ij,jk->ik'`), for arguments of these
   * shapes. Absent, or undefined: it is none.
   */
  readonly contraction?: (...shapes: Shape[]) => string | undefined;
  /** The value of an operation that is not elementwise. Absent: `eval` on every element. */
  readonly kernel?: (...args: Tensor[]) => Tensor;
  /**
   * For each argument in which it is linear, the transpose: text over the parameters and `g`, or a function where
   * lengths of axes are needed. `null`: the derivative by this argument is 0 (indices). `undefined`: by `d` or `push`. A
   * variadic operation gives one for all.
   */
  readonly transpose?: readonly (string | Pull | null | undefined)[];
  /** Linear in all arguments together, as joining is; without it `transpose` means linear in each. */
  readonly jointly?: true;
  /** The tangent of the result, where a text cannot say it; `undefined` among the tangents is 0. */
  readonly push?: (tangents: readonly (Expr | undefined)[], args: readonly Expr[], ans: Expr) => Expr;
  /** The adjoints of all arguments at once, where they are not the transpose of `push` or `d`; `undefined` is 0. */
  readonly pull?: (g: Expr, args: readonly Expr[], ans: Expr) => readonly (Expr | undefined)[];
  /** The same function composed of others, to be differentiated in its place. */
  readonly expand?: (...args: Expr[]) => Expr;
  /**
   * The call with a further leading axis of `size` on the arguments marked, and on the result. Absent, or no result: one call
   * for every index of that axis.
   */
  readonly batch?: (args: readonly Expr[], batched: readonly boolean[], size: number) => Expr | undefined;
  /** Every element of the result is an element of the first argument or 0 (`copies`), or a sum of some (`sums`). */
  readonly moves?: 'copies' | 'sums';
  /** What a reduction that is no sum does with the elements: it keeps the largest or the smallest. */
  readonly reduces?: 'max' | 'min';
  /** The result of a reduction in the shape of its argument: every element stands where it came from. Absent: `transpose`. */
  readonly spread?: (result: Expr, x: Expr) => Expr;
  /** The running sum or product along one axis that it is, for an argument of this shape. Absent, or undefined: it is none. */
  readonly scan?: (x: Shape) => Scan | undefined;
  /**
   * The same function composed of elementwise operations, reductions and scans, which compilers turn into loops. Absent, or
   * undefined: its own `kernel` is called.
   */
  readonly loops?: (...args: Expr[]) => Expr | undefined;
  /** What it is to a list that is written in brackets: `[x, y]` joins a list of one element, x, with one of y. */
  readonly list?: 'one' | 'joined' | undefined;
  /** Its argument repeated along axes: beside an operand of the full shape, broadcasting does the same. */
  readonly repeats?: true;
  /** The same operation with other attributes. */
  readonly family?: (...attributes: Attribute[]) => Op;
  /** What `family` was given; in text, literals after the arguments. */
  readonly attributes?: readonly Attribute[];
  /** Shapes of arguments for tests, one list a case. */
  readonly sampleShapes?: readonly (readonly Shape[])[];
}

/** Sums or products of the elements along an axis, one after the other. */
export interface Scan {
  readonly by: 'add' | 'mul';
  readonly axis: number;
  readonly from: 'start' | 'end';
  /** For every element the total up to it, with or without the element itself; or the total of all, the axis kept. */
  readonly gives: 'through' | 'before' | 'total';
}
