import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compile } from '../../src/compile/index.ts';
import { ConstantPool } from '../../src/compile/wasm/constants.ts';
import { rootsOfTwo } from '../../src/compile/wasm/kernels/exponential.ts';
import { kernels } from '../../src/compile/wasm/kernels/index.ts';
import { KernelLibrary } from '../../src/compile/wasm/library.ts';
import { Module } from '../../src/compile/wasm/module.ts';
import { link } from '../../src/compile/wasm/platform.ts';
import { bigClass } from '../../src/numeric/index.ts';
import { ulp } from './ulp.ts';

const golden: Record<string, [x: number, high: number, low: number][]> = JSON.parse(
  readFileSync(new URL('golden/kernels.json', import.meta.url), 'utf8'),
);

const module = new Module();
const pool = new ConstantPool(0);
new KernelLibrary(module, pool, kernels.keys(), new Map(), true);
const linked = link(module.encode(1), 1, KernelLibrary.imports());
pool.write(linked.memory);

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  Infinity,
  -Infinity,
  NaN,
  5e-324,
  -5e-324,
  1e-310,
  -1e-310,
  1e308,
  -1e308,
  2 ** 21,
  800,
  -800,
];

/** Errors of at most 2 units in the last place, the bar of every kernel. */
const BAR = 2;

describe.each(Object.keys(golden))('%s', (name) => {
  const cases = golden[name] ?? [];
  const scalar = linked.call(`${name}:scalar`);
  const reference = name === 'ln' ? Math.log : Math[name as 'sin'];

  test('one number at a time is within 2 ulp of the exact value', () => {
    expect(cases.length).toBeGreaterThan(100);
    const worst = cases
      .map(([x, high, low]) => ({ x, got: scalar(x), error: Math.abs(scalar(x) - high - low) / ulp(high) }))
      .reduce((a, b) => (b.error <= a.error ? a : b));
    expect(worst.error).toBeLessThan(BAR);
  });

  test('two at a time give the same bits', () => {
    const xs = Float64Array.from([...cases.map(([x]) => x), ...SPECIAL]);
    const f = compile(`${name}(x)`, ['x'], { backend: 'webassembly' });
    const [column] = f.map([xs]);
    expect([...(column as Float64Array)]).toEqual([...xs].map((x) => scalar(x)));
  });

  test.each(SPECIAL)('at %d it is what the language says', (x) => {
    const expected = reference(x);
    const got = scalar(x);
    if (Number.isFinite(expected) && expected !== 0)
      expect(Math.abs(got - expected) / ulp(expected)).toBeLessThanOrEqual(BAR);
    else expect(got).toBe(expected);
  });
});

test('the roots of two are rounded once', () => {
  const Big = bigClass(60);
  const roots = rootsOfTwo();
  expect(roots).toHaveLength(128);
  for (const [j, root] of roots.entries()) expect(root).toBe(new Big(2).pow(new Big(j).div(128)).toNumber());
});
