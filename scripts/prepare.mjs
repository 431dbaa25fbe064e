/**
 * `prepare`: builds everything after `npm ci`. The first `npx diff` in a checkout links the checkout into npm's cache and
 * calls `prepare` again; what is built already stays as it is then.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';

const built = ['cli.cjs', 'index.js', 'modules/index.js'].every((file) =>
  existsSync(new URL(`../dist/${file}`, import.meta.url)),
);
if (!(process.env.npm_command === 'exec' && built)) {
  process.exitCode = npm('bundle');
  // A page of older sources is not kept; `fluxion serve` builds it when it is first asked for.
  if (process.env.npm_command !== 'pack')
    rmSync(new URL('../dist/web', import.meta.url), { recursive: true, force: true });
  if (process.exitCode === 0 && npm('declarations') !== 0) {
    // The programs run all the same; `npm run check` is what fails on a type.
    console.warn('The types have errors: see `npm run check`.');
  }
}

/** @param {string} script @returns {number} its exit code */
function npm(script) {
  return spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit' }).status ?? 1;
}
