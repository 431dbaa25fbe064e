/**
 * Bundles the library (an ES module, for Node and browsers) and the command line (CommonJS, which Node starts faster)
 * into dist/. Dependencies go in tree-shaken: importing all of mathjs takes half a second, what Fluxion uses of it is
 * read in milliseconds.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { shared } from './esbuild.ts';
import { ROOT } from './readme.ts';

const bundles: Readonly<Record<string, BuildOptions>> = {
  // What imports the library may minify it; its users read stack traces before.
  'dist/index.js': { entryPoints: ['src/index.ts'], minify: false },
  'dist/cli.cjs': {
    entryPoints: ['cli/main.ts'],
    format: 'cjs',
    platform: 'node',
    supported: { 'dynamic-import': false },
  },
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

/** Fonts that the formulas of a report can need; the others of KaTeX are for scripts and decoration. */
const FONTS = /KaTeX_(?:Main-(?:Regular|Bold|Italic)|Math-Italic|AMS-Regular|Size[1-4]-Regular)\.woff2/;

/** KaTeX's styles with its fonts in them, so that a report is one file. */
function writeKatexStyle(): void {
  const folder = join(ROOT, 'node_modules/katex/dist');
  const styles = readFileSync(join(folder, 'katex.min.css'), 'utf8');
  const inlined = styles.replace(/@font-face\{[^}]*\}/g, (face) => {
    const [, file = ''] = /url\((fonts\/[^)]*\.woff2)\)/.exec(face) ?? [];
    if (!FONTS.test(file)) return '';
    const data = readFileSync(join(folder, file)).toString('base64');
    return face.replace(/src:[^}]*/, `src:url(data:font/woff2;base64,${data}) format("woff2")`);
  });
  writeFileSync(join(ROOT, 'dist/katex.css'), inlined);
}

writeKatexStyle();
