import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const folder = new URL('../../src/explain/public/', import.meta.url);
const source = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

/** The docstring above every function of the public surface; empty where there is none. */
const docstrings = new Map(
  [...source.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export const (\w+) = \/\* @__PURE__ \*\/ checked\(/g)].map(
    ([, text = '', name = '']) => [name, text.replace(/^ ?\* ?/gm, '').trim()],
  ),
);

test('every function that shows derivatives says in its docstring what it gives', () => {
  expect(docstrings.size).toBe(source.match(/checked\('/g)?.length);
  expect([...docstrings].filter(([, text]) => !/^[A-Z`][^@]+[.]/.test(text)).map(([name]) => name)).toEqual([]);
});
