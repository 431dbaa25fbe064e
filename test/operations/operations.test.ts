import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluateAll, evaluateAt, freeVariables, num, postorder } from '../../src/expr/index.ts';
import { reference } from '../../src/numeric/index.ts';
import { highPrecision } from '../../src/numeric/value.ts';
import { equal, gradient, hessian, jacobian, tangent, taylorPolynomial } from '../../src/operations/index.ts';
import { table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { toText } from '../../src/print/index.ts';
import { implicit } from '../../src/symbolic/index.ts';
import { expressions, points } from '../arbitrary/expression.ts';

const texts = (exprs: readonly ReturnType<typeof parse>[]) => exprs.map((expr) => toText(expr));

describe('gradient, Jacobian, Hessian', () => {
  test('the gradient is the row of the Jacobian', () => {
    const f = parse('x^2*y + sin(x*y)');
    expect(jacobian([f])).toEqual([gradient(f)]);
  });
  test('a Hessian is symmetric and holds the second derivatives', () => {
    const f = parse('exp(x*y) + x^3*z');
    const names = freeVariables(f);
    const rows = hessian(f, names);
    const at = { x: 0.5, y: -1.25, z: 2 };
    for (const [i, row] of rows.entries()) {
      for (const [j, entry] of row.entries()) {
        expect(entry).toBe(rows[j]?.[i]);
        const truth = evaluateAt(
          gradient(gradient(f, names)[i] as ReturnType<typeof parse>, names)[j] as ReturnType<typeof parse>,
          at,
        );
        expect(evaluateAt(entry, at)).toBeCloseTo(truth, 12);
      }
    }
  });
  test('a variable that does not occur has derivative 0', () =>
    expect(texts(gradient(parse('x'), ['x', 'q']))).toEqual(['1', '0']));
  test('of a short product it is written out', () =>
    expect(texts(gradient(parse('a*b*c*d')))).toEqual(['b * c * d', 'a * c * d', 'a * b * d', 'a * b * c']));
  test('of a long product it is one graph, linear in the number of factors', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `x${i}`);
    const partials = gradient(parse(names.join('*')), names);
    expect(postorder(partials).length).toBeLessThan(5 * names.length);
    const at = Object.fromEntries(names.map((name, i) => [name, i % 2 === 0 ? 1.25 : 0.8]));
    const values = evaluateAll(partials, at);
    for (const [i, partial] of partials.entries())
      expect(values.get(partial)).toBeCloseTo(1 / (at[names[i] as string] as number), 10);
  });
});

describe('Taylor polynomials', () => {
  test('the 20th coefficient of ln(1+x) is exact', () => {
    const { exact, coefficients } = taylorPolynomial(parse('ln(1+x)'), 20, 'x', num(0));
    expect(exact).toBe(true);
    expect(texts(coefficients)).toEqual(
      Array.from({ length: 21 }, (_, k) => (k === 0 ? '0' : toText(parse(`${k % 2 === 1 ? '' : '-'}1/${k}`)))),
    );
  });
  test.each([
    ['sin(x)', 'pi/2', ['1', '0', '-1/2', '0', '1/24']],
    ['exp(x)', '1', ['e', 'e', 'e / 2', 'e / 6']],
    ['sqrt(x)', '4', ['2', '0.25', '-0.015625']],
    ['(1-cos(x))/x^2', '0', ['0.5', '0', '-1/24']],
    ['x^3', '2', ['8', '12', '6', '1', '0']],
    ['x*y^2', '0', ['0', 'y^2', '0']],
  ])('%s at %s', (f, at, coefficients) => {
    const found = taylorPolynomial(parse(f), coefficients.length - 1, 'x', parse(at));
    expect([found.exact, texts(found.coefficients).map((text) => parse(text))]).toEqual([
      true,
      coefficients.map((text) => parse(text)),
    ]);
  });
  test('coefficients agree with derivatives in high precision', () => {
    for (const f of ['exp(sin(x))', 'atan(x)', 'gamma(x+2)', 'x^x+1', 'besselj(0, x)', 'erf(x)']) {
      const { coefficients } = taylorPolynomial(parse(f), 4, 'x', parse('3/4'));
      for (let n = 1; n <= 4; n++) {
        const truth = reference(parse(f), { x: 0.75 }, 'x', n);
        const factorial = [1, 1, 2, 6, 24][n] as number;
        expect(truth.kind).toBe('value');
        if (truth.kind === 'value')
          expect((evaluateAt(coefficients[n] as ReturnType<typeof parse>, {}) * factorial) / truth.value).toBeCloseTo(
            1,
            9,
          );
      }
    }
  });
  test.each([['ln(x)'], ['1/x'], ['sqrt(x)'], ['y/x']])('%s has no expansion at 0', (f) => {
    expect(() => taylorPolynomial(parse(f), 3, 'x', num(0))).toThrow(/no Taylor expansion/);
  });
  test('0/0 that is no removable one ends', () => {
    expect(() => taylorPolynomial(parse('(x-x)/(x-x)'), 3, 'x', num(0))).toThrow(/no Taylor expansion/);
  });
});

describe('implicit derivatives', () => {
  test.each([
    ['x^2 + y^2', '1', '-x / y'],
    ['x*y', '1', '-y / x'],
    ['sin(y)', 'x', '1 / cos(y)'],
  ])('%s = %s', (left, right, expected) => {
    expect(implicit({ left: parse(left), right: parse(right) }, 'x', 'y')).toBe(parse(expected));
  });
  test('the second one agrees with the explicit function', () => {
    const second = implicit({ left: parse('x^2 + y^2'), right: num(1) }, 'x', 'y', 2);
    expect(evaluateAt(second, { x: 0.6, y: 0.8 })).toBeCloseTo(-1 / 0.8 ** 3, 13);
  });
});

test('a tangent is exact where the point is', () => {
  const { line, simplified, value } = tangent(parse('x^2*sin(x)'), { x: parse('pi/2') });
  expect(value).toBe(parse('pi^2/4'));
  expect(evaluateAt(line, { x: 1 })).toBeCloseTo(evaluateAt(simplified, { x: 1 }), 14);
});

describe('equal', () => {
  test.each([
    ['sin(2x)', '2 sin(x)', 'different'],
    ['sqrt(x^2)', 'x', 'different'],
    ['x', 'x + 10^-35', 'different'],
    ['(x+1)^2', 'x^2+2x+1', 'equal'],
    ['x/x', '1', 'equal'],
    ['0.1+0.2', '0.3', 'equal'],
    ['sin(pi)', '0', 'equal'],
    ['sqrt(x)^2', 'x', 'unknown'],
    ['ln(x*y)', 'ln(x)+ln(y)', 'unknown'],
    ['sqrt(-1-x^2)', '1', 'unknown'],
  ])('%s and %s: %s', (a, b, verdict) => expect(equal(parse(a), parse(b)).verdict).toBe(verdict));

  test('what is different has a witness that high precision confirms; what is equal has none', () => {
    fc.assert(
      fc.property(expressions({ depth: 2, ops: (op) => op.algebra !== undefined }), points(), (f, at) => {
        const value = evaluateAt(f, at);
        const found = equal(f, num(7));
        if (Number.isFinite(value) && Math.abs(value - 7) > 1e-6) expect(found.verdict).not.toBe('equal');
        if (found.verdict === 'different') expect(found.witness.left).not.toBe(found.witness.right);
      }),
      { numRuns: 60 },
    );
  });
});

describe('values to many digits', () => {
  test.each([
    ['sqrt(2)', '1.4142135623730950488016887242096980785696718753769'],
    ['exp(pi*sqrt(163))', '262537412640768743.99999999999925007259719818568888'],
    ['(1+1e-60)-1', '1e-60'],
    ['1/4', '0.25'],
  ])('%s', (f, text) => expect(highPrecision(parse(f), 50)).toEqual({ text, digits: 50 }));
  test('a value of 0 is told from one too small to see', () => {
    expect(highPrecision(parse('sin(pi)'), 50)).toMatchObject({
      text: '0',
      digits: 0,
      below: expect.stringMatching(/^1e-\d+$/),
    });
  });
});

test('a value that huge terms hide is no 0: no false witness', () => {
  const right = parse('sin(x) + gamma(x+1) - x*gamma(x)');
  expect(equal(parse('sin(x)'), right).verdict).toBe('unknown');
  expect(highPrecision(parse('1 + gamma(101) - 100*gamma(100)'), 50).text).toBe('1');
});

describe('addition theorems prove equality', () => {
  test.each([
    ['sin(2x)', '2 sin x cos x'],
    ['cos(2x)', '1 - 2 sin(x)^2'],
    ['sin(3x)', '3 sin(x) - 4 sin(x)^3'],
    ['sin(x + pi)', '-sin(x)'],
    ['cos(x - y)', 'cos(x) cos(y) + sin(x) sin(y)'],
    ['sinh(2x)', '2 sinh(x) cosh(x)'],
    ['tan(2x)', '2 tan(x)/(1 - tan(x)^2)'],
  ])('%s = %s', (left, right) => expect(equal(parse(left), parse(right)).verdict).toBe('equal'));

  test('each of the table is right', () => {
    for (const { name, addition } of table.values()) {
      if (addition === undefined) continue;
      for (const [x, y] of [
        [0.3, 0.4],
        [-1.1, 0.2],
        [0.7, -0.25],
      ]) {
        const point = { x: x as number, y: y as number };
        expect(evaluateAt(parse(addition), point)).toBeCloseTo(evaluateAt(parse(`${name}(x + y)`), point), 12);
      }
    }
  });
});
