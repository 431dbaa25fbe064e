import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What a worker imports to know of the functions and to fetch them; declared in web/virtual.d.ts. */
const LATER = 'virtual:later-functions';
const ALL = 'virtual:all-later-functions';

const STDLIB = /^@stdlib\/math-base-special-/;
/** Below src: numbers of special functions, and the reader of LaTeX. */
const OWN = [
  'ops/kernels/airy.ts',
  'ops/kernels/bessel.ts',
  'ops/kernels/besselModified.ts',
  'ops/kernels/elliptic.ts',
  'ops/kernels/errorFunction.ts',
  'ops/kernels/expint.ts',
  'ops/kernels/lambertw.ts',
  'ops/kernels/polygamma.ts',
  'ops/kernels/quadrature.ts',
  'ops/kernels/sphericalBessel.ts',
  'ops/kernels/zeta.ts',
  'parse/latex/reader.ts',
];

/** A module whose functions come later; `default` is the name of the only one that a package has. */
interface Later {
  readonly place: string;
  readonly names: readonly string[];
}

/**
 * The special functions and the reader of LaTeX come in a file of their own, which a worker fetches when it needs one of
 * them: most functions that are differentiated need none. Until then a stand-in notes that one was called, and throws.
 */
export function laterFunctions(root: string): Plugin {
  const later = new Map([...ofPackages(root), ...ofOwn(root)].map((module) => [module.place, module]));
  return {
    name: 'later-functions',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source === LATER || source === ALL) return `\0${source}`;
      const user = slashed(importer);
      // Among themselves, and for whoever fetches them, they are what they are.
      if (!user.startsWith(`${slashed(root)}src/`) || later.has(user)) return undefined;
      const place = source.startsWith('.') ? slashed(resolve(dirname(importer), source)) : source;
      return later.has(place) ? `\0later:${place}` : undefined;
    },
    load(id) {
      if (id === `\0${LATER}`) return registry();
      if (id === `\0${ALL}`) return all([...later.values()]);
      const module = id.startsWith('\0later:') ? later.get(id.slice('\0later:'.length)) : undefined;
      return module === undefined ? undefined : standIn(module);
    },
  };
}

function ofPackages(root: string): Later[] {
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const packages = Object.keys(dependencies).filter((name) => STDLIB.test(name));
  return packages.map((place) => ({ place, names: ['default'] }));
}

function ofOwn(root: string): Later[] {
  return OWN.map((path) => {
    const place = `${root}src/${path}`;
    const names = [...readFileSync(place, 'utf8').matchAll(/^export function (\w+)/gm)].map(
      (match) => match[1] as string,
    );
    return { place: slashed(place), names };
  });
}

function registry(): string {
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

/** None of them takes more than six arguments. */
function standIn({ place, names }: Later): string {
  const parts = names.map(
    (name, i) => `
      let own${i} = register('${keyOf(place, name)}', (found) => { own${i} = found; });
      const later${i} = (a, b, c, d, e, f) => own${i}(a, b, c, d, e, f);
      export { later${i} as ${name} };`,
  );
  return `import { register } from '${LATER}';${parts.join('')}`;
}

function all(modules: readonly Later[]): string {
  const imports = modules.map(({ place }, i) => `import * as m${i} from '${place}';`);
  const entries = modules.flatMap(({ place, names }, i) =>
    names.map((name) => `'${keyOf(place, name)}': m${i}.${name},`),
  );
  return `${imports.join('\n')}\nexport default { ${entries.join('\n')} };`;
}

/** Of the place only its end, which tells them apart. */
function keyOf(place: string, name: string): string {
  return `${/[^/-]*$/.exec(place)?.[0]} ${name}`;
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
