import { describe, expect, test } from '@jest/globals';
import { evaluateAt } from '../../src/expr/index.ts';
import { isKnownSentence } from '../../src/messages/index.ts';
import { diagnoseUndefined } from '../../src/numeric/index.ts';
import { parse } from '../../src/symbolic/index.ts';

describe('singular ends', () => {
  test.each([
    // An end that is no double, and numbers that belong to it.
    ['integral(1/sqrt(1.3^2-t^2), t, 0, 1.3)', Math.PI / 2],
    ['integral(1/sqrt(0.01-t^2), t, -0.1, 0.1)', Math.PI],
    ['integral(1/sqrt(1/3-t), t, 0, 1/3)', 2 / Math.sqrt(3)],
    ['integral(1/sqrt(cos(t)), t, 0, pi/2)', 2.622057554292119464811],
    ['integral(1/sqrt(sin(t)), t, 0, pi)', 5.244115108584238929621],
    ['integral(sqrt(tan(t)), t, 0, pi/2)', Math.PI / Math.SQRT2],
    ['integral(1/sqrt(ln(1/t)), t, 0, 1)', Math.sqrt(Math.PI)],
    // Next to 0, exp(t) - 1 loses all digits of t; far out, both sides of a quotient overflow.
    ['integral(t/(exp(t)-1), t, 0, Infinity)', Math.PI ** 2 / 6],
    ['integral(t^3/(exp(t)-1), t, 0, Infinity)', Math.PI ** 4 / 15],
    ['integral(tan(t), t, 0, pi/2)', Number.NaN],
    ['integral(1/(t-0.5), t, 0, 1)', Number.NaN],
  ])('%s = %d', (text, expected) => {
    const value = evaluateAt(parse(text), {});
    if (Number.isNaN(expected)) expect(value).toBeNaN();
    else expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-14 * Math.abs(expected));
  });

  test('where the free variable is the end, the integrand is computed from the distance, too', () => {
    const f = parse('integral(1/sqrt(x^2-t^2), t, 0, x)');
    for (const x of [0.1, 0.3, 1.3, 2.6, 17.77, 1e-5, 1e5, Math.SQRT2, Math.PI / 3, Math.E])
      expect(Math.abs(evaluateAt(f, { x }) - Math.PI / 2)).toBeLessThanOrEqual(2e-15);
  });
});

describe('an integral without a value says why', () => {
  test.each([
    ['integral(1/t, t, 0, 1)', /grows too fast towards 0:/],
    ['integral(1/(1-t)^2, t, 1, 0)', /grows too fast towards 1:/],
    ['integral(tan(t), t, 0, pi/2)', /grows too fast towards 1\.57:/],
    ['integral(1/t, t, 1, Infinity)', /does not vanish fast enough towards Infinity:/],
    ['integral(exp(t), t, 0, Infinity)', /does not vanish fast enough towards Infinity:/],
    ['integral(exp(-t), t, -Infinity, 0)', /does not vanish fast enough towards -Infinity:/],
    ['integral(t^3/(t^3+1), t, 0, Infinity)', /does not vanish fast enough towards Infinity:/],
    ['integral(cos(t), t, 0, Infinity)', /swings without end towards Infinity: choose a finite bound/],
    ['integral(sin(1/t), t, 0, 1)', /swings without end towards 0: choose a bound/],
    ['integral(1/(t-0.5), t, 0, 1)', /singular or swings near 0\.5: split/],
    ['integral(1/t, t, -1, 1)', /singular or swings near 0: split/],
    ['integral(sqrt(t), t, -1, 1)', /no value at -1: choose bounds/],
  ])('%s: what is wrong, and what to do', (text, says) => {
    const error = diagnoseUndefined(parse(text), {});
    expect([error?.code, error?.suggestion]).toEqual(['UNDEFINED', expect.stringMatching(says)]);
    expect(isKnownSentence(error?.suggestion ?? '')).toBe(true);
  });
});
