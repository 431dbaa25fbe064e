import {
  build,
  type Call,
  type Expr,
  fractionOf,
  isInteger,
  type Num,
  num,
  type Op,
  remember,
} from '../../expr/index.ts';
import { type OpName, op, table } from '../../ops/index.ts';
import { integerPower, ONE, over } from './exact.ts';

/** What the table says of powers: which operations are roots, which are powers of a constant. */

const rootOps = new Map<Num, Op>();
const exponentialOps = new Map<string, Op>();
for (const entry of table.values()) {
  const { algebra } = entry;
  if (algebra === undefined) continue;
  if ('product' in algebra && algebra.product.length === 1)
    rootOps.set(exponentLiteral(algebra.product[0] as string), entry);
  if ('powerOf' in algebra) exponentialOps.set(algebra.powerOf, entry);
}

/** The operation that raises to this exponent: sqrt for 1/2. */
export function rootFor(exponent: Num): Op | undefined {
  return rootOps.get(exponent);
}

/** The operation that raises this constant to a power: exp for e. A literal base is written as a power, 2^x. */
export function exponentialOf(base: Expr): Op | undefined {
  return base.kind === 'call' && base.args.length === 0 ? exponentialOps.get(base.op.name) : undefined;
}

/** Whether a call is product-like. */
export function hasPowerOperands({ op: { algebra, weights }, args }: Call): boolean {
  return algebra !== undefined && (weights === undefined || args.length === 1);
}

/** The constant of a `powerOf`: a literal, or a constant of the table. */
export function constantBase(text: string): Expr {
  return remember(constants, text, () => (/^\d/.test(text) ? num(text) : build(op(text as OpName), [])));
}

const constants = new Map<string, Expr>();

/** c^r as a literal, where a root of the table has an exact value. */
export function exactRoot(c: Num, r: Num): Num | undefined {
  if (c === ONE) return ONE;
  for (const [exponent, root] of rootOps) {
    const repeated = over(r, exponent);
    const value = isInteger(repeated) ? root.exact?.(fractionOf(c)) : undefined;
    if (value !== undefined) return integerPower(num(value), repeated);
  }
  return undefined;
}

/** Larger numbers are not searched for squares. */
const LARGEST = 1_000_000n;

/** The largest square that a number is a multiple of: 4 for 12, 1/4 for 3/4; ONE where there is none. */
export function squareFactor(c: Num): Num {
  const { s, n, d } = fractionOf(c);
  if (s <= 0n || n > LARGEST || d > LARGEST) return ONE;
  return over(num(squareIn(n)), num(squareIn(d)));
}

function squareIn(n: bigint): bigint {
  let square = 1n;
  let rest = n;
  for (let k = 2n; k * k <= rest; k++) {
    while (rest % (k * k) === 0n) {
      square *= k * k;
      rest /= k * k;
    }
  }
  return square;
}

/** An exponent of a `product`: a number, or a fraction as text. */
export function exponentLiteral(exponent: number | string): Num {
  if (typeof exponent === 'number') return num(exponent);
  const [n, d = '1'] = exponent.split('/') as [string, string?];
  return over(num(n), num(d));
}
