import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { forward, reverse, taylor } from '../../src/ad/index.ts';
import { defineOp } from '../../src/ad/transforms/index.ts';
import { compare } from '../../src/compare/index.ts';
import { compile } from '../../src/compile/index.ts';
import { evaluateAt, freeVariables, internCounts, num, postorder, substitute, sym } from '../../src/expr/index.ts';
import { highPrecision } from '../../src/numeric/value.ts';
import { toLatex, toText } from '../../src/print/index.ts';
import { derivativeOf, parse, simplify } from '../../src/symbolic/index.ts';

const value = (text: string, point = {}) => evaluateAt(parse(text), point);

describe('values', () => {
  test.each([
    ['sum(k^2, k, 1, 10)', 385],
    ['sum(k, k, 1, 0)', 0],
    ['sum(k, k, 5, 1)', 0],
    ['product(k, k, 1, 5)', 120],
    ['product(k, k, 1, 0)', 1],
    ['sum(sum(k*j, j, 1, k), k, 1, 4)', 65],
    ['sum(2^k, k, 0, 10)', 2047],
    ['sum(k, k, 1/2, 3)', Number.NaN],
    ['integral(t^2, t, 0, 3)', 9],
    ['integral(t^2, t, 3, 0)', -9],
    ['integral(exp(-t^2), t, -Infinity, Infinity)', Math.sqrt(Math.PI)],
    ['integral(1/(1+t^2), t, 0, Infinity)', Math.PI / 2],
    ['integral(1/sqrt(t), t, 0, 1)', 2],
    ['integral(ln(t), t, 0, 1)', -1],
    ['integral(abs(t - 0.3), t, 0, 1)', 0.29],
    ['integral(sin(50*t), t, 0, 10)', (1 - Math.cos(500)) / 50],
    ['integral(exp(-(t-20)^2), t, 0, 100)', Math.sqrt(Math.PI)],
    ['integral(integral(x*y, x, 0, y), y, 0, 2)', 2],
    // Singular at an end that is not 0, where 1 - t loses its digits unless it is computed from the distance.
    ['integral(1/sqrt(1-t), t, 0, 1)', 2],
    ['integral(1/sqrt(1-t^2), t, -1, 1)', Math.PI],
    ['integral(1/sqrt(t-t^2), t, 0, 1)', Math.PI],
    ['integral((1-t)^(-0.75), t, 0, 1)', 4],
    ['integral(1/cbrt(2-t), t, 1, 2)', 1.5],
    ['integral(sqrt((1+t)/(1-t)), t, -1, 1)', Math.PI],
    ['integral(1/(t*sqrt(t^2-1)), t, 1, Infinity)', Math.PI / 2],
    ['integral(1/(1-t), t, 0, 1)', Number.NaN],
    ['integral(1/t, t, 0, 1)', Number.NaN],
    ['integral(exp(t), t, 0, Infinity)', Number.NaN],
    // It overflows next to the end, where its weight is small.
    ['integral(t^(-3), t, 0, Infinity)', Number.NaN],
    ['integral(1/t^3, t, 0, 1)', Number.NaN],
    ['integral(sin(t), t, 0, Infinity)', Number.NaN],
  ])('%s = %d', (text, expected) => {
    if (Number.isNaN(expected)) expect(value(text)).toBeNaN();
    else expect(Math.abs(value(text) - expected)).toBeLessThanOrEqual(1e-13 * Math.abs(expected));
  });
  test('an integral in high precision', () => {
    expect(highPrecision(parse('integral(exp(-t^2), t, 0, 1)'), 40).text).toBe(
      '0.7468241328124270253994674361318530053545',
    );
    expect(highPrecision(parse('sum(1/k!, k, 0, 40)'), 40).text).toBe('2.718281828459045235360287471352662497757');
  });
  test.each([
    ['integral(1/sqrt(1-t^2), t, -1, 1)', 'pi'],
    ['integral((1-t)^(-2/3), t, 0, 1)', '3'],
    ['integral(t^1.5*exp(-t), t, 0, Infinity)', 'gamma(2.5)'],
    ['integral(exp(-t^2), t, -Infinity, Infinity)', 'sqrt(pi)'],
    ['integral(1/(1+t^2), t, -Infinity, Infinity)', 'pi'],
    ['integral(sin(50*t), t, 0, 10)', '(1-cos(500))/50'],
    ['integral(integral(exp(s*t), s, 0, 1), t, 0, 1)', 'integral(t == 0 ? 1 : (exp(t)-1)/t, t, 0, 1)'],
  ])('%s in high precision is %s', (text, same) =>
    expect(highPrecision(parse(text), 25)).toEqual(highPrecision(parse(same), 25)),
  );
  test('what diverges has no digits', () => {
    for (const text of ['integral(1/t, t, 0, 1)', 'integral(1/(1-t), t, 0, 1)', 'integral(sin(t), t, 0, Infinity)']) {
      expect(highPrecision(parse(text), 30).digits).toBe(0);
    }
  });
  test.each([
    ['integral(t^(x-1)*exp(-t), t, 0, Infinity)', 2.5],
    ['integral(exp(-x*t^2), t, 0, 1)', 1.3],
    ['integral(sqrt(x^2-t^2), t, 0, x)', 2],
    ['integral(integral(x*s*t, s, 0, t), t, 0, x)', 1.2],
    ['sum(sum(exp(-j*k*x), j, 1, 9), k, 1, 9)', 0.7],
  ])('the derivative of %s has a reference of 50 digits, with which all agree', (text, x) => {
    const { agree, reference } = compare(parse(text), { at: { x } });
    expect([agree, reference?.digits, reference?.derivative?.length]).toEqual([true, 50, 1]);
  });
  test('a sum of 100,000 terms is a handful of nodes', () => {
    const before = internCounts();
    const f = parse('sum(sin(x*k)/k, k, 1, 100000)');
    const slope = derivativeOf(f, 'x');
    expect(postorder([f, slope]).length).toBeLessThan(20);
    expect(internCounts().young + internCounts().old - before.young - before.old).toBeLessThan(300);
    // The sum of sin(k)/k converges to (pi - 1)/2.
    expect(evaluateAt(f, { x: 1 })).toBeCloseTo((Math.PI - 1) / 2, 4);
    expect(Number.isFinite(evaluateAt(slope, { x: 1 }))).toBe(true);
  });
  test('factors that stay the same are multiplied once, and an inner sum that stays the same is taken once', () => {
    let calls = 0;
    const counted = defineOp({
      signature: 'counted(x)',
      eval: (x: number) => {
        calls++;
        return x;
      },
      d: 'dx',
      sample: [[0, 1]],
    });
    const functions = new Map([['counted', counted.op]]);
    const f = parse('sum(sum(k*counted(j)*x^k/2, j, 1, 300), k, 1, 300)', { functions });
    const plain = parse('sum(sum(k*(j+0*x)*x^k/2+0*j*k, j, 1, 300), k, 1, 300)');
    for (const x of [0.5, 0.9, -0.7]) {
      calls = 0;
      const value = evaluateAt(f, { x });
      expect(Math.abs(value - evaluateAt(plain, { x }))).toBeLessThanOrEqual(1e-14 * Math.abs(value));
      expect(calls).toBeLessThanOrEqual(300);
    }
  });
  test('where the factor keeps the terms from overflowing, it stays with them', () => {
    expect(value('sum(exp(-x)*x^k/k!, k, 0, 150)', { x: 100 })).toBeCloseTo(1, 4);
    expect(value('sum(x*2^k, k, 1000, 1023)', { x: 1e-300 }) / (1e-300 * 2 ** 1000 * (2 ** 24 - 1))).toBeCloseTo(1, 14);
    expect(value('sum(x*k/(k-5), k, 0, 9)', { x: 0 })).toBe(0);
  });
  test('more terms than can be added up in a moment are refused', () => {
    expect(() => value('sum(k, k, 1, 10^12)')).toThrow(/terms/);
    expect(() => value('sum(sum(j*k, j, 1, 10^5), k, 1, 10^5)')).toThrow(/terms/);
  });
});

describe('bound variables', () => {
  test.each([
    ['sum(k^2, k, 1, n)', 'sum(j^2, j, 1, n)'],
    ['integral(sin(x*t), t, 0, k)', 'integral(sin(x*u), u, 0, k)'],
    ['sum(sum(k*j, j, 1, k), k, 1, n)', 'sum(sum(a*b, b, 1, a), a, 1, n)'],
    ['sum(sum(k, k, 1, k), k, 1, n)', 'sum(sum(j, j, 1, k), k, 1, n)'],
  ])('%s is %s, whatever the variable is called', (a, b) => expect(parse(a)).toBe(parse(b)));
  test('they are not free, bounds are outside', () => {
    expect(freeVariables(parse('sum(x*k, k, 1, k)'))).toEqual(['k', 'x']);
    expect(freeVariables(parse('sum(k, k, 1, 3)'))).toEqual([]);
  });
  test('equal bodies written with names in another order come to rest when simplified', () => {
    for (const text of ['integral(x*t*q, t, 0, q)', 'integral(t*s*x, s, 0, t)', 'integral(x*s*t, s, 0, t)']) {
      const simple = simplify(parse(text));
      expect(simplify(simple)).toBe(simple);
    }
    expect(simplify(parse('integral(integral(x*s*t, s, 0, t), t, 0, x)'))).toBe(
      simplify(parse('integral(integral(a*b*x, b, 0, a), a, 0, x)')),
    );
  });
  test('nothing is captured when something is put in', () => {
    const f = parse('sum(x^k, k, 1, 3)');
    expect(substitute(f, { x: sym('k') })).toBe(parse('sum(k^j, j, 1, 3)'));
    expect(substitute(f, { k: num(7) })).toBe(f);
    expect(evaluateAt(substitute(f, { x: parse('k + 1') }), { k: 1 })).toBe(14);
    expect(substitute(parse('sum(x*y*k, k, 1, 3)'), { y: sym('x') })).toBe(parse('sum(x*x*k, k, 1, 3)'));
  });
  test('a definition keeps its own meaning of a name', () => {
    expect(value('f(y) = y*k; sum(f(j), k, 1, 3)', { j: 2, k: 10 })).toBe(60);
    expect(value('k = 7; sum(k, k, 1, 3) + k')).toBe(13);
    expect(value('f(n) = sum(k, k, 1, n); f(4)')).toBe(10);
  });
  test('a name of a constant or of a function may be bound', () => {
    expect(value('sum(e, e, 1, 3)')).toBe(6);
    const f = substitute(parse('sum(pi*x, pi, 1, 3)'), { x: parse('pi') });
    expect(parse(toText(f))).toBe(f);
    expect(evaluateAt(f, {})).toBeCloseTo(6 * Math.PI, 12);
  });
});

describe('derivatives', () => {
  test.each([
    ['sum(x^k/k, k, 1, 5)', 'x', 'sum(x^(k-1), k, 1, 5)'],
    ['integral(f^2, f, 0, x)', 'x', 'x^2'],
    ['integral(t^2, t, x, 0)', 'x', '-x^2'],
    ['integral(sin(x*t), t, 0, x)', 'x', 'sin(x^2) + integral(t*cos(x*t), t, 0, x)'],
    ['sum(a*k, k, 1, n)', 'a', 'sum(k, k, 1, n)'],
  ])('of %s by %s is %s', (f, by, expected) =>
    expect(simplify(derivativeOf(parse(f), by))).toBe(simplify(parse(expected))),
  );

  test('a product is differentiated where a factor is 0', () => {
    const f = parse('product(x - k, k, 1, 5)');
    expect(forward(f, { x: 3 }, 'x').derivative).toBe(4);
    expect(reverse(f, { x: 3 }, ['x']).gradient).toEqual([4]);
    expect(evaluateAt(derivativeOf(f, 'x'), { x: 3 })).toBe(4);
  });
  test('the bound of a sum is no variable to differentiate by', () => {
    expect(() => derivativeOf(parse('sum(k, k, 1, x)'), 'x')).toThrow(/no derivative by its bounds/);
  });
  test.each([
    ['sum(x^k/k!, k, 0, 12)', 1.3],
    ['sum(sum(x^j*k, j, 1, k), k, 1, 5)', 0.7],
    ['product(1 + x/k, k, 1, 6)', 0.4],
    ['integral(exp(-x*t^2), t, sin(x), x^2)', 1.3],
    ['integral(sum(t^k*x, k, 0, 3), t, 0, x)', 0.9],
    ['sum(integral(t^k, t, 0, x), k, 1, 4)', 1.1],
    ['2^sum(x/k, k, 1, 4)', 0.5],
  ])('all methods agree on %s at %d', (text, x) => {
    const { agree, reference, methods } = compare(parse(text), { at: { x }, digits: 20 });
    expect(agree).toBe(true);
    expect(reference?.derivative).toHaveLength(1);
    for (const { name, relativeError } of methods) if (name !== 'numeric') expect(relativeError).toBeLessThan(1e-12);
  });
  test('Taylor mode goes through them', () => {
    const { coefficients } = taylor(parse('sum(x^k, k, 0, 4)'), { x: 0.5 }, 'x', 4);
    const direct = taylor(parse('1 + x + x^2 + x^3 + x^4'), { x: 0.5 }, 'x', 4).coefficients;
    for (const [k, coefficient] of coefficients.entries()) expect(coefficient).toBeCloseTo(direct[k] as number, 12);
  });
  test('compiled code computes them', () => {
    const text = 'sum(x^k/k!, k, 0, 12) + integral(t*x, t, 0, 1)';
    expect(compile(parse(text), ['x'])(1.3)).toBeCloseTo(value(text, { x: 1.3 }), 14);
  });
});

describe('derivatives inside an expression', () => {
  test.each([
    ['d/dx(x * d/dy(x + y))', '1'],
    ['d/dx(x^2 sin x)', 'diff(x^2*sin(x), x)'],
    ['d^2/dx^2(x^3)', '6x'],
    ['d²/dx²(x^3)', '6x'],
    ['∂/∂y(x*y^2)', '2*x*y'],
    ["f(x) = x^3; f''(2)", '12'],
    ["sin'(x)", 'cos(x)'],
    ["f(x) = x^2; g(x) = f'(x) + 1; g(3)", '7'],
    ['x = 3; diff(x^2, x)', '6'],
    ['f(y) = y*x; diff(f(2), x)', '2'],
    ['diff(x^4, x, 3)', '24x'],
    ['diff(diff(x^2*y^3, x), y)', '6*x*y^2'],
    ['diff(sum(x^k, k, 0, 3), x)', 'sum(k*x^(k-1), k, 0, 3)'],
    ['sum(diff(x^k, x), k, 1, 3)', 'sum(k*x^(k-1), k, 1, 3)'],
  ])('%s is %s', (text, expected) => expect(simplify(parse(text))).toBe(simplify(parse(expected))));
  test.each([
    ['diff(x^2)', /Write diff\(x\^2, x\)/],
    ["f(x, y) = x*y; f'(2)", /takes 2 arguments/],
    ['d^2/dx(x^2)', /same/],
    ['diff(x^2, x, -1)', /whole number/],
    ['integral(x)', /two bounds/],
    ['sum(1, 1, 1)', /./],
  ])('%s is refused with what to do', (text, says) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ name: 'FluxionError' }));
    try {
      parse(text);
    } catch (error) {
      expect(`${(error as Error).message} ${(error as { suggestion?: string }).suggestion}`).toMatch(says);
    }
  });
  test('d/dx stays a quotient where d is something else', () => {
    expect(parse('d = 6; dx = 2; d/dx(3)')).toBe(parse('6/(2*3)'));
  });
});

describe('read from LaTeX', () => {
  test.each([
    ['\\frac{d}{dx}\\left(x^2\\sin x\\right)', 'd/dx(x^2*sin(x))'],
    ['\\frac{\\mathrm{d}^2}{\\mathrm{d}x^2}(x^3)', '6*x'],
    ['\\sum_{k=1}^n \\frac{1}{k^2} + 1', 'sum(1/k^2, k, 1, n) + 1'],
    ['\\sum^{3}_{i=0} i x', 'sum(i*x, i, 0, 3)'],
    ['\\int_0^1 x^2 dx', 'integral(x^2, x, 0, 1)'],
    ['\\int_{0}^{\\pi} \\sin x \\, dx', 'integral(sin(x), x, 0, pi)'],
    ['\\frac{\\partial}{\\partial y}(x y^2)', '2*x*y'],
  ])('%s', (latex, text) => expect(parse(latex)).toBe(parse(text)));
  test('nothing behind a sum is an error', () => expect(() => parse('\\sum_{k=1}^{n}')).toThrow(/Expected/));
});

describe('printed', () => {
  const bodies = [
    'k^2',
    'x*k + 1',
    'sin(x*k)/k',
    'sum(k*j*x, j, 1, k)',
    '-k',
    'k == 2 ? x : 1',
    'x^k!',
    'product(x - k, k, 1, k)',
  ];
  const around = ['#', '2*#', '#^2', '-#', 'x + #', '# - #', 'sin(#)', '1/#'];
  test('text parses back to the same node', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.constantFrom('sum', 'product', 'integral'),
        fc.constantFrom(...around),
        (body, form, outside) => {
          const f = parse(outside.replaceAll('#', `${form}(${body}, k, 1, 4)`));
          expect(parse(toText(f))).toBe(f);
          const slope = derivativeOf(f, 'x');
          expect(parse(toText(slope))).toBe(slope);
          expect(parse(toLatex(f))).toBe(f);
        },
      ),
    );
  });
  test.each([
    ['sum(k^2, k, 1, n)', '\\sum_{k=1}^{n} k^{2}'],
    ['product(x - k, k, 1, n)', '\\prod_{k=1}^{n} \\left(x - k\\right)'],
    ['integral(sin(x*t), t, 0, x)', '\\int_{0}^{x} \\sin\\left(x t\\right) \\, \\mathrm{d} t'],
  ])('%s in LaTeX', (text, latex) => expect(toLatex(parse(text))).toBe(latex));
});
