import type { Plugin } from 'vite';

/** KaTeX offers each font in three formats; every browser that runs the page reads WOFF2. */
export function onlyWoff2(): Plugin {
  return {
    name: 'only-woff2',
    enforce: 'pre',
    transform: (code, id) =>
      /katex(?:\.min)?\.css/.test(id)
        ? code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '')
        : undefined,
  };
}
