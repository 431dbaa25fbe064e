import type { BigNumber } from 'mathjs';

/** A class of high-precision numbers; `precision` is the number of significant digits of its results. */
export interface BigClass {
  new (value: number | string | BigNumber): BigNumber;
  readonly precision: number;
  clone(config: { precision?: number; minE?: number; maxE?: number }): BigClass;
}

/** The class of a number, which carries the precision asked for. */
export function classOf(x: BigNumber): BigClass {
  return x.constructor as unknown as BigClass;
}

/** A number of the same class, so at the same precision, as `like`. */
export function bigOf(like: BigNumber, value: number | string | BigNumber): BigNumber {
  return new (classOf(like))(value);
}

/** 1 where a condition holds, else 0; NaN where an operand is. */
export function bigBit(holds: boolean, ...operands: BigNumber[]): BigNumber {
  const first = operands[0] as BigNumber;
  return bigOf(first, operands.some((operand) => operand.isNaN()) ? NaN : holds ? 1 : 0);
}

/**
 * Compute with guard digits: `compute` gets the arguments at `guard` more digits than they came with; its result is
 * rounded to their own precision. NaN where the guard is out of all proportion.
 */
export function withGuard(
  guard: number,
  args: readonly BigNumber[],
  compute: (...args: BigNumber[]) => BigNumber,
): BigNumber {
  const own = classOf(args[0] as BigNumber);
  if (!(own.precision + guard <= 4 * MOST_DIGITS)) return new own(NaN);
  const wide = wider(own, guard);
  return rounded(own, compute(...args.map((arg) => new wide(arg))));
}

/** A sum and the decimal exponent of the largest term in it: what lies between them has cancelled. */
export interface Sum {
  readonly value: BigNumber;
  readonly top: number;
}

/** More digits than this decimal.js does not give: it knows 1025 digits of pi and reduces an angle with twice as many as asked for. */
const MOST_DIGITS = 480;

/**
 * Compute with as many guard digits as cancel: once to see how many, and again with that many where the first guard
 * was too small. NaN where that would take more than {@link MOST_DIGITS}.
 */
export function withoutCancellation(
  args: readonly BigNumber[],
  compute: (...args: BigNumber[]) => Sum,
  firstGuard = 15,
): BigNumber {
  const own = classOf(args[0] as BigNumber);
  let vanished = false;
  for (let guard = firstGuard; own.precision + guard <= MOST_DIGITS; ) {
    const wide = wider(own, guard);
    const { value, top } = compute(...args.map((arg) => new wide(arg)));
    if (!value.isFinite()) return rounded(own, value);
    if (value.isZero() && top === -Infinity) return rounded(own, value);
    const lost = value.isZero() ? 2 * guard + 20 : top - value.e;
    if (lost + 8 <= guard) return rounded(own, value);
    guard = lost + 20;
    vanished = lost > 2 * own.precision;
  }
  // Where all digits that there are have cancelled, the value is an exact 0: lgamma(1).
  return new own(vanished ? 0 : NaN);
}

/** Sum a series until its terms no longer count. */
export function series(first: BigNumber, next: (term: BigNumber, k: number) => BigNumber): Sum {
  const digits = classOf(first).precision;
  let value = first;
  let term = first;
  let top = exponentOf(first);
  for (let k = 1; ; k++) {
    term = next(term, k);
    value = value.plus(term);
    const exponent = exponentOf(term);
    if (exponent > top) top = exponent;
    else if (exponent === -Infinity || exponent < top - digits) break;
  }
  return { value, top };
}

/** Terms with the largest exponent among them, as one sum. */
export function sumOf(...terms: (BigNumber | Sum)[]): Sum {
  const sums = terms.map((term) => ('top' in term ? term : { value: term, top: exponentOf(term) }));
  return {
    value: sums.map((sum) => sum.value).reduce((a, b) => a.plus(b)),
    top: Math.max(...sums.map((sum) => sum.top)),
  };
}

/** The sum times a factor. */
export function scaled({ value, top }: Sum, factor: BigNumber): Sum {
  return { value: value.times(factor), top: top + exponentOf(factor) };
}

function exponentOf(x: BigNumber): number {
  return x.isZero() || !x.isFinite() ? -Infinity : x.e;
}

// The constructor keeps all digits; an operation rounds.
function rounded(own: BigClass, value: BigNumber): BigNumber {
  return new own(value).plus(0);
}

const widened = new WeakMap<BigClass, Map<number, BigClass>>();

/** The class with so many more digits. */
export function wider(own: BigClass, guard: number): BigClass {
  return remembered(
    remembered(widened, own, () => new Map<number, BigClass>()),
    guard,
    () => own.clone({ precision: own.precision + guard }),
  );
}

const constantsByClass = new WeakMap<BigClass, Map<string, BigNumber>>();

/** A constant at the precision of `like`, computed once. */
export function bigConstant(like: BigNumber, name: string, compute: (one: BigNumber) => BigNumber): BigNumber {
  const own = classOf(like);
  const byName = remembered(constantsByClass, own, () => new Map<string, BigNumber>());
  return remembered(byName, name, () => compute(new own(1)));
}

interface Memory<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What is remembered for the key, made on first use. */
function remembered<K, V>(memory: Memory<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
