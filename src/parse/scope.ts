import { distance } from 'fastest-levenshtein';
import type { FluxionError } from '../error.ts';
import { ANY_SHAPE, checkCount, type Expr, num, type Op, SCALAR, type Shape, substitute, sym } from '../expr/index.ts';
import { compositions } from '../ops/compositions.ts';
import { findOp, table } from '../ops/index.ts';
import { failure } from './failure.ts';
import { type Differentiate, isFormName } from './forms.ts';
// biome-ignore lint/suspicious/noImportCycles: the language is partly written in itself, so reading a call may read a text.
import { instantiate } from './instantiate.ts';
import type { ParseOptions } from './parse.ts';
import type { NameSyntax } from './syntax.ts';
import type { Names } from './tag.ts';

/** A function the text defines: `f(x, y) = ...`. */
export interface Definition {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Over private variables, so that no variable of the caller is captured. */
  readonly body: Expr;
  /** The private variable of each parameter. */
  readonly variables: readonly string[];
}

/** What names mean at a place of a text. */
export interface Meaning extends Names {
  /** The value of a name: what was assigned to it, a constant of the table, else a variable. */
  valueOf(name: string): Expr;
  /**
   * A function applied to arguments.
   *
   * @throws FluxionError NAME for an unknown function, ARGUMENT for a wrong number of arguments.
   */
  apply(name: NameSyntax, args: readonly Expr[]): Expr;
  /** The name of the inverse function, if there is one: `asin` for `sin`. */
  inverseOf(name: string): string | undefined;
  /** Whether the text itself says what the name means. */
  isOwn(name: string): boolean;
  /** How a derivative inside the text is taken; absent where none may be written. */
  readonly differentiate: Differentiate | undefined;
}

/** The names of a text between its statements: given functions, definitions and values so far, then the table. */
export class Scope implements Meaning {
  readonly #given: ReadonlyMap<string, Op>;
  readonly #definitions = new Map<string, Definition>();
  readonly #values = new Map<string, Expr>();
  /** The shape of every variable. */
  readonly shape: Shape;

  readonly differentiate: Differentiate | undefined;

  readonly arrays: boolean;

  constructor({ functions = new Map(), shape, arrays = false, differentiate }: Omit<ParseOptions, 'scope'> = {}) {
    this.#given = functions;
    this.shape = shape ?? (arrays ? ANY_SHAPE : SCALAR);
    this.arrays = arrays;
    this.differentiate = differentiate;
  }

  isOwn(name: string): boolean {
    return this.#definitions.has(name) || this.#values.has(name) || this.#given.has(name);
  }

  isFunction(name: string): boolean {
    if (this.#values.has(name)) return false;
    if (this.#definitions.has(name)) return true;
    const op = this.#given.get(name) ?? findOp(name);
    if (op !== undefined) return takesArguments(op);
    return isFormName(name) || compositions.has(name) || subscripted(name) !== undefined;
  }

  nearestFunction(name: string): string | undefined {
    return nearest(name, this.#functionNames());
  }

  valueOf(name: string): Expr {
    return this.#values.get(name) ?? this.constantOf(name);
  }

  /** The value of a name to which nothing is assigned yet. */
  constantOf(name: string): Expr {
    const op = this.#given.get(name) ?? findOp(name, 0);
    return op !== undefined && !takesArguments(op) ? instantiate(op, []) : sym(name, this.shape);
  }

  apply(name: NameSyntax, args: readonly Expr[]): Expr {
    return this.#definitions.has(name.name)
      ? substitute(this.applyOpen(name, args), this.#assigned())
      : this.applyOpen(name, args);
  }

  /** A call inside a definition: names that are assigned to keep their value open until the definition is called. */
  applyOpen(name: NameSyntax, args: readonly Expr[]): Expr {
    const definition = this.#definitions.get(name.name);
    if (definition !== undefined) return expand(definition, args, name);
    const given = this.#given.get(name.name);
    const composed = given === undefined ? compositions.get(name.name)?.(args) : undefined;
    if (composed !== undefined) return composed;
    const op = given ?? findOp(name.name, args.length);
    if (op !== undefined) {
      // `if` is another name of where, and the message says if; an operation on arrays may take attributes more.
      if (op.family === undefined) checkCount(op, args.length, name.name);
      return instantiate(op, args);
    }
    if (isFormName(name.name)) throw wrongForm(name);
    const based = subscripted(name.name);
    if (based === undefined) throw failure('NAME', `There is no function ${name.name}.`, name);
    return instantiate(based.op, [...args, based.subscript]);
  }

  inverseOf(name: string): string | undefined {
    return this.#definitions.has(name) ? undefined : findOp(name)?.inverse;
  }

  assign(name: string, value: Expr): void {
    this.#definitions.delete(name);
    this.#values.set(name, value);
  }

  define(definition: Definition): void {
    this.#values.delete(definition.name);
    this.#definitions.set(definition.name, definition);
  }

  /** The body of a definition over its own parameters. */
  bodyOf({ body, variables, parameters }: Definition): Expr {
    return substitute(body, {
      ...this.#assigned(),
      ...zip(
        variables,
        parameters.map((parameter) => sym(parameter, this.shape)),
      ),
    });
  }

  #assigned(): Record<string, Expr> {
    return zip([...this.#values.keys()], [...this.#values.values()]);
  }

  *#functionNames(): Generator<string> {
    yield* this.#definitions.keys();
    yield* this.#given.keys();
    yield* compositions.keys();
    for (const op of table.values()) {
      if (!takesArguments(op)) continue;
      yield op.written;
      yield* op.aliases ?? [];
    }
  }
}

function wrongForm(name: NameSyntax): FluxionError {
  const usage = `Write ${name.name}(k^2, k, 1, 10).`;
  return failure('ARGUMENT', `${name.name} takes an expression, its variable, and two bounds.`, name, usage);
}

/** The names inside a definition: its parameters hide everything else. */
export class BodyScope implements Meaning {
  readonly #outer: Scope;
  readonly #self: string;
  readonly #parameters: ReadonlyMap<string, string>;

  /** @param parameters the private variable of each parameter */
  constructor(outer: Scope, self: string, parameters: ReadonlyMap<string, string>) {
    this.#outer = outer;
    this.#self = self;
    this.#parameters = parameters;
  }

  get differentiate(): Differentiate | undefined {
    return this.#outer.differentiate;
  }

  get arrays(): boolean {
    return this.#outer.arrays;
  }

  isOwn(name: string): boolean {
    return this.#parameters.has(name) || name === this.#self || this.#outer.isOwn(name);
  }

  isFunction(name: string): boolean {
    return !this.#parameters.has(name) && (name === this.#self || this.#outer.isFunction(name));
  }

  nearestFunction(name: string): string | undefined {
    return this.#outer.nearestFunction(name);
  }

  valueOf(name: string): Expr {
    const variable = this.#parameters.get(name);
    return variable === undefined ? this.#outer.constantOf(name) : sym(variable, this.#outer.shape);
  }

  apply(name: NameSyntax, args: readonly Expr[]): Expr {
    if (name.name === this.#self) {
      throw failure(
        'ARGUMENT',
        `${name.name} is defined by itself.`,
        name,
        'A definition uses only what is defined before it.',
      );
    }
    return this.#outer.applyOpen(name, args);
  }

  inverseOf(name: string): string | undefined {
    return this.#outer.inverseOf(name);
  }
}

/** The body with arguments for parameters, all at once. */
function expand(definition: Definition, args: readonly Expr[], name: NameSyntax): Expr {
  const { parameters, variables, body } = definition;
  if (args.length !== parameters.length) {
    const count = `${parameters.length} argument${parameters.length === 1 ? '' : 's'}`;
    const head = `${definition.name}(${parameters.join(', ')})`;
    throw failure(
      'ARGUMENT',
      `${definition.name} takes ${count}, not ${args.length}: it is defined as ${head} = ...`,
      name,
    );
  }
  return substitute(body, zip(variables, args));
}

/** `log_2` is log with base 2: a function whose second argument LaTeX writes as a subscript. */
function subscripted(name: string): { op: Op; subscript: Expr } | undefined {
  const [, base = '', subscript = ''] = /^([a-zA-Z]+)_(\d+|[a-zA-Z])$/.exec(name) ?? [];
  const op = base === '' ? undefined : findOp(base, 2);
  if (op === undefined || !op.tex.includes('_{#2}')) return undefined;
  return { op, subscript: /\d/.test(subscript) ? num(subscript) : sym(subscript) };
}

function takesArguments(op: Op): boolean {
  return op.variadic || op.parameters.length > 0;
}

/** The candidate within one slip of a short name, two of a long one. */
function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length < 3) return undefined;
  let best: string | undefined;
  let fewest = name.length < 6 ? 2 : 3;
  for (const candidate of candidates) {
    if (candidate.length < 3) continue;
    // SIN, Sin: somebody else's spelling.
    const edits = name.toLowerCase() === candidate.toLowerCase() ? 0 : distance(name, candidate);
    if (edits >= fewest) continue;
    fewest = edits;
    best = candidate;
  }
  return best;
}

function zip(names: readonly string[], values: readonly Expr[]): Record<string, Expr> {
  const record: Record<string, Expr> = Object.create(null);
  for (const [index, name] of names.entries()) record[name] = values[index] as Expr;
  return record;
}
