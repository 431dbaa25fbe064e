/**
 * Bundles the library and the command line into dist/. Dependencies go in tree-shaken: importing all of mathjs takes
 * half a second, what Fluxion uses of it is read in milliseconds.
 */
import { build } from 'esbuild';

await build({
  entryPoints: { index: 'src/index.ts', cli: 'cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  external: ['node:*'],
  target: ['node20', 'es2022'],
  minify: true,
  keepNames: false,
  legalComments: 'none',
  logLevel: 'warning',
}).catch(() => {
  // esbuild has said what is wrong and where; its stack adds nothing.
  process.exitCode = 1;
});
