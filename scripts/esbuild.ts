import type { BuildOptions } from 'esbuild';
import { ROOT } from './readme.ts';

/** How the library is bundled: for Node and browsers alike, with the parts of the dependencies that are used. */
export const shared = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  // It would bring a terminal detection and Node's own modules along.
  alias: { debug: './scripts/silent-debug.cjs' },
  // Loaded when a page or a picture is made, and only then.
  external: ['katex', '@dagrejs/dagre'],
  target: ['node20', 'es2022'],
  minify: true,
  legalComments: 'none',
} as const satisfies BuildOptions;
