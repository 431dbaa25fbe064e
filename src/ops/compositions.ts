import { FluxionError } from '../error.ts';
import type { Expr } from '../expr/index.ts';
import { call } from './construct.ts';

/** What is written as a call and is only a way to write other operations, whatever the number of arguments. */
export const compositions: ReadonlyMap<string, (args: readonly Expr[]) => Expr> = new Map([['piecewise', piecewise]]);

/** `piecewise(c1, v1, c2, v2, otherwise)`: the value behind the first condition that holds. */
function piecewise(args: readonly Expr[]): Expr {
  if (args.length % 2 === 0) {
    throw new FluxionError(
      'ARGUMENT',
      'piecewise takes conditions and values in turn, and a last value for otherwise.',
      { suggestion: 'Write piecewise(x < 0, -x, x < 1, 0, x - 1).' },
    );
  }
  let value = args.at(-1) as Expr;
  for (let i = args.length - 3; i >= 0; i -= 2) value = call('where', args[i] as Expr, args[i + 1] as Expr, value);
  return value;
}
