import { describe, expect, test } from '@jest/globals';
import { evaluate, simplify } from '../../src/index.ts';
import { check } from './check.ts';

/** Inputs in which the fuzzer once found something, by the class of failure. */
describe('what the fuzzer found stays mended', () => {
  test.each([
    ['a sum whose terms cancel, but not their infinities', '|(Infinity-Infinity)|'],
    ['the same as a factor', '(-(Infinity-Infinity) a*d (li(7) and 1e-3))'],
    ['a branch that only rounding decides', '(tan(pi) ? normpdf(y) : (pi==2))'],
    ['a remainder that only rounding decides', '((-1 mod (1/3/1))^(erfc(-17)*(2 or 1e-3)))'],
    ['a comparison that the sign of 0 decides', '(acsch((-17r 0))<((7+7) (-1 or x)))'],
    ['names with dollar signs, between which a formula seems to stand', '"$dy/dx20$#&\u0000}"'],
    ['the same without quotes', '$dy/dx20$'],
    ['letters that are a factor before a bracket, and a product elsewhere', '((x/e)/ex((10^y)))'],
    ['a remainder next to its jump', '(y-bess mod elk((1e-3/7)))'],
    ['letters that stand alone only in names that are run together', '∞1/3?xlnyxlny:yx'],
    ['a constant in another spelling beside a name of its letters', 'artanh(((y*ee-3) or (E==-1)))'],
    ['a remainder by a computed 0, under a sum', 'sum((sum(x, k, 1, 2) mod sin(pi)), k, 1, 2)'],
    ['the side of 0 that only rounding decides', 'arcctg(min(a²tan(pi)))'],
    ['a remainder that is compared', '((2 mod (1/1/3))==((x or 1/3)==sum(1, k, 1, 5)))'],
    ['a power of 0 by a computed 0', '(0^|tan(pi)|)'],
    ['a variable that is the name of a property of every object', '１__proto__'],
    ['a letter that is a letter and a sign in plain spelling', 'Ŀڱ'],
    ['a letter that is a sentence in plain spelling', 'ﷺ'],
    ['a name that is two factors before a power', 'ue*ue + (xe)^y + ze!^2'],
    ['a sum in LaTeX before a relation', '(sum(tau, k, 1, 2)==expint(0.5)) + (sum(k, k, 1, 2) xor y)'],
    ['a variable d in LaTeX, where a differential may stand', 'd*y/(d*x) + d^2*y/(d*x^2)'],
    ['a quotient that gets the name of a factor', 'tan(x)/sqrt(1-sin(x)^2)'],
    ['a sum beside its opposite below a root', '(1-exp(x))*(1-exp(x))^(-1/2)/(1-exp(x))^(3/2)'],
    ['the derivative of a branch that only rounding decides', '(tan(pi) ? lambertw(x) : 0)'],
    ['the derivative of a remainder at its jump', '(6 mod x)'],
    ['a function of what has no value', 'Bi(ellipe(x!)) + Ai((pi+log(x, 0)))'],
  ])('%s', (_, input) => expect(check(input, true)).toBeUndefined());
  test('0/0 and Infinity - Infinity keep having no value', () => {
    for (const text of ['0/0', 'Infinity - Infinity', 'abs(Infinity - Infinity)', '2*(Infinity - Infinity)']) {
      expect(evaluate(simplify(text))).toBeNaN();
    }
  });
});
