import { build, type Expr, interpret, isInteger, isNum, num, type Op } from '../../expr/index.ts';
import { isEven, times } from './exact.ts';
import { rootFor } from './roots.ts';
import { simplify, simplifyAll } from './simplify.ts';

const HALF = num('0.5');
const ONE = num(1);

/**
 * A derivative in short form. It is read beside its function, which says where both have a value, as ln(x) does beside 1/x; so
 * sqrt(u)^2, which has none for u < 0, is u: the derivative of ln(x^3 sqrt(x + 1)) is (7x + 6)/(2x (x + 1)).
 */
export function simplifySlope(e: Expr): Expr {
  return freed(simplify(e));
}

/** The same for several that belong together. */
export function simplifySlopes(es: readonly Expr[]): Expr[] {
  return simplifyAll(es).map(freed);
}

/** Longer results are for no reader. */
const LONGEST = 400;

function freed(e: Expr): Expr {
  if (e.size > LONGEST) return e;
  const without = withoutHalfLines(e);
  return without === e ? e : simplify(without);
}

function withoutHalfLines(e: Expr): Expr {
  return interpret<Expr>([e], {
    num: (node) => node,
    sym: (node) => node,
    const: (node) => node,
    call: (node, args) => {
      const [base, exponent] = args;
      const isSquare =
        isPower(node.op) &&
        base?.kind === 'call' &&
        base.op === rootFor(HALF) &&
        exponent !== undefined &&
        isNum(exponent);
      if (isSquare && isInteger(exponent) && isEven(exponent)) {
        const half = times(exponent, HALF);
        return half === ONE ? (base.args[0] as Expr) : build(node.op, [base.args[0] as Expr, half]);
      }
      return args.every((arg, i) => arg === node.args[i]) ? node : build(node.op, args);
    },
  }).get(e) as Expr;
}

function isPower({ algebra }: Op): boolean {
  return algebra !== undefined && 'power' in algebra;
}
