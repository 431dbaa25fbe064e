import { describe, expect, test } from '@jest/globals';
import { compile } from '../../src/compile/index.ts';
import { build, type Op, sym } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';
import { bigClass, exactly } from '../ops/support.ts';
import { ulp } from './ulp.ts';

const Big = bigClass(60);

const both = (xs: readonly number[]): number[] => xs.flatMap((x) => [x, -x]);
const beside = (x: number): number[] => [x - ulp(x), x, x + ulp(x)];

/** Where functions are hard: tiny, huge, at the ends of ranges, where cancellation threatens, where methods change. */
const HARD = both([
  ...[0, 5e-324, 1e-310, 2 ** -1022, 1e-300, 1e-154, 1e-20, 2 ** -54, 2 ** -27, 1e-8, 1e-5, 0.01],
  ...[0.25, 0.34657359027997264, 0.5, 0.5493061443340549, Math.LN2, 1, 2, 20, 22, 36.7, 37].flatMap(beside),
  ...[1, 2, 3, 4, 11, 22, 355, 710, 52174, 1e6].map((k) => (k * Math.PI) / 2).flatMap(beside),
  ...[1 + 1e-9, 1 - 1e-9, 1 + 1e-4, 1 - 1e-4],
  ...[88, 300, 354.9, 700, 708.4, 709.78, 709.79, 744.4, 745.2, 1000],
  ...[2 ** 15, 2 ** 21, 1e5, 1e10, 2 ** 52, 2 ** 53, 1e22, 6381956970095103 * 2 ** 797, 1e154, 1e300, Number.MAX_VALUE],
  Number.POSITIVE_INFINITY,
]).concat(Number.NaN);

/** The exact value to 60 digits; NaN where high precision has none. */
function exact({ big }: Op, args: readonly number[]): number {
  if (big === undefined || !args.every(Number.isFinite)) return Number.NaN;
  return Number(big(...args.map((x) => exactly(x, Big))));
}

/** Within 4 ulp of the interpreter, or closer to the exact value. */
function holds(op: Op, args: readonly number[], got: number, interpreted: number): boolean {
  if (Object.is(got, interpreted)) return true;
  if (Number.isFinite(interpreted) && Math.abs(got - interpreted) <= 4 * ulp(interpreted)) return true;
  const right = exact(op, args);
  return Math.abs(got - right) <= Math.abs(interpreted - right) || Object.is(got, right);
}

const compiledOps = [...table.values()].filter(
  ({ wasm, eval: value, variadic, parameters }) =>
    wasm !== undefined && value !== undefined && (variadic || parameters.length > 0),
);

describe('in the module, one at a time and two at a time, at hard arguments', () => {
  test.each(compiledOps.map((op) => [op.name, op] as const))('%s', (_, op) => {
    const arity = op.variadic ? 2 : op.parameters.length;
    const names = ['x', 'y', 'z'].slice(0, arity);
    const f = compile(
      build(
        op,
        names.map((name) => sym(name)),
      ),
      names,
      { backend: 'webassembly' },
    );
    // Further arguments are other members of the list, each with each at some distance.
    const points = [1, 7, 31].flatMap((step) =>
      HARD.map((_, i) => names.map((_, k) => HARD[(i + k * step) % HARD.length] as number)),
    );
    const columns = names.map((_, k) => Float64Array.from(points, (point) => point[k] as number));
    const [pairs] = f.map(columns) as [Float64Array];
    const misses = points.flatMap((point, i) => {
      const interpreted = (op.eval as (...args: number[]) => number)(...point);
      const single = f(...point);
      const both = [single, pairs[i] as number];
      return both.every((got) => holds(op, point, got, interpreted))
        ? []
        : [`${op.name}(${point}) = ${both.join(' and ')}, not ${interpreted}`];
    });
    expect(misses).toEqual([]);
  });
});
