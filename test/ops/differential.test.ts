import { describe, expect, test } from '@jest/globals';
import { forwardAlong, reverse } from '../../src/ad/index.ts';
import { build, type Expr, evaluateAt, fractionOf, interpret, num, type Op } from '../../src/expr/index.ts';
import { op as named, table } from '../../src/ops/index.ts';
import { derivativeOf } from '../../src/symbolic/index.ts';
import { applied, at, bigClass, boxesOf, random, samplePoints } from './support.ts';

/*
 * Every differential of the table against high-precision central differences of the value, which know no rule: forward
 * and reverse mode and the symbolic derivative, first and second order, along random directions.
 */

const Big = bigClass(60);
type BigNumber = InstanceType<typeof Big>;

const judged = [...table.values()].filter((op) => op.parameters.length > 0).map((op) => [op.name, op] as const);

describe.each(judged)('%s', (_name, op) => {
  const next = random(op.hash ^ 3);
  const points = samplePoints(op, 2).map((args) => ({ args, direction: directionFor(op, args, next) }));
  /** Both orders come from the same three values. */
  let judgement: Differences[] | undefined;
  const judge = (i: number): Differences => {
    judgement ??= points.map(({ args, direction }) => differences(op, args, direction));
    return judgement[i] as Differences;
  };

  test('first order: forward, reverse and symbolic agree with differences', () => {
    for (const [i, { args, direction }] of points.entries()) {
      const { first: want, tolerance } = judge(i);
      const f = applied(op, args.length);
      const names = args.map((_, i) => `x${i}`);
      const free = names.filter((_, i) => direction[i] !== 0);
      const seed = Object.fromEntries(free.map((name) => [name, direction[names.indexOf(name)] as number]));
      const gradient = reverse(f, at(args), free).gradient;
      const got = {
        forward: forwardAlong(f, at(args), seed).derivative,
        reverse: free.reduce((sum, name, i) => sum + (gradient[i] as number) * (seed[name] as number), 0),
        symbolic: evaluateAt(along(f, seed), at(args)),
      };
      for (const [mode, value] of Object.entries(got)) expectClose({ args, direction, mode }, value, want, tolerance);
    }
  });

  test('second order agrees with differences', () => {
    for (const [i, { args, direction }] of points.entries()) {
      const { second: want, tolerance } = judge(i);
      const seed = Object.fromEntries(
        args.flatMap((_, i) => (direction[i] === 0 ? [] : [[`x${i}`, direction[i] as number]])),
      );
      const first = along(applied(op, args.length), seed);
      const got = {
        forward: forwardAlong(first, at(args), seed).derivative,
        reverse: reverse(first, at(args), Object.keys(seed)).gradient.reduce(
          (sum, partial, i) => sum + partial * (Object.values(seed)[i] as number),
          0,
        ),
        symbolic: evaluateAt(along(first, seed), at(args)),
      };
      for (const [mode, value] of Object.entries(got)) expectClose({ args, direction, mode }, value, want, tolerance);
    }
  });
});

/** A random direction; 0 for parameters by which there is no rule, or that the point must not leave. */
function directionFor(op: Op, args: readonly number[], next: () => number): number[] {
  const pinned = (i: number) =>
    boxesOf(op).some((box) => box.length === args.length && box[i]?.[0] === args[i] && box[i]?.[1] === args[i]);
  const fixed = (i: number) => op.fixed?.includes(op.parameters[i] as string) || pinned(i);
  return args.map((_, i) => (fixed(i) ? 0 : Math.round(next() * 16 - 8) / 8 || 1));
}

/** The symbolic directional derivative: the sum over the variables. */
function along(f: Expr, seed: Readonly<Record<string, number>>): Expr {
  return Object.entries(seed)
    .map(([name, weight]) => build(named('mul'), [num(weight), derivativeOf(f, name)]))
    .reduce((sum, term) => build(named('add'), [sum, term]));
}

interface Differences {
  readonly first: number;
  readonly second: number;
  /** Relative to the larger of 1 and the value. */
  readonly tolerance: number;
}

/** Central differences of the value along a direction. */
function differences(op: Op, args: readonly number[], direction: readonly number[]): Differences {
  const f = applied(op, args.length);
  const isBig = op.big !== undefined || op.def !== undefined;
  if (!isBig) return inDoubles(f, args, direction);
  const h = new Big('1e-15');
  const [down, middle, up] = [-1, 0, 1].map((k) =>
    highPrecision(
      f,
      args.map((arg, i) => h.times(k * (direction[i] as number)).plus(arg)),
    ),
  ) as [BigNumber, BigNumber, BigNumber];
  return {
    first: up.minus(down).div(h.times(2)).toNumber(),
    second: up.minus(middle.times(2)).plus(down).div(h.times(h)).toNumber(),
    tolerance: 1e-11,
  };
}

/** Five-point differences, for functions without a high-precision form. */
function inDoubles(f: Expr, args: readonly number[], direction: readonly number[]): Differences {
  const h = 2 ** -8;
  const [a, b, c, d, e] = [-2, -1, 0, 1, 2].map((k) =>
    evaluateAt(f, at(args.map((arg, i) => arg + k * h * (direction[i] as number)))),
  ) as [number, number, number, number, number];
  return {
    first: (a - 8 * b + 8 * d - e) / (12 * h),
    second: (-a + 16 * b - 30 * c + 16 * d - e) / (12 * h * h),
    tolerance: 1e-5,
  };
}

function highPrecision(f: Expr, args: readonly BigNumber[]): BigNumber {
  return interpret<BigNumber>([f], {
    num: (node) => {
      const { s, n, d } = fractionOf(node);
      return new Big(String(s * n)).div(new Big(String(d)));
    },
    sym: (node) => args[Number(node.name.slice(1))] as BigNumber,
    const: () => new Big(NaN),
    call: ({ op }, values) => {
      if (op.big === undefined) throw new Error(`${op.name} has no high-precision form.`);
      return op.big(...(values.length === 0 ? [new Big(1)] : values));
    },
  }).get(f) as BigNumber;
}

function expectClose(where: object, got: number, want: number, tolerance: number): void {
  const close = Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));
  expect({ ...where, got, want, close }).toEqual({ ...where, got, want, close: true });
}
