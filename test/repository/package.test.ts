import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { shared } from '../../scripts/esbuild.ts';
import { ROOT } from '../../scripts/readme.ts';

interface Package {
  readonly bin: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Installed>>;
}

interface Installed {
  readonly dev?: boolean;
  readonly engines?: { readonly node?: string };
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function lockedPackages(): Lock['packages'] {
  return (JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock).packages;
}

const description = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Package;

describe('the launchers', () => {
  test.each(Object.entries(description.bin))('%s is executable and says which program it is', (name, path) => {
    expect(statSync(join(ROOT, path)).mode & 0o111).toBe(0o111);
    expect(readFileSync(join(ROOT, path), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(spawnSync(join(ROOT, path), ['--help'], { encoding: 'utf8' }).stdout).toContain(name);
  });
});

test('.ci/run is executable', () => {
  expect(statSync(join(ROOT, '.ci/run')).mode & 0o111).toBe(0o111);
});

test('the lock file holds the optional packages of every platform (`npm run lock` adds them)', () => {
  const packages = lockedPackages();
  const names = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
  const optional = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.entries(optionalDependencies),
  );
  expect(optional.filter(([name, version]) => /^\d/.test(version) && !names.has(name))).toEqual([]);
});

test('the library is for browsers too: its bundle imports nothing of Node', async () => {
  const { metafile } = await build({
    ...shared,
    entryPoints: ['src/index.ts'],
    platform: 'browser',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const inputs = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  const external = inputs.filter((input) => input.external).map(({ path }) => path);
  expect(external.filter((path) => !Object.hasOwn(description.dependencies, path))).toEqual([]);
});

test('the sources import no package that package.json does not list', () => {
  const names = sources('src')
    .concat(sources('cli'))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      return [...text.matchAll(/\bfrom '((?:@[^/']+\/)?[^./'][^/']*)/g)].map(([, name]) => name as string);
    });
  const known = Object.keys(description.dependencies);
  expect([...new Set(names)].filter((name) => !known.includes(name) && !name.startsWith('node:'))).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

test('everything that users install runs on Node 20', () => {
  const needs = Object.entries(lockedPackages()).filter(([, { dev }]) => dev !== true);
  expect(needs.length).toBeGreaterThan(50);
  const tooNew = needs.filter(([, { engines }]) => {
    const least = (engines?.node ?? '*').split('||').map((range) => Number(/\d+/.exec(range)?.[0] ?? 0));
    return Math.min(...least) > 20;
  });
  expect(tooNew.map(([name, { engines }]) => `${name} ${engines?.node}`)).toEqual([]);
});
