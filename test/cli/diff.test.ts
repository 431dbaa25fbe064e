import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { EXAMPLES } from '../../cli/examples.ts';
import { run } from '../../scripts/readme.ts';
import { BIN, diff, runProgram } from './process.ts';

const METHODS = ['manual', 'numeric', 'symbolic', 'forward', 'reverse'];

interface Row {
  readonly name: string;
  readonly derivative: readonly unknown[];
  readonly formula?: readonly string[];
  readonly relativeError?: number;
}

interface Report {
  readonly expression: string;
  readonly wrt: readonly string[];
  readonly order: number;
  readonly at: Readonly<Record<string, number>>;
  readonly value: unknown;
  readonly reference: { readonly digits: number; readonly derivative: readonly string[] };
  readonly methods: readonly Row[];
  readonly agree: boolean;
  readonly notes: readonly string[];
}

function json(...args: string[]): Report {
  const { stdout, stderr } = diff(...args, '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Report;
}

describe('the main job', () => {
  const { code, stdout, stderr } = diff('x^2*sin(x)', '--at', '1');
  const lines = stdout.split('\n');

  test('is done, and says nothing on stderr', () => expect([code, stderr]).toEqual([0, '']));
  test('echoes how the input was read, and its value', () => {
    expect(lines[0]).toMatch(/^f\(x\) += x\^2 \* sin\(x\)$/);
    expect(lines[1]).toMatch(/^f\(1\) += 0\.841470984807896[0-9]$/);
  });
  test('has one row a method, in the order of the design', () => {
    const rows = lines.map((line) => line.trim().split(/[ ,]/)[0]).filter((word) => METHODS.includes(word ?? ''));
    expect(rows).toEqual(METHODS);
  });
  test('says that all agree', () => expect(stdout).toMatch(/agree/));
});

describe('a report fits 100 columns and is plain text where stdout is no terminal', () => {
  test.each([
    [['x^2*sin(x)', '--at', '1']],
    [['x^2*sin(x)']],
    [['(x+1)/(x^2+3)*sin(x^2)*exp(-x)*log(x+5)', '--at', '1.23456789', '--order', '2']],
    [['x*y*z + sin(x*y)', '--at', 'x=1.5,y=-2.25,z=1e-7']],
    [['exp(700*x)*x', '--at', '-1']],
  ])('%j', (args) => {
    const { stdout, code } = diff(...args);
    expect(code).toBe(0);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(stdout).not.toContain('\u001b');
  });
});

describe('--json prints the contract’s object', () => {
  const report = json('x^2*sin(x)', '--at', '1');
  test('with its fields', () => {
    expect(report).toMatchObject({ expression: 'x^2 * sin(x)', wrt: ['x'], order: 1, at: { x: 1 }, agree: true });
    expect(report.value).toBeCloseTo(Math.sin(1), 15);
    expect(report.reference.digits).toBe(50);
    expect(report.reference.derivative[0]).toMatch(/^2\.22324427548393273/);
    expect(report.methods.map(({ name }) => name)).toEqual(METHODS);
    for (const { derivative } of report.methods) expect(derivative[0] as number).toBeCloseTo(2.22324427548393, 9);
  });
  test('the gradient has one entry a variable', () => {
    const { wrt, methods } = json('x^2 + x*y', '--at', 'x=1,y=2');
    expect(wrt).toEqual(['x', 'y']);
    for (const { derivative } of methods) {
      expect(derivative[0] as number).toBeCloseTo(4, 8);
      expect(derivative[1] as number).toBeCloseTo(1, 8);
    }
  });
  test('--wrt chooses', () => {
    expect(
      json('x^2 + x*y', '--at', 'x=1,y=2', '--wrt', 'y').methods.map(({ derivative }) => derivative.length),
    ).toEqual([1, 1, 1, 1, 1]);
  });
  test('--method chooses', () => {
    expect(
      json('x^2', '--at', '1', '--method', 'forward,symbolic')
        .methods.map(({ name }) => name)
        .sort(),
    ).toEqual(['forward', 'symbolic']);
  });
  test('--order is the n-th derivative of every method', () => {
    for (const { derivative } of json('x^5', '--at', '2', '--order', '3').methods)
      expect(derivative[0] as number).toBeCloseTo(240, 4);
  });
  test('--digits sets the digits of the reference', () => {
    const { reference } = json('sin(x)', '--at', '1', '--digits', '30');
    expect(reference.digits).toBe(30);
  });
  test('what is not finite is a string', () => {
    const { methods } = json('sqrt(x)', '--at', '0');
    expect(methods.find(({ name }) => name === 'symbolic')?.derivative).toEqual(['Infinity']);
  });
});

test('--method numeric alone shows what other schemes give', () => {
  const { stdout } = diff('sin(x)', '--at', '1', '--method', 'numeric');
  for (const scheme of ['forward difference', 'central difference', 'five-point formula', 'complex step']) {
    expect(stdout).toContain(scheme);
  }
});

describe('input forms', () => {
  test('a leading minus, and a negative point', () => {
    const { expression, at, methods } = json('-x^2', '--at', '-1');
    expect([expression, at]).toEqual(['-x^2', { x: -1 }]);
    expect(methods.find(({ name }) => name === 'symbolic')?.derivative).toEqual([2]);
  });
  test('standard input', () => {
    const { code, stdout } = runProgram('diff', ['-', '--at', '2', '--json'], { input: 'x^3\n' });
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Report).expression).toBe('x^3');
  });
  test('values that are expressions', () => {
    expect(json('sin(x*y)', '--at', 'x=pi/2,y=atan2(1, 1)').at).toEqual({ x: Math.PI / 2, y: Math.atan2(1, 1) });
  });
  test('fluxion diff is the same', () => {
    const args = ['x^2', '--at', '1'];
    expect(runProgram('fluxion', ['diff', ...args])).toEqual(runProgram('diff', args));
  });
  test('without a point it prints the derivative and checks it at points of the domain', () => {
    const { code, stdout } = diff('log(x)');
    expect(code).toBe(0);
    expect(stdout).toMatch(/f'\(x\) += 1 ?\/ ?x/);
  });
});

describe('--manual checks what was worked out by hand', () => {
  test('a right formula: exit code 0', () => {
    expect(diff('x^2*sin(x)', '--at', '1', '--manual', '2x sin(x) + x^2 cos(x)').code).toBe(0);
  });
  test('a wrong formula: exit code 1, the point and the value where it differs', () => {
    const { code, stdout } = diff('x^2*sin(x)', '--at', '1', '--manual', '2x sin(x) - x^2 cos(x)');
    expect(code).toBe(1);
    expect(stdout).toMatch(/x = 1/);
    expect(stdout).toMatch(/1\.14263/);
  });
  test('a formula that is right at this point only is wrong', () => {
    expect(diff('x^2', '--at', '1', '--manual', '2').code).toBe(1);
  });
});

describe('colour', () => {
  // `script` gives the process a terminal.
  const terminal = (args: string, env: Record<string, string> = {}): string => {
    const { NO_COLOR: _, FORCE_COLOR: __, CI: ___, ...inherited } = process.env;
    return spawnSync('script', ['-qec', `${process.execPath} ${BIN}diff.cjs ${args}`, '/dev/null'], {
      encoding: 'utf8',
      input: '',
      env: { ...inherited, TERM: 'xterm-256color', ...env },
    }).stdout;
  };
  const sequence = '\u001b[';
  test('on a terminal', () => expect(terminal('x^2 --at 1')).toContain(sequence));
  test('not with NO_COLOR', () => expect(terminal('x^2 --at 1', { NO_COLOR: '1' })).not.toContain(sequence));
  test('not with --no-color', () => expect(terminal('x^2 --at 1 --no-color')).not.toContain(sequence));
  test('never in JSON', () => expect(terminal('x^2 --at 1 --json')).not.toContain(sequence));
});

describe('as a part of a pipe', () => {
  test('a reader that stops early is no failure', () => {
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', `"${process.execPath}" "${BIN}diff.cjs" "x^2" --at 1 | head -1`],
      { encoding: 'utf8' },
    );
    expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
  });
});

describe('help', () => {
  test('leads with examples, says the exit codes, exits with 0', () => {
    const { code, stdout } = diff('--help');
    expect(code).toBe(0);
    expect(stdout.trimStart()).toMatch(/^diff "x\^2\*sin\(x\)" --at 1/);
    expect(stdout).toMatch(/Exit codes: 0 done; 1/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
  test('-h is help too, not minus h', () => {
    expect(diff('-h')).toEqual(diff('--help'));
  });
  // A server runs until it is stopped: serve.test.ts starts it.
  const ending = Object.entries(EXAMPLES).filter(([name]) => name !== 'serve');
  test.each(ending.flatMap(([, examples]) => examples))('%s', (command) => {
    expect(run(`${command}; echo "exit code $?"`)).toMatch(/exit code [01]$/);
  });
});
