import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { contentPolicy } from './build/contentPolicy.ts';
import { fonts } from './build/fonts.ts';
import { languages } from './build/languages.ts';
import { laterFunctions } from './build/laterFunctions.ts';
import { licenses } from './build/licenses.ts';
import { preload } from './build/preload.ts';
import { withoutCommandLine } from './build/withoutCommandLine.ts';

/** Licences go into a file of their own. */
const output = { comments: { legal: false } };
const shared = licenses();
const messages = fileURLToPath(new URL('../src/messages', import.meta.url));
const root = fileURLToPath(new URL('../', import.meta.url));
const cache = fileURLToPath(new URL('../node_modules/.cache/fluxion-fonts', import.meta.url));

/** The page as static files in dist/web. Every address in them is relative, so any host and any folder will do. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [contentPolicy(), languages(messages), laterFunctions(root), fonts(cache), preload(), shared],
  resolve: {
    // It would bring a terminal detection and Node's own modules along.
    alias: { debug: fileURLToPath(new URL('../scripts/silent-debug.cjs', import.meta.url)) },
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A file in a data: address would need the policy to allow data:.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output },
  },
  worker: {
    format: 'es',
    plugins: () => [withoutCommandLine(), languages(messages), laterFunctions(root), shared],
    rolldownOptions: { output },
  },
});
