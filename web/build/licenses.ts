import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FILE = 'licenses.txt';

/**
 * The licences of what the page is made of, each once, in a file beside it: in the scripts they would be read by every visit,
 * three hundred times in one of them.
 */
export function licenses(): Plugin {
  const packages = new Set<string>();
  return {
    name: 'licenses',
    apply: 'build',
    transform(_, id) {
      const folder = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
      if (folder !== undefined) packages.add(folder);
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: textOf([...packages].sort()) });
    },
  };
}

/** Packages that share a text stand over it together. */
function textOf(folders: readonly string[]): string {
  const names = new Map<string, string[]>();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice)/i.test(file));
    const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
    const key = text || `Licence: ${license}`;
    names.set(key, [...(names.get(key) ?? []), `${name} ${version}`]);
  }
  return [...names].map(([text, users]) => `${users.join('\n')}\n\n${text}\n`).join(`\n${'-'.repeat(80)}\n\n`);
}
