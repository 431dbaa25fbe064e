import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { gradientOf } from '../../src/api.ts';
import { compile, gradientCode } from '../../src/compile/index.ts';
import { FluxionError } from '../../src/error.ts';
import { type Expr, freeVariables } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { expressions, points } from '../arbitrary/expression.ts';
import { applied, samplePoints } from '../ops/support.ts';

/*
 * The code is run, not read: as a module of its own, against the interpreter.
 */

interface Answer {
  readonly value: number;
  readonly gradient: readonly number[];
}

type Run = (...point: number[]) => Answer;

async function run(code: string): Promise<Run> {
  const module: { f: Run } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return module.f;
}

/** The code, or the failure that says why there is none. */
function codeOrFailure(f: Expr, wrt: readonly string[], language: 'js' | 'ts' = 'js'): string | FluxionError {
  try {
    return gradientCode(f, { wrt, language });
  } catch (error) {
    if (error instanceof FluxionError) return error;
    throw error;
  }
}

/** Functions that are too long to be written into code, which the failure names. */
const WITHOUT = new Set(
  (
    'polygamma zeta zetaDerivative besselj bessely besseli besselk airyai airyaiprime airybi airybiprime Si Ci Ei li ' +
    'fresnels fresnelc ellipk ellipe ellipint lambertw'
  ).split(' '),
);

/** An operation over variables, with those that it has no rule for fixed at their sample. */
function sample(name: string) {
  const op = table.get(name);
  if (op === undefined) throw new Error(name);
  return samplePoints(op, 4).map((point) => {
    const f = applied(op, point.length);
    const wrt = freeVariables(f).filter((_, i) => !op.fixed?.includes(op.parameters[i] ?? ''));
    return { f, wrt, point };
  });
}

describe('every function of the table', () => {
  test.each([...table.keys()])(
    '%s: its code gives what the interpreter gives, or says that there is none',
    async (name) => {
      for (const { f, wrt, point } of sample(name)) {
        const code = codeOrFailure(f, wrt);
        if (code instanceof FluxionError) {
          expect(code.code).toBe('USAGE');
          const named = /^The function (\w+) has no short source/.exec(code.message)?.[1];
          expect(WITHOUT).toContain(named);
          return;
        }
        const variables = freeVariables(f);
        const expected = compile([f, ...gradientOf(f, wrt)], variables, { backend: 'interpreter' })(...point);
        const { value, gradient } = (await run(code))(...point);
        for (const [i, got] of [value, ...gradient].entries()) {
          expect([name, point, i, closeness(got, expected[i] as number)]).toEqual([name, point, i, 'close']);
        }
      }
    },
  );
});

/** 13 digits, next to a zero as many decimals. */
function closeness(got: number, expected: number): string {
  if (Object.is(got, expected)) return 'close';
  return Math.abs(got - expected) <= 2e-13 * Math.max(1, Math.abs(expected)) ? 'close' : `${got} for ${expected}`;
}

const written = expressions({ ops: ({ js }) => js !== undefined });

test('random expressions: the code gives to the last digit what the interpreter gives', async () => {
  await fc.assert(
    fc.asyncProperty(written, points(), async (f, { x, y }) => {
      const variables = freeVariables(f);
      const point = variables.map((name) => (name === 'x' ? x : y));
      const { value, gradient } = (await run(gradientCode(f)))(...point);
      const got = [value, ...gradient];
      // Whichever of the two is shorter is written.
      const swept = compile(f, variables, { gradient: true, backend: 'interpreter' })(...point);
      const simpler = compile([f, ...gradientOf(f)], variables, { backend: 'interpreter' })(...point);
      const isSame = (one: readonly number[]): boolean => got.every((number, i) => Object.is(number, one[i]));
      expect(isSame([swept.value, ...swept.gradient]) || isSame(simpler)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('TypeScript: the strictest compiler has no complaint, and without the types it is the JavaScript', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fluxion-code-'));
  try {
    const random = fc.sample(written, 60);
    const ofTable = [...table.keys()].flatMap((name) => sample(name).slice(0, 1));
    const all = [...ofTable, ...random.map((f) => ({ f, wrt: freeVariables(f) }))];
    const files = all.flatMap(({ f, wrt }, i) => {
      const typed = codeOrFailure(f, wrt, 'ts');
      if (typed instanceof FluxionError) return [];
      const bare = (code: string, loader: 'js' | 'ts'): string =>
        transformSync(code, { loader, format: 'esm', minifyWhitespace: true }).code;
      expect(bare(typed, 'ts')).toBe(bare(gradientCode(f, { wrt }), 'js'));
      const file = join(folder, `code${i}.ts`);
      writeFileSync(file, typed);
      return [file];
    });
    expect(files.length).toBeGreaterThan(100);
    const strict = ['--strict', '--noUncheckedIndexedAccess', '--noUnusedLocals', '--noImplicitReturns'];
    const found = typescript(['--noEmit', '--ignoreConfig', '--target', 'es2022', '--types', '', ...strict, ...files]);
    expect(found).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What the compiler of TypeScript says. */
function typescript(options: readonly string[]): string {
  const home = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  try {
    return execFileSync(process.execPath, [join(home, 'bin', 'tsc'), ...options], { encoding: 'utf8' });
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout);
  }
}

describe('names', () => {
  test.each([
    ['class + new*f', ['class_', 'new_', 'f_']],
    ['Math + NaN_ + t1*sin(t1)', ['Math_', 'NaN_', 't1']],
    ['α*x₁', ['α', 'x_1']],
    ['gamma(x)*y + erf(x)', ['x', 'y']],
  ])('%s', async (text, names) => {
    const code = gradientCode(text);
    expect(code).toContain(`export function f(${names.join(', ')}) {`);
    const f = await run(code);
    const point = names.map((_, i) => 1.25 + i);
    const { value, gradient } = compile(text, freeVariables(parse(text)), { gradient: true })(...point);
    const got = f(...point);
    expect(closeness(got.value, value)).toBe('close');
    expect(got.gradient.map((slope, i) => closeness(slope, gradient[i] as number))).toEqual(names.map(() => 'close'));
  });

  test('the name of the function and the variables to differentiate by are chosen', () => {
    expect(gradientCode('a*x + b', { wrt: ['b', 'a'], name: 'line', language: 'ts' })).toContain(
      [
        'export function line(a: number, x: number, b: number): { value: number; gradient: [number, number] } {',
        '  return { value: a * x + b, gradient: [1, x] };',
      ].join('\n'),
    );
  });

  test('nothing in the expression ends the comment or enters the code', async () => {
    const f = parse('x^2');
    const code = gradientCode(f, { name: '*/alert(1)' });
    expect(code).toContain('export function __alert_1_(x)');
  });
});

test('a deep nest is a long list of lines, no deep one', async () => {
  const deep = Array.from({ length: 5000 }).reduce<string>((inner) => `sin(${inner})`, 'x');
  const { value, gradient } = (await run(gradientCode(deep)))(1);
  expect(value).toBeCloseTo(
    Array.from({ length: 5000 }).reduce<number>((x) => Math.sin(x), 1),
    12,
  );
  expect(gradient).toHaveLength(1);
});

test('what cannot be written says so', () => {
  expect(() => gradientCode('x*besselj(0, x)')).toThrow(/The function besselj has no short source/);
  expect(() => gradientCode('sum(k*x, k, 1, n)', { wrt: ['x'] })).toThrow(/The function sum has no short source/);
});
