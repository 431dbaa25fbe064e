import { build, type Expr, isInteger, isNum, type Num, num } from '../../expr/index.ts';
import { op } from '../../ops/index.ts';
import { writeFraction } from './coefficient.ts';
import { negate, ONE, times } from './exact.ts';
import { compareFactors, sortInPlace } from './order.ts';
import type { Power, Product } from './powers.ts';
import { exponentialOf, rootFor } from './roots.ts';
import { isNonnegative } from './sign.ts';

/** A power as it is written, above or below the fraction bar, and what it is ordered by. */
interface Factor {
  readonly written: Expr;
  readonly below: boolean;
  readonly key: Expr;
}

function writeFactor(base: Expr, power: Power): Factor {
  const exponential = exponentialOf(base) !== undefined;
  const { exponent, restricted } = power;
  if (!exponential && isNum(exponent) && exponent.value < 0) {
    return { written: writePower(base, { exponent: negate(exponent), restricted }), below: true, key: base };
  }
  const written = writePower(base, power);
  return { written, below: false, key: exponential ? written : base };
}

/** A number times powers as they are written: factors in order, one fraction bar. */
export function writeFactors(coefficient: Num, powers: Product['powers']): Expr {
  const factors = new Array<Factor>(powers.size);
  for (let i = 0; i < factors.length; i++) factors[i] = writeFactor(powers.keyAt(i), powers.valueAt(i));
  sortInPlace(factors, (a, b) => compareFactors(a.key, b.key));
  return writeFraction(coefficient, writtenOnly(factors, false), writtenOnly(factors, true));
}

/** The factors on one side of the fraction bar. */
function writtenOnly(factors: readonly Factor[], below: boolean): readonly Expr[] {
  let count = 0;
  for (let i = 0; i < factors.length; i++) if ((factors[i] as Factor).below === below) count++;
  if (count === 0) return NO_FACTORS;
  const side = new Array<Expr>(count);
  let next = 0;
  for (let i = 0; i < factors.length; i++) {
    const factor = factors[i] as Factor;
    if (factor.below === below) side[next++] = factor.written;
  }
  return side;
}

const NO_FACTORS: readonly Expr[] = [];

const POW = op('pow');

function writePower(base: Expr, { exponent, restricted }: Power): Expr {
  const exponential = exponentialOf(base);
  if (exponential !== undefined && exponent !== ONE) return build(exponential, [exponent]);
  if (restricted && isNum(exponent) && isInteger(exponent) && !isNonnegative(base)) {
    return build(POW, [build(op('sqrt'), [base]), times(num(2), exponent)]);
  }
  if (exponent === ONE) return base;
  const root = isNum(exponent) && !isInteger(exponent) ? rootFor(exponent) : undefined;
  return root === undefined ? build(POW, [base, exponent]) : build(root, [base]);
}
