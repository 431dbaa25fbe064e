/**
 * Bundles the library (an ES module, for Node and browsers) and the command line (CommonJS, which Node starts faster)
 * into dist/. Dependencies go in tree-shaken: importing all of mathjs takes half a second, what Fluxion uses of it is
 * read in milliseconds.
 */
import { rmSync } from 'node:fs';
import { type BuildOptions, build } from 'esbuild';
import { shared } from './esbuild.ts';

// V8 tells a stale cache by its length only: it must not outlive its bundle.
rmSync('dist/cli.cache', { force: true });

const bundles: readonly BuildOptions[] = [
  { ...shared, entryPoints: ['src/index.ts'], outfile: 'dist/index.js' },
  { ...shared, entryPoints: ['cli/main.ts'], outfile: 'dist/cli.cjs', format: 'cjs', platform: 'node' },
];

await Promise.all(bundles.map((options) => build({ ...options, logLevel: 'warning' }))).catch(() => {
  // esbuild has said what is wrong and where; its stack adds nothing.
  process.exitCode = 1;
});
