import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { transformSync } from 'esbuild';
import { blocks, ROOT, run, runs } from '../../scripts/readme.ts';

const document = readFileSync(join(ROOT, 'README.md'), 'utf8');
const examples = blocks(document);

describe('README: console examples print what they show (remake them with `npm run docs`)', () => {
  const sessions = examples.filter(({ language }) => language === 'console').flatMap(({ body }) => runs(body));
  test('there are some', () => expect(sessions.length).toBeGreaterThan(2));
  test.each(sessions)('$command', ({ command, output }) => {
    expect(run(command)).toBe(output);
  });
});

describe('README: a statement with a comment has the value in the comment', () => {
  const programs = examples.filter(({ language }) => language === 'ts').map(({ body }) => body);
  test('there are some', () => expect(programs.length).toBeGreaterThan(0));
  test.each(programs)('%s', (program) => {
    for (const { shown, actual } of values(program)) expect(actual).toBe(shown);
  });
});

/** The values of the lines `expression; // shown`, as Node prints them. */
function values(program: string): { shown: string; actual: string }[] {
  const library = pathToFileURL(join(ROOT, 'dist/index.js')).href;
  const source = program
    .replace(/from 'fluxion'/g, `from '${library}'`)
    .replace(/^(?!import |const |let |\/\/)(.+); \/\/ (.+)$/gm, (_, expression: string, shown: string) => {
      return `results.push({ shown: ${JSON.stringify(shown)}, actual: print(${expression}) });`;
    });
  const { code } = transformSync(
    `import { inspect } from 'node:util';
     const results: { shown: string; actual: string }[] = [];
     const print = (value: unknown) => typeof value === 'string' ? value : inspect(value, { breakLength: Infinity });
     ${source}
     process.stdout.write(JSON.stringify(results));`,
    { loader: 'ts', format: 'esm' },
  );
  const folder = mkdtempSync(join(tmpdir(), 'fluxion-readme-'));
  try {
    const file = join(folder, 'example.mjs');
    writeFileSync(file, code);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return JSON.parse(stdout) as { shown: string; actual: string }[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
