import { type Call, type Expr, interpret, type Num, type Op, type Shape } from '../expr/index.ts';
import { open } from '../ops/binding/index.ts';
import { FACTORS_BEFORE_POWER, PRECEDENCE } from '../ops/precedence.ts';
import { attributeText } from './attributes.ts';
import { type ListPiece, listed, listParts } from './list.ts';
import { literalForm } from './literal.ts';
import { atomic, finish, join, MAX_LENGTH, type Piece, type PrintOptions } from './piece.ts';
import { tensorText } from './tensor.ts';

/**
 * An expression in Fluxion's own language, with as few brackets as it takes: read again, it is the same node.
 *
 * @example
 * toText(parse('2x sin x')) // '2 * x * sin(x)'
 */
export function toText(expr: Expr, { maxLength = MAX_LENGTH, fractions = false }: PrintOptions = {}): string {
  return finish(pieceOf(expr, { maxLength, fractions }), maxLength);
}

function pieceOf(expr: Expr, options: Required<PrintOptions>): Piece {
  const { maxLength, fractions } = options;
  const pieces = interpret<Piece>([expr], {
    num: (node) => literal(node, fractions),
    sym: ({ name }) => atomic(name, FACTORS_BEFORE_POWER.test(name) ? PRECEDENCE.power : PRECEDENCE.atom),
    const: (node) => atom(tensorText(node.value, maxLength)),
    call: (node, args) => {
      if (node.op.binding !== undefined) return boundText(node, args, options);
      return node.op.list === undefined ? callText(node, args) : listText(node, args);
    },
  });
  return pieces.get(expr) as Piece;
}

/** `sum(k^2, k, 1, n)`. Bodies are nested a few deep at most, so that this recursion is short. */
function boundText({ op, args }: Call, [low, high]: readonly Piece[], options: Required<PrintOptions>): Piece {
  const { body, variable } = open(op, args);
  const parts = [pieceOf(body, options), atom(variable.name), low as Piece, high as Piece];
  return callOf(op.written, parts);
}

function atom(text: string): Piece {
  return atomic(text, PRECEDENCE.atom);
}

function literal(node: Num, fractions: boolean): Piece {
  const { negative, digits, exponent, denominator } = literalForm(node, fractions);
  const sign = negative ? '-' : '';
  const power = exponent === 0 ? '' : `e${exponent}`;
  const text = `${sign}${digits}${power}${denominator === undefined ? '' : `/${denominator}`}`;
  const level = denominator !== undefined ? PRECEDENCE.product : negative ? PRECEDENCE.sign : PRECEDENCE.atom;
  return atomic(text, level, negative);
}

/** `[x, x^2]` and `[1, x; y, 2]`. */
function listText(node: Call, args: readonly ListPiece[]): ListPiece {
  const list = listed(node, args);
  if (list === undefined) return { ...callText(node, args), ...listParts(node, args) };
  const rows = list.kind === 'vector' ? [list.items] : list.rows;
  const parts = rows.flatMap((row, i) => [...(i === 0 ? [] : ['; ']), ...separated(row)]);
  return { ...join(['[', ...parts, ']'], PRECEDENCE.atom), ...listParts(node, args) };
}

function separated(pieces: readonly Piece[]): Part[] {
  return pieces.flatMap((piece, i): Part[] => (i === 0 ? [piece] : [', ', piece]));
}

function callText({ op, args: operands }: Call, args: readonly Piece[]): Piece {
  const { notation } = op;
  const [first, second, third] = args as [Piece, Piece, Piece];
  switch (notation?.kind) {
    case 'infix': {
      const { symbol, precedence, associative } = notation;
      const left = bracketed(first, associative === 'left' ? precedence : precedence + 1);
      const right = unsigned(bracketed(second, associative === 'right' ? precedence : precedence + 1));
      const [leftShape, rightShape] = operands.map(({ shape }) => shape) as [Shape, Shape];
      const written = op.betweenArrays?.(leftShape, rightShape) === undefined ? symbol : `.${symbol}`;
      const between = precedence >= PRECEDENCE.power ? written : ` ${written} `;
      return join([...left, between, ...right], precedence, begins(left));
    }
    case 'prefix': {
      const { symbol, precedence } = notation;
      const word = /\w$/.test(symbol);
      const operand = bracketed(first, word ? precedence : precedence + 1);
      return join([word ? `${symbol} ` : symbol, ...operand], precedence, !word);
    }
    case 'postfix':
      // x!! is the double factorial to many: the factorial of a factorial has brackets.
      return join([...bracketed(first, notation.precedence + 1), notation.symbol], notation.precedence);
    case 'conditional': {
      const { precedence } = notation;
      const parts = [
        bracketed(first, precedence + 1),
        [' ? '],
        bracketed(second, precedence + 1),
        [' : '],
        bracketed(third, precedence),
      ];
      return join(parts.flat(), precedence, begins(parts[0] as Part[]));
    }
    default:
      return callOf(op.written, op.variadic || op.parameters.length > 0 ? [...args, ...attributesOf(op)] : undefined);
  }
}

/** Axes, shapes and other fixed parameters, behind the arguments. */
function attributesOf({ attributes = [] }: Op): Piece[] {
  return attributes.map((attribute) => atom(attributeText(attribute)));
}

/** `name(a, b)`; a constant is its name. */
function callOf(name: string, args: readonly Piece[] | undefined): Piece {
  if (args === undefined) return atom(name);
  return join([name, '(', ...separated(args), ')'], PRECEDENCE.atom);
}

type Part = string | Piece;

function bracketed(piece: Piece, level: number): Part[] {
  return piece.level < level ? ['(', piece, ')'] : [piece];
}

/** Behind an operator, a sign goes into brackets. */
function unsigned(parts: Part[]): Part[] {
  return begins(parts) ? ['(', ...parts, ')'] : parts;
}

function begins([first]: Part[]): boolean {
  return typeof first === 'object' && first.signed;
}
