/**
 * Bundles the library (an ES module, for Node and browsers) and the command line (CommonJS, which Node starts faster)
 * into dist/. Dependencies go in tree-shaken: importing all of mathjs takes half a second, what Fluxion uses of it is
 * read in milliseconds.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build } from 'esbuild';
import { shared } from './esbuild.ts';

const bundles: Readonly<Record<string, BuildOptions>> = {
  'dist/index.js': { entryPoints: ['src/index.ts'] },
  'dist/cli.cjs': { entryPoints: ['cli/main.ts'], format: 'cjs', platform: 'node' },
};

mkdirSync('dist', { recursive: true });
await Promise.all(Object.entries(bundles).map(([file, options]) => bundle(file, options))).catch(() => {
  // esbuild has said what is wrong and where; its stack adds nothing.
  process.exitCode = 1;
});

/** A bundle begins with its digest, by which the launcher knows what belongs to it. */
async function bundle(file: string, options: BuildOptions): Promise<void> {
  const { outputFiles = [] } = await build({ ...shared, ...options, write: false, logLevel: 'warning' });
  const [{ text = '' } = {}] = outputFiles;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  writeFileSync(file, `/*${digest}*/\n${text}`);
}
