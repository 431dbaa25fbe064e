import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/readme.ts';

/** Within the repository, so that the declarations find the types of the libraries they name. */
const folder = mkdtempSync(join(ROOT, 'node_modules', '.declarations-'));

function tsc(...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

beforeAll(() => {
  expect(tsc('-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--outDir', folder)).toBe('');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('no type that refers to itself is written out, level upon level: older compilers never come to its end', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((name) => /\binfer \w+_\d/.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});

test('a program that uses the library passes a strict check, with the declarations checked too', () => {
  const program = join(folder, 'program.ts');
  writeFileSync(
    program,
    `import { compile, grad, ops, tensor } from './index.js';
const f = (p: { a: number; b: readonly number[] }) => ops.sum(ops.mul(p.a, ops.sin(tensor(p.b))));
const { a, b } = grad(f)({ a: 2, b: [1, 2, 3] });
export const results: unknown[] = [a, b, compile('x^2*y', ['x', 'y'])(1, 2)];
// @ts-expect-error a gradient has the names of its argument
export const wrong = grad(f)({ a: 2, b: [1] }).c;
`,
  );
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--types',
    '',
  ];
  expect(tsc(...options, program)).toBe('');
});
