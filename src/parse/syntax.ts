import type { SourceRange } from '../error.ts';

/** What the grammar makes of a text: which operation stands where, before any name has a meaning. */
export type Syntax =
  | NumberSyntax
  | NameSyntax
  | OperationSyntax
  | CallSyntax
  | MarkedSyntax
  | TowerSyntax
  | ChainSyntax
  | ConditionalSyntax
  | PercentSyntax
  | BarsSyntax
  | GroupSyntax
  | ArraySyntax
  | IndexSyntax;

export interface NumberSyntax extends SourceRange {
  readonly kind: 'number';
  readonly text: string;
}

export interface NameSyntax extends SourceRange {
  readonly kind: 'name';
  readonly name: string;
}

/** An operator between or after its operands. */
export interface OperationSyntax extends SourceRange {
  readonly kind: 'operation';
  readonly notation: 'infix' | 'postfix';
  readonly symbol: string;
  readonly args: readonly Syntax[];
}

/** A function applied to arguments, perhaps with an exponent at its name (`sin^2(x)`). */
export interface CallSyntax extends SourceRange {
  readonly kind: 'call';
  readonly name: NameSyntax;
  readonly args: readonly Syntax[];
  readonly exponent: Syntax | undefined;
}

/**
 * Lists are kept as the grammar builds them and get their meaning later: the parser completes every prefix of a list,
 * so work on each of them would make long lists quadratic.
 */
export interface MarkedSyntax extends SourceRange {
  readonly kind: 'marked';
  /** Signs, or radicals. */
  readonly marks: List<Token>;
  readonly args: readonly [Syntax];
}

/** `a^b^c`. */
export interface TowerSyntax extends SourceRange {
  readonly kind: 'tower';
  readonly base: Syntax;
  readonly steps: List<Step>;
}

/** One step of a tower of powers: `^`, and what stands in the exponent. */
export interface Step {
  readonly caret: Token;
  readonly signs: List<Token> | undefined;
  readonly operand: Syntax;
}

/** Comparisons in a row: `a < b <= c`. */
export interface ChainSyntax extends SourceRange {
  readonly kind: 'chain';
  readonly leftmost: Syntax;
  readonly links: List<Link>;
}

export interface Link {
  readonly operator: Token;
  readonly operand: Syntax;
}

/** `a ? b : c ? d : e`. */
export interface ConditionalSyntax extends SourceRange {
  readonly kind: 'conditional';
  readonly branches: List<Branch>;
  readonly otherwise: Syntax;
}

/** `c ?` value `:` of a conditional. */
export interface Branch {
  readonly condition: Syntax;
  readonly value: Syntax;
}

/** A list as the grammar builds it: each prefix is shared, never copied. */
export interface List<T> {
  readonly before: List<T> | undefined;
  readonly first: T;
  readonly last: T;
}

/** `15%`. */
export interface PercentSyntax extends SourceRange {
  readonly kind: 'percent';
  readonly args: readonly [Syntax];
}

/** `|x|`. */
export interface BarsSyntax extends SourceRange {
  readonly kind: 'bars';
  readonly args: readonly [Syntax];
}

/** Something in parentheses. Its meaning is its content's; only what may stand beside it differs. */
export interface GroupSyntax extends SourceRange {
  readonly kind: 'group';
  readonly args: readonly [Syntax];
}

/** `[a, b; c, d]`. */
export interface ArraySyntax extends SourceRange {
  readonly kind: 'array';
  /** All elements, row by row. */
  readonly args: readonly Syntax[];
  /** How many elements each row has. */
  readonly rows: readonly number[];
}

/** `x[2, 1:end]`. */
export interface IndexSyntax extends SourceRange {
  readonly kind: 'index';
  /** The array, and all positions that are written. */
  readonly args: readonly Syntax[];
  readonly selections: readonly Selected[];
}

/** The parts between the colons of one selection; undefined where nothing stands. */
export type Selected = readonly (Syntax | undefined)[];

/** One statement of a text. */
export type Statement =
  | { readonly kind: 'value'; readonly value: Syntax }
  | { readonly kind: 'equation'; readonly left: Syntax; readonly right: Syntax }
  | { readonly kind: 'definition'; readonly name: NameSyntax; readonly parameters: Token; readonly body: Syntax };

/** A token as the grammar sees it; a bracket with all its content is one token. */
export type Token = {
  readonly type: TokenType;
  /** In one spelling, whatever the writer typed: `*` for `×`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a bracket: what stands between its commas, once the grammar has read it. */
  readonly content?: readonly Syntax[];
  /** Of an array: how many elements each row has. */
  readonly rows?: readonly number[];
  /** Of an index: what it selects, one an axis. */
  readonly selections?: readonly Selected[];
};

export type TokenType =
  | 'number'
  | 'name'
  | 'callee' // a function name with its arguments in parentheses behind it
  | 'applied' // a function name before an argument without parentheses
  | 'signature' // the name in `f(x) = ...`
  | 'radical' // √
  | 'group' // ( ... )
  | 'bars' // | ... |
  | 'square' // [ ... ]
  | 'index' // [ ... ] right behind a value
  | 'relation'
  | 'additive'
  | 'multiplicative'
  | 'sign' // a prefix that is no sum: not
  | 'power'
  | 'postfix'
  | 'ratio' // the `/` of `1/2x`, which binds tighter than the product around it
  | 'percent' // `%` that is no remainder
  | 'word' // or, xor, and, and the punctuation that the grammar spells out
  | 'bracket'
  | 'separator'
  | 'text'
  | 'unknown';

/** The elements of a list. */
export function elements<T>(list: List<T> | undefined): T[] {
  const reversed: T[] = [];
  for (let rest = list; rest !== undefined; rest = rest.before) reversed.push(rest.last);
  return reversed.reverse();
}
