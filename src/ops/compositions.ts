import { FluxionError } from '../error.ts';
import { type Expr, isInteger, isNum, num } from '../expr/index.ts';
import { call, mul, sub } from './construct.ts';

/** What is written as a call and, of these arguments, is only a way to write other operations. Undefined: it is not. */
export const compositions: ReadonlyMap<string, (args: readonly Expr[]) => Expr | undefined> = new Map([
  ['piecewise', piecewise],
  ['combinations', choose],
  ['binomial', choose],
  ['∜', ([x, ...others]) => (x === undefined || others.length > 0 ? undefined : call('nthRoot', x, num(4)))],
]);

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

/** Choosing more than that is left to factorials. */
const MOST_CHOSEN = 20;

/** n(n - 1)...(n - k + 1)/k!: a polynomial has a value where the factorials have poles, and does not overflow as they do. */
function choose([n, k, ...others]: readonly Expr[]): Expr | undefined {
  if (n === undefined || k === undefined || others.length > 0) return undefined;
  if (isNum(n) || !isNum(k) || !isInteger(k) || k.value < 1 || k.value > MOST_CHOSEN) return undefined;
  let product: Expr = n;
  let factorial = 1;
  for (let i = 1; i < k.value; i++) {
    product = mul(product, sub(n, num(i)));
    factorial *= i + 1;
  }
  return call('div', product, num(factorial));
}
