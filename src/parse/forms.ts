import type { SourceRange } from '../error.ts';
import { type Expr, isInteger, isNum, SCALAR, type Sym, substitute, sym } from '../expr/index.ts';
import { type Binder, binders } from '../ops/binding/index.ts';
import { failure } from './failure.ts';
import type { Meaning } from './scope.ts';
import type { CallSyntax, NameSyntax, Syntax } from './syntax.ts';

/** The derivative of an expression by a variable; the parser knows no rule, so its caller brings this along. */
export type Differentiate = (f: Expr, by: string, order: number) => Expr;

/** A call whose first argument stands under a variable of its own: `sum(k^2, k, 1, n)`, `diff(x^2, x)`, `d/dx(x^2)`. */
export interface Form {
  /** The parts that have a value: the expression under the variable first. */
  readonly parts: readonly Syntax[];
  /** What names mean in the first part. */
  readonly inside: Meaning;
  /** The value from those of the parts. */
  readonly value: (values: readonly Expr[]) => Expr;
}

/** Names under which the derivative of an expression is written as a call. */
const DERIVATIVES: ReadonlySet<string> = new Set(['diff', 'derivative']);

/** `d/dx`, `d^2/dx^2`, as one name. */
const LEIBNIZ = /^[d∂](?:\^(\d+))?\/[d∂]([^^]+)(?:\^(\d+))?$/;
/** `f'`, `f''`. */
const PRIMED = /^([^']+)('+)$/;

/** Whether calls of this name may be forms. */
export function isFormName(name: string): boolean {
  return binders.has(name) || DERIVATIVES.has(name);
}

/** The form that a call is, if it is one. */
export function formOf(syntax: CallSyntax, names: Meaning): Form | undefined {
  if (syntax.exponent !== undefined) return undefined;
  const { name, args } = syntax;
  const leibniz = LEIBNIZ.exec(name.name);
  if (leibniz !== null) return leibnizForm(leibniz, syntax, names);
  if (PRIMED.test(name.name)) return undefined;
  if (names.isOwn(name.name)) return undefined;
  const [, variable] = args;
  const binder = binders.get(name.name);
  if (binder !== undefined && args.length === 4 && variable?.kind === 'name')
    return bindingForm(binder, variable, args, names);
  return DERIVATIVES.has(name.name) ? derivativeForm(syntax, names) : undefined;
}

function bindingForm(
  binder: Binder,
  { name }: NameSyntax,
  [body, , low, high]: readonly Syntax[],
  names: Meaning,
): Form {
  const bound = privately(name);
  return {
    parts: [body as Syntax, low as Syntax, high as Syntax],
    inside: new BoundScope(names, name, bound),
    value: ([value, from, to]) => binder(value as Expr, bound, from as Expr, to as Expr),
  };
}

/** `diff(f, x)` and `diff(f, x, 2)`. */
function derivativeForm({ name, args, start, end }: CallSyntax, names: Meaning): Form {
  const [body, variable, order] = args;
  if (body === undefined || variable?.kind !== 'name' || args.length > 3) {
    throw failure(
      'ARGUMENT',
      `${name.name} takes an expression and the variable to differentiate by.`,
      name,
      `Write ${name.name}(x^2, x), or ${name.name}(x^2, x, 2) for the second derivative.`,
    );
  }
  return derived(body, variable.name, order === undefined ? [] : [order], { start, end }, names);
}

function leibnizForm(
  [, power, variable, again]: RegExpExecArray,
  { name, args, start, end }: CallSyntax,
  names: Meaning,
): Form {
  const [body] = args;
  if (body === undefined || args.length > 1) throw failure('ARGUMENT', `${name.name} takes one expression.`, name);
  if (power !== again) {
    throw failure(
      'SYNTAX',
      'Both orders of a derivative are the same.',
      name,
      `Write d^${power ?? again}/d${variable}^${power ?? again}(...).`,
    );
  }
  return derived(body, variable as string, [], { start, end }, names, power === undefined ? 1 : Number(power));
}

function derived(
  body: Syntax,
  variable: string,
  more: readonly Syntax[],
  range: SourceRange,
  names: Meaning,
  order = 1,
): Form {
  const outer = names.valueOf(variable);
  // A variable of the surroundings is itself what one differentiates by. One that may be an array, and one with a value, is
  // a number of its own until the derivative is known.
  const bound = outer.kind === 'sym' && outer.shape === SCALAR ? outer : privately(variable);
  return {
    parts: [body, ...more],
    inside: new BoundScope(names, variable, bound),
    value: ([value, times]) => {
      const count = times === undefined ? order : orderOf(times, range);
      return at(differentiator(names, range)(value as Expr, bound.name, count), bound, outer);
    },
  };
}

function orderOf(times: Expr, range: SourceRange): number {
  if (isNum(times) && isInteger(times) && times.value >= 0 && times.value <= 100) return times.value;
  throw failure('ARGUMENT', 'The order of a derivative is a whole number from 0 to 100.', range);
}

/** The value of `f'(u)`: the function differentiated, then taken at u. Undefined where the name has no prime. */
export function primed({ name, start, end }: NameSyntax, args: readonly Expr[], names: Meaning): Expr | undefined {
  const [, base = '', primes = ''] = PRIMED.exec(name) ?? [];
  if (primes === '') return undefined;
  const [argument] = args;
  if (argument === undefined || args.length > 1) {
    throw failure(
      'ARGUMENT',
      `${name} is the derivative of a function of one variable.`,
      { start, end },
      `Say by which variable: diff(${base}(x, y), x).`,
    );
  }
  const bound = privately('x');
  const value = names.apply({ kind: 'name', name: base, start, end }, [bound]);
  return at(differentiator(names, { start, end })(value, bound.name, primes.length), bound, argument);
}

function differentiator(names: Meaning, range: SourceRange): Differentiate {
  if (names.differentiate !== undefined) return names.differentiate;
  throw failure('ARGUMENT', 'No derivative can be written inside this expression.', range);
}

/** No text can name it, so a derivative by it never meets a variable of the surroundings. */
function privately(name: string): Sym {
  return sym(`${name} bound`);
}

function at(expr: Expr, variable: Sym, value: Expr): Expr {
  const replacements: Record<string, Expr> = Object.create(null);
  replacements[variable.name] = value;
  return substitute(expr, replacements);
}

/** The names under a bound variable: it hides everything of its name. */
class BoundScope implements Meaning {
  readonly #outer: Meaning;
  readonly #name: string;
  readonly #bound: Expr;

  constructor(outer: Meaning, name: string, bound: Expr) {
    this.#outer = outer;
    this.#name = name;
    this.#bound = bound;
  }

  get differentiate(): Differentiate | undefined {
    return this.#outer.differentiate;
  }

  get arrays(): boolean {
    return this.#outer.arrays;
  }

  isFunction(name: string): boolean {
    return name !== this.#name && this.#outer.isFunction(name);
  }

  isOwn(name: string): boolean {
    return name === this.#name || this.#outer.isOwn(name);
  }

  nearestFunction(name: string): string | undefined {
    return this.#outer.nearestFunction(name);
  }

  valueOf(name: string): Expr {
    return name === this.#name ? this.#bound : this.#outer.valueOf(name);
  }

  apply(name: NameSyntax, args: readonly Expr[]): Expr {
    return this.#outer.apply(name, args);
  }

  inverseOf(name: string): string | undefined {
    return this.#outer.inverseOf(name);
  }
}
