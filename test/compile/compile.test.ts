import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Backend, compile } from '../../src/compile/index.ts';
import { build, type Expr, evaluateAt, num, sym } from '../../src/expr/index.ts';
import { op, table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { differentiate } from '../../src/symbolic/derivative.ts';
import { ulp } from './ulp.ts';

const BACKENDS: readonly Backend[] = ['javascript', 'webassembly', 'interpreter'];

const coordinate = fc.double({ min: 0.3, max: 2, noNaN: true });

/** Names of variables for an op's arguments. */
const NAMES = ['x', 'y', 'z', 'u', 'v'];

function closeTo(got: number, expected: number, units: number): boolean {
  if (!Number.isFinite(expected)) return Object.is(got, expected);
  return Math.abs(got - expected) <= units * ulp(expected);
}

describe.each(BACKENDS)('%s', (backend) => {
  test('every operation of the table has the value the interpreter of expressions gives, within 4 ulp', () => {
    const misses: string[] = [];
    for (const entry of table.values()) {
      if (entry.eval === undefined) continue;
      const arity = entry.variadic ? 3 : entry.parameters.length;
      const names = NAMES.slice(0, arity);
      const f = compile(
        build(
          entry,
          names.map((name) => sym(name)),
        ),
        names,
        { backend },
      );
      const boxes = [entry.sample, ...(entry.alsoSample ?? [])];
      for (const box of boxes) {
        for (const t of [0, 0.25, 0.5, 0.83, 1]) {
          const point = names.map((_, k) => {
            const [low, high] = box[entry.variadic ? 0 : k] as readonly [number, number];
            return low + (high - low) * ((t * (k + 1)) % 1 || t);
          });
          const expected = entry.eval(...point);
          if (!closeTo(f(...point), expected, 4))
            misses.push(`${entry.name}(${point}) = ${f(...point)}, not ${expected}`);
        }
      }
    }
    expect(misses).toEqual([]);
  });

  test('special values reach the same results as the operations themselves', () => {
    const special = [0, -0, 1, -1, 0.5, Infinity, -Infinity, NaN];
    const misses: string[] = [];
    for (const text of [
      'x+y',
      'x-y',
      'x*y',
      'x/y',
      '-x',
      'max(x,y)',
      'min(x,y)',
      'x>y',
      'x<=y',
      'x==y',
      'x!=y',
      'x?y:7',
      'abs(x)',
      'sign(x)',
      'relu(x)',
    ]) {
      const expr = parse(text);
      const f = compile(expr, ['x', 'y'], { backend });
      for (const x of special) {
        for (const y of special) {
          const expected = evaluateAt(expr, { x, y });
          if (!Object.is(f(x, y), expected)) misses.push(`${text} at ${x}, ${y}: ${f(x, y)}, not ${expected}`);
        }
      }
    }
    expect(misses).toEqual([]);
  });

  test('value, gradient, Hessian and Hessian-vector product agree with symbolic differentiation', () => {
    const expr = parse('x^2*sin(x*y) + exp(-x/y)*z^3 + sqrt(x*z) + atan(y) + x^2.5');
    const variables = ['x', 'y', 'z'];
    const f = compile(expr, variables, { gradient: true, hessian: true, hvp: true, backend });
    fc.assert(
      fc.property(
        fc.tuple(coordinate, coordinate, coordinate, coordinate, coordinate, coordinate),
        ([x, y, z, ...v]) => {
          const point = { x, y, z };
          const result = f(x, y, z, ...v);
          const first = variables.map((name) => differentiate(expr, name));
          const second = first.map((g) => variables.map((name) => evaluateAt(differentiate(g, name), point)));
          expect(result.value).toBeCloseTo(evaluateAt(expr, point), 12);
          for (const [i, g] of first.entries()) {
            expect(result.gradient[i]).toBeCloseTo(evaluateAt(g, point), 11);
            for (const j of [0, 1, 2]) expect(result.hessian[i]?.[j]).toBeCloseTo(second[i]?.[j] as number, 9);
            expect(result.hvp[i]).toBeCloseTo(
              (second[i] as number[]).reduce((sum, h, j) => sum + h * (v[j] as number), 0),
              9,
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a program longer than a section is the same function', () => {
    const terms = Array.from({ length: 4000 }, (_, k) => `sin(x*${k})*y + x/${k + 1}`);
    const expr = parse(terms.join(' + '));
    const f = compile(expr, ['x', 'y'], { gradient: true, backend });
    const { value, gradient } = f(0.3, 0.7);
    const expected = terms.reduce((sum, _, k) => sum + Math.sin(0.3 * k) * 0.7 + 0.3 / (k + 1), 0);
    expect(value).toBeCloseTo(expected, 9);
    expect(gradient[1]).toBeCloseTo(
      terms.reduce((sum, _, k) => sum + Math.sin(0.3 * k), 0),
      9,
    );
  });

  test('points in arrays and columns of points', () => {
    const f = compile('x^2*sin(y)', ['x', 'y'], { gradient: true, backend });
    const xs = Float64Array.from({ length: 3001 }, (_, k) => k / 1000);
    const [value, dx, dy] = f.map([xs, 0.5]) as [Float64Array, Float64Array, Float64Array];
    for (const k of [0, 1, 1000, 2047, 3000]) {
      const x = xs[k] as number;
      const [v, gx, gy] = f.at([x, 0.5]) as unknown as [number, number, number];
      expect(f(x, 0.5)).toEqual({ value: v, gradient: [gx, gy] });
      for (const [got, expected] of [
        [value[k], v],
        [dx[k], gx],
        [dy[k], gy],
      ] as [number, number][])
        expect(closeTo(got, expected, 4)).toBe(true);
    }
  });

  test.each([3, 70])('%d numbers in arrays of any kind and length, in call after call', (count) => {
    const x = Array.from({ length: count }, (_, k) => `x${k}`);
    const f = compile(x.map((name, k) => `${name}^2*${k + 1}`).join('+'), x, { gradient: true, backend });
    const { at } = f;
    const point = x.map((_, k) => k / 8);
    const right = [point.reduce((sum, v, k) => sum + v * v * (k + 1), 0), ...point.map((v, k) => 2 * v * (k + 1))];
    const numbers = Float64Array.from(point);
    const [exact, longer] = [new Float64Array(count + 1), new Float64Array(count + 3).fill(7)];
    for (let round = 0; round < 3; round++) {
      for (const call of [at, f.at]) {
        expect([...call(point)]).toEqual(right);
        expect([...call(numbers)]).toEqual(right);
        expect([...call(Float64Array.from([...point, 5]))]).toEqual(right);
        expect(call(numbers, exact)).toBe(exact);
        expect([...exact]).toEqual(right);
        expect([...call(numbers, longer)]).toEqual([...right, 7, 7]);
      }
    }
  });

  test('a branch not taken never poisons the gradient', () => {
    const f = compile('x > 0 ? sqrt(x) : 0', ['x'], { gradient: true, backend });
    expect(f(0)).toEqual({ value: 0, gradient: [0] });
    expect(f(-1)).toEqual({ value: 0, gradient: [0] });
    expect(f(4)).toEqual({ value: 2, gradient: [0.25] });
  });

  test('outputs that are inputs, numbers, or asked for twice', () => {
    expect(compile(['x', '3', 'x*y', 'x*y', 'y'], ['x', 'y'], { backend })(2, 5)).toEqual([2, 3, 10, 10, 5]);
  });
});

test('100,000 nested calls', () => {
  let f: Expr = sym('x');
  for (let k = 0; k < 100_000; k++) f = build(op('sin'), [f]);
  const { value, gradient } = compile(f, ['x'], { gradient: true })(1);
  expect(value).toBeCloseTo(Math.sqrt(3 / 100_000), 5);
  expect(gradient[0]).toBeGreaterThan(0);
});

test('a Jacobian, dense and sparse', () => {
  const fs = ['x^2*y', 'z', 'x + z^2'];
  const dense = compile(fs, ['x', 'y', 'z'], { jacobian: true })(1, 2, 3);
  expect(dense).toEqual({
    value: [2, 3, 10],
    jacobian: [
      [4, 1, 0],
      [0, 0, 1],
      [1, 0, 6],
    ],
  });
  const sparse = compile(fs, ['x', 'y', 'z'], { jacobian: true, sparse: true })(1, 2, 3);
  expect(sparse.jacobian).toEqual({ rows: [0, 0, 1, 2, 2], columns: [0, 1, 2, 0, 2], values: [4, 1, 1, 1, 6] });
});

test('the same graph is compiled once', () => {
  const f = parse('x*y + 1');
  expect(compile(f, ['x', 'y'])).toBe(compile(f, ['x', 'y']));
  expect(compile(f, ['x', 'y'])).not.toBe(compile(f, ['y', 'x']));
});

describe('the backend is the faster one', () => {
  const terms = (count: number, term: (k: number) => string): string =>
    Array.from({ length: count }, (_, k) => term(k)).join(' + ');
  const arithmetic = (count: number): string => terms(count, (k) => `(x - ${k}.5)^2 * y`);

  test.each([
    ['a short formula', 'x^2', 'javascript'],
    ['arithmetic of 360 instructions', arithmetic(40), 'javascript'],
    ['more of it than a function of JavaScript has registers for', arithmetic(120), 'webassembly'],
    ['a few kernels', terms(2, (k) => `exp(x * ${k + 2})`), 'javascript'],
    ['many kernels', terms(8, (k) => `exp(x * ${k + 2})`), 'webassembly'],
    ['sines and cosines that JavaScript takes together', terms(12, (k) => `sin(${k + 1} * x)`), 'javascript'],
    ['more of them than it takes together', terms(20, (k) => `sin(${k + 1} * x)`), 'webassembly'],
    ['a long sum', terms(2000, (k) => `cos(${k} * x)`), 'webassembly'],
    ['functions that WebAssembly has no kernels for', terms(12, (k) => `gamma(x + ${k})`), 'javascript'],
  ])('%s', (_, text, backend) => {
    expect(compile(text, ['x', 'y'], { gradient: true }).backend).toBe(backend);
  });
});

describe('safety', () => {
  const hostile = [
    'x); process.exit(1); (',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: text that tries to get out of a string literal.
    '`${process.exit(1)}`',
    "'+process.exit(1)+'",
    'process',
    '__proto__',
    'constructor',
    '\u2028',
    'x\ny',
    '*/',
  ];

  test.each(hostile)('a variable named %j never enters the code', (name) => {
    const f = build(op('mul'), [sym(name), num(3)]);
    const compiled = compile(f, [name], { gradient: true, backend: 'javascript' });
    expect(compiled(7)).toEqual({ value: 21, gradient: [3] });
    expect(compiled.source).toMatch(/^[\w\s=>(){}[\]:;,.+*/-]*$/);
    expect(compiled.source).not.toContain('process');
  });

  test('where code generation from text is forbidden, WebAssembly or the interpreter takes over', () => {
    const script = `
      import { compile } from './src/compile/index.ts';
      const f = compile('x^2*sin(x)', ['x'], { gradient: true });
      let refused = false;
      try { compile('x^3', ['x'], { backend: 'javascript' }); } catch (error) { refused = error.code === 'USAGE'; }
      console.log(JSON.stringify({ backend: f.backend, result: f(1), refused }));`;
    const output = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--disallow-code-generation-from-strings', '--input-type=module', '-e', script],
      { cwd: new URL('../..', import.meta.url), encoding: 'utf8' },
    );
    const { backend, result, refused } = JSON.parse(output);
    expect(backend).not.toBe('javascript');
    expect(result.value).toBeCloseTo(Math.sin(1), 15);
    expect(result.gradient[0]).toBeCloseTo(2 * Math.sin(1) + Math.cos(1), 14);
    expect(refused).toBe(true);
  });
});

describe('what cannot be compiled is said', () => {
  test('a variable that is no parameter', () => {
    expect(() => compile('x + y', ['x'])).toThrow(
      expect.objectContaining({ code: 'NAME', message: expect.stringContaining('y') }),
    );
  });

  test('a parameter listed twice', () => {
    expect(() => compile('x', ['x', 'x'])).toThrow(expect.objectContaining({ code: 'ARGUMENT' }));
  });

  test('the gradient of a list', () => {
    expect(() => compile(['x', 'y'], ['x', 'y'], { gradient: true })).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
  });

  test('columns of different lengths', () => {
    expect(() => compile('x + y', ['x', 'y']).map([Float64Array.of(1, 2), Float64Array.of(1)])).toThrow(
      expect.objectContaining({ code: 'SHAPE' }),
    );
  });
});
