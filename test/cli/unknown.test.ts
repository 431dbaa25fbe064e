import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { main } from '../../cli/main.ts';

/** Every subcommand that takes an expression, called with this one. */
const COMMANDS: Readonly<Record<string, (text: string) => string[]>> = {
  diff: (text) => [text],
  'diff --at': (text) => [text, '--at', 'x=0.5'],
  gradient: (text) => [text],
  jacobian: (text) => [text, 'x'],
  hessian: (text) => [text],
  taylor: (text) => [text, '--order', '3'],
  implicit: (text) => [`y = ${text}`],
  tangent: (text) => [text, '--at', '0.5'],
  simplify: (text) => [text],
  equal: (text) => [text, 'x'],
  substitute: (text) => [text, '--with', 'x=t'],
  evaluate: (text) => [text, '--at', 'x=0.5'],
  check: (text) => [text, '1'],
};

/** Run a command in this process: a thousand processes would take minutes. */
async function run(command: string, text: string): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      said[stream] += String(chunk);
      return true;
    });
  }
  process.exitCode = 0;
  const [name = ''] = command.split(' ');
  await main('fluxion', [name, ...(COMMANDS[command]?.(text) ?? [])]);
  const { exitCode: code } = process;
  process.exitCode = 0;
  return { code, ...said };
}

afterEach(() => {
  jest.restoreAllMocks();
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
});

/** What is not known, the word that the message names, and what to do about it. */
const UNKNOWN: readonly (readonly [text: string, named: string, advice: RegExp])[] = [
  // Functions that nobody knows.
  ['frobnicate(x)', 'frobnicate', /frobnicate\(x\) = \.\.\.; in a program, defineOp .* product write frobnicate\*\(/],
  ['x + foo(x)', 'foo', /defineOp/],
  ['foo(x, 1)', 'foo', /defineOp/],
  ['sin(foo(x))', 'foo', /defineOp/],
  ['foo()', 'foo', /defineOp/],
  ['\\operatorname{foo}(x)', 'foo', /defineOp/],
  ['\\mathrm{bar}(x)', 'bar', /defineOp/],
  ['legendre(2, x)', 'legendre', /defineOp/],
  ['hypergeom(1, x)', 'hypergeom', /defineOp/],
  ['polylog(2, x)', 'polylog', /defineOp/],
  ['gcd(x, 2)', 'gcd', /defineOp/],
  // Known ones in another spelling, or with a slip.
  ['Sin(x)', 'Sin', /sin\?/],
  ['SIN(x)', 'SIN', /sin\?/],
  ['Abs(x)', 'Abs', /abs\?/],
  ['sinn(x)', 'sinn', /sin\?/],
  ['erfi(x)', 'erfi', /erf\?/],
  ['Heaviside(x)', 'Heaviside', /heaviside\?/],
  ['signum(x)', 'signum', /sign\?/],
  ['arctann(x)', 'arctann', /arctan\?/],
  // A wrong number of arguments.
  ['sin(x, 2)', 'sin', /1 argument, not 2: sin\(x\)/],
  ['sin()', 'sin', /1 argument, not 0/],
  ['atan2(x)', 'atan2', /atan2\(y, x\)/],
  ['besselj(x)', 'besselj', /besselj\(n, x\)/],
  ['polygamma(x)', 'polygamma', /polygamma\(n, x\)/],
  ['hypot()', 'hypot', /at least 1/],
  ['max()', 'max', /at least 1/],
  ['beta(x)', 'beta', /beta\(x, y\)/],
  ['clamp(x)', 'clamp', /clamp\(x, lo, hi\)/],
  ['if(x, 1)', 'if', /if\(c, a, b\)/],
  ['piecewise(x > 0, 1)', 'piecewise', /otherwise/],
  ['diff(x^2)', 'diff', /diff\(x\^2, x\)/],
  ['integral(x^2)', 'integral', /two bounds/],
  ['integrate(x, x)', 'integrate', /two bounds/],
  ['sin', 'sin', /needs an argument/],
  ['log_x', 'log_x', /needs an argument/],
  // Derivatives of functions that are not there.
  ["g'(x)", 'g', /g\(x\) = \.\.\./],
  ["f''(x)", 'f', /f\(x\) = \.\.\./],
  ["x'", 'x', /x\(t\) = \.\.\./],
  ["sin''(x, 1)", "sin''", /diff\(/],
  // Forms of other systems.
  ['Sin[x]', 'Sin', /round brackets: sin\(x\)/],
  ['D[x^2, x]', 'D', /diff\(x\^2, x\)/],
  ['D[Sin[x], x]', 'D', /diff\(x\^2, x\)/],
  ['D(x^2, x)', 'D', /diff\(x\^2, x\)/],
  ['Integrate[x, x]', 'Integrate', /integral\(/],
  ['int(x, x)', 'int', /integral\(t\^2, t, 0, x\)/],
  ['limit(sin(x)/x, x, 0)', 'limit', /no limits/],
  ['limit(sin(x)/x, x=0)', 'limit', /no limits/],
  ['lim(x)', 'lim', /no limits/],
  ['\\lim_{x\\to 0} x', 'limits', /d\/dx/],
  ['\\int x dx', '\\int', /bounds/],
  ['\\iint x dx dy', '\\iint', /\\operatorname/],
  ['\\vec{x}', '\\vec', /Write a vector as/],
  ['\\nabla x', '\\nabla', /\\operatorname/],
  ['∑ x', '\\sum', /bounds/],
  ['dsolve(x, x)', 'dsolve', /differential equations/],
  ['Solve(x^2, x)', 'Solve', /implicit/],
  ['taylor(sin(x), x, 0)', 'taylor', /result of taylor/],
  ['series(sin(x), x)', 'series', /result of taylor/],
  ['laplace(x, x, s)', 'laplace', /transform/],
  ['expand((x+1)^2)', 'expand', /simplify/],
  ['factor(x^2-1)', 'factor', /simplify/],
  ['re(x)', 're', /real-valued/],
  ['conj(x)', 'conj', /real-valued/],
  ['DiracDelta(x)', 'DiracDelta', /step\(x\)/],
  ['nCr(x, 2)', 'nCr', /binomial\(n, k\)/],
  ['fact(x)', 'fact', /x!/],
  ['root(x, 3)', 'root', /nthRoot/],
  ['airy(x)', 'airy', /airyai\(x\)/],
  ['random(x)', 'random', /random numbers/],
  ['matrix(x)', 'matrix', /\[1, 2; 3, 4\]/],
  // Notation of programming languages.
  ['function(x) x^2', 'function', /f\(x\) = x\^2/],
  ['def f(x): x', ':', /f\(x\) = x\^2/],
  ['lambda x: x^2', ':', /f\(x\) = x\^2/],
  ['x -> x^2', '>', /f\(x\) = x\^2/],
  ['x := 3', ':=', /a = 3/],
  ['Math.sin(x)', '.', /sin\(x\), not Math\.sin/],
  ['np.exp(x)', '.', /sin\(x\), not Math\.sin/],
  ['x // 2', '/', /floor/],
  ['x && 1', '&&', /Write and/],
  ['!x', '!', /Write not/],
  ['x & 1', '&', /Write and/],
  ['x <> 1', '>', /Write !=/],
  ['x ± 1', '±', /two expressions/],
  ['"x"', 'quotes', /Remove/],
];

/** Run a command and expect what a user may see of a failure: its words, and nothing of the program's inside. */
async function refusal(command: string, text: string, named: string, advice: RegExp): Promise<unknown> {
  const { code, stdout, stderr } = await run(command, text);
  expect(`${command}: ${stderr}`).toContain(named);
  expect(stderr.replace(/\s+/g, ' ')).toMatch(advice);
  expect(stderr).not.toMatch(/^\s+at |Fluxion itself|TypeError|RangeError/m);
  expect([command, stdout]).toEqual([command, '']);
  return code;
}

describe('what is not known is an error that names it and says what to do, in every command', () => {
  test.each(UNKNOWN)('%s', async (text, named, advice) => {
    for (const command of Object.keys(COMMANDS)) {
      expect([command, await refusal(command, text, named, advice)]).toEqual([command, 2]);
    }
  });

  test.each([
    ['[1, 2; 3, 4]*x', 'diff --at', '[2, 2]', /one element/, 2],
    ['det([x, 1; 1, x])', 'diff --at', 'arrays', /grad/, 2],
    ['∞', 'diff --at', 'Infinity', /finite numbers/, 3],
    ['x*Infinity', 'diff --at', 'Infinity', /finite numbers/, 3],
    ['x*Infinity', 'evaluate', 'Infinity', /finite numbers/, 3],
    ['NaN*x', 'diff --at', 'NaN', /finite numbers/, 3],
    ['NaN*x', 'evaluate', 'NaN', /finite numbers/, 3],
    ['x*Infinity', 'tangent', 'Infinity', /finite numbers/, 3],
  ])('%s has no number as its value: %s', async (text, command, named, advice, code) => {
    expect(await refusal(command, text, named, advice)).toBe(code);
  });
});

describe('a name that means something elsewhere is a variable, and that is said', () => {
  test.each([
    ['f(x)', /f is a variable here; for a function, define it first: f\(x\) = x\^2; f\(x\)\./],
    ['e^(i*x)', /i is a variable here: there are no complex numbers/],
    ['Pi*x', /the constant is pi\./],
    ['infinity*x', /the constant is Infinity\./],
    ['nan*x', /the constant is NaN\./],
    ['dx', /a derivative is d\/dx/],
  ])('%s', async (text, note) => {
    for (const command of ['diff', 'simplify', 'gradient', 'hessian']) {
      const { code, stdout } = await run(command, text);
      expect([command, code]).toEqual([command, 0]);
      expect(stdout.replace(/\s+/g, ' ')).toMatch(note);
    }
  });

  test('a name that the text defines is what it says, whatever it means elsewhere', async () => {
    for (const text of [
      'factor(x) = x^2; factor(3x)',
      'rate = 3; rate(x+1)',
      'f(int) = 2int; f(x)',
      'int = x; int(2)',
    ]) {
      const { code, stderr } = await run('simplify', text);
      expect([text, code, stderr]).toEqual([text, 0, '']);
    }
  });
});
