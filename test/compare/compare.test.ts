import { describe, expect, test } from '@jest/globals';
import { type CompareOptions, type Comparison, compare, METHODS } from '../../src/compare/index.ts';
import { FluxionError } from '../../src/error.ts';
import { effortSpent } from '../../src/ops/binding/index.ts';

function errorOf(f: string, options: CompareOptions = {}): FluxionError {
  try {
    compare(f, options);
  } catch (error) {
    if (error instanceof FluxionError) return error;
    throw error;
  }
  throw new Error(`compare accepted ${f}`);
}

function row(comparison: Comparison, name: string) {
  return comparison.methods.find((one) => one.name === name) as Comparison['methods'][number];
}

describe('the value of a comparison', () => {
  const comparison = compare('x^2*sin(x)', { at: 1 });
  test('has the fields of the contract, in its order', () => {
    expect(Object.keys(comparison)).toEqual([
      'expression',
      'wrt',
      'order',
      'at',
      'value',
      'reference',
      'methods',
      'agree',
      'notes',
    ]);
    expect(comparison).toMatchObject({ expression: 'x^2 * sin(x)', wrt: ['x'], order: 1, at: { x: 1 }, agree: true });
    expect(comparison.reference).toEqual({
      digits: 50,
      derivative: ['2.2232442754839327307059412507035746029774365422147'],
    });
    expect(Object.keys(row(comparison, 'manual')).slice(0, 5)).toEqual([
      'name',
      'derivative',
      'formula',
      'source',
      'relativeError',
    ]);
    expect(Object.keys(row(comparison, 'numeric')).slice(0, 7)).toEqual([
      'name',
      'derivative',
      'scheme',
      'step',
      'estimatedError',
      'relativeError',
      'evaluations',
    ]);
    expect(Object.keys(row(comparison, 'symbolic')).slice(0, 4)).toEqual([
      'name',
      'derivative',
      'formula',
      'relativeError',
    ]);
    for (const name of ['forward', 'reverse'])
      expect(Object.keys(row(comparison, name)).slice(0, 3)).toEqual(['name', 'derivative', 'relativeError']);
  });
  test('counts what the methods cost', () => {
    const { evaluations, operations } = row(comparison, 'numeric');
    // f has three operations: a power, a sine, a product.
    expect(operations).toBe(3 * evaluations);
    expect([row(comparison, 'forward').evaluations, row(comparison, 'reverse').evaluations]).toEqual([1, 1]);
    for (const name of METHODS) expect(row(comparison, name).operations).toBeGreaterThan(0);
  });
  test('says why the numeric row has lost digits', () =>
    expect(comparison.notes.join(' ')).toMatch(/Numeric keeps about 1\d of 16 digits/));
  test('shows the other schemes: each order of accuracy gains digits, the complex step has them all', () => {
    const others = row(comparison, 'numeric').others ?? [];
    const error = (scheme: string) => others.find((one) => one.scheme.startsWith(scheme))?.relativeError as number;
    expect(error('central')).toBeLessThan(error('forward'));
    expect(error('five-point')).toBeLessThan(error('central'));
    expect(error('complex')).toBeLessThan(1e-15);
  });
});

describe('cases that packages get silently wrong', () => {
  test.each([
    ['acoth(x)', 2, '-0.3333333333333333333333333333333333333333333333333'],
    ['acoth(x)', -1.5, '-0.8'],
    ['cbrt(x)', -8, '0.08333333333333333333333333333333333333333333333333'],
    ['nthRoot(x, 3)', -8, '0.08333333333333333333333333333333333333333333333333'],
    ['nthRoot(x, 5)', -32, '0.0125'],
    ['log(5, x)', 3, '-0.4444921215090'],
    ['x/sqrt(x^2+2)', 1, '0.38490017945975050967'],
    ['5*atan(2x)', 1, '2'],
    ['log(4/(x+5))*x', 2, '-0.8453'],
    ['sqrt(x^-2)', -2, '0.25'],
    ['sqrt(x^-2)', 2, '-0.25'],
  ])('%s at %d', (f, at, digits) => {
    const comparison = compare(f, { at });
    expect(comparison).toMatchObject({ agree: true });
    expect(comparison.reference?.derivative[0]?.slice(0, Math.min(digits.length, 16))).toBe(digits.slice(0, 16));
    for (const { name, relativeError } of comparison.methods)
      if (name !== 'numeric') expect(relativeError).toBeLessThan(1e-12);
  });
});

describe('points that are not smooth', () => {
  test('a kink: the subgradient of least size, and both sides in a note', () => {
    const comparison = compare('abs(x)', { at: 0 });
    expect(comparison.agree).toBe(true);
    for (const { derivative } of comparison.methods) expect(derivative).toEqual([0]);
    expect(comparison.notes.join(' ')).toMatch(
      /kink at x = 0: the derivative is -1 from the left and 1 from the right/,
    );
  });
  test('a kink at a decimal lies at the decimal', () => {
    expect(compare('abs(x - 0.1)', { at: 0.1 })).toMatchObject({ agree: true, reference: { derivative: ['0'] } });
  });
  test('any value between the sides is right at a tie', () =>
    expect(compare('max(x, 2x)', { at: 0 }).agree).toBe(true));
  test('a jump: the derivative of the pieces, and the values in a note', () => {
    const { agree, reference, notes } = compare('floor(x) + x^2', { at: 1 });
    expect([agree, reference?.derivative]).toEqual([true, ['2']]);
    expect(notes.join(' ')).toMatch(/jumps at x = 1/);
  });
  test('an infinite slope at the edge of the domain', () => {
    const { methods, reference, agree } = compare('sqrt(x)', { at: 0 });
    expect([agree, reference?.derivative]).toEqual([true, ['Infinity']]);
    for (const { derivative } of methods) expect(derivative).toEqual([Infinity]);
  });
  test('from one side where there is only one', () => {
    const { agree, notes } = compare('x^(3/2)', { at: 0 });
    expect(agree).toBe(true);
    expect(notes.join(' ')).toMatch(/edge of the domain: the derivative is taken from the right only/);
  });
  test('the branch that does not hold poisons nothing', () => {
    expect(compare('x > 0 ? sqrt(x) : 0', { at: -1 })).toMatchObject({ agree: true, reference: { derivative: ['0'] } });
  });
});

describe('orders, gradients, choices', () => {
  test.each([1, 2, 3, 5, 8])('order %i of every method', (order) => {
    const comparison = compare('exp(2x)*cos(x)', { at: 0.5, order });
    expect(comparison).toMatchObject({ agree: true, order });
    for (const { name, relativeError } of comparison.methods)
      if (name !== 'numeric') expect(relativeError).toBeLessThan(1e-12);
  });
  test('a gradient has one entry a variable, in the order asked for', () => {
    const comparison = compare('x^2*y + z', { at: { x: 1, y: 2, z: 3 }, wrt: ['z', 'x'] });
    expect(comparison.wrt).toEqual(['z', 'x']);
    expect(comparison.reference?.derivative).toEqual(['1', '4']);
    for (const { derivative } of comparison.methods)
      expect(derivative.map((one) => Number(one.toFixed(8)))).toEqual([1, 4]);
  });
  test('methods are those asked for, in the order of the report', () => {
    expect(compare('x^2', { at: 1, methods: ['forward', 'manual'] }).methods.map(({ name }) => name)).toEqual([
      'manual',
      'forward',
    ]);
  });
  test.each([10, 30, 100])('%i digits', (digits) => {
    const { reference } = compare('sin(x)', { at: 1, digits });
    expect(reference?.digits).toBe(digits);
    expect(reference?.derivative[0]?.length).toBe(digits + 2);
  });
  test('a variable that does not occur has the derivative 0, and a note says so', () => {
    const { agree, reference, notes } = compare('x^2', { at: { x: 1, y: 2 }, wrt: ['y'] });
    expect([agree, reference?.derivative]).toEqual([true, ['0']]);
    expect(notes.join(' ')).toMatch(/does not depend on y/);
  });
});

describe('without a point', () => {
  test('the formulas, checked at points of the domain', () => {
    const comparison = compare('ln(x)');
    expect(comparison).toMatchObject({ at: {}, value: null, reference: null, agree: true });
    expect(row(comparison, 'symbolic').formula).toEqual(['1 / x']);
    const { samples = [] } = comparison;
    expect(samples.length).toBe(5);
    for (const { at, agree } of samples) expect([(at.x as number) > 0, agree]).toEqual([true, true]);
  });
  test('a constant', () => expect(compare('5')).toMatchObject({ wrt: ['x'], agree: true }));
  test('a function without a point where it is smooth is not claimed to be checked', () => {
    const { agree, notes } = compare('sqrt(-x^2 - 1)');
    expect(agree).toBe(false);
    expect(notes.join(' ')).toMatch(/nothing was checked/);
  });
});

describe('manual', () => {
  test('a right formula', () => {
    const comparison = compare('x^2*sin(x)', { at: 1, manual: '2x sin(x) + x^2 cos(x)' });
    expect(comparison.agree).toBe(true);
    expect(row(comparison, 'manual').source).toBe('given');
  });
  test('a wrong one, and where it shows', () => {
    const { agree, notes } = compare('x^2*sin(x)', { at: 1, manual: '2x sin(x) - x^2 cos(x)' });
    expect(agree).toBe(false);
    expect(notes[0]).toMatch(/at x = 1 it gives 1\.142639\d*, and the derivative is 2\.223244/);
  });
  test('right at the point only is wrong', () => expect(compare('x^2', { at: 1, manual: '2' }).agree).toBe(false));
  test('one formula for each variable', () => {
    expect(compare('x*y', { at: { x: 1, y: 2 }, manual: ['y', 'x'] }).agree).toBe(true);
    expect(compare('x*y', { at: { x: 1, y: 2 }, manual: ['x', 'y'] }).agree).toBe(false);
    expect(errorOf('x*y', { at: { x: 1, y: 2 }, manual: 'y' }).code).toBe('USAGE');
  });
  test('of the catalogue, else derived', () => {
    expect(row(compare('x^x', { at: 2 }), 'manual').source).toBe('catalogue');
    expect(row(compare('x^x + 1', { at: 2 }), 'manual').source).toBe('derived');
  });
});

test('a formula that is multiplied out loses digits, and a note says so', () => {
  const f = compare('64*x*(1 - x)*(1 - 2*x)^2*(1 - 8*x + 8*x^2)^2', {
    at: 0.7,
    manual: '64 - 2688*x + 32256*x^2 - 168960*x^3 + 450560*x^4 - 638976*x^5 + 458752*x^6 - 131072*x^7',
  });
  expect(f.agree).toBe(true);
  expect(f.notes.join(' ')).toMatch(
    /Manual keeps about 1[012] of 16 digits: terms of its formula are far larger than their sum/,
  );
});

test.each([
  ['ln(x)', { at: -1 }, 'UNDEFINED', /ln\(u\) is defined for u > 0; here u = x = -1/],
  ['1/x', { at: 0 }, 'UNDEFINED', /v != 0; here u = 1, v = x = 0/],
  ['1/0', { at: 0 }, 'UNDEFINED', /v != 0/],
  ['exp(x)', { at: 1000 }, 'UNDEFINED', /too large for double precision/],
  ['sqrt(-x^2)', { at: 0 }, 'UNDEFINED', /no values next to/],
  ['x^2', { at: { y: 1 } }, 'NAME', /No value for x/],
  ['x*y', { at: 1 }, 'USAGE', /bare number/],
  ['x^2', { at: 1, order: -1 }, 'USAGE', /whole number/],
  ['x^2', { at: 1, order: 1.5 }, 'USAGE', /whole number/],
  ['x^2', { at: 1, order: 1000 }, 'LIMIT', /too high/],
  ['x^2', { at: 1, digits: 5000 }, 'LIMIT', /digits/],
  ['x^2', { at: NaN }, 'USAGE', /finite/],
  ['x^2', { at: 1, wrt: ['x', 'x'] }, 'USAGE', /twice/],
  ['x^2', { at: 1, manual: '2x +' }, 'SYNTAX', /./],
  ['x^2', { at: 1, manual: '2y' }, 'NAME', /y/],
  ['', { at: 1 }, 'SYNTAX', /./],
] as const)('%s with %j is refused: %s', (f, options, code, message) => {
  const error = errorOf(f, options);
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
});

describe('next to a pole the reference is at the double that the methods are given', () => {
  // The decimal that is printed for the double is nearer to the pole or farther: its derivative is another number.
  test.each([
    ['tan(x)', Math.PI / 2],
    ['sec(x)', Math.PI / 2],
    ['1/(x-1)', 1 + 2 ** -52],
    ['gamma(x)', -1 + 2 ** -53],
    ['asin(x)', 1 - 2 ** -53],
  ])('%s at %d', (text, x) => {
    const { methods, notes } = compare(text, { at: { x } });
    for (const name of ['symbolic', 'forward', 'reverse']) {
      expect(methods.find((row) => row.name === name)?.relativeError).toBeLessThan(1e-15);
    }
    expect(notes.join(' ')).not.toMatch(/jumps/);
  });

  test('but an edge is where a person writes it', () => {
    for (const text of ['abs(x - 0.1)', 'sqrt(x - 0.1)', 'cbrt(x - 0.1)', 'floor(10*x)']) {
      expect(compare(text, { at: { x: 0.1 } }).notes.join(' ')).toMatch(/kink|edge|infinite|jumps/);
    }
  });
});

test.each([
  ['sum(x^k, k, 0, n)', ['x'], 'n is a bound or an order here: f has no derivative by it.'],
  ['product(x + k, k, m, n)', ['x'], 'm and n are bounds or orders here: f has no derivative by them.'],
  ['besselj(n, x)', ['x'], 'n is a bound or an order here: f has no derivative by it.'],
])('%s is differentiated by what it has a derivative by, and checked at whole bounds', (f, wrt, note) => {
  const { notes, samples = [], agree, ...found } = compare(f);
  expect([found.wrt, agree, samples.length]).toEqual([wrt, true, 5]);
  expect(notes).toContain(note);
  expect(() => compare(f, { wrt: 'n' })).toThrow(/no derivative by/);
});

describe('what takes long to evaluate', () => {
  test.each([
    'sum(sum(x^(j*k), k, 1, 100), j, 1, 100)',
    'sum(sum(exp(-(x-j*k)^2/100), k, 1, 150), j, 1, 150)',
    'sum(integral(x^t, t, 0, k), k, 1, 50)',
  ])('%s is answered within a budget, at fewer points, and that is said', (f) => {
    const before = effortSpent();
    const { agree, samples = [], notes } = compare(f);
    // The budget, and what one point may cost beyond it.
    expect(effortSpent() - before).toBeLessThan(120_000_000);
    expect([agree, samples.length > 0, samples.length < 5]).toEqual([true, true, true]);
    expect(notes).toContain('One value of f takes so long that no more points were tried.');
  });

  test('a cheap function is tried at five points', () => {
    const { samples, notes } = compare('sum(x^k/k!, k, 0, 20)');
    expect(samples).toHaveLength(5);
    expect(notes.join()).not.toContain('takes so long');
  });
});
