import { FluxionError, type SourceRange } from '../error.ts';
import { type Expr, type Op, type Shape, someNode } from '../expr/index.ts';
import { isQuoted } from './attributes.ts';
import { type Bracket, type Matched, match } from './brackets.ts';
import { build, type Ranges } from './build.ts';
import { readList, readStatement } from './earley.ts';
import { syntaxError, withInput } from './failure.ts';
import type { Differentiate } from './forms.ts';
import { tokenizeLatex } from './latex/reader.ts';
import { isLatex, withoutDelimiters } from './latex/recognise.ts';
import { tokenize } from './lexer.ts';
import { withSplitProducts } from './runTogether.ts';
// biome-ignore lint/suspicious/noImportCycles: the language is partly written in itself, so reading a call may read a text.
import { BodyScope, type Meaning, Scope } from './scope.ts';
import type { Statement, Syntax, Token } from './syntax.ts';
import { isDefinition, refuseForeign, tag, tagDefinition } from './tag.ts';

/** What a text may use beside the table. */
export interface ParseOptions {
  /** Further functions by name. */
  readonly functions?: ReadonlyMap<string, Op>;
  /** Names of earlier texts: what this text defines and assigns is added. */
  readonly scope?: Scope;
  /** The shape of every variable: a scalar, or `ANY_SHAPE` where it is known only later. */
  readonly shape?: Shape;
  /** Variables may be arrays, whose shapes are known only later: `A*x` may turn out to be a matrix product. */
  readonly arrays?: boolean;
  /** What takes the derivatives that stand in the text: `f'(x)`, `d/dx(...)`, `diff(..., x)`. Absent: there may be none. */
  readonly differentiate?: Differentiate;
}

/** One statement and what it stands for. */
export type ProgramStatement =
  | { readonly kind: 'value'; readonly value: Expr }
  | { readonly kind: 'assignment'; readonly name: string; readonly value: Expr }
  | { readonly kind: 'definition'; readonly name: string; readonly parameters: readonly string[]; readonly value: Expr }
  | { readonly kind: 'equation'; readonly left: Expr; readonly right: Expr };

/** A text of one or several statements. */
export interface Program {
  readonly statements: readonly ProgramStatement[];
  /** Where in the text each node was written; a node that was written twice, where it was first. */
  readonly ranges: ReadonlyMap<Expr, SourceRange>;
  /** All names, for a further text. */
  readonly scope: Scope;
}

/**
 * The expression of a text; of several statements, the last one's. A definition stands for its body, an assignment for
 * its value.
 *
 * @throws FluxionError SYNTAX, NAME, ARGUMENT or LIMIT, with the place in the text and, where there is one, a suggestion.
 * @example
 * parse('2x sin x') === parse('2*x*sin(x)') // true
 */
export function parse(text: string, options: ParseOptions = {}): Expr {
  const last = run(text, options.scope ?? new Scope(options)).at(-1);
  if (last === undefined)
    throw new FluxionError('SYNTAX', 'There is no expression.', { suggestion: 'Write one: x^2*sin(x).' });
  if (last.kind !== 'equation') return last.value;
  throw new FluxionError('SYNTAX', 'An equation has no value, so it cannot stand for an expression.', {
    input: text,
    suggestion: 'Write one side only, or compare with ==.',
  });
}

/** All statements of a text, in order. */
export function parseProgram(text: string, options: ParseOptions = {}): Program {
  const scope = options.scope ?? new Scope(options);
  const ranges: Ranges = new Map();
  return { statements: run(text, scope, ranges), ranges, scope };
}

function run(text: string, scope: Scope, ranges?: Ranges): ProgramStatement[] {
  try {
    const formula = withoutDelimiters(text);
    const tokens = isLatex(formula) ? tokenizeLatex(formula) : withSplitProducts(tokenize(formula), scope);
    const statements = match(tokens).map((statement) => execute(statement, scope, text, ranges));
    refuseQuotes(tokens, statements);
    return statements;
  } catch (error) {
    throw withInput(error, text);
  }
}

/** What stands in quotes is a fixed parameter of an operation, or nothing. */
function refuseQuotes(tokens: readonly Token[], statements: readonly ProgramStatement[]): void {
  const quoted = tokens.find(({ type }) => type === 'text');
  if (quoted === undefined) return;
  const values = statements.flatMap((each) => (each.kind === 'equation' ? [each.left, each.right] : [each.value]));
  if (!someNode(values, isQuoted)) return;
  throw syntaxError('Text in quotes has no meaning in a formula.', quoted, 'Remove the quotes.');
}

function execute(matched: Matched, scope: Scope, text: string, ranges?: Ranges): ProgramStatement {
  const head = isDefinition(matched.tokens) && !callsFunction(matched, scope) ? headOf(matched) : undefined;
  const names = head === undefined ? scope : new BodyScope(scope, head.name, head.variables);
  for (const list of [matched.tokens, ...matched.brackets.map(({ inner }) => inner)]) refuseForeign(list, names);
  for (const bracket of matched.brackets) {
    if (bracket === head?.bracket) continue;
    fill(bracket, names);
  }
  const tokens = head === undefined ? tag(matched.tokens, names) : tagDefinition(matched.tokens, names);
  const end = matched.tokens.at(-1)?.end ?? 0;
  return resolve(readStatement(tokens, { end }), head, scope, (syntax) => build(syntax, names, text, ranges));
}

/** Read what stands in a bracket. */
function fill(bracket: Bracket, names: Meaning): void {
  const around = { end: bracket.end - 1, bracket: bracket.text };
  const read = (tokens: readonly Token[]): Syntax[] => readList(tag(tokens, names), around);
  if (bracket.type === 'square') {
    const rows = split(bracket.inner, ';')
      .filter((row) => row.length > 0)
      .map(read);
    bracket.content = rows.flat();
    bracket.rows = rows.map((row) => row.length);
  } else if (bracket.type === 'index') {
    bracket.selections = split(bracket.inner, ',').map((selection) =>
      split(selection, ':').map((part) => read(part)[0]),
    );
  } else {
    bracket.content = read(bracket.inner);
  }
}

function split(tokens: readonly Token[], separator: string): Token[][] {
  const pieces: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === separator && token.type !== 'text') pieces.push([]);
    else pieces.at(-1)?.push(token);
  }
  return pieces;
}

function resolve(
  statement: Statement,
  head: Head | undefined,
  scope: Scope,
  valueOf: (syntax: Syntax) => Expr,
): ProgramStatement {
  switch (statement.kind) {
    case 'value':
      return { kind: 'value', value: valueOf(statement.value) };
    case 'equation': {
      const right = valueOf(statement.right);
      if (statement.left.kind !== 'name') return { kind: 'equation', left: valueOf(statement.left), right };
      scope.assign(statement.left.name, right);
      return { kind: 'assignment', name: statement.left.name, value: right };
    }
    case 'definition': {
      const { name, variables } = head as Head;
      const parameters = [...variables.keys()];
      const definition = { name, parameters, variables: [...variables.values()], body: valueOf(statement.body) };
      scope.define(definition);
      return { kind: 'definition', name, parameters, value: scope.bodyOf(definition) };
    }
    default:
      return statement satisfies never;
  }
}

/** What stands before the `=` of a definition. */
interface Head {
  readonly name: string;
  readonly bracket: Token;
  /** The private variable of each parameter: no text can name it, so no caller's variable is captured. */
  readonly variables: ReadonlyMap<string, string>;
}

/** `sin(x*y) = x` is an equation: no parameter is called x*y, and sin is a function already. */
function callsFunction({ tokens, brackets }: Matched, scope: Scope): boolean {
  const [name, group] = tokens;
  const bracket = brackets.find((candidate) => candidate === group);
  if (name === undefined || bracket === undefined || !scope.isFunction(name.text)) return false;
  const parts = split(bracket.inner, ',').filter((part) => part.length > 0);
  return parts.some((part) => part.length > 1 || part[0]?.type !== 'name');
}

function headOf({ tokens, brackets }: Matched): Head {
  const [name, group] = tokens as [Token, Token];
  const bracket = brackets.find((candidate) => candidate === group) as Bracket;
  const variables = new Map<string, string>();
  for (const parameter of readList(bracket.inner, { end: bracket.end - 1, bracket: bracket.text })) {
    if (parameter.kind !== 'name') {
      throw syntaxError('The parameters of a definition are names.', parameter, `Write ${name.text}(x) = ...`);
    }
    if (variables.has(parameter.name)) throw syntaxError(`${parameter.name} is a parameter twice.`, parameter);
    variables.set(parameter.name, `${parameter.name} of ${name.text}`);
  }
  if (variables.size === 0)
    throw syntaxError('A definition needs a parameter.', group, `Write ${name.text}(x) = ..., or ${name.text} = ...`);
  return { name: name.text, bracket, variables };
}
