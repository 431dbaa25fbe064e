import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

/* What `npm test` says where no browser is found, exercised where one is: by naming a place where there is none. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NOWHERE = '/nowhere/chromium';

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** One file of the tests in a browser, without a browser. */
function run(env: Readonly<Record<string, string>>): Outcome {
  const options = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning'];
  const args = [...options, 'node_modules/jest/bin/jest.js', '--ci', 'test/web/visit.test.ts'];
  try {
    const output = execFileSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, CHROMIUM: NOWHERE, CI: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { code: 0, output };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: stdout + stderr };
  }
}

test('the tests in a browser are skipped, and the closing line of the tests says so', () => {
  const { code, output } = run({});
  expect(output).toMatch(
    /^SKIPPED: the tests in a browser of .*No Chromium was found at \/nowhere\/chromium.*\n0 passed, 0 failed, 1 skipped\n$/m,
  );
  expect(code).toBe(0);
});

test('in continuous integration that is a failure', () => {
  const { code, output } = run({ CI: 'true' });
  expect(code).not.toBe(0);
  expect(output).toContain('No Chromium was found at /nowhere/chromium');
  expect(output).toMatch(/0 passed, 1 failed/);
});
