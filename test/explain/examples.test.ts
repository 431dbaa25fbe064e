import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fluxion from '../../src/index.ts';

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

interface Example {
  readonly name: string;
  readonly program: string;
  /** A literal beside the code, or the text itself below it. */
  readonly literal: string;
  readonly text: string;
}

const examples = [...docstrings].flatMap(([name, docstring]): Example[] => {
  const [, example] = docstring.split('@example\n');
  if (example === undefined) return [];
  const lines = example.split('\n');
  const code = lines.filter((line) => !line.startsWith('//'));
  const below = lines.slice(code.length).map((line) => line.replace(/^\/\/ ?/, ''));
  const [last = '', beside] = (code.at(-1) as string).split(' // ');
  const program = [...code.slice(0, -1), `return ${last}`].join(';\n');
  return [{ name, program, literal: beside ?? below.join('\n'), text: below.join('\n') }];
});

const names = Object.keys(fluxion);
const run = (body: string): unknown =>
  new Function(...names, `return (async () => { ${body} })()`)(...Object.values(fluxion));

test('every function that shows derivatives says in its docstring what it gives', () => {
  expect(docstrings.size).toBe(source.match(/checked\('/g)?.length);
  expect([...docstrings].filter(([, text]) => !/^[A-Z`][^@]+[.]/.test(text)).map(([name]) => name)).toEqual([]);
});

describe('an example in a docstring gives what it says', () => {
  test('there are examples', () => expect(examples.length).toBeGreaterThan(20));

  test.each(examples)('$name', async ({ program, literal, text }) => {
    const result = await run(program);
    expect(result).toEqual(typeof result === 'string' && text !== '' ? text : await run(`return ${literal}`));
  });
});
