/**
 * Bundles the library and the command line into dist/. Dependencies go in tree-shaken: importing all of mathjs takes
 * half a second, what Fluxion uses of it is read in milliseconds.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { shared } from './esbuild.ts';
import { ROOT } from './readme.ts';

await build({
  ...shared,
  entryPoints: { index: 'src/index.ts', cli: 'cli/main.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunk-[hash]',
  external: ['node:*'],
  logLevel: 'warning',
  metafile: true,
})
  .then(({ metafile }) => removeStale(Object.keys(metafile.outputs)))
  .catch(() => {
    // esbuild has said what is wrong and where; its stack adds nothing.
    process.exitCode = 1;
  });

/** Chunks of earlier builds. */
function removeStale(written: readonly string[]): void {
  for (const name of readdirSync(join(ROOT, 'dist'))) {
    if (name.endsWith('.js') && !written.includes(`dist/${name}`)) rmSync(join(ROOT, 'dist', name));
  }
}
