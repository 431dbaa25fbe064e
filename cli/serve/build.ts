import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FluxionError } from '../../src/index.ts';

/**
 * The folder with the built page; in a checkout it is built when it is first asked for, because `npm ci` would take longer
 * for everyone otherwise.
 *
 * @param root where `package.json` is.
 * @param tell says that it will take a moment.
 * @throws FluxionError USAGE where the page is not there and cannot be built.
 */
export function builtPage(root: string, tell: () => void): string {
  const folder = join(root, 'dist', 'web');
  const isThere = (): boolean => existsSync(join(folder, 'index.html'));
  if (!isThere() && existsSync(join(root, 'web', 'vite.config.ts'))) {
    tell();
    // Where npm is a script of the shell, it takes a shell to start it; nothing of the user's is in the line.
    spawnSync('npm run --silent web:build', { cwd: root, shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  if (isThere()) return folder;
  throw new FluxionError('USAGE', 'The page is not built.', {
    suggestion: 'In a checkout, `npm ci` and then `npm run web:build` make it.',
  });
}
