import { build, type Call, type Expr, isNum, type Num, num } from '../../expr/index.ts';
import { op } from '../../ops/index.ts';
import { sizeWithCoefficient, splitCoefficient, withCoefficient } from './coefficient.ts';
import { Entries } from './entries.ts';
import { content, negate, ONE, over, plus, times, ZERO } from './exact.ts';
import { firstTerm, sortTerms } from './order.ts';

/** A sum: monic terms with their coefficients; the constant is the coefficient of 1. */
export type Sum = Entries<Num>;

/** A sum inside another is merged into it up to this many terms; beyond, it stays one term, which keeps shared sums shared. */
const MERGE_LIMIT = 32;

/** Whether a call is a sum of several terms. */
export function isSum(e: Expr): boolean {
  return e.kind === 'call' && e.op.weights !== undefined && e.args.length > 1;
}

/** Collect weighted canonical expressions into a sum. Like terms join; those that cancel are gone. */
export function collectSum(weighted: readonly (readonly [Expr, Num])[]): Sum {
  const sum: Sum = Entries.none();
  for (const [e, weight] of weighted) addInto(sum, e, weight);
  return sum;
}

/** Add weight * e to a sum. */
export function addInto(sum: Sum, e: Expr, weight: Num): void {
  const { coefficient, monic } = splitCoefficient(e);
  const scaled = times(weight, coefficient);
  if (isSum(monic) && isShort(monic)) {
    const inner = sumOf(monic);
    for (let i = 0; i < inner.size; i++) addTerm(sum, inner.keyAt(i), times(scaled, inner.valueAt(i)));
  } else {
    addTerm(sum, monic, scaled);
  }
}

function addTerm(sum: Sum, monic: Expr, coefficient: Num): void {
  const before = sum.get(monic);
  const total = before === undefined ? coefficient : plus(before, coefficient);
  if (total === ZERO) sum.delete(monic);
  else sum.set(monic, total);
}

/** A canonical sum read back as terms. */
export function sumOf(e: Expr): Sum {
  const sum: Sum = Entries.none();
  // Two stacks side by side: a pair for every term is garbage on a hot path.
  const nodes = [e];
  const weights = [ONE];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const { coefficient, monic } = splitCoefficient(node);
    const scaled = times(weights.pop() as Num, coefficient);
    if (!isSum(monic)) {
      addTerm(sum, monic, scaled);
      continue;
    }
    const { op: operation, args } = monic as Call;
    for (let i = args.length - 1; i >= 0; i--) {
      nodes.push(args[i] as Expr);
      weights.push(times(scaled, num(operation.weights?.[i] as number)));
    }
  }
  return sum;
}

/** Whether a sum has at most so many terms. */
function isShort(e: Expr): boolean {
  return e.kind !== 'call' || e.op.chain !== 'sum' || e.operands <= MERGE_LIMIT;
}

/** Write a sum in canonical order. */
export function sumToExpr(sum: Sum): Expr {
  return writeSum(sortTerms(sum.pairs()));
}

/** Write terms in the order given, with `-` before negative ones. */
export function writeSum(terms: readonly (readonly [Expr, Num])[]): Expr {
  const [first] = terms;
  if (first === undefined) return ZERO;
  let written = withCoefficient(first[1], first[0]);
  for (let i = 1; i < terms.length; i++) {
    const [monic, coefficient] = terms[i] as readonly [Expr, Num];
    written = build(coefficient.value < 0 ? SUB : ADD, [written, withCoefficient(magnitude(coefficient), monic)]);
  }
  return written;
}

const ADD = op('add');
const SUB = op('sub');

/** A sum divided by its numeric content, which carries the sign of the first term: 4 - 2x is -2 times (x - 2). */
export function primitiveSum(e: Expr): { content: Num; primitive: Expr } {
  if (!isShort(e)) return { content: ONE, primitive: e };
  const sum = sumOf(e);
  // Infinity - Infinity stays as it is written: its terms do not cancel.
  return sum.size === 0 ? { content: ONE, primitive: e } : primitiveOf(sum, e);
}

/** @param written the sum as it stands, where that is at hand */
export function primitiveOf(sum: Sum, written?: Expr): { content: Num; primitive: Expr } {
  const divisor = content(sum.values());
  const signed = firstTerm(sum)[1].value < 0 ? negate(divisor) : divisor;
  if (signed === ONE && written !== undefined) return { content: ONE, primitive: written };
  const sorted = sortTerms(sum.pairs());
  if (signed === ONE) return { content: ONE, primitive: writeSum(sorted) };
  const scale = over(ONE, signed);
  return {
    content: signed,
    primitive: writeSum(sorted.map(([term, coefficient]) => [term, times(coefficient, scale)])),
  };
}

/** Number of nodes of a sum as {@link sumToExpr} writes it. */
export function sumSize(sum: Sum): number {
  if (sum.size < 2) return sumToExpr(sum).size;
  let size = sum.size - 1;
  let negative = false;
  for (let i = 0; i < sum.size; i++) {
    const coefficient = sum.valueAt(i);
    negative ||= coefficient.value < 0;
    size += sizeWithCoefficient(magnitude(coefficient), sum.keyAt(i));
  }
  if (!negative) return size;
  // Before the first term a minus stands by itself; before another it makes a difference of the sum.
  const [monic, coefficient] = firstTerm(sum);
  return size - sizeWithCoefficient(magnitude(coefficient), monic) + sizeWithCoefficient(coefficient, monic);
}

function magnitude(coefficient: Num): Num {
  return coefficient.value < 0 ? negate(coefficient) : coefficient;
}

/** Every coefficient times a literal. */
export function scaleSum(sum: Sum, factor: Num): Sum {
  const scaled = sum.copy();
  for (let i = 0; i < sum.size; i++) scaled.set(sum.keyAt(i), times(sum.valueAt(i), factor));
  return scaled;
}

/** a + b for canonical expressions. */
export function addExpr(a: Expr, b: Expr): Expr {
  return isNum(a) && isNum(b)
    ? plus(a, b)
    : sumToExpr(
        collectSum([
          [a, ONE],
          [b, ONE],
        ]),
      );
}

/** factor * a for a canonical expression. */
export function scaleExpr(a: Expr, factor: Num): Expr {
  return isNum(a) ? times(a, factor) : sumToExpr(collectSum([[a, factor]]));
}
