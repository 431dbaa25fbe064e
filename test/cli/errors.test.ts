import { describe, expect, test } from '@jest/globals';
import { diff, type Outcome, runProgram } from './process.ts';

/** A failure as a user may see it: nothing on stdout, no stack trace, and not the whole of a huge input. */
function expectFailure({ code, stdout, stderr }: Outcome, exit: number, says: RegExp): void {
  expect(stdout).toBe('');
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/^\s+at |node:internal|TypeError|RangeError|Fluxion itself/m);
  expect(stderr.length).toBeLessThan(1200);
  for (const line of stderr.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  expect(code).toBe(exit);
}

describe('bad input gets a message and its exit code', () => {
  test.each<[string, string[], number, RegExp]>([
    ['empty text', [''], 2, /no expression/],
    ['spaces', ['   '], 2, /no expression/],
    ['an operator without operand', ['x+'], 2, /x\+\n.*\^/],
    ['an open parenthesis', ['(x'], 2, /\(x\n.*\^/],
    ['a function without argument', ['sin'], 2, /sin/],
    ['two dots', ['1..2'], 2, /1\.\.2\n.*\^/],
    ['an unknown function', ['sinn(x)'], 2, /sinn[\s\S]*sin\b/],
    ['a number too large', ['1e400'], 2, /1e400/],
    ['a prototype called', ['__proto__(x)', '--at', 'x=1'], 2, /__proto__/],
    ['a constructor', ['constructor.constructor("return process")()'], 2, /constructor/],
    ['no expression', [], 2, /expression/],
    ['a value for another variable', ['x^2', '--at', 'y=1'], 2, /function of x.*y/],
    ['a missing value', ['x*y', '--at', 'x=1'], 2, /No value for y/],
    ['a bare value for two variables', ['x*y', '--at', '1'], 2, /x, y[\s\S]*x=1,y=1/],
    ['a value that is an expression of a variable', ['x', '--at', 'x=x'], 2, /variable x/],
    ['a value that is not finite', ['x', '--at', '1/0'], 2, /finite/],
    ['a value given twice', ['x', '--at', 'x=1,x=2'], 2, /twice/],
    ['an order below 1', ['x', '--order', '-1'], 2, /order.*-1/i],
    ['an order that is no number', ['x', '--order', 'two'], 2, /--order.*two/],
    ['an order too high', ['sin(x)', '--order', '1000', '--at', '1'], 2, /order 1000/i],
    ['an unknown method', ['x', '--method', 'magic'], 2, /magic[\s\S]*symbolic/],
    ['a mistyped option', ['x', '--ordr', '2'], 2, /--ordr[\s\S]*--order/],
    ['an option without its value', ['x', '--at'], 2, /--at/],
    ['two expressions', ['x', 'x^2', '--at', '1'], 2, /expression|argument/],
    ['a manual formula that does not parse', ['x^2', '--manual', '2x+', '--at', '1'], 2, /2x\+\n.*\^/],
    ['a logarithm outside its domain', ['log(x)', '--at', '-1'], 3, /ln\(u\).*x = -1/],
    ['a division by zero at the point', ['1/x', '--at', '0'], 3, /v != 0.*x = 0/],
    ['a division by zero anywhere', ['1/0', '--at', 'x=1', '--wrt', 'x'], 3, /v != 0/],
    ['an even root of a negative number', ['x^(1/3)', '--at', '-8'], 3, /cbrt/],
  ])('%s', (_, args, exit, says) => {
    expectFailure(diff(...args), exit, says);
  });

  test('a function without any point', () => {
    const { code, stdout, stderr } = diff('ln(-x^2 - 1)');
    expect([code, stderr]).toEqual([3, '']);
    expect(stdout).toMatch(/^f\(x\) += ln\(-x\^2 - 1\)[\s\S]*No point[\s\S]*At the first point/);
  });

  test('a constant without a value', () => {
    for (const text of ['1/0', 'log(-1)', '9^9^9^9']) expectFailure(diff(text), 3, /here u = /);
  });

  test('a megabyte of parentheses', () => {
    expectFailure(runProgram('diff', ['-'], { input: '('.repeat(1 << 20) }), 2, /\(/);
  });

  test('an infinite bound of a sum, and an infinite constant', () => {
    for (const text of ['sum(1/2^k, k, 0, Infinity)', 'Infinity'])
      expectFailure(runProgram('fluxion', ['evaluate', text]), 3, /Infinity is no finite number/);
  });

  test('an integral that diverges everywhere is no hang', () => {
    const { code, stdout } = diff('integral(t^x, t, 0, Infinity)');
    expect(code).toBe(3);
    expect(stdout).toContain('No point');
  });

  test('control characters in the input do not reach the terminal', () => {
    const { code, stderr } = diff('x+\u001b[31m\u0007');
    expect(code).toBe(2);
    expect([...stderr].filter((character) => character < ' ' && character !== '\n')).toEqual([]);
  });
});

describe('large or odd, but valid', () => {
  test('a variable may have the name of an object’s property', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const { code, stdout } = diff(`${name}^2`, '--at', `${name}=3`, '--json');
      expect(code).toBe(0);
      expect(stdout).toContain(`"at":{"${name}":3}`);
    }
  });

  test('a tower of powers neither hangs nor overflows', () => {
    const { code, stderr } = diff('9^9^9^9', '--at', '1');
    expect([0, 2, 3]).toContain(code);
    expect(stderr).not.toMatch(/^\s+at |Fluxion itself/m);
  });

  test('2x3y is read as mathjs reads it, or refused with a place', () => {
    const { code, stdout, stderr } = diff('2x3y', '--at', 'x3y=1');
    expect(code === 0 ? stdout : stderr).toMatch(code === 0 ? /2 \* x3y/ : /\^/);
  });
});

describe('a command that is none is what is complained of, whatever comes after it', () => {
  test.each<[string[], RegExp]>([
    [['nonsense'], /'nonsense'/],
    [['nonsense', '--lang', 'zh'], /没有命令“nonsense”/],
    [['gradien', 'x', '--json'], /'gradien' \(Did you mean gradient\?\)/],
  ])('%j', (args, says) => {
    const { code, stdout, stderr } = runProgram('fluxion', args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
  });
});
