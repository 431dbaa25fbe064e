import { describe, expect, test } from '@jest/globals';
import { bigClass, bigFrom, type ReferenceValue, reference } from '../../src/numeric/index.ts';
import { parse } from '../../src/parse/index.ts';

function at(f: string, x: number, order = 1, digits = 50): ReferenceValue {
  const result = reference(parse(f), { x }, 'x', order, { digits });
  if (result.kind === 'none') throw new Error(`no reference: ${result.reason} ${result.functions}`);
  return result;
}

// Made with mpmath 1.3: mp.dps = 70; nstr(diff(f, mpf(x), n), 50) of the closed form of the derivative.
describe('fifty digits', () => {
  test.each([
    ['x^2*sin(x)', 1, 1, '2.2232442754839327307059412507035746029774365422147'],
    ['x^2*sin(x)', 1, 2, '3.0026802082804553762562487514022054145518047432701'],
    ['exp(x)', 1, 1, '2.7182818284590452353602874713526624977572470937'],
    ['exp(x)', 1, 7, '2.7182818284590452353602874713526624977572470937'],
    ['ln(x)', 3, 1, '0.33333333333333333333333333333333333333333333333333'],
    ['sin(x)', 0.1, 1, '0.99500416527802576554137519886234525634808008351528'],
    ['sin(x)', 1e10, 1, '0.8731196226768560011761913453076951961904126001677'],
    ['sin(x)', 1e300, 1, '-0.5753861119575490466882442759658061506356636355152'],
    ['exp(-x)', 1000, 1, '-5.0759588975494567652918094795743369193055992828928e-435'],
    ['atan2(x, 1)', 1, 6, '15'],
    ['1/(1+x)', 0, 10, '3628800'],
    ['x^20', 1, 20, '2432902008176640000'],
  ])('%s at %d, order %i', (f, x, order, digits) => {
    const { derivative } = at(f, x, order);
    expect(derivative.slice(0, digits.includes('e') ? -7 : 46)).toBe(digits.slice(0, digits.includes('e') ? -7 : 46));
  });
  test.each([15, 30, 100])('or %i of them, which agree with those', (digits) => {
    const { derivative } = at('x*exp(sin(x))', 2, 1, digits);
    const [few, many] = [derivative, at('x*exp(sin(x))', 2, 1, digits + 40).derivative];
    expect(many.startsWith(few.slice(0, -1))).toBe(true);
  });
});

describe('it checks itself', () => {
  test.each([
    // Absorbed at the precision that would do elsewhere.
    ['(1e100 + x) - 1e100', 1, '1'],
    ['sin(x)^2 + cos(x)^2', 1, '0'],
    ['x^3', 0, '0'],
    ['cos(x)', 0, '0'],
    ['1/(x - 1.0000001)', 1, '-100000000000000'],
    ['ln(x)', 2 ** -40, '1099511627776'],
    ['exp(x)', 1e-300, '1'],
    // All digits of the value cancel at the point.
    ['erf(x) - erf(x)', 0.5, '0'],
    ['lbeta(x, x)', 1, '-2'],
  ])('%s at %d', (f, x, derivative) => expect(at(f, x).derivative).toBe(derivative));
  test('a zero comes with the bound below which it cannot see', () => {
    expect(at('x^3', 0).uncertainty).toBeLessThan(1e-40);
    const { derivative, uncertainty } = at('1e-200*x + 1', 1);
    expect([derivative, uncertainty > 1e-200, uncertainty < 1e-40]).toEqual(['0', true, true]);
  });
});

describe('points that are not smooth', () => {
  test.each([
    ['abs(x)', 0, 1, '0', { left: '-1', right: '1' }],
    ['max(x, 2x)', 0, 1, '1', { left: '1', right: '2' }],
    ['x*abs(x)', 0, 2, '0', { left: '-2', right: '2' }],
    ['abs(x) + sin(x)', 0, 1, '0', { left: '0', right: '2' }],
  ] as const)('%s at %d, order %i: both sides', (f, x, order, derivative, kink) => {
    expect(at(f, x, order)).toMatchObject({ derivative, kink });
  });
  test.each([
    ['sqrt(x)', 0, 'Infinity', 'right'],
    ['cbrt(x)', 0, 'Infinity', 'both'],
    ['x^x', 0, '-Infinity', 'right'],
    ['acos(x)', 1, '-Infinity', 'left'],
    ['x^(3/2)', 0, '0', 'right'],
  ])('%s at %d is %s', (f, x, derivative, side) => expect(at(f, x)).toMatchObject({ derivative, side }));
  test('a jump: the derivative beside it', () =>
    expect(at('floor(x) + x^2', 1)).toMatchObject({ derivative: '2', jump: true }));
  test('a differentiable fold is none', () => expect(at('x*abs(x)', 0).kink).toBeUndefined());
});

describe('a point is the double, unless it is read as its decimal', () => {
  test('the double nearest to 0.1', () => {
    const Big = bigClass(80);
    expect(bigFrom(0.1, Big, 'binary').toString()).toBe('0.1000000000000000055511151231257827021181583404541015625');
    expect(bigFrom(0.1, Big, 'decimal').toString()).toBe('0.1');
    for (const x of [5e-324, 1.7976931348623157e308, -2.2250738585072014e-308, 2 ** 60]) {
      expect(bigFrom(x, bigClass(800), 'binary').toNumber()).toBe(x);
    }
  });
  test('decimal', () => {
    expect(reference(parse('x^2'), { x: 0.1 }, 'x', 1, { reading: 'decimal' })).toMatchObject({ derivative: '0.2' });
  });
});

test('a function without a high-precision form is named', () => {
  const without = parse('besselj(x, 2)');
  const result = reference(without, { x: 1 }, 'x');
  if (result.kind === 'none') expect([result.reason, result.functions.length > 0]).toEqual(['function', true]);
  else expect(result.digits).toBeGreaterThan(0);
});
