import type { Complex } from 'complex.js';
import type { BigNumber } from 'mathjs';
import type { Fraction } from 'fraction.js';
import type { Shape } from './node.ts';

/** Closed interval of reals, `[low, high]`. */
export type Interval = readonly [number, number];

/** How an operation is written between, before or after its operands. Without it, it is written as a call. */
export type Notation =
  | { readonly kind: 'infix'; readonly symbol: string; readonly precedence: number; readonly associative?: 'left' | 'right' }
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
  /** Parameters by which it has no rule: they must not depend on the variables, such as the order of a Bessel function. */
  readonly fixed?: readonly string[];
  /** A composition of other functions, written in the language; such a function has no rule of its own. */
  readonly def?: string;
  /**
   * The value in high precision, independent of `eval` and `d`. Absent: no 50-digit reference for this function. A
   * constant gets the number 1, whose class carries the precision.
   */
  readonly big?: (...args: BigNumber[]) => BigNumber;
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
  /** Value-preserving identities, `'ln(exp(x)) = x'`: the simplifier replaces the left side by the right. */
  readonly identities?: readonly string[];
  readonly algebra?: Algebra;
  /** Positions of the arguments one of which is the value, whatever the others are: both equal, and so is the value. */
  readonly selects?: readonly [number, number];
  readonly notation?: Notation;
  /**
   * Other names people write for it: `['log']`. Operations with different numbers of arguments may share a name:
   * `log(x)` and `log(x, base)`; the count decides.
   */
  readonly aliases?: readonly string[];
  /** The name of its differentiation rule in a textbook: `'product rule'`. */
  readonly rule?: string;
  /** JavaScript for the compiler, with `#1`, `#2` (`#*` for all, separated by commas): `'#1 * #2'`. Absent: a call of `eval`. */
  readonly js?: string;
  /**
   * WebAssembly for the compiler: a machine operation or kernel by name (`'mul'`, `'exp'`), applied to all arguments, or
   * a term over `#1`, `#2` (`'div(1, cosh(#1))'`). Names: src/compile/wasm/primitives.ts and kernels. Absent: a call of
   * `eval`.
   */
  readonly wasm?: string;
  /** The shape of the result. Absent: elementwise, with broadcasting. */
  readonly shape?: (...shapes: Shape[]) => Shape;
}

/** An entry with what follows from its place in the table. */
export interface Op extends OpEntry {
  /** Its key in the table, unique. */
  readonly name: string;
  /** The name it is written with, the one in its signature: `log` for the table's `logBase`. */
  readonly written: string;
  readonly parameters: readonly string[];
  readonly variadic: boolean;
  /** A number that is the same in every process, for hashing and ordering. */
  readonly hash: number;
}

/**
 * Turn an entry into an operation: read the signature, fix the hash. An unnamed parameter list (`'pi'`) is a constant.
 *
 * @example
 * makeOp('double', { signature: 'double(x)', eval: (x) => 2 * x, d: '2*dx', tex: '2 #1', doc: 'twice x', sample: [[-3, 3]] }).parameters // ['x']
 */
export function makeOp(name: string, entry: OpEntry): Op {
  const inside = /\((.*)\)/.exec(entry.signature)?.[1] ?? '';
  const parameters = inside === '' ? [] : inside.split(',').map((parameter) => parameter.trim());
  const variadic = parameters.length === 1 && (parameters[0] ?? '').startsWith('...');
  return {
    ...entry,
    name,
    written: entry.signature.replace(/\(.*/, ''),
    parameters: parameters.map((parameter) => parameter.replace('...', '')),
    variadic,
    hash: hashText(name),
  };
}

/** FNV-1a over UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
