import { describe, expect, test } from '@jest/globals';
import { parse, toString } from '../../src/index.ts';

const read = (text: string): string => toString(parse(text));

/** What people write, and what a teacher takes it for. */
describe('natural writing', () => {
  test.each([
    ['sinx', 'sin(x)'],
    ['sin2x', 'sin(2 * x)'],
    ['xsinx', 'x * sin(x)'],
    ['2sinxcosx', '2 * sin(x) * cos(x)'],
    ['x lnx', 'x * ln(x)'],
    ['cosx^2', 'cos(x^2)'],
    ['sinθ', 'sin(θ)'],
    ['expx + sqrtx', 'exp(x) + sqrt(x)'],
    ['2πr', '2 * pi * r'],
    ['πr²', 'pi * r^2'],
    ['½x', '1/2 * x'],
    ['1½ x', '(1 + 1/2) * x'],
    ['x²y³', 'x^2 * y^3'],
    ['tg x + ctg x', 'tan(x) + cot(x)'],
    ['sh x + ch x', 'sinh(x) + cosh(x)'],
    ['arctg(x)', 'atan(x)'],
    ['∫_0^x sin t dt', 'integral(sin(t), t, 0, x)'],
    ['∑_{k=1}^{n} k²', 'sum(k^2, k, 1, n)'],
    ['xe^x + 2Ae^(-kt)', 'x * e^x + 2 * A * e^(-kt)'],
    ['2pix + pi', '2 * pi * x + pi'],
    ['xsin(x) + 2tln(t)', 'x * sin(x) + 2 * t * ln(t)'],
    ['Γ(x) + ζ(2) + ψ(x+1)', 'gamma(x) + zeta(2) + digamma(x + 1)'],
    ['Γ/2 + Γ x', 'Γ / 2 + Γ * x'],
    ['2⌊x/2⌋ + ⌈x⌉', '2 * floor(x / 2) + ceil(x)'],
    ['∜x + ³√(x+1) + x³√2', 'nthRoot(x, 4) + cbrt(x + 1) + x^3 * sqrt(2)'],
    ['x!!', '(x!)!'],
  ])('%s', (text, reading) => expect(read(text)).toBe(reading));

  test('what can be read in two ways, and words of a sentence, are no products', () => {
    for (const text of ['tanx(2)', 'xsinx(x+1)', 'lnx (2)'])
      expect(() => parse(text)).toThrow(/can be read in two ways/);
    for (const text of [
      'return x',
      'x squared',
      'cube root of x',
      'the x',
      'arc sin x',
      'x in [0, 1]',
      '2 times x',
      '5 choose 2',
      'sin 90 degrees',
    ])
      expect(() => parse(text)).toThrow(/^The word \w+ has no meaning in a formula/);
    // A name alone, or one that the text defines, may be any word.
    expect(read('power + 1')).toBe('power + 1');
    expect(read('times = 2; 3 times')).toBe('3 * 2');
    expect(read('Γ(x) = x + 1; Γ(2)')).toBe('2 + 1');
    for (const text of ['ssin(x)', 'dexp(x)', 'csqrt(x)']) expect(() => parse(text)).toThrow(/There is no function/);
  });

  test('a comma in a number', () => {
    expect(() => parse('0,5x')).toThrow(expect.objectContaining({ suggestion: 'A decimal number has a point: 0.5.' }));
    expect(() => parse('1,000x')).toThrow(expect.objectContaining({ suggestion: expect.stringContaining('1000') }));
    expect(() => parse('f(x) = x, f(2)')).toThrow(
      expect.objectContaining({ suggestion: expect.stringContaining('separated by ;') }),
    );
  });

  test('a name that stays one: a word, one that the text defines, one that is given', () => {
    for (const word of ['cost', 'signal', 'sint', 'logit', 'maxx', 'xy']) expect(read(word)).toBe(word);
    expect(parse('f(sinx) = 2*sinx; f(3)')).toBe(parse('2*3'));
  });

  test('letters side by side are factors where each stands alone, too', () => {
    expect(read('x^3 + y^3 - 6xy')).toBe('x^3 + y^3 - 6 * x * y');
    expect(read('a x^2 + bx + b + c')).toBe('a * x^2 + b * x + b + c');
    expect(read('x + xy')).toBe('x + xy');
    expect(read('xy = 2; x + y + xy')).toBe('x + y + 2');
    expect(read('p + i + pi')).toBe('p + i + pi');
  });

  test('degrees', () => {
    for (const text of ['sin(30°)', 'sin 30°', 'sin(30 deg)', '\\sin 30^\\circ', '\\sin 30^{\\circ}'])
      expect(parse(text)).toBe(parse('sin(30*deg)'));
  });

  test.each([
    ['d/dx x^2', '2x'],
    ['d/dx sinx', 'cos x'],
    ['d/dx x^2 sin x + 1', 'd/dx(x^2 sin x) + 1'],
    ['d/dx d/dx x^3', '6x'],
    ['d^2/dx^2 x^3', '6x'],
    ['y = x^2; dy/dx', '2x'],
    ['f(x) = x^3; df/dx', '3x^2'],
    ['\\frac{d}{dx} x^2 + x', '2x + x'],
    ['d(x^2 sin x)/dx + 1', 'd/dx(x^2 sin x) + 1'],
    ['(d/dx)(x^3)', '3x^2'],
    ['d2/dx2(x^4)', '12x^2'],
    ['f(x) = x^3; d/dx f + 1', '3x^2 + 1'],
    ['f(t) = t^3; \\frac{d^2}{dt^2} f', '6t'],
    ['(d²/dx²)(x^3)', '6x'],
    ['y = x^3; d²y/dx²', '6x'],
    ['∂²/∂x∂y (x^2 y^2)', '4x*y'],
    ['\\frac{d \\sin x}{dx}', 'cos x'],
    ['\\frac{d(x^2)}{dx} + 1', '2x + 1'],
    ['y = x^3; \\frac{d^2y}{dx^2}', '6x'],
    ['\\frac{\\partial^3}{\\partial x^2 \\partial y} (x^2 y^2)', '4y'],
  ])('%s is a derivative without brackets', (text, same) => expect(parse(text)).toBe(parse(same)));

  test('dy/dx of a y that is not given stays a quotient', () => {
    expect(read('dy/dx')).toBe('dy / dx');
    expect(read('d(t + 1)/2')).toBe('d * (t + 1) / 2');
    expect(read('d2/dx3(x + 1)')).toBe('d2 / (dx3 * (x + 1))');
    expect(() => parse('d/dx[x^2]')).toThrow(
      expect.objectContaining({ suggestion: 'Write a derivative as d/dx(...).' }),
    );
    expect(read('\\frac{d - 1}{dx}')).toBe('(d - 1) / (d * x)');
    // A second one is nothing else than a derivative.
    for (const text of ['d²y/dx²', '\\frac{d^2 y}{dx^2}']) expect(() => parse(text)).toThrow(/y is not defined here/);
    expect(read('\\frac{dy}{dx}')).toBe('dy / dx');
  });
});

describe('calls', () => {
  test('piecewise takes conditions and values in turn', () => {
    expect(parse('piecewise(x < 0, -x, x < 1, 0, x - 1)')).toBe(parse('x < 0 ? -x : x < 1 ? 0 : x - 1'));
    expect(() => parse('piecewise(x < 0, -x)')).toThrow(/a last value for otherwise/);
  });

  test('an unknown function names defineOp', () => {
    expect(() => parse('foo(x, y)')).toThrow(
      expect.objectContaining({ suggestion: expect.stringContaining('defineOp') }),
    );
  });
});

describe('formulas pasted from a web page', () => {
  test.each([
    ['$x^2$', 'x^2'],
    ['$$x^2 + 1$$', 'x^2 + 1'],
    ['\\(x^2\\)', 'x^2'],
    ['\\[ \\frac{x}{2} \\]', 'x / 2'],
    ['{\\displaystyle f(x)={\\frac {1}{x}}}', '1 / x'],
    ['\\sum_{k=1}^{n} k²', 'sum(k^2, k, 1, n)'],
    ['\\begin{cases} x^2, & \\text{if } x > 0, \\\\ 0, & \\text{otherwise.} \\end{cases}', 'x > 0 ? x^2 : 0'],
    ['\\begin{cases} x, x > 0 \\\\ -x, x < 0 \\end{cases}', 'x > 0 ? x : x < 0 ? -x : NaN'],
    ['\\begin{align*} y &= x^2 \\end{align*}', 'x^2'],
    ['\\bigl(x+1\\bigr)^2', '(x + 1)^2'],
    ['\\hat{x} + \\bar x_1', 'x_hat + x_bar_1'],
    ['2\\frac12 x + 2\\frac{3}{2}', '(2 + 1/2) * x + 2 * (3/2)'],
    ['\\vert x\\vert\\ y', 'abs(x) * y'],
    ['f(x) = x^3; f^{\\prime}(2)', '3 * 2^2'],
  ])('%s', (text, reading) => expect(read(text)).toBe(reading));

  test('what cannot be read says what to write', () => {
    expect(() => parse('∫ x^2 dx')).toThrow(/needs its bounds/);
    expect(() => parse('\\lim_{x\\to 0} x')).toThrow(/takes no limits/);
    expect(() => parse('√'.repeat(20_000))).toThrow(/roots stand in a row/);
  });
});
