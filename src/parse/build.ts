import type { SourceRange } from '../error.ts';
import { build as buildCall, type Expr, num } from '../expr/index.ts';
import { failure, syntaxError, withInput } from './failure.ts';
import { findOperator } from './operators.ts';
import type { Meaning } from './scope.ts';
import type { CallSyntax, ChainSyntax, OperationSyntax, Syntax } from './syntax.ts';

/** Where in the text each node was written; a node that was written twice, where it was first. */
export type Ranges = Map<Expr, SourceRange>;

/** Give a syntax tree its meaning, in one loop over its nodes. */
export function build(root: Syntax, names: Meaning, input: string, ranges?: Ranges): Expr {
  const values: Expr[] = [];
  const stack: { syntax: Syntax; next: number }[] = [{ syntax: root, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const parts = partsOf(top.syntax);
    const part = parts[top.next++];
    if (part !== undefined) {
      stack.push({ syntax: part, next: 0 });
      continue;
    }
    stack.pop();
    const args = parts.length === 0 ? [] : values.splice(values.length - parts.length);
    const value = located(top.syntax, input, () => meaning((top as { syntax: Syntax }).syntax, args, names));
    if (ranges !== undefined && !ranges.has(value)) ranges.set(value, top.syntax);
    values.push(value);
  }
  return values[0] as Expr;
}

const NONE: readonly Syntax[] = [];

function partsOf(syntax: Syntax): readonly Syntax[] {
  switch (syntax.kind) {
    case 'number':
    case 'name':
      return NONE;
    case 'call':
      return syntax.exponent === undefined ? syntax.args : [...syntax.args, syntax.exponent];
    default:
      return syntax.args;
  }
}

function meaning(syntax: Syntax, args: readonly Expr[], names: Meaning): Expr {
  switch (syntax.kind) {
    case 'number':
      return literal(syntax.text);
    case 'name':
      return names.valueOf(syntax.name);
    case 'operation':
      return operation(syntax, args);
    case 'call':
      return call(syntax, args, names);
    case 'chain':
      return chain(syntax, args);
    case 'percent':
      return apply('infix', '/', [args[0] as Expr, num(100)], syntax);
    case 'bars':
      return names.apply({ kind: 'name', name: '|', start: syntax.start, end: syntax.end }, args);
    case 'group':
      return args[0] as Expr;
    default:
      return syntax satisfies never;
  }
}

/** Decimal or, as in `0xff`, another base. */
function literal(text: string): Expr {
  return /^0[xbo]/i.test(text) ? num(BigInt(text.toLowerCase())) : num(text);
}

function operation(syntax: OperationSyntax, args: readonly Expr[]): Expr {
  const [left, right] = args;
  if (syntax.notation === 'prefix' && syntax.symbol === '+') return left as Expr;
  // As on a pocket calculator, and in mathjs: 80 + 10% is 88.
  if (syntax.notation === 'infix' && isSum(syntax.symbol) && syntax.args[1]?.kind === 'percent') {
    return apply('infix', syntax.symbol, [left as Expr, apply('infix', '*', args, syntax)], syntax);
  }
  return apply(syntax.notation, syntax.symbol, right === undefined ? [left as Expr] : args, syntax);
}

function isSum(symbol: string): boolean {
  return symbol === '+' || symbol === '-';
}

function apply(place: OperationSyntax['notation'], symbol: string, args: readonly Expr[], range: SourceRange): Expr {
  const op = findOperator(place, symbol);
  if (op === undefined) throw syntaxError(`${symbol} has no meaning here.`, range);
  return buildCall(op, args);
}

/** `sin^2(x)` is the square of sin(x); `sin^-1(x)` is the inverse function. */
function call(syntax: CallSyntax, args: readonly Expr[], names: Meaning): Expr {
  if (syntax.exponent === undefined) return names.apply(syntax.name, args);
  const exponent = args.at(-1) as Expr;
  const rest = args.slice(0, -1);
  if (exponent === num(-1)) return names.apply(inverseOf(syntax, names), rest);
  return apply('infix', '^', [names.apply(syntax.name, rest), exponent], syntax);
}

function inverseOf({ name }: CallSyntax, names: Meaning): CallSyntax['name'] {
  const inverse = names.inverseOf(name.name);
  if (inverse === undefined) {
    const written = `${name.name}^-1`;
    throw failure('NAME', `${written} means the inverse function, and ${name.name} has none here.`, name, `For the reciprocal write 1/${name.name}(x).`);
  }
  return { ...name, name: inverse };
}

/** `a < b < c` holds where both comparisons do. */
function chain(syntax: ChainSyntax, args: readonly Expr[]): Expr {
  return syntax.symbols
    .map((symbol, i) => apply('infix', symbol, [args[i] as Expr, args[i + 1] as Expr], syntax))
    .reduce((all, one) => apply('infix', 'and', [all, one], syntax));
}

function located<T>(range: SourceRange, input: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw withInput(error, input, range);
  }
}
