import { type Expr, isInteger, isNum, postorder, type Sym } from '../../expr/index.ts';

/** The value of a body at `end + offset`, where the sum would round the offset away. */
export type Beside = (end: number, offset: number) => number;

/** Highest power that is multiplied out. */
const HIGHEST_POWER = 16;

/** The largest factor that Veltkamp's splitting can take. */
const SPLITTABLE = 2 ** 996;

/** Values as unevaluated sums of two doubles, the second at most half a unit in the last place of the first. */
interface Pairs {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

type Step = (registers: Pairs) => void;

/**
 * A body next to an end of an integral. Sums, products, quotients and whole powers are computed with twice the digits of a double, so
 * that 1 - t^2 keeps its digits where t is next to 1; every other function gets the double that comes of them.
 *
 * Source: Dekker, A floating-point technique for extending the available precision (1971).
 */
export function pairsProgram(body: Expr, variable: Sym, free: readonly Sym[]): (values: readonly number[]) => Beside {
  const order = postorder([body]);
  const slot = new Map(order.map((node, i) => [node, i]));
  const place = slot.get(variable) ?? order.length;
  const last = order.length - 1;
  const steps = order.flatMap((node, i) => (node.kind === 'call' ? [stepOf(node, i, slot)] : []));
  return (values) => {
    const registers = { high: new Float64Array(order.length + 1), low: new Float64Array(order.length + 1) };
    for (const [i, node] of order.entries()) {
      if (node.kind === 'num') registers.high[i] = node.value;
      else if (node.kind === 'sym' && node !== variable) registers.high[i] = values[free.indexOf(node)] as number;
    }
    return (end, offset) => {
      setSum(registers, place, end, 0, offset, 0);
      for (const step of steps) step(registers);
      return registers.high[last] as number;
    };
  };
}

function stepOf(node: Expr & { kind: 'call' }, to: number, slot: ReadonlyMap<Expr, number>): Step {
  const from = node.args.map((arg) => slot.get(arg) as number);
  const { weights, exponents, algebra } = node.op;
  if (weights?.length === from.length) return (registers) => weighted(registers, to, from, weights);
  if (exponents?.length === from.length && exponents.every((exponent) => exponent === 1 || exponent === -1)) {
    return (registers) => multiplied(registers, to, from, exponents);
  }
  const exponent = node.args[1];
  if (algebra !== undefined && 'power' in algebra && exponent !== undefined && isNum(exponent) && isInteger(exponent)) {
    const times = exponent.value;
    if (times >= 1 && times <= HIGHEST_POWER) {
      const base = from[0] as number;
      return (registers) => multiplied(registers, to, new Array(times).fill(base), []);
    }
  }
  const f = node.op.eval ?? (() => Number.NaN);
  return (registers) => {
    registers.high[to] = f(...from.map((i) => registers.high[i] as number));
    registers.low[to] = 0;
  };
}

function weighted({ high, low }: Pairs, to: number, from: readonly number[], weights: readonly number[]): void {
  const sum = { high: new Float64Array(1), low: new Float64Array(1) };
  for (const [k, i] of from.entries()) {
    const weight = weights[k] as number;
    const term = weight * (high[i] as number);
    const rest = lostInProduct(weight, high[i] as number, term) + weight * (low[i] as number);
    setSum(sum, 0, sum.high[0] as number, sum.low[0] as number, term, rest);
  }
  high[to] = sum.high[0] as number;
  low[to] = sum.low[0] as number;
}

function multiplied(
  { high, low }: Pairs,
  to: number,
  from: readonly number[],
  exponents: readonly (number | string)[],
): void {
  let [h, l] = [1, 0];
  for (const [k, i] of from.entries()) {
    const [otherHigh, otherLow] = [high[i] as number, low[i] as number];
    if (exponents[k] === -1) {
      const quotient = h / otherHigh;
      const back = quotient * otherHigh;
      const rest = h - back - lostInProduct(quotient, otherHigh, back) + l - quotient * otherLow;
      [h, l] = normal(quotient, rest / otherHigh);
    } else if (h === 0 || otherHigh === 0) {
      // 0 times anything is 0, as everywhere under a bound variable.
      [h, l] = [0, 0];
    } else {
      const product = h * otherHigh;
      [h, l] = normal(product, lostInProduct(h, otherHigh, product) + h * otherLow + l * otherHigh);
    }
  }
  high[to] = h;
  low[to] = l;
}

/** Knuth's sum of two numbers and its exact error, then the low parts. */
function setSum({ high, low }: Pairs, to: number, a: number, aLow: number, b: number, bLow: number): void {
  const sum = a + b;
  const second = sum - a;
  const lost = a - (sum - second) + (b - second);
  const [h, l] = normal(sum, lost + aLow + bLow);
  high[to] = h;
  low[to] = l;
}

function normal(high: number, low: number): readonly [number, number] {
  // Beside an infinite value a correction is NaN.
  if (!Number.isFinite(low)) return [high, 0];
  const sum = high + low;
  return [sum, low - (sum - high)];
}

/** The exact error of a product of doubles; 0 where it cannot be told. */
function lostInProduct(a: number, b: number, product: number): number {
  if (a === 1 || b === 1 || !(Math.abs(a) < SPLITTABLE && Math.abs(b) < SPLITTABLE)) return 0;
  const [aHigh, bHigh] = [upperHalf(a), upperHalf(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

function upperHalf(x: number): number {
  const scaled = (2 ** 27 + 1) * x;
  return scaled - (scaled - x);
}
