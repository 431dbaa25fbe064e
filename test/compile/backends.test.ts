import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import wabtFactory from 'wabt';
import { compile } from '../../src/compile/index.ts';
import { lower } from '../../src/compile/program.ts';
import { request } from '../../src/compile/request.ts';
import { assemble, assembleBatch } from '../../src/compile/wasm/assemble.ts';
import { parse } from '../../src/parse/index.ts';

const wabt = await wabtFactory();

const ROOT = new URL('../..', import.meta.url);

/**
 * A script over the sources in a process of its own; what it and the engine print. It prints into a
 * file: the engine's own printing does not wait for the reader of a pipe, and drops what does not fit.
 */
function run(script: string, flags: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'fluxion-backends-'));
  const path = join(folder, 'printed');
  const file = openSync(path, 'w');
  try {
    execFileSync(process.execPath, ['--import', 'tsx', ...flags, '--input-type=module', '-e', script], {
      cwd: ROOT,
      stdio: ['ignore', file, 'inherit'],
    });
    return readFileSync(path, 'utf8');
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true });
  }
}

describe('what the environment forbids, another backend does', () => {
  const script = (withWebAssembly: boolean): string => `
    // Loaders may need WebAssembly themselves: they are at work before it goes.
    await import('./src/parse/index.ts');
    ${withWebAssembly ? '' : 'delete globalThis.WebAssembly;'}
    const { compile } = await import('./src/compile/index.ts');
    const long = Array.from({ length: 900 }, (_, k) => 'sin(' + k + '*x)*y').join('+');
    const of = (text) => {
      const f = compile(text, ['x', 'y'], { gradient: true });
      const column = f.map([Float64Array.of(0.3, 0.5, 0.7), 2]).map((values) => [...values]);
      return { backend: f.backend, result: f(0.3, 2), at: [f, f].map((again) => [...again.at([0.3, 2])]), column };
    };
    console.log(JSON.stringify({ short: of('x^2*sin(x) + y'), long: of(long) }));`;

  test.each([
    { eval: true, wasm: true, short: 'javascript', long: 'webassembly' },
    { eval: false, wasm: true, short: 'webassembly', long: 'webassembly' },
    { eval: true, wasm: false, short: 'javascript', long: 'javascript' },
    { eval: false, wasm: false, short: 'interpreter', long: 'interpreter' },
  ])('eval: $eval, WebAssembly: $wasm', ({ eval: allowed, wasm, short, long }) => {
    const output = JSON.parse(run(script(wasm), allowed ? [] : ['--disallow-code-generation-from-strings']));
    expect([output.short.backend, output.long.backend]).toEqual([short, long]);
    const sum = (term: (k: number) => number): number =>
      Array.from({ length: 900 }, (_, k) => term(k)).reduce((total, value) => total + value, 0);
    const expected = {
      short: [0.09 * Math.sin(0.3) + 2, 0.6 * Math.sin(0.3) + 0.09 * Math.cos(0.3), 1],
      long: [2 * sum((k) => Math.sin(0.3 * k)), 2 * sum((k) => k * Math.cos(0.3 * k)), sum((k) => Math.sin(0.3 * k))],
    };
    for (const size of ['short', 'long'] as const) {
      const { result, at, column } = output[size];
      const [value, ...gradient] = expected[size];
      expect(result.value).toBeCloseTo(value as number, 8);
      for (const [k, slope] of gradient.entries()) expect(result.gradient[k]).toBeCloseTo(slope, 7);
      for (const numbers of at) expect(numbers).toEqual([result.value, ...result.gradient]);
      for (const [k, right] of expected[size].entries()) expect(column[k][0]).toBeCloseTo(right, 7);
    }
  });
});

/** What terms are nested from: six levels of six kinds make 46,656 shapes. */
const wraps: readonly ((inner: string, k: number) => string)[] = [
  (inner, k) => `max(${inner},${k % 7})*sign(y-${k})`,
  (inner, k) => `(x>${k % 5}?y:${inner})`,
  (inner, k) => `sin(${inner}*y+${k})`,
  (inner, k) => `exp(-(${inner})^2/${k + 1})`,
  (inner, k) => `tanh(${inner}/${k + 2})`,
  (inner, k) => `(abs(${inner})+relu(x-${k}))`,
];

/** Terms of shapes that hardly ever come again, so that no loop makes their code short. */
function unlike(k: number): string {
  let digits = (Math.imul(k + 1, 0x9e3779b1) >>> 0) % wraps.length ** 6;
  let text = `x*${k + 2}`;
  for (let level = 0; level < 6; level++) {
    text = (wraps[digits % wraps.length] as (inner: string, k: number) => string)(text, k);
    digits = Math.floor(digits / wraps.length);
  }
  return text;
}

const longText = Array.from({ length: 1100 }, (_, k) => unlike(k)).join('+');

describe('no function is so long that the engine would leave it slow', () => {
  test('JavaScript: at most 60 KB of bytecode each, called or over arrays', () => {
    const script = `
      const { compile } = await import('./src/compile/index.ts');
      const f = compile(${JSON.stringify(longText)}, ['x', 'y'], { gradient: true, backend: 'javascript' });
      const { value, gradient } = f(0.3, 0.7);
      console.log('RESULT ' + JSON.stringify([f.backend, value, ...gradient]));`;
    const output = run(script, ['--print-bytecode', '--print-bytecode-filter=s*']);
    // The engine prints a head for each function, with its length in the lines below.
    const lengths = output
      .split('[generated bytecode for function: ')
      .filter((part) => /^s\d+ /.test(part))
      .map((part) => Number(part.match(/^Bytecode length: (\d+)$/m)?.[1]));
    expect(lengths.length).toBeGreaterThan(50);
    expect(Math.max(...lengths)).toBeLessThan(60 * 1024);
    const [backend, ...values] = JSON.parse(output.match(/RESULT (\[[^\]]*\])/)?.[1] as string);
    expect(backend).toBe('javascript');
    const right = compile(longText, ['x', 'y'], { gradient: true, backend: 'interpreter' }).at([0.3, 0.7]);
    for (const [k, value] of right.entries()) expect(values[k] / value).toBeCloseTo(1, 9);
  });

  test('WebAssembly: under 50,000 locals and 1 MB each, as an independent tool reads them', () => {
    const { outputs, inputs } = request([parse(longText)], true, ['x', 'y'], { gradient: true });
    const program = lower(outputs, inputs);
    expect(program.length).toBeGreaterThan(50_000);
    const { bytes } = assemble(program);
    const module = wabt.readWasm(bytes, { readDebugNames: false });
    module.validate();
    const functions = module
      .toText({ foldExprs: false, inlineExport: false })
      .split(/^ {2}\(func /m)
      .slice(1);
    expect(functions.length).toBeGreaterThan(20);
    for (const text of functions) {
      const locals = [...text.matchAll(/\(local ([^)]*)\)/g)].flatMap(([, types]) => (types as string).split(' '));
      expect(locals.length).toBeLessThan(50_000);
      expect(text.length).toBeLessThan(1e6);
    }
  });

  test('WebAssembly over columns: a program too long for one loop goes point by point', () => {
    const f = compile(longText, ['x', 'y'], { backend: 'webassembly' });
    const [column] = f.map([Float64Array.of(0.3, 0.4), 0.7]) as [Float64Array];
    expect([...column]).toEqual([f(0.3, 0.7), f(0.4, 0.7)]);
  });

  test('WebAssembly over columns: vectors, where the program fits one loop', () => {
    const { bytes } = assembleBatch(lower([parse('sin(x)*y')], ['x', 'y']));
    const module = wabt.readWasm(bytes, { readDebugNames: false });
    module.validate();
    expect(module.toText({ foldExprs: false, inlineExport: false })).toContain('f64x2.mul');
  });
});
