import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Backend, compile } from '../../src/compile/index.ts';
import { build, type Op, sym } from '../../src/expr/index.ts';
import { bigClass, bigFrom } from '../../src/numeric/index.ts';
import { table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { ulp } from './ulp.ts';

const Big = bigClass(80);

/** Whether a compiled value is within 4 ulp of the interpreter's, or closer to the value in high precision. */
function isAsGood(got: number, op: Op, point: readonly number[]): boolean {
  const interpreted = op.eval?.(...point) as number;
  if (!Number.isFinite(interpreted)) return Object.is(got, interpreted);
  if (Math.abs(got - interpreted) <= 4 * ulp(interpreted)) return true;
  const exact = op.big?.(...point.map((x) => bigFrom(x, Big, 'binary')));
  if (exact === undefined) return false;
  const error = (value: number) => bigFrom(value, Big, 'binary').minus(exact).abs();
  return error(got).lessThan(error(interpreted));
}

const POINTS = 60;

describe.each<Backend>(['javascript', 'webassembly'])('%s', (backend) => {
  const entries = [...table.values()].filter((op) => op.eval !== undefined);

  test.each(entries.map((op) => [op.name, op] as const))('%s, called and over columns', (_, op) => {
    const names = op.variadic ? ['a', 'b', 'c'] : [...op.parameters];
    const f = compile(
      build(
        op,
        names.map((name) => sym(name)),
      ),
      names,
      { backend },
    );
    for (const box of [op.sample, ...(op.alsoSample ?? [])]) {
      const columns = names.map((_, k) => {
        const [low, high] = box[op.variadic ? 0 : k] as readonly [number, number];
        // Each coordinate runs through its interval at a pace of its own.
        return Float64Array.from(
          { length: POINTS },
          (_, i) => low + (high - low) * ((((i + 0.5) * (2 * k + 1)) / POINTS) % 1),
        );
      });
      const [mapped] = f.map(columns) as [Float64Array];
      // A constant has no columns, and one value.
      for (let i = 0; i < mapped.length; i++) {
        const point = columns.map((column) => column[i] as number);
        for (const got of [f(...point), mapped[i] as number]) {
          if (!isAsGood(got, op, point)) throw new Error(`${op.name}(${point}) is ${got}, not ${op.eval?.(...point)}`);
        }
      }
    }
  });
});

describe('powers with a constant exponent are within 1 ulp of the correctly rounded power', () => {
  const base = fc.double({ min: 2 ** -200, max: 2 ** 200, noNaN: true, noDefaultInfinity: true });
  const backends: readonly Backend[] = ['javascript', 'webassembly', 'interpreter'];

  test.each(['2', '3', '1/2', '3/2', '-1', '-1/2', '5/2', '4', '-2'])('x^(%s)', (exponent) => {
    const compiled = backends.map((backend) => compile(parse(`x^(${exponent})`), ['x'], { backend }));
    const [numerator = 1, denominator = 1] = exponent.split('/').map(Number);
    fc.assert(
      fc.property(base, (x) => {
        const exact = bigFrom(x, Big, 'binary').pow(new Big(numerator).div(denominator));
        const rounded = Number(exact.toString());
        for (const f of compiled) expect(Math.abs(f(x) - rounded)).toBeLessThanOrEqual(ulp(rounded));
      }),
      { numRuns: 300 },
    );
  });
});
