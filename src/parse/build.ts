import type { SourceRange } from '../error.ts';
import { build as buildCall, type Expr, num } from '../expr/index.ts';
import { arrayOf, partOf } from './arrays.ts';
import { failure, syntaxError, withInput } from './failure.ts';
import { type Form, formOf, primed } from './forms.ts';
import { findOperator, operatorBetween, type Place } from './operators.ts';
import type { Meaning } from './scope.ts';
import {
  type CallSyntax,
  type ChainSyntax,
  type ConditionalSyntax,
  elements,
  type IndexSyntax,
  type List,
  type OperationSyntax,
  type Step,
  type Syntax,
  type Token,
  type TowerSyntax,
} from './syntax.ts';

/** Where in the text each node was written; a node that was written twice, where it was first. */
export type Ranges = Map<Expr, SourceRange>;

/** Give a syntax tree its meaning, in one loop over its nodes. */
export function build(root: Syntax, names: Meaning, input: string, ranges?: Ranges): Expr {
  const values: Expr[] = [];
  const stack: Frame[] = [frame(root, names)];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const part = top.parts[top.next++];
    if (part !== undefined) {
      stack.push(frame(part, top.next === 1 ? (top.form?.inside ?? top.names) : top.names));
      continue;
    }
    stack.pop();
    const { syntax, parts, form } = top;
    const args = parts.length === 0 ? [] : values.splice(values.length - parts.length);
    const value = located(syntax, input, () => form?.value(args) ?? meaning(syntax, args, top.names));
    if (ranges !== undefined && !ranges.has(value)) ranges.set(value, { start: syntax.start, end: syntax.end });
    values.push(value);
  }
  return values[0] as Expr;
}

interface Frame {
  readonly syntax: Syntax;
  readonly parts: readonly Syntax[];
  /** What names mean here. */
  readonly names: Meaning;
  /** The first part stands under a variable of its own. */
  readonly form: Form | undefined;
  next: number;
}

function frame(syntax: Syntax, names: Meaning): Frame {
  const form = syntax.kind === 'call' ? formOf(syntax, names) : undefined;
  return { syntax, parts: form?.parts ?? partsOf(syntax), names, form, next: 0 };
}

const NONE: readonly Syntax[] = [];

function partsOf(syntax: Syntax): readonly Syntax[] {
  switch (syntax.kind) {
    case 'number':
    case 'name':
      return NONE;
    case 'call':
      return syntax.exponent === undefined ? syntax.args : [...syntax.args, syntax.exponent];
    case 'tower':
      return [syntax.base, ...elements(syntax.steps).map(({ operand }) => operand)];
    case 'chain':
      return [syntax.leftmost, ...elements(syntax.links).map(({ operand }) => operand)];
    case 'conditional':
      return [...elements(syntax.branches).flatMap(({ condition, value }) => [condition, value]), syntax.otherwise];
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
      return operation(syntax, args, names);
    case 'call':
      return call(syntax, args, names);
    case 'marked':
      return marked(syntax.marks, args[0] as Expr, syntax, names);
    case 'tower':
      return tower(syntax, args, names);
    case 'chain':
      return chain(syntax, args);
    case 'conditional':
      return conditional(syntax, args);
    case 'percent':
      return apply('infix', '/', [args[0] as Expr, num(100)], syntax);
    case 'bars':
      return names.apply({ kind: 'name', name: '|', start: syntax.start, end: syntax.end }, args);
    case 'group':
      return args[0] as Expr;
    case 'array':
      return arrayOf(syntax, args);
    case 'index':
      return element(syntax, args, names);
    default:
      return syntax satisfies never;
  }
}

/** Decimal or, as in `0xff`, another base. */
function literal(text: string): Expr {
  return /^0[xbo]/i.test(text) ? num(BigInt(text.toLowerCase())) : num(text);
}

function operation(syntax: OperationSyntax, args: readonly Expr[], names: Meaning): Expr {
  const [left] = args as [Expr];
  // As on a pocket calculator, and in mathjs: 80 + 10% is 88.
  if (isSum(syntax.symbol) && syntax.args[1]?.kind === 'percent') {
    return apply('infix', syntax.symbol, [left, apply('infix', '*', args, syntax)], syntax);
  }
  if (syntax.symbol === "'") return transposed(left, syntax.args[0], syntax);
  return syntax.notation === 'infix'
    ? between(syntax.symbol, args, syntax, names)
    : apply(syntax.notation, syntax.symbol, args, syntax);
}

/** An operator between two operands, which may be arrays. */
function between(symbol: string, args: readonly Expr[], range: SourceRange, names: Meaning): Expr {
  const op = operatorBetween(symbol, args, names.arrays);
  if (op === undefined) throw syntaxError(`${symbol} has no meaning here.`, range);
  return buildCall(op, args);
}

function transposed(operand: Expr, written: Syntax | undefined, range: SourceRange): Expr {
  if (operand.shape.length > 0) return apply('postfix', 'transpose', [operand], range);
  if (written?.kind === 'name') {
    const { name } = written;
    throw syntaxError(
      `A ' behind ${name} means a derivative, and no function of that name is defined here.`,
      range,
      `Define it first: ${name}(${name === 'x' ? 't' : 'x'}) = ...; ${name}'(x). Or write d/dx(...) or diff(..., x).`,
    );
  }
  throw syntaxError(
    "A ' behind an expression transposes arrays, and this is a number.",
    range,
    'Write a derivative as d/dx(...) or diff(..., x).',
  );
}

/** `x[2]`; a name before square brackets that is no array but close to a function's is one as Mathematica writes it. */
function element(syntax: IndexSyntax, args: readonly Expr[], names: Meaning): Expr {
  const [operand] = syntax.args;
  if (operand?.kind !== 'name' || args[0]?.shape.length !== 0) return partOf(syntax, args);
  if (/^[d∂]./.test(operand.name) && !names.isOwn(operand.name))
    throw syntaxError(
      `${operand.name} is a number here, and a number has no elements.`,
      syntax,
      'Write a derivative as d/dx(...).',
    );
  const called = names.nearestFunction(operand.name);
  if (called === undefined) return partOf(syntax, args);
  throw syntaxError(
    `${operand.name} is a number here, and a number has no elements.`,
    syntax,
    `The arguments of a function stand in round brackets: ${called}(x).`,
  );
}

/** Signs and radicals, the last one first: `-√x`. */
function marked(marks: List<Token> | undefined, operand: Expr, range: SourceRange, names: Meaning): Expr {
  let value = operand;
  for (let rest = marks; rest !== undefined; rest = rest.before) {
    const { type, text, start, end } = rest.last;
    if (type === 'radical') value = names.apply({ kind: 'name', name: text, start, end }, [value]);
    else if (text !== '+') value = apply('prefix', text, [value], range);
  }
  return value;
}

function isSum(symbol: string): boolean {
  return symbol === '+' || symbol === '-';
}

function apply(place: Place, symbol: string, args: readonly Expr[], range: SourceRange): Expr {
  const op = findOperator(place, symbol);
  if (op === undefined) throw syntaxError(`${symbol} has no meaning here.`, range);
  return buildCall(op, args);
}

/** `sin^2(x)` is the square of sin(x); `sin^-1(x)` is the inverse function. */
function call(syntax: CallSyntax, args: readonly Expr[], names: Meaning): Expr {
  if (syntax.exponent === undefined) return primed(syntax.name, args, names) ?? names.apply(syntax.name, args);
  const exponent = args.at(-1) as Expr;
  const rest = args.slice(0, -1);
  if (exponent === num(-1)) return names.apply(inverseOf(syntax, names), rest);
  return between('^', [names.apply(syntax.name, rest), exponent], syntax, names);
}

function inverseOf({ name }: CallSyntax, names: Meaning): CallSyntax['name'] {
  const inverse = names.inverseOf(name.name);
  if (inverse === undefined) {
    const written = `${name.name}^-1`;
    throw failure(
      'NAME',
      `${written} means the inverse function, and ${name.name} has none here.`,
      name,
      `For the reciprocal write 1/${name.name}(x).`,
    );
  }
  return { ...name, name: inverse };
}

/** `a^b^c` is `a^(b^c)`, and `a^-b^c` is `a^(-(b^c))`. */
function tower(syntax: TowerSyntax, [base, ...exponents]: readonly Expr[], names: Meaning): Expr {
  let power = exponents.at(-1) as Expr;
  const steps = elements(syntax.steps);
  for (let i = steps.length - 1; i >= 0; i--) {
    const { caret, signs } = steps[i] as Step;
    const exponent = marked(signs, power, syntax, names);
    power = between(caret.text, [(i === 0 ? base : exponents[i - 1]) as Expr, exponent], syntax, names);
  }
  return power;
}

/** `a < b < c` holds where both comparisons do. */
function chain(syntax: ChainSyntax, args: readonly Expr[]): Expr {
  return elements(syntax.links)
    .map(({ operator }, i) => apply('infix', operator.text, [args[i] as Expr, args[i + 1] as Expr], syntax))
    .reduce((all, one) => apply('infix', 'and', [all, one], syntax));
}

/** `a ? b : c ? d : e` is `a ? b : (c ? d : e)`. */
function conditional(syntax: ConditionalSyntax, args: readonly Expr[]): Expr {
  let value = args.at(-1) as Expr;
  for (let i = args.length - 3; i >= 0; i -= 2) {
    value = apply('conditional', '?', [args[i] as Expr, args[i + 1] as Expr, value], syntax);
  }
  return value;
}

function located(syntax: Syntax, input: string, valueOf: () => Expr): Expr {
  try {
    return valueOf();
  } catch (error) {
    throw withInput(error, input, syntax);
  }
}
