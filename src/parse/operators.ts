import type { Op } from '../expr/index.ts';
import { findOp, table } from '../ops/index.ts';
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

/** Symbols that are a second spelling of an operator. Our operators are elementwise as they are. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['%', 'mod'],
  ['.*', '*'],
  ['./', '/'],
  ['.^', '^'],
]);

/** The operation written with this symbol between, before or after operands; a word (`mod`) may be a function's name. */
export function findOperator(place: Place, symbol: string): Op | undefined {
  const written = SAME.get(symbol) ?? symbol;
  return byNotation.get(key(place, written)) ?? findOp(written);
}

function key(place: Place, symbol: string): string {
  return `${place} ${symbol}`;
}
