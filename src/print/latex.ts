import {
  type Attribute,
  type Call,
  type Expr,
  interpret,
  isInteger,
  isNum,
  type Num,
  type Op,
  SCALAR,
  type Sym,
} from '../expr/index.ts';
import { open } from '../ops/binding/index.ts';
import { GREEK } from '../ops/greek.ts';
import { FACTORS_BEFORE_POWER, PRECEDENCE } from '../ops/precedence.ts';
import { attributeText } from './attributes.ts';
import { type ListPiece, listed, listParts } from './list.ts';
import { literalForm, shifted } from './literal.ts';
import { atomic, finish, join, MAX_LENGTH, type Piece, type PrintOptions } from './piece.ts';
import { isHole, partsOf, type TemplatePart, templateOf } from './template.ts';
import { tensorLatex } from './tensor.ts';

/**
 * An expression in LaTeX, as a textbook writes it: fractions, roots, `\sin^{2}\left(x\right)`, products without a
 * sign where no two factors run together. Read again, it is the same node.
 *
 * @example
 * toLatex(parse('2x sin(x)^2')) // '2 x \\sin^{2}\\left(x\\right)'
 */
export function toLatex(expr: Expr, { maxLength = MAX_LENGTH }: PrintOptions = {}): string {
  return finish(pieceOf(expr, maxLength), maxLength);
}

function pieceOf(expr: Expr, maxLength: number): LatexPiece {
  const pieces = interpret<LatexPiece>([expr], {
    num: literal,
    // Without braces, which are not seen, d would begin a differential.
    sym: (node) => atom(node.name === 'd' ? '{d}' : nameLatex(node)),
    const: (node) => atom(tensorLatex(node.value, maxLength)),
    call: (node, args) => {
      if (node.op.binding !== undefined) return boundLatex(node, args, maxLength);
      return node.op.list === undefined ? callLatex(node, args) : listLatex(node, args);
    },
  });
  return pieces.get(expr) as LatexPiece;
}

/** `\sum_{k=1}^{n} k^{2}`, `\int_{0}^{x} t^{2} \, \mathrm{d} t`. Bodies are nested a few deep at most. */
function boundLatex({ op, args }: Call, [low, high]: readonly LatexPiece[], maxLength: number): LatexPiece {
  const { body, variable } = open(op, args);
  const name = nameLatex(variable);
  const inside = brackets(pieceOf(body, maxLength), PRECEDENCE.sum + 1);
  const parts: Part[] =
    op.binding?.form === 'integral'
      ? [`${op.tex}_{`, low as LatexPiece, '}^{', high as LatexPiece, '} ', ...inside, ` \\, \\mathrm{d} ${name}`]
      : [`${op.tex}_{${name}=`, low as LatexPiece, '}^{', high as LatexPiece, '} ', ...inside];
  return join(parts, PRECEDENCE.sum);
}

interface LatexPiece extends Piece {
  /** A product written with a dot: a factor without a dot behind it would bind tighter. */
  readonly dotted?: boolean;
  /** Of a function call: its name and its bracket, for an exponent between them. */
  readonly call?: { readonly name: string; readonly bracket: Piece };
  /** Of a conditional: its rows without what stands around them. */
  readonly rows?: Piece;
}

type Part = string | LatexPiece;

function atom(text: string): LatexPiece {
  return atomic(text, PRECEDENCE.atom);
}

function literal(node: Num): LatexPiece {
  const { negative, digits, exponent, denominator } = literalForm(node);
  const sign = negative ? '-' : '';
  const plain = shifted(digits, exponent);
  if (denominator === undefined) {
    return atomic(sign + plain, negative ? PRECEDENCE.sign : PRECEDENCE.atom, negative);
  }
  const text = `${sign}\\frac{${plain}}{${denominator}}`;
  return atomic(text, negative ? PRECEDENCE.sign : PRECEDENCE.power, negative);
}

/** `x`, `\alpha`, `x_{1}`, `\mathrm{rate}`. */
function nameLatex({ name }: Sym): string {
  const [, base = name, subscript] = /^([^_]+)_([^_]+)$/.exec(name) ?? [];
  if (subscript !== undefined && isShort(base)) return `${letters(base)}_{${letters(subscript)}}`;
  return letters(name);
}

function isShort(name: string): boolean {
  return [...name].length === 1 || GREEK.has(name);
}

function letters(name: string): string {
  if (GREEK.has(name)) return `\\${name}`;
  if (/^\d+$/.test(name) || (isShort(name) && name !== '_' && name !== '$')) return name;
  return `\\mathrm{${name.replace(/[_$]/g, '\\$&')}}`;
}

/** `\left[x, y\right]`, and a matrix. A list of one element is no list where brackets only group. */
function listLatex(node: Call, args: readonly (LatexPiece & ListPiece)[]): LatexPiece & ListPiece {
  const list = listed(node, args);
  const kept = listParts(node, args);
  if (list === undefined || (list.kind === 'vector' && list.items.length === 1))
    return { ...callLatex(node, args), ...kept };
  if (list.kind === 'vector') {
    return { ...join(['\\left[', ...between(list.items, ', '), '\\right]'], PRECEDENCE.atom), ...kept };
  }
  const rows = list.rows.map((row) => join(between(row, ' & '), 0));
  return { ...join(['\\begin{bmatrix} ', ...between(rows, ' \\\\ '), ' \\end{bmatrix}'], PRECEDENCE.atom), ...kept };
}

function between(pieces: readonly Piece[], separator: string): Part[] {
  return pieces.flatMap((piece, i): Part[] => (i === 0 ? [piece] : [separator, piece]));
}

function callLatex(node: Call, args: readonly LatexPiece[]): LatexPiece {
  const { op } = node;
  if (op.attributes !== undefined && op.attributes.length > 0) return withAttributes(op, args);
  const elementwise = texBetweenArrays(node);
  if (elementwise !== undefined) return operatorLatex(op, partsOf(elementwise), args);
  const parts = templateOf(op);
  const holes = parts.filter(isHole);
  if (holes.length === 0) return functionLatex(op, args);
  const { algebra, notation } = op;
  if (notation?.kind === 'conditional') return casesLatex(args as [LatexPiece, LatexPiece, LatexPiece]);
  if (algebra !== undefined && 'power' in algebra) return powerLatex(node, args);
  if (algebra !== undefined && 'product' in algebra && holes.every(({ enclosed }) => !enclosed)) {
    return productLatex(args as [LatexPiece, LatexPiece]);
  }
  if (holes.every(({ enclosed }) => enclosed)) {
    const text = parts.map((part): Part => (isHole(part) ? (args[part.index] as LatexPiece) : part));
    // A fraction and e^{x} cannot be the base of a power as they are; a root and |x| can.
    const exposed = /^\\frac|\^\{$/.test(String(parts[0])) || notation?.kind === 'infix';
    return join(text, exposed ? PRECEDENCE.power : PRECEDENCE.atom);
  }
  return operatorLatex(op, parts, args);
}

/** The LaTeX of an elementwise operation between operands where the plain one would mean that of matrices. */
function texBetweenArrays({ op, args }: Call): string | undefined {
  const [left, right] = args;
  if (op.texBetweenArrays === undefined || left === undefined) return undefined;
  return op.betweenArrays?.(left.shape, right?.shape ?? SCALAR) === undefined ? undefined : op.texBetweenArrays;
}

/** One row for each branch of a conditional, the last for what remains. */
function casesLatex([condition, value, otherwise]: [LatexPiece, LatexPiece, LatexPiece]): LatexPiece {
  const rest = otherwise.rows ?? join([otherwise, ' & \\text{otherwise}'], 0);
  const rows = join([value, ' & \\text{if } ', condition, ' \\\\ ', rest], 0);
  return { ...join(['\\begin{cases} ', rows, ' \\end{cases}'], PRECEDENCE.power), rows };
}

/** An operator between, before or after its operands, by its template. */
function operatorLatex({ notation }: Op, parts: readonly TemplatePart[], args: readonly LatexPiece[]): LatexPiece {
  const precedence = notation !== undefined && 'precedence' in notation ? notation.precedence : PRECEDENCE.product;
  const associative = notation === undefined ? 'left' : notation.kind === 'infix' ? notation.associative : undefined;
  const prefix = notation?.kind === 'prefix';
  const word = prefix && /\w$/.test(notation.symbol);
  const filled = parts.flatMap((part): Part[] => {
    if (!isHole(part)) return [part];
    const piece = args[part.index] as LatexPiece;
    if (part.enclosed) return [piece];
    const first = part.index === 0 && !prefix;
    const loose = first ? associative === 'left' : word;
    const bracketed = brackets(piece, loose ? precedence : precedence + 1);
    return first || !piece.signed || bracketed.length > 1 ? bracketed : ['\\left(', ...bracketed, '\\right)'];
  });
  const [head] = filled;
  const signed = (prefix && !word) || (typeof head === 'object' && head.signed);
  // A product with an explicit operator (mod) takes part in no juxtaposition.
  return { ...join(filled, precedence, signed), dotted: precedence === PRECEDENCE.product };
}

/** `2 x`, `x \cdot 2`: a dot where digits, fractions or a name and a bracket would run together. */
function productLatex([left, right]: [LatexPiece, LatexPiece]): LatexPiece {
  const first = brackets(left, PRECEDENCE.product);
  const second = brackets(right, right.signed ? PRECEDENCE.atom + 1 : PRECEDENCE.sign + 1);
  const before = first.length > 1 ? ')' : left.tail;
  const after = second.length > 1 ? '\\left(' : right.head;
  const runsTogether =
    /^(?:\d|\.|\\frac\{\d)/.test(after) ||
    (after.startsWith('\\left(') && !/(?:^|[^\\\w])[a-zA-Z\d]$|\)$/.test(before.slice(-2)) && /[\w}']$/.test(before));
  const dotted = left.dotted === true && first.length === 1 ? true : runsTogether;
  const signed = first.length === 1 && left.signed;
  return { ...join([...first, dotted ? ' \\cdot ' : ' ', ...second], PRECEDENCE.product, signed), dotted };
}

/** `x^{2}`, and `\sin^{2}\left(x\right)` for the power of a function. */
function powerLatex(node: Call, [base, exponent]: readonly LatexPiece[]): LatexPiece {
  const [below, above] = node.args as [Expr, Expr];
  const power = ['^{', exponent as LatexPiece, '}'];
  const call = base?.call;
  if (call !== undefined && isNum(above) && isInteger(above) && above.value > 1) {
    return join([call.name, ...power, call.bracket], PRECEDENCE.power);
  }
  // e^{x} is the exponential function, xe^{x} a product: the power of the constant e, and of a variable xe, has braces, which
  // are not seen.
  const isConstant = below.kind === 'call' && below.args.length === 0;
  const isFactors = below.kind === 'sym' && FACTORS_BEFORE_POWER.test(below.name);
  const lower =
    isConstant || isFactors ? ['{', base as LatexPiece, '}'] : brackets(base as LatexPiece, PRECEDENCE.postfix);
  return join([...lower, ...power], PRECEDENCE.power);
}

/** `\sin\left(x\right)`; a constant is its macro. */
function functionLatex(op: Op, args: readonly LatexPiece[]): LatexPiece {
  if (!op.variadic && op.parameters.length === 0) return atom(op.tex);
  const list = args.flatMap((arg, index): Part[] => (index === 0 ? [arg] : [', ', arg]));
  const bracket = join(['\\left(', ...list, '\\right)'], PRECEDENCE.atom);
  const whole = join([op.tex, bracket], PRECEDENCE.atom);
  return SIMPLE.test(op.tex) ? { ...whole, call: { name: op.tex, bracket } } : whole;
}

/** `\\operatorname{reshape}\\left(x, \\left[3, 2\\right]\\right)`: axes, shapes and other fixed parameters behind the arguments. */
function withAttributes({ written, attributes = [] }: Op, args: readonly LatexPiece[]): LatexPiece {
  const parameters = attributes.map((attribute) => atom(attributeLatex(attribute)));
  const list = [...args, ...parameters].flatMap((arg, index): Part[] => (index === 0 ? [arg] : [', ', arg]));
  return join([`\\operatorname{${written}}\\left(`, ...list, '\\right)'], PRECEDENCE.atom);
}

function attributeLatex(attribute: Attribute): string {
  const text = attributeText(attribute);
  if (text.startsWith('"')) return `\\text{${text.replace(/[{}_#&%$]/g, '\\$&')}}`;
  if (text.startsWith('[')) return `\\left${text.slice(0, -1)}\\right]`;
  return /^[a-z]/.test(text) ? `\\mathrm{${text}}` : text;
}

/** A name that can carry an exponent. */
const SIMPLE = /^\\(?:[a-zA-Z]+|operatorname\{\w+\})$/;

function brackets(piece: LatexPiece, level: number): Part[] {
  return piece.level < level ? ['\\left(', piece, '\\right)'] : [piece];
}
