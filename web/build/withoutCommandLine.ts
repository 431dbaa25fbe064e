import type { Plugin } from 'vite';

/** Sentences that only the command line says: its help and its examples. */
const SAID_THERE = /\/src\/messages\/sentences\/(help|examples)\.ts$/;

/** The page leaves out what only a terminal shows. */
export function withoutCommandLine(): Plugin {
  return {
    name: 'without-command-line',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const name = SAID_THERE.exec(id.replaceAll('\\', '/'))?.[1];
      return name === undefined ? undefined : `export const ${name} = [];`;
    },
  };
}
