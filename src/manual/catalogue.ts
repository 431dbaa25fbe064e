import type { Expr } from '../expr/index.ts';
import { parse } from '../parse/index.ts';
import type { HandMade } from './entry.ts';
import { oneVariable } from './oneVariable.ts';
import { severalVariables } from './severalVariables.ts';

/** Functions whose derivatives were worked out and programmed by hand. */
export const catalogue: readonly HandMade[] = [...oneVariable, ...severalVariables];

let byExpression: ReadonlyMap<Expr, HandMade> | undefined;

/** The entry of the catalogue that is this very expression, found by identity of the node. */
export function findHandMade(expr: Expr): HandMade | undefined {
  byExpression ??= new Map(catalogue.map((entry) => [parse(entry.expression), entry]));
  return byExpression.get(expr);
}
