import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { transformSync } from 'esbuild';
import { ROOT } from '../../scripts/readme.ts';
import * as steps from '../../src/explain/steps/index.ts';
import * as graph from '../../src/expr/index.ts';
import * as fluxion from '../../src/index.ts';
import { op } from '../../src/ops/index.ts';
import { toText } from '../../src/print/index.ts';

/** A line of an example: code, and what it gives: beside it, or as text below it. */
interface Line {
  readonly code: string;
  readonly gives?: string;
}

interface Example {
  /** Where it stands and what it is an example of. */
  readonly place: string;
  readonly file: string;
  readonly lines: readonly Line[];
}

const DOCSTRING = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n\s*export (?:abstract |async )*(?:function|const|class)\*? (\w+)/g;

function examplesIn(file: string): Example[] {
  return [...readFileSync(join(ROOT, file), 'utf8').matchAll(DOCSTRING)].flatMap(([, raw = '', name = '']) => {
    const [, ...examples] = raw.replace(/^ *\* ?/gm, '').split('@example\n');
    return examples.map((text) => ({ place: `${file}: ${name}`, file, lines: linesOf(text.trim()) }));
  });
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    const below = /^\/\/ ?(.*)$/.exec(line)?.[1];
    const last = lines.at(-1);
    if (below !== undefined && last !== undefined) {
      lines[lines.length - 1] = {
        code: last.code,
        gives: last.gives === undefined ? below : `${last.gives}\n${below}`,
      };
    } else {
      const [, code = line, gives] = /^(.*?);? +\/\/ (.*)$/.exec(line) ?? [];
      lines.push(gives === undefined ? { code: line } : { code, gives });
    }
  }
  return lines;
}

/** What examples use besides their own file: the library, and of its inside what makes nodes and writes them. */
const LIBRARY = { ...graph, ...steps, op, toText, ...fluxion };

/** Runs the lines one after the other, among the library and what the file exports, and collects what they give. */
async function run({ file, lines }: Example): Promise<unknown[]> {
  const known: Record<string, unknown> = { ...LIBRARY, ...(await import(pathToFileURL(join(ROOT, file)).href)) };
  const body = lines
    .map(({ code, gives }) => (gives === undefined ? code : `results.push(await (${code}));`))
    .join('\n');
  const { code } = transformSync(`async function example() { const results = [];\n${body}\nreturn results; }`, {
    loader: 'ts',
  });
  return new Function(...Object.keys(known), `${code}\nreturn example();`)(...Object.values(known)) as Promise<
    unknown[]
  >;
}

/** A value as an example writes it: expressions and tensors as they print. */
function written(value: unknown): string {
  if (value instanceof fluxion.Tensor) return String(value);
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value === 'object' && value !== null && 'kind' in value && 'hash' in value)
    return toText(value as graph.Expr);
  return typeof value === 'string' ? value : inspect(value, { breakLength: Infinity });
}

/** Inside a tensor or an array of tensors, the numbers. */
function numbers(value: unknown): unknown {
  if (value instanceof fluxion.Tensor) return value.toArray();
  return Array.isArray(value) ? value.map(numbers) : value;
}

/** What an example says it gives, where it is a literal. */
function literal(text: string): unknown {
  try {
    return new Function(`return (${text});`)();
  } catch {
    return undefined;
  }
}

const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name).replaceAll('\\', '/'));
const examples = files.flatMap(examplesIn);

describe('an example in a docstring gives what it says', () => {
  test('there are examples', () => expect(examples.length).toBeGreaterThan(100));

  test.each(examples)('$place', async (example) => {
    const results = await run(example);
    const said = example.lines.flatMap(({ gives }) => (gives === undefined ? [] : [gives]));
    const shown = results.map((result, i) => {
      const expected = literal(said[i] as string);
      if (expected === undefined) return written(result);
      expect(numbers(result)).toEqual(expected);
      return said[i];
    });
    expect(shown).toEqual(said);
  });
});
