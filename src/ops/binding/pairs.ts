import { Complex } from 'complex.js';
import { type Expr, isInteger, isNum, type Op, postorder, type Sym } from '../../expr/index.ts';
import { restOf } from './meant.ts';
import { lostInProduct, normal } from './twoDoubles.ts';

/** The value of a body at `end + offset`, where the sum would round the offset away. */
export type Beside = (end: number, offset: number) => number;

/** Highest power that is multiplied out. */
const HIGHEST_POWER = 16;

/** The imaginary part of a complex step. */
const STEP = 1e-30;

/** The square of an argument that leaves a value other than 0 as it is. */
const TINY = 2 ** -27;

/** A correction smaller than this part of a value leaves its order of magnitude. */
const SLIGHT = 2 ** -20;

/** Values as unevaluated sums of two doubles, the second at most half a unit in the last place of the first. */
interface Pairs {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

type Step = (registers: Pairs) => void;

/**
 * A body next to an end of an integral. Sums, products, quotients and whole powers are computed with twice the digits of a double, so
 * that 1 - t^2 keeps its digits where t is next to 1; an analytic function gets the double that comes of them, and its slope for the
 * rest, so that cos(t) keeps its digits next to pi/2.
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
    const set = (i: number, value: number): void => {
      registers.high[i] = value;
      registers.low[i] = restOf(value);
    };
    for (const [i, node] of order.entries()) {
      if (node.kind === 'num') set(i, node.value);
      else if (node.kind === 'sym' && node !== variable) set(i, values[free.indexOf(node)] as number);
    }
    let [known, rest] = [Number.NaN, 0];
    return (end, offset) => {
      if (end !== known) [known, rest] = [end, restOf(end)];
      setSum(registers, place, end, rest, offset, 0);
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
  if (from.length === 0) return constantStep(node.op, to);
  const f = node.op.eval ?? (() => Number.NaN);
  return ({ high, low }) => {
    const args = from.map((i) => high[i] as number);
    const rests = from.map((i) => low[i] as number);
    const [only = 0] = args;
    // exp(1e-20) is 1 and something: what is below the last digit beside f(0) is the rest that 0 lacks.
    if (args.length === 1 && only !== 0 && Math.abs(only) < TINY) [args[0], rests[0]] = [0, only];
    const value = f(...args);
    [high[to], low[to]] =
      args[0] === only || (value !== 0 && Number.isFinite(value))
        ? corrected(value, correctionOf(node.op, args, rests))
        : [f(only), 0];
  };
}

/** A value and what the rests of the arguments add: next to a pole they change its reciprocal, not the value itself, in proportion. */
function corrected(value: number, correction: number): readonly [number, number] {
  if (correction === 0 || Math.abs(correction) <= SLIGHT * Math.abs(value) || Math.abs(value) <= 1)
    return normal(value, correction);
  return [value / (1 - correction / value), 0];
}

function constantStep({ eval: value = () => Number.NaN }: Op, to: number): Step {
  const high = value();
  const low = restOf(high);
  return (registers) => {
    registers.high[to] = high;
    registers.low[to] = low;
  };
}

/** What the rests of the arguments add to the value of a function: each times the slope, by a complex step. */
function correctionOf({ complex }: Op, args: readonly number[], rests: readonly number[]): number {
  let correction = 0;
  for (const [k, rest] of rests.entries()) {
    if (rest === 0 || complex === undefined) continue;
    const slope = complex(...args.map((arg, at) => new Complex(arg, at === k ? STEP : 0))).im / STEP;
    if (Number.isFinite(slope)) correction += slope * rest;
  }
  return correction;
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
