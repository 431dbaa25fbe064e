import { build, type Expr } from '../expr/index.ts';
import { fold } from './fold.ts';
import { op } from './table.ts';

/** Sums, products and powers of expressions, with the trivial identities applied. */
export const add = (x: Expr, y: Expr): Expr => fold(op('add'), [x, y]);
export const sub = (x: Expr, y: Expr): Expr => fold(op('sub'), [x, y]);
export const neg = (x: Expr): Expr => fold(op('neg'), [x]);
export const mul = (x: Expr, y: Expr): Expr => fold(op('mul'), [x, y]);
export const div = (x: Expr, y: Expr): Expr => fold(op('div'), [x, y]);
export const pow = (x: Expr, y: Expr): Expr => fold(op('pow'), [x, y]);

/** A call exactly as written. */
export const call = (name: Parameters<typeof op>[0], ...args: Expr[]): Expr => build(op(name), args);
