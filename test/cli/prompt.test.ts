import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { appendHistory, historyFile, readHistory } from '../../cli/prompt/history.ts';
import { commandWords } from '../../cli/prompt/prompt.ts';
import { Session } from '../../cli/prompt/session.ts';
import { runProgram } from './process.ts';

const said = (...lines: string[]) => {
  const session = new Session();
  return lines.map((line) => session.answer(line).join('\n')).at(-1);
};

describe('a session', () => {
  test.each([
    [['x^2 + x^2'], '= 2 * x^2'],
    [['sqrt(2)'], '= sqrt(2) = 1.4142135623730951'],
    [['1/3'], '= 1/3 = 0.3333333333333333'],
    [['f(x) = x^3', "f'(2)"], '= 12'],
    [['1 + 1', 'ans * 3'], '= 6'],
    [['a = 4', 'a^2'], '= 16'],
    [['a = 4', 'ans + 1'], '= 5'],
    [['d/dx(x^2)'], '= 2 * x'],
    [['f(x) = x^2'], 'f(x) = x^2'],
    [['sum(k, k, 1, 10)'], '= 55'],
  ])('%j ends with %s', (lines, expected) => expect(said(...(lines as string[]))).toBe(expected));
  test('an error leaves everything as it was', () => {
    const session = new Session();
    session.answer('a = 4');
    expect(() => session.answer('x +')).toThrow(/Expected/);
    expect(session.answer('ans')).toEqual(['= 4']);
  });
  test('completion knows the language and the session', () => {
    const session = new Session();
    expect(session.completions('asin')).toEqual(['asin(', 'asinh(']);
    session.answer('asiny(x) = x');
    expect(session.completions('asin')).toContain('asiny(');
  });
});

test('a line that begins with a command is split as a shell splits it', () => {
  expect(commandWords('taylor "ln(1 + x)" --order 3', ['taylor'])).toEqual(['taylor', 'ln(1 + x)', '--order', '3']);
  for (const line of ['diff(x^2, x)', 'diff', 'diff + 1', 'x diff'])
    expect(commandWords(line, ['diff'])).toBeUndefined();
});

describe('history', () => {
  test('is kept in the state directory, the last line first', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fluxion-history-'));
    try {
      const file = historyFile({ XDG_STATE_HOME: folder });
      appendHistory(file, '1 + 1');
      appendHistory(file, 'ans');
      expect(readHistory(file)).toEqual(['ans', '1 + 1']);
      writeFileSync(file, '1\n'.repeat(5000));
      expect(readHistory(file)).toHaveLength(1000);
      expect(readFileSync(file, 'utf8').length).toBe(2000);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  test('that cannot be written costs nothing else', () => {
    appendHistory('/dev/null/fluxion/history', 'x');
    expect(readHistory('/dev/null/fluxion/history')).toEqual([]);
  });
});

describe('fluxion alone', () => {
  test('answers lines from a pipe; an error ends nothing, but is the exit code', () => {
    const { code, stdout, stderr } = runProgram('fluxion', [], {
      input: '1+1\nx+\nans*2\ntaylor "exp(x)" --order 1\n',
    });
    expect([code, stdout]).toEqual([2, '= 2\n= 4\nf(x) = exp(x)\nf(x) = 1 + x + O(x^2)\n']);
    expect(stderr).toMatch(/^fluxion: Expected/);
  });
  test('ends with the input', () => expect(runProgram('fluxion', []).code).toBe(0));
});

describe('completion scripts', () => {
  test.each(['bash', 'zsh', 'fish'])('%s', (shell) => {
    const { code, stdout } = runProgram('fluxion', ['completion', shell]);
    expect(code).toBe(0);
    for (const word of ['taylor', 'gradient', 'order']) expect(stdout).toContain(word);
  });
  test('bash completes commands and options', () => {
    const script = runProgram('fluxion', ['completion', 'bash']).stdout;
    const ask = `${script}\nCOMP_WORDS=(fluxion tay); COMP_CWORD=1; _fluxion; echo "\${COMPREPLY[@]}"; COMP_WORDS=(fluxion taylor --o); COMP_CWORD=2; _fluxion; echo "\${COMPREPLY[@]}"`;
    expect(spawnSync('bash', ['-c', ask], { encoding: 'utf8' }).stdout).toBe('taylor\n--order\n');
  });
  test('another shell is a usage error', () => expect(runProgram('fluxion', ['completion', 'tcsh']).code).toBe(2));
});
