import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { BIN } from './process.ts';

/** Work that takes longer than any test waits. */
const LONG = ['evaluate', 'integral(exp(-t^2)*sin(t), t, 0, 3) + zeta(3.3)', '--digits', '430'];

/** A run of `fluxion` whose standard error passes for a terminal, or not. */
function begin(args: readonly string[], terminal: boolean, env: NodeJS.ProcessEnv = {}) {
  const start = `process.stderr.isTTY = ${terminal}; require(${JSON.stringify(`${BIN}start.cjs`)}).start('fluxion')`;
  // `node -e` has no script among its arguments; the program expects one.
  const child = spawn(process.execPath, ['-e', `process.argv.splice(1, 0, 'fluxion'); ${start}`, '--', ...args], {
    env: { ...process.env, LC_ALL: 'C', ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  return { child, output };
}

describe('long work', () => {
  test('tells on a terminal that it goes on, and Ctrl-C ends it at once without a trace', async () => {
    const { child, output } = begin(LONG, true);
    while (!output.stderr.includes('Working, ')) await once(child.stderr, 'data');
    child.kill('SIGINT');
    const [code, signal] = await once(child, 'close');
    // A shell shows the death by this signal as 130.
    expect([code, signal]).toEqual([null, 'SIGINT']);
    expect(output.stdout).toBe('');
    expect(output.stderr).not.toMatch(/ at .*:\d+:\d+/);
  });

  test('speaks the language of the locale', async () => {
    const { child, output } = begin(LONG, true, { LC_ALL: 'zh_CN.UTF-8' });
    while (!output.stderr.includes('正在计算')) await once(child.stderr, 'data');
    child.kill('SIGINT');
    await once(child, 'close');
  });

  test('says nothing where no terminal is', async () => {
    const { child, output } = begin(['compare', '--json'], false);
    const [code] = await once(child, 'close');
    expect([code, output.stderr]).toEqual([0, '']);
    expect(JSON.parse(output.stdout).examples.length).toBeGreaterThan(20);
  });

  test.each([[['compare', '--json']], [['simplify', 'x + x']]])(
    '%j: its progress is gone when the answer comes',
    async (args) => {
      const { child, output } = begin(args, true);
      const [code] = await once(child, 'close');
      expect(code).toBe(0);
      expect(output.stdout).not.toContain('\u001b');
      // The last thing told of any progress is to clear its line.
      expect(output.stderr === '' || output.stderr.endsWith('\r\u001b[K')).toBe(true);
    },
  );
});
