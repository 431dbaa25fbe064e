import type { Plugin } from 'vite';

/** What is shown first: the page itself and the panel that opens. */
const FIRST = ['app/start.tsx', 'panels/compare/Compare.tsx'];

/** The browser asks for the scripts of the first view at once, not one after the other as each names the next. */
export function preload(): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) => {
        const files = new Set<string>();
        const add = (file: string): void => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || chunk.isEntry || files.has(file)) return;
          files.add(file);
          for (const other of chunk.imports) add(other);
        };
        for (const [file, chunk] of Object.entries(bundle)) {
          const id = chunk.type === 'chunk' ? chunk.facadeModuleId : null;
          if (FIRST.some((name) => id?.endsWith(name))) add(file);
        }
        return [...files].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}
