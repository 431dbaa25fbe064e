import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bigCos, bigExp, bigLn, bigPow, bigSin } from '../../src/ops/big/transcendental.ts';
import { table } from '../../src/ops/index.ts';
import { bigClass } from './support.ts';

type Big = InstanceType<ReturnType<typeof bigClass>>;

/** A number of any size and any number of digits, as text. */
const decimals = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 1n, max: 10n ** 60n }), fc.integer({ min: -90, max: -56 }))
  .map(([negative, digits, exponent]) => `${negative ? '-' : ''}${digits}e${exponent}`);
const precisions = fc.constantFrom(16, 40, 77, 131);

/** Against decimal.js with more digits: half a unit in the last place, and a little. */
function isRounded(got: Big, want: Big, precision: number): boolean {
  return (
    got.eq(want) ||
    got
      .minus(want)
      .abs()
      .lte(want.abs().times(`6e-${precision}`))
  );
}

describe.each([
  ['exp', bigExp, (x: Big) => x.exp(), false],
  ['ln', bigLn, (x: Big) => x.ln(), true],
  ['sin', bigSin, (x: Big) => x.sin(), false],
  ['cos', bigCos, (x: Big) => x.cos(), false],
])('%s in fixed point', (_, ours, theirs, positive) => {
  test('is rounded as decimal.js rounds it', () => {
    fc.assert(
      fc.property(decimals, precisions, (text, precision) => {
        const written = positive ? text.replace('-', '').replace('e', 'e-').replace('--', '-') : text;
        const x = new (bigClass(precision))(written).plus(0);
        return isRounded(ours(x), theirs(new (bigClass(precision + 40))(x)), precision);
      }),
      { numRuns: 60 },
    );
  });
});

test('exp of large numbers, by the power of ten in it', () => {
  for (const precision of [16, 50, 131]) {
    for (const text of ['10000', '-12345.678', '987654321.125', '-123456789012.3', '5e13', '-99999999999999']) {
      const [Narrow, Wide] = [bigClass(precision), bigClass(precision + 40)];
      expect([text, precision, isRounded(bigExp(new Narrow(text)), new Wide(text).exp(), precision)]).toEqual([
        text,
        precision,
        true,
      ]);
    }
  }
});

test('next to a zero no digit is lost', () => {
  const [Narrow, Wide] = [bigClass(50), bigClass(200)];
  for (const text of [
    '3.14159265358979323846264338327950288',
    '1.0000000000000000000000001',
    '1e-300',
    '6.283185307179586',
  ]) {
    const [x, same] = [new Narrow(text), new Wide(text)];
    expect(isRounded(bigSin(x), same.sin(), 50)).toBe(true);
    expect(isRounded(bigLn(x), same.ln(), 50)).toBe(true);
    expect(isRounded(bigCos(x.div(2)), new Wide(x.div(2)).cos(), 50)).toBe(true);
  }
});

test('powers with any exponent, and where there is none', () => {
  const [Narrow, Wide] = [bigClass(50), bigClass(120)];
  for (const [x, y] of [
    ['2', '0.5'],
    ['4', '0.5'],
    ['1e-40', '7.25'],
    ['3.7', '-12.3'],
    ['1', '0.3'],
    ['10', '-300.5'],
  ] as const) {
    expect(isRounded(bigPow(new Narrow(x), new Narrow(y)), new Wide(x).pow(new Wide(y)), 50)).toBe(true);
  }
  expect(bigPow(new Narrow(4), new Narrow(0.5)).toString()).toBe('2');
  expect(bigPow(new Narrow(-8), new Narrow(1).div(3)).isNaN()).toBe(true);
  expect(bigLn(new Narrow(0)).toString()).toBe('-Infinity');
  expect(bigExp(new Narrow(-Infinity)).toString()).toBe('0');
});

describe('tiny arguments lose no digit', () => {
  /** Of one argument, with a value in high precision. */
  const functions = [...table.values()].filter(
    (op) => op.big !== undefined && op.parameters.length === 1 && !op.variadic,
  );

  test.each(functions.map((op) => [op.name, op] as const))('%s', (_, { big }) => {
    const [Narrow, Wide] = [bigClass(40), bigClass(120)];
    for (const text of ['1e-12', '3e-24', '1.2345678901234567e-150', '-7e-232', '3e-320']) {
      const want = big?.(new Wide(text));
      if (want === undefined || !want.isFinite()) continue;
      const got = big?.(new Narrow(text)) as Big;
      expect([text, isRounded(got, want, 38)]).toEqual([text, true]);
    }
  });
});
