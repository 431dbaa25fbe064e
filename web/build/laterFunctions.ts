import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** What the worker imports to know of the functions and to fetch them; declared in web/virtual.d.ts. */
const LATER = 'virtual:later-functions';
const ALL = 'virtual:all-later-functions';
const STDLIB = /^@stdlib\/math-base-special-/;

/**
 * The special functions of stdlib come in a file of their own, which a worker fetches when it needs one of them: most
 * functions that are differentiated need none. Until then a stand-in notes that one was called, and throws.
 */
export function laterFunctions(manifest: string): Plugin {
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies: Record<string, string> };
  const packages = Object.keys(dependencies).filter((name) => STDLIB.test(name));
  return {
    name: 'later-functions',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source === LATER || source === ALL) return `\0${source}`;
      if (packages.includes(source) && /\/src\/ops\//.test(importer.replaceAll('\\', '/'))) return `\0later:${source}`;
      return undefined;
    },
    load(id) {
      if (id === `\0${LATER}`) return later();
      if (id === `\0${ALL}`) return all(packages);
      return id.startsWith('\0later:') ? standIn(id.slice('\0later:'.length)) : undefined;
    },
  };
}

function later(): string {
  return `
    const places = new Map();
    let isThere = false, wasMissed = false, coming;
    export const register = (name, put) => {
      places.set(name, put);
      return () => { wasMissed = true; throw new Error(name + ' is not there yet'); };
    };
    export const isMissing = () => wasMissed && !isThere;
    export const fetchFunctions = () => coming ??= import('${ALL}').then(({ default: functions }) => {
      for (const [name, put] of places) put(functions[name]);
      isThere = true;
    });`;
}

/** None of them takes more than two arguments. */
function standIn(name: string): string {
  return `
    import { register } from '${LATER}';
    let own = register('${name}', (found) => { own = found; });
    export default (x, y) => own(x, y);`;
}

function all(packages: readonly string[]): string {
  const imports = packages.map((name, i) => `import f${i} from '${name}';`);
  return `${imports.join('\n')}\nexport default { ${packages.map((name, i) => `'${name}': f${i}`).join(', ')} };`;
}
