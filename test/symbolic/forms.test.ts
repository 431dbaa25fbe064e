import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Expr, evaluateAt, freeVariables } from '../../src/expr/index.ts';
import { reference } from '../../src/numeric/index.ts';
import { gradient } from '../../src/operations/index.ts';
import { table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
import { derivativeOf, simplify } from '../../src/symbolic/index.ts';

const derived = (text: string): string => toText(derivativeOf(parse(text), 'x'));

describe('a derivative reads as a teacher writes it', () => {
  test.each([
    // A literal leaves an absolute value.
    ['acsc(x/2)', '-2 / (abs(x) * sqrt(x^2 - 4))'],
    ['asec(3x)', '1 / (abs(x) * sqrt(9 * x^2 - 1))'],
    // Of u^a and u^(a - 1), with ln(u), the greater is taken out.
    ['(1+1/x)^x', '((x + 1) / x)^x * (ln((x + 1) / x) * (x + 1) - 1) / (x + 1)'],
    ['(1+x)^(1/x)', '(x + 1)^(1 / x) * (x / (x + 1) - ln(x + 1)) / x^2'],
    ['x^sin(x)', 'x^sin(x) * (cos(x) * ln(x) + sin(x) / x)'],
    ['sin(x)^x', 'sin(x)^x * (x * cot(x) + ln(sin(x)))'],
    ['ln(x)^x', 'ln(x)^x * (1 / ln(x) + ln(ln(x)))'],
    // Conjugates are multiplied out.
    ['ln((1+x)/(1-x))', '2 / (1 - x^2)'],
    ['ln((x-a)/(x+a))', '2 * a / (x^2 - a^2)'],
    // A root beside its square.
    ['asin(sqrt(x))', '1 / (2 * sqrt(x) * sqrt(1 - x))'],
    ['atan(sqrt(x))', '1 / (2 * sqrt(x) * (x + 1))'],
    ['cbrt(x^2)', '2 / (3 * cbrt(x))'],
    // What has one denominator in the end cancels.
    ['sin(y)*(y^2+x*y+y)*(y^2-y)/(1+y^2-x)', 'y^2 * sin(y) * (y^3 + y - 2) / (y^2 - x + 1)^2'],
    // Squares join after multiplying out.
    ['sin(x)/(1+cos(x))', '1 / (cos(x) + 1)'],
    ['(sin(x)-cos(x))/(sin(x)+cos(x))', '2 / (cos(x) + sin(x))^2'],
    // A quotient with a name.
    ['ln(cos(x))', '-tan(x)'],
    ['ln(abs(sin(x)))', 'cot(x)'],
    ['ln(cosh(x))', 'tanh(x)'],
    // Others of a course that none of these concerns.
    ['sqrt(1+1/x)', '-1 / (2 * x^2 * sqrt((x + 1) / x))'],
    ['x*asin(x)+sqrt(1-x^2)', 'asin(x)'],
    ['x*sqrt(1-x^2)+asin(x)', '2 * sqrt(1 - x^2)'],
    ['x*atan(x)-ln(1+x^2)/2', 'atan(x)'],
    ['ln(x+sqrt(1+x^2))', '1 / sqrt(x^2 + 1)'],
    ['ln(sec(x)+tan(x))', 'sec(x)'],
    ['atan((1+x)/(1-x))', '1 / (x^2 + 1)'],
    ['e^x*(sin(x)+cos(x))', '2 * cos(x) * exp(x)'],
    ['x^(1/x)', 'x^(-2 + 1 / x) * (1 - ln(x))'],
    ['(x-1)/sqrt(x)', '(x + 1) / (2 * x^(3/2))'],
    ['x^(2/3)*(x-5)', '5 * (x - 2) / (3 * x^(1/3))'],
    ['(2x-1)^3*(x+1)^2', '2 * (x + 1) * (5 * x + 2) * (2 * x - 1)^2'],
    ['(4-x^2)^(3/2)', '-3 * x * sqrt(4 - x^2)'],
    ['(e^x-e^-x)/(e^x+e^-x)', '4 / (exp(x) + exp(-x))^2'],
    ['e^x/(1+e^x)', 'exp(x) / (exp(x) + 1)^2'],
    ['(x+1)/e^x', '-x * exp(-x)'],
    ['x^3*(ln(x)-1/3)', '3 * x^2 * ln(x)'],
    ['(a*x+b)/(c*x+d)', '(a * d - b * c) / (c * x + d)^2'],
    ['e^(a*x)*sin(b*x)', 'exp(a * x) * (a * sin(b * x) + b * cos(b * x))'],
    ['abs(x)^3', '3 * x * abs(x)'],
    ['x/ln(x)', '(ln(x) - 1) / ln(x)^2'],
    // An even denominator leaves the root.
    ['acos(1/x)', '1 / (abs(x) * sqrt(x^2 - 1))'],
    ['asin(a/x)', '-a / (abs(x) * sqrt(x^2 - a^2))'],
    // A square of a sum.
    ['asin(2x/(1+x^2))', '2 * (1 - x^2) / (abs(x^2 - 1) * (x^2 + 1))'],
    ['atan(2x/(1-x^2))', '2 / (x^2 + 1)'],
    ['ln(x^2+2x+1)', '2 / (x + 1)'],
    // Conjugates whose product is a square.
    ['ln((1+sin(x))/(1-sin(x)))', '2 / cos(x)'],
    // The function says where it is defined.
    ['ln(x^3*sqrt(x+1))', '(7 * x + 6) / (2 * x * (x + 1))'],
    ['(sqrt(x)+1/sqrt(x))^2', '(x^2 - 1) / x^2'],
    ['ln(sqrt((1-x)/(1+x)))', '1 / (x^2 - 1)'],
    // A sign goes into a difference below a root, too.
    ['sqrt(2x-x^2)', '(1 - x) / sqrt(x * (2 - x))'],
    ['asech(x)', '-1 / (x * sqrt(1 - x^2))'],
    ['csc(x)+cot(x)', '-csc(x) * (cot(x) + csc(x))'],
  ])('%s', (text, expected) => {
    expect(derived(text)).toBe(expected);
    const slope = derivativeOf(parse(text), 'x');
    expect(simplify(slope)).toBe(slope);
    expectSlope(text, slope);
  });
});

/** The text alone may be frozen as it is, right or wrong: values of f judge it. */
function expectSlope(text: string, slope: Expr): void {
  const f = parse(text);
  const names = freeVariables(f).filter((name) => name !== 'x');
  let judged = 0;
  for (const x of [0.3, 0.6, 1.7, 2.9, -0.4, -1.6, 5, -7]) {
    const at = { x, ...Object.fromEntries(names.map((name, i) => [name, 1.25 - i / 3])) };
    if (!Number.isFinite(evaluateAt(f, at))) continue;
    const truth = reference(f, at, 'x');
    if (truth.kind !== 'value' || !Number.isFinite(truth.value)) continue;
    judged++;
    const error = Math.abs(evaluateAt(slope, at) - truth.value) / Math.max(Math.abs(truth.value), 1e-3);
    expect([text, x, error < 1e-11]).toEqual([text, x, true]);
  }
  expect([text, judged > 0]).toEqual([text, true]);
}

test.each([
  ['acos(x^2 - (x^2 + 1))', '0'],
  ['asin(2x/(2x))*(1 - x)', '-pi / 2'],
  ['cbrt(a*x - a*x)', '0'],
  ['acsc(x/x) - x^2', '-2 * x'],
])('%s, where a rule meets 0/0, is constant in disguise', (text, slope) => {
  expect(derived(text)).toBe(slope);
  expect(gradient(parse(text), ['x']).map((one) => toText(one))).toEqual([slope]);
});

describe('the shorter forms keep value and domain', () => {
  const atoms = ['x', 'ln(x)', 'sin(x)', 'x+1', 'x-1', '1/x', '(x+1)/x', 'cos(x)', '2-3x', 'sqrt(x)', '1+cos(x)'];
  const atom = fc.constantFrom(...atoms);
  const shapes: ((a: string, b: string, c: string) => string)[] = [
    (a, b, c) => `(${a})^(${b})*ln(${a})*(${c}) + (${a})^((${b})-1)*(${b})`,
    (a, b, c) => `(${a})^((${b})+1)*(${c}) + (${a})^(${b})*ln(${a})`,
    (a, b, c) => `(${c})/(((${a})+(${b}))*((${a})-(${b})))`,
    (a, b, c) => `((${a})+(${b}))^2*((${b})-(${a}))^2*(${c})`,
    (a, b) => `(${b})/(sqrt(${a})*(1+sqrt(${a})^2))`,
    (a, b) => `sqrt(${a})*(${b}) + (sqrt(${a})^2-1)/sqrt(${a})`,
    (a, b) => `abs(-3*(${a})/2)*(${b})`,
    (a, b) => `cbrt((${a})^2)*(${b})`,
    (a, b) => `(${b})*sin(${a})/cos(${a}) + cosh(${a})^2/sinh(${a})^2`,
    (a) => `(cos(${a})*(1+cos(${a})) + sin(${a})^2)/(1+cos(${a}))^2`,
  ];

  test('where a form has a value, its simplification has the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes), atom, atom, atom, (shape, a, b, c) => {
        const f = parse(shape(a, b, c));
        const g = simplify(f);
        for (const x of [0.3, 0.5, 1.7, 2.9, -0.4, -2.3, 1, 0]) {
          const [want, got] = [evaluateAt(f, { x }), evaluateAt(g, { x })];
          if (Number.isFinite(want)) {
            expect([toText(f), x, Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want))]).toEqual([
              toText(f),
              x,
              true,
            ]);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  test('a root that stands alone keeps its half-line', () => {
    for (const text of ['1 + sqrt(x)^2', 'sqrt(x)^2*y', 'x/(1 + sqrt(x)^2)'])
      expect(evaluateAt(simplify(parse(text)), { x: -1, y: 1 })).toBeNaN();
  });

  test('without a logarithm that says that u is not 0, powers of u stay as they are', () => {
    const f = parse('x^n*y + x^(n-1)*z');
    expect(evaluateAt(simplify(f), { x: 0, n: 1, y: 2, z: 3 })).toBe(3);
  });

  test('a quotient that is written as a function is that function', () => {
    const named = [...table.values()].filter(({ ratio }) => ratio !== undefined);
    expect(named.length).toBeGreaterThan(3);
    for (const { ratio = '', written, homogeneous } of named) {
      expect(homogeneous).toBeUndefined();
      for (const x of [0.3, 1.2, -0.7]) {
        const value = evaluateAt(parse(`${written}(x)`), { x });
        expect(evaluateAt(parse(ratio), { x }) / value).toBeCloseTo(1, 13);
      }
    }
  });

  test('what a literal leaves is as large as it', () => {
    for (const { written } of [...table.values()].filter((op) => op.homogeneous === true)) {
      for (const c of [-3, 0.5]) {
        for (const x of [-2, 1.5]) {
          const f = parse(`${written}(c*x)`);
          expect(evaluateAt(f, { c, x })).toBe(Math.abs(c) * evaluateAt(parse(`${written}(x)`), { x }));
        }
      }
    }
  });
});
