import { syntaxError } from './failure.ts';
import type {
  ArraySyntax,
  BarsSyntax,
  Branch,
  CallSyntax,
  ChainSyntax,
  ConditionalSyntax,
  GroupSyntax,
  IndexSyntax,
  Link,
  List,
  MarkedSyntax,
  NameSyntax,
  NumberSyntax,
  OperationSyntax,
  PercentSyntax,
  Statement,
  Step,
  Syntax,
  Token,
  TowerSyntax,
} from './syntax.ts';

// What follows are the postprocessors of the grammar: each takes the parts of one production.

export function first([only]: readonly unknown[]): unknown {
  return only;
}

export function alone([last]: readonly unknown[]): List<unknown> {
  return { before: undefined, first: last, last };
}

/** A list and its new last element, perhaps with a comma between. */
export function append(parts: readonly unknown[]): List<unknown> {
  const before = parts[0] as List<unknown>;
  return { before, first: before.first, last: parts.at(-1) };
}

export function number([token]: [Token]): NumberSyntax {
  return { kind: 'number', text: token.text, start: token.start, end: token.end };
}

export function name([token]: [Token]): NameSyntax {
  return { kind: 'name', name: token.text, start: token.start, end: token.end };
}

export function group([token]: [Token]): GroupSyntax {
  return { kind: 'group', args: [single(token)], start: token.start, end: token.end };
}

export function bars([token]: [Token]): BarsSyntax {
  return { kind: 'bars', args: [single(token)], start: token.start, end: token.end };
}

export function array([token]: [Token]): ArraySyntax {
  return { kind: 'array', args: token.content ?? [], rows: token.rows ?? [], start: token.start, end: token.end };
}

export function index([operand, token]: [Syntax, Token]): IndexSyntax {
  const selections = token.selections ?? [];
  const args = [operand, ...selections.flat().filter((part) => part !== undefined)];
  return { kind: 'index', args, selections, start: operand.start, end: token.end };
}

export function infix([left, operator, right]: [Syntax, Token, Syntax]): OperationSyntax {
  return operation('infix', operator.text, [left, right], left.start, right.end);
}

export function postfix([operand, operator]: [Syntax, Token]): OperationSyntax {
  return operation('postfix', operator.text, [operand], operand.start, operator.end);
}

export function percent([operand, operator]: [Syntax, Token]): PercentSyntax {
  return { kind: 'percent', args: [operand], start: operand.start, end: operator.end };
}

/** Signs or radicals before an operand. */
export function marked([marks, operand]: [List<Token>, Syntax]): MarkedSyntax {
  return { kind: 'marked', marks, args: [operand], start: marks.first.start, end: operand.end };
}

export function signedPercent([signs, operand, operator]: [List<Token>, Syntax, Token]): PercentSyntax {
  return percent([marked([signs, operand]), operator]);
}

/** `2x`, `x y`, `(x)2`; but `2 3` and `x^2 3` are slips. */
export function juxtaposed([left, right]: [Syntax, Syntax]): OperationSyntax {
  const number = leftmost(right);
  const before = lastFactor(left);
  if (number.kind === 'number' && !mayPrecedeNumber(before)) {
    if (before.kind === 'number' && before.end === number.start) {
      const place = { start: before.start, end: number.end };
      throw syntaxError(`${before.text}${number.text} is not a number.`, place, 'A number has one decimal point.');
    }
    throw syntaxError('There is no operator before this number.', number, 'Write * between the two factors.');
  }
  return operation('infix', '*', [left, right], left.start, right.end);
}

export function step(parts: [Token, Syntax] | [Token, List<Token>, Syntax]): Step {
  const [caret, signs, operand] = parts.length === 3 ? parts : [parts[0], undefined, parts[1]];
  return { caret, signs, operand };
}

export function tower([base, steps]: [Syntax, List<Step>]): TowerSyntax {
  return { kind: 'tower', base, steps, start: base.start, end: steps.last.operand.end };
}

export function link([operator, operand]: [Token, Syntax]): Link {
  return { operator, operand };
}

export function comparison([leftmost, links]: [Syntax, List<Link>]): ChainSyntax {
  return { kind: 'chain', leftmost, links, start: leftmost.start, end: links.last.operand.end };
}

export function branch([condition, , value]: [Syntax, Token, Syntax, Token]): Branch {
  return { condition, value };
}

export function conditional([branches, otherwise]: [List<Branch>, Syntax]): ConditionalSyntax {
  return { kind: 'conditional', branches, otherwise, start: branches.first.condition.start, end: otherwise.end };
}

export function call([callee, args]: [Token, Token]): CallSyntax {
  return callOf(callee, args.content ?? [], undefined, args.end);
}

export function powerCall([callee, exponent, args]: [Token, Syntax, Token]): CallSyntax {
  return callOf(callee, args.content ?? [], exponent, args.end);
}

export function application([callee, argument]: [Token, Syntax]): CallSyntax {
  return callOf(callee, [argument], undefined, argument.end);
}

export function powerApplication([callee, exponent, argument]: [Token, Syntax, Syntax]): CallSyntax {
  return callOf(callee, [argument], exponent, argument.end);
}

export function exponent([, value]: [Token, Syntax]): Syntax {
  return value;
}

export function negativeExponent([, sign, value]: [Token, Token, Syntax]): Syntax {
  return marked([{ before: undefined, first: sign, last: sign }, value]);
}

export function value([syntax]: [Syntax]): Statement {
  return { kind: 'value', value: syntax };
}

export function equation([left, , right]: [Syntax, Token, Syntax]): Statement {
  return { kind: 'equation', left, right };
}

export function definition([head, parameters, , body]: [Token, Token, Token, Syntax]): Statement {
  return { kind: 'definition', name: name([head]), parameters, body };
}

function operation(
  notation: OperationSyntax['notation'],
  symbol: string,
  args: readonly Syntax[],
  start: number,
  end: number,
): OperationSyntax {
  return { kind: 'operation', notation, symbol, args, start, end };
}

function callOf(callee: Token, args: readonly Syntax[], exponent: Syntax | undefined, end: number): CallSyntax {
  return { kind: 'call', name: name([callee]), args, exponent, start: callee.start, end };
}

/** The one value between brackets. */
function single(token: Token): Syntax {
  const [value, second] = token.content ?? [];
  if (value === undefined) throw syntaxError('There is nothing between these brackets.', token);
  if (second !== undefined) {
    throw syntaxError(
      'A list stands where one value is expected.',
      token,
      'Only the arguments of a function are separated by commas.',
    );
  }
  return value;
}

/** `x 2`, `(x)2` and `x! 2` are products; `2 3`, `-2 3` and `x^2 3` are slips. */
function mayPrecedeNumber(factor: Syntax): boolean {
  return factor.kind === 'operation' ? factor.notation === 'postfix' : PRECEDE_NUMBER.has(factor.kind);
}

const PRECEDE_NUMBER: ReadonlySet<Syntax['kind']> = new Set(['name', 'group', 'bars', 'call']);

/** The last factor of a product. */
function lastFactor(syntax: Syntax): Syntax {
  let node = syntax;
  while (node.kind === 'operation' && node.notation === 'infix' && node.symbol === '*') node = node.args[1] as Syntax;
  return node;
}

/** What a juxtaposed factor begins with: brackets begin with themselves. */
function leftmost(syntax: Syntax): Syntax {
  let node = syntax;
  while (node.kind === 'tower' || node.kind === 'operation') {
    node = node.kind === 'tower' ? node.base : (node.args[0] as Syntax);
  }
  return node;
}
