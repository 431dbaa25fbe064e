import type { Complex } from 'complex.js';
import type { Fraction } from 'fraction.js';
import type { BigNumber } from 'mathjs';
import { type Binding, bigEffort, type Expr, makeOp, num, type Op, type OpEntry, postorder } from '../../expr/index.ts';
import { add, mul, sub } from '../construct.ts';
import { spending, spendingBig } from './budget.ts';
import { close, isClosed, type Opened, type OperationOf, open, renamed, underName } from './close.ts';
import { sumProgram } from './hoist.ts';
import { BIG, type Body, bodyProgram, COMPLEX, doublesProgram, EXACT, type Term } from './program.ts';

const ZERO = num(0);
const ONE = num(1);

/** Exact arithmetic beyond this many terms makes numbers that nobody reads. */
const MOST_EXACT_TERMS = 1000;

/** What tells a sum from a product. */
interface Kind {
  readonly name: 'sum' | 'product';
  readonly tex: string;
  readonly doc: string;
  /** The value of no terms. */
  readonly neutral: Expr;
  readonly doubles: (
    binding: Pick<Binding, 'body' | 'variable' | 'free'>,
  ) => (from: number, to: number, values: readonly number[]) => number;
  readonly join: <V extends { add(other: V): V; mul(other: V): V }>(a: V, b: V) => V;
  readonly joinBig: (a: BigNumber, b: BigNumber) => BigNumber;
  /** The derivative from that of one term: over the variables of the opened body. */
  readonly slope: (termSlope: Expr, opened: Opened) => Expr;
}

const SUM: Kind = {
  name: 'sum',
  tex: '\\sum',
  doc: 'sum of the values of an expression for whole numbers from one bound to the other',
  neutral: ZERO,
  doubles: (binding) => sumProgram(binding, compensated),
  join: (a, b) => a.add(b),
  joinBig: (a, b) => a.plus(b),
  slope: (termSlope, { variable, low, high }) => sumOf(termSlope, variable, low, high),
};

const PRODUCT: Kind = {
  name: 'product',
  tex: '\\prod',
  doc: 'product of the values of an expression for whole numbers from one bound to the other',
  neutral: ONE,
  doubles: ({ body, variable, free }) => {
    const program = doublesProgram(body, variable, free);
    return (from, to, values) => {
      const term = program(values);
      let value = 1;
      for (let k = from; k <= to; k++) value *= term(k);
      return value;
    };
  },
  join: (a, b) => a.mul(b),
  joinBig: (a, b) => a.times(b),
  // Each factor differentiated in turn, beside all others: right where a factor is 0, too.
  slope: (termSlope, { body, variable, low, high }) => {
    const before = productOf(body, variable, low, sub(variable, ONE));
    const after = productOf(body, variable, add(variable, ONE), high);
    return sumOf(mul(termSlope, mul(before, after)), variable, low, high);
  },
};

/** The sum of `body` for whole numbers `variable` from `low` to `high`; 0 where there are none. */
export function sumOf(body: Expr, variable: Binding['variable'], low: Expr, high: Expr): Expr {
  return body === ZERO ? ZERO : close(SUM_OPERATION, body, variable, low, high);
}

/** The product, likewise; 1 of no factors. */
export function productOf(body: Expr, variable: Binding['variable'], low: Expr, high: Expr): Expr {
  return body === ONE ? ONE : close(PRODUCT_OPERATION, body, variable, low, high);
}

const SUM_OPERATION: OperationOf = (binding) => operationOf(SUM, { ...binding, form: 'steps', make: sumOf });
const PRODUCT_OPERATION: OperationOf = (binding) =>
  operationOf(PRODUCT, { ...binding, form: 'steps', make: productOf });

function operationOf(kind: Kind, binding: Binding): Op {
  const { body, free } = binding;
  const doubles = kind.doubles(binding);
  const entry: OpEntry = {
    signature: `${kind.name}(${['low', 'high', ...free.map((_, i) => `c${i}`)].join(', ')})`,
    eval: (low, high, ...values) => {
      const [from, to] = [low as number, high as number];
      if (!Number.isInteger(from) || !Number.isInteger(to)) return Number.NaN;
      return spending(Math.max(0, to - from + 1), kind.name, () => doubles(from, to, values));
    },
    ...others(kind, binding),
    fixed: ['low', 'high'],
    partial: (index, args, differentiate) => {
      // Over the private variables first, so that nothing of the arguments is differentiated.
      const opened = { ...underName(binding), low: args[0] as Expr, high: args[1] as Expr };
      const slope = differentiate(opened.body, free[index - 2] as Binding['variable']);
      return renamed(kind.slope(slope, opened), free, args.slice(2));
    },
    tex: kind.tex,
    doc: kind.doc,
    domain: 'low == round(low) and high == round(high)',
    domainHint: `The bounds of a ${kind.name} are finite whole numbers.`,
    rule: kind.name === 'sum' ? 'sum rule' : 'product rule',
    sample: [[1, 1], [3, 3], ...free.map((): readonly [number, number] => [0.5, 2])],
    binding,
    rebuild: (args) => {
      if (isClosed(args) || args.some(({ shape }) => shape.length > 0)) return undefined;
      const opened = open(op, args);
      return binding.make(opened.body, opened.variable, opened.low, opened.high);
    },
  };
  const op = makeOp(`${kind.name} of ${body.id}`, entry);
  return op;
}

/** The values in other arithmetics, each only where every operation of the body has one. */
function others(kind: Kind, { body, variable, free }: Binding): Pick<OpEntry, 'big' | 'complex' | 'exact'> {
  const neutral = kind.neutral === ZERO ? 0 : 1;
  return {
    ...(everyOp(body, 'big') && {
      big: (low: BigNumber, high: BigNumber, ...values: BigNumber[]) => {
        const like = low;
        const nothing = low.times(Number.NaN);
        if (!low.isInteger() || !high.isInteger()) return nothing;
        const operations = high.minus(low).plus(1).toNumber() * effort(body);
        return spendingBig(Math.max(0, operations), like, kind.name, () => {
          const term = bodyProgram(body, variable, free, BIG)(values, like);
          return (
            reduced(
              term,
              low,
              low.times(0).plus(neutral),
              kind.joinBig,
              (k) => k.plus(1),
              (k) => k.greaterThan(high),
            ) ?? nothing
          );
        });
      },
    }),
    ...(everyOp(body, 'complex') && {
      complex: (low: Complex, high: Complex, ...values: Complex[]) => {
        const term = bodyProgram(body, variable, free, COMPLEX)(values, low);
        const count = Math.max(0, high.re - low.re + 1);
        return spending(count, kind.name, () => {
          const start = low.mul(0).add(neutral);
          return (
            reduced(
              term,
              low,
              start,
              kind.join,
              (k) => k.add(1),
              (k) => k.re > high.re,
            ) ?? start.mul(Number.NaN)
          );
        });
      },
    }),
    ...(everyOp(body, 'exact') && {
      exact: (low: Fraction, high: Fraction, ...values: Fraction[]) => {
        if (low.d !== 1n || high.d !== 1n || high.sub(low).valueOf() > MOST_EXACT_TERMS) return undefined;
        const term = bodyProgram(body, variable, free, EXACT)(values, low);
        return reduced(
          term,
          low,
          low.mul(0).add(neutral),
          kind.join,
          (k) => k.add(1),
          (k) => k.compare(high) > 0,
        );
      },
    }),
  };
}

/** Operations that a term takes in high precision. */
function effort(body: Expr): number {
  return bigEffort(body) + 1;
}

function everyOp(body: Expr, form: 'big' | 'complex' | 'exact'): boolean {
  return postorder([body]).every((node) => node.kind !== 'call' || node.op[form] !== undefined);
}

/** Undefined where a term has no value. */
function reduced<V>(
  term: Body<V>,
  low: V,
  start: V,
  join: (a: V, b: V) => V,
  next: (k: V) => V,
  ends: (k: V) => boolean,
): V | undefined {
  let value = start;
  for (let k = low; !ends(k); k = next(k)) {
    const one = term(k);
    if (one === undefined) return undefined;
    value = join(value, one);
  }
  return value;
}

/** Neumaier's summation: the error does not grow with the number of terms. */
function compensated(term: Term, from: number, to: number): number {
  let sum = 0;
  let lost = 0;
  for (let k = from; k <= to; k++) {
    const value = term(k);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  // Beside an infinite term the correction is NaN.
  return Number.isFinite(lost) ? sum + lost : sum;
}
