import { describe, expect, test } from '@jest/globals';
import { EXAMPLES } from '../../cli/examples.ts';
import { type Outcome, runProgram } from './process.ts';

const fluxion = (...args: string[]): Outcome => runProgram('fluxion', args);
const jsonOf = (...args: string[]): unknown => JSON.parse(fluxion(...args, '--json').stdout);

describe('answers as JSON', () => {
  test.each([
    [
      ['gradient', 'x^2*y', '--at', 'x=1,y=2'],
      { expression: 'x^2 * y', wrt: ['x', 'y'], gradient: ['2 * x * y', 'x^2'], at: { x: 1, y: 2 }, value: [4, 1] },
    ],
    [
      ['jacobian', '[x*y, x+y]'],
      {
        jacobian: [
          ['y', 'x'],
          ['1', '1'],
        ],
      },
    ],
    [['jacobian', 'x*y', '-x'], { expressions: ['x * y', '-x'] }],
    [
      ['hessian', 'x^2*y'],
      {
        hessian: [
          ['2 * y', '2 * x'],
          ['2 * x', '0'],
        ],
      },
    ],
    [
      ['taylor', 'ln(1+x)', '--order', '3'],
      { exact: true, coefficients: ['0', '1', '-1/2', '1/3'], polynomial: 'x - x^2 / 2 + x^3 / 3' },
    ],
    [['taylor', 'sin(x)/x', '--order', '2'], { coefficients: ['1', '0', '-1/6'] }],
    // Exact numbers in one form, whether their decimals end or not.
    [['taylor', 'exp(-x/10)', '--order', '3'], { coefficients: ['1', '-1/10', '1/200', '-1/6000'] }],
    [
      ['taylor', 'sqrt(x + 0.1)', '--order', '2'],
      { polynomial: 'sqrt(0.1) + 1 / (2 * sqrt(0.1)) * x - 5 / (4 * sqrt(0.1)) * x^2' },
    ],
    [['taylor', 'sum(x^k, k, 0, n)', '--order', '1'], { wrt: 'x' }],
    // A bound or an order is nothing to differentiate by, unless it is asked for.
    [['gradient', 'sum(x^k*y, k, 0, n)'], { wrt: ['x', 'y'] }],
    [['hessian', 'besselj(n, x)*y'], { wrt: ['x', 'y'] }],
    [['tangent', 'sum(x^k, k, 0, n)', '--at', 'x=1,n=3'], { slope: ['6'], line: '6 * x - 2' }],
    [
      ['implicit', 'x^2 + y^2 = 1', '--wrt', 'x', '--of', 'y', '--at', 'x=0.6,y=0.8'],
      { derivative: '-x / y', value: -0.7499999999999999 },
    ],
    [['implicit', 'y = x^2'], { derivative: '2 * x' }],
    [['tangent', 'x^2', '--at', '3'], { point: [3, 9], slope: ['6'], line: '6 * x - 9' }],
    [['simplify', '7*(-t-13)-4-12t'], { simplified: '-19 * t - 95' }],
    [['equal', '(x+1)^2', 'x^2+2x+1'], { verdict: 'equal', by: 'simplification' }],
    [['substitute', 'x + 2y', '--with', 'x=y,y=x'], { substituted: 'y + 2 * x' }],
    [['evaluate', 'sqrt(2)', '--digits', '30'], { value: '1.41421356237309504880168872421', digits: 30 }],
    [['evaluate', '-x', '--at', '-1'], { value: 1 }],
  ])('fluxion %j', (args, expected) => {
    expect(jsonOf(...(args as string[]))).toMatchObject(expected);
  });
});

describe('the exit code says what a script has to know', () => {
  test.each([
    [['equal', 'sin(2x)', '2 sin(x)'], 1],
    [['equal', 'tan(x/2)', '(1-cos(x))/sin(x)'], 0],
    [['taylor', 'ln(x)'], 3],
    [['evaluate', 'ln(x)', '--at', '-1'], 3],
    [['evaluate', 'ln(x)', '--at', '-1', '--digits', '40'], 3],
    [['tangent', 'sqrt(x)', '--at', '0'], 3],
    [['gradient', '1/x', '--at', '0'], 3],
    [['implicit', 'x^2 + y^2 = 1', '--at', 'x=1,y=1'], 3],
    [['implicit', 'x^2 + y^2'], 2],
    [['implicit', 'x^2 = 1', '--of', 'y'], 2],
    [['taylor', 'x*y'], 2],
    [['taylor', 'x', '--order', '-1'], 2],
    [['taylor', 'x', '--order', '1e9'], 2],
    [['tangent', 'x^2'], 2],
    [['evaluate', 'x'], 2],
    [['evaluate', 'sqrt(2)', '--digits', '0'], 2],
    [['evaluate', 'sqrt(2)', '--digits', '100000'], 2],
    [['equal', 'x'], 2],
    [['substitute', 'x', '--with', 'z=1'], 2],
    [['substitute', 'x', '--with', 'x'], 2],
    [['gradient', 'x+'], 2],
    [['gradnt', 'x'], 2],
  ])('fluxion %j exits with %i', (args, code) => {
    const outcome = fluxion(...(args as string[]));
    expect([outcome.code, outcome.stderr.includes('    at ')]).toEqual([code, false]);
    expect(outcome.stderr === '').toBe(code < 2);
  });
});

test('--latex prints formulas in LaTeX and nothing else', () => {
  expect(fluxion('diff', 'x^2*y', '--latex').stdout).toBe('2 x y\nx^{2}\n');
  expect(JSON.parse(fluxion('diff', 'x^3', '--order', '2', '--at', '1', '--latex', '--json').stdout).latex).toEqual([
    '6 x',
  ]);
  expect(fluxion('hessian', 'x^2*y', '--latex').stdout).toBe(
    '\\begin{bmatrix} 2 y & 2 x \\\\ 2 x & 0 \\end{bmatrix}\n',
  );
});

test('not equal: the witness has fifty digits of both sides', () => {
  const { witness } = jsonOf('equal', 'x', 'x + 1e-40') as { witness: { left: string; right: string } };
  expect([witness.left, witness.right]).toEqual(['2', '2.0000000000000000000000000000000000000001']);
});

test('equal never claims more than was seen', () => {
  const { stdout } = fluxion('equal', 'sqrt(x)^2', 'x');
  expect(stdout).toMatch(/^Not proven: no difference found at \d+ points/);
  expect(stdout).toMatch(/The left side has no value at x = -/);
});

test('the gradient as source code: what is printed is a module and nothing else', async () => {
  const { stdout } = fluxion('gradient', 'x^2*y + erf(x)', '--code', 'js');
  const { f }: { f(x: number, y: number): unknown } = await import(
    `data:text/javascript,${encodeURIComponent(stdout)}`
  );
  expect(f(0, 3)).toEqual({ value: 0, gradient: [2 / Math.sqrt(Math.PI), 0] });
  expect(fluxion('gradient', 'x*y', '--code', 'ts').stdout).toContain('export function f(x: number, y: number)');
  const failed = fluxion('gradient', 'x*y', '--code', 'fortran', '--lang', 'zh');
  expect([failed.code, failed.stderr]).toEqual([2, 'fluxion: --code 只写 js 或 ts，不能写 fortran。\n']);
});

test('the help of every command leads with its examples', () => {
  const help = fluxion('--help').stdout;
  for (const name of [
    'gradient',
    'jacobian',
    'hessian',
    'taylor',
    'implicit',
    'tangent',
    'simplify',
    'equal',
    'substitute',
    'evaluate',
  ]) {
    expect(help).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(fluxion(name, '--help').stdout.trimStart()).toMatch(new RegExp(`^fluxion ${name} "`));
  }
});

describe('answers in Chinese', () => {
  test.each([
    [['gradient', 'x^2*y', '--at', 'x=1,y=2']],
    [['jacobian', '[x*y, x+y]', '--at', 'x=1,y=2']],
    [['hessian', 'x^2*y', '--at', 'x=1,y=2']],
    [['implicit', 'x^2 + y^2 = 1', '--at', 'x=0.6,y=0.8']],
    [['tangent', 'x^2', '--at', '3']],
    [['tangent', 'x^2+y^2', '--at', 'x=1,y=2']],
    [['simplify', 'x + x']],
    [['substitute', 'x + 2y', '--with', 'x=y,y=x']],
    [['equal', 'x', 'x+1']],
    [['equal', 'x', 'x']],
    [['check', 'x^2*y', '2x*y', '--wrt', 'x']],
    [['check', 'x^2', '2']],
  ])('fluxion %j has no English left', (args) => {
    const { stdout } = fluxion(...args, '--lang', 'zh');
    // Names of one or two letters are variables and functions of the answer.
    expect(stdout.match(/[A-Za-z]{3,}/g) ?? []).toEqual([]);
    expect(stdout).toMatch(/\p{Script=Han}/u);
  });

  test.each(Object.keys(EXAMPLES).filter((name) => name !== 'fluxion'))(
    'the help of %s says in Chinese what the command does',
    (name) => {
      const [, about = ''] = fluxion(name, '--help', '--lang', 'zh').stdout.split(/^用法.*\n\n/m);
      expect(about.split('\n')[0]).toMatch(/\p{Script=Han}.*。$/u);
    },
  );
});
