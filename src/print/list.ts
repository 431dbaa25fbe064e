import type { Call, Expr, Shape } from '../expr/index.ts';
import { isNum } from '../expr/index.ts';
import type { Piece } from './piece.ts';

/** A piece of a list: the element of a list of one, or the elements of a list that is written in brackets. */
export interface ListPiece extends Piece {
  readonly item?: Piece;
  readonly items?: readonly Piece[];
}

/** How a list reads: the elements of `[a, b]`, or the rows of `[a, b; c, d]`. */
export type Listed =
  | { readonly kind: 'vector'; readonly items: readonly Piece[] }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Piece[])[] };

/**
 * A joining of lists of one element each, as brackets make it in a text. Undefined for anything else, and for what brackets would make
 * a constant: a list of nothing but numbers.
 *
 * @param args the pieces of its arguments
 */
export function listed(node: Call, args: readonly ListPiece[]): Listed | undefined {
  const elements = elementsOf(node);
  if (elements === undefined) return undefined;
  const items = args.map(({ item }) => item as ListPiece);
  const rows = elements.map((element) => (element.kind === 'call' ? elementsOf(element) : undefined));
  const [first] = rows;
  const isMatrix =
    rows.length > 1 &&
    rows.every((row) => row?.length === first?.length && row?.every(({ shape }) => shape.length === 0) === true);
  if (!isMatrix) return elements.every(isNum) ? undefined : { kind: 'vector', items };
  if (rows.flat().every((entry) => entry !== undefined && isNum(entry))) return undefined;
  return { kind: 'matrix', rows: items.map((row) => row.items ?? []) };
}

/** What a piece keeps for the list around it. */
export function listParts(node: Call, args: readonly ListPiece[]): Pick<ListPiece, 'item' | 'items'> {
  if (node.op.list === 'one' && args[0] !== undefined) return { item: args[0] };
  return elementsOf(node) === undefined ? {} : { items: args.map(({ item }) => item as Piece) };
}

/** The elements that lists of one element each are made of, where the call joins such. */
function elementsOf({ op, args }: Call): readonly Expr[] | undefined {
  // Brackets name the axis; without it, it is another operation to a text.
  if (op.list !== 'joined' || op.attributes?.[0] !== 0) return undefined;
  const elements = args.map(elementOf);
  return elements.every((element) => element !== undefined) ? elements : undefined;
}

function elementOf(node: Expr): Expr | undefined {
  if (node.kind !== 'call' || node.op.list !== 'one') return undefined;
  const [element] = node.args;
  return element !== undefined && areEqual(node.shape, [1, ...element.shape]) ? element : undefined;
}

function areEqual(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length >= 0 && length === b[axis]);
}
