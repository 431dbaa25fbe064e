import { ANY_SHAPE, type Expr, type Op } from '../expr/index.ts';
import { findOp, table, tensorTable } from '../ops/index.ts';
import type { OperationSyntax } from './syntax.ts';

/** Where an operator stands. */
export type Place = OperationSyntax['notation'] | 'prefix' | 'conditional';

/** Operations by how they are written, from their notation in the table. */
const byNotation: ReadonlyMap<string, Op> = new Map(
  [...table.values()].flatMap((op) => {
    const { notation } = op;
    if (notation === undefined || notation.kind === 'name') return [];
    return [[key(notation.kind, notation.kind === 'conditional' ? '?' : notation.symbol), op] as const];
  }),
);

/** Symbols that are a second spelling of an operator. */
const SAME: ReadonlyMap<string, string> = new Map([['%', 'mod']]);

/** Elementwise also between arrays. */
const DOTTED: ReadonlyMap<string, string> = new Map([
  ['.*', '*'],
  ['./', '/'],
  ['.^', '^'],
]);

/** The operation written with this symbol between, before or after operands; a word (`mod`) may be a function's name. */
export function findOperator(place: Place, symbol: string): Op | undefined {
  const written = SAME.get(symbol) ?? DOTTED.get(symbol) ?? symbol;
  return byNotation.get(key(place, written)) ?? findOp(written);
}

/**
 * The operation written with this symbol between these operands: between arrays `*` is the matrix product.
 *
 * @param arrays whether what has no shape yet may be an array; in a rule that holds for every element it stands for that
 */
export function operatorBetween(symbol: string, [left, right]: readonly Expr[], arrays: boolean): Op | undefined {
  const op = findOperator('infix', symbol);
  if (op?.betweenArrays === undefined || DOTTED.has(symbol)) return op;
  const shapes = [(left as Expr).shape, (right as Expr).shape] as const;
  if (!arrays && shapes.includes(ANY_SHAPE)) return op;
  const other = op.betweenArrays(...shapes);
  return other === undefined ? op : tensorTable.get(other);
}

function key(place: Place, symbol: string): string {
  return `${place} ${symbol}`;
}
