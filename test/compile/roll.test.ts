import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import wabtFactory from 'wabt';
import { type Flat, FlatWriter, INPUT } from '../../src/compile/flat.ts';
import { compile } from '../../src/compile/index.ts';
import { lower } from '../../src/compile/program.ts';
import { request } from '../../src/compile/request.ts';
import { findLoops } from '../../src/compile/roll/index.ts';
import { assemble } from '../../src/compile/wasm/assemble.ts';
import type { Op } from '../../src/expr/index.ts';
import { op } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';

const wabt = await wabtFactory();

const names = (count: number): string[] => Array.from({ length: count }, (_, k) => `x${k}`);

/** Families of texts over x0, x1, ... that are written out term by term. */
const families: Readonly<Record<string, (x: readonly string[]) => string>> = {
  'a sum of neighbours': (x) =>
    x
      .slice(1)
      .map((next, k) => `100*(${next}-${x[k]}^2)^2+(1-${x[k]})^2`)
      .join('+'),
  'a difference': (x) => x.map((name, k) => `sin(${name}*${k + 1})`).join('-'),
  'a product': (x) => x.join('*'),
  'a recurrence': (x) => `${'sin('.repeat(x.length)}x0${x.map((name, k) => `*${name}+${k})`).join('')}`,
  'two recurrences at once': (x) => `${x.join('*')} + ${x.map((name) => `exp(-${name})`).join('*')}`,
  'a sum from the other end': (x) => x.map((name, k) => `${name}*${x[x.length - 1 - k]}/${k + 2}`).join('+'),
  'every other input': (x) => x.flatMap((name, k) => (k % 2 === 0 ? [`cos(${name})*x1`] : [])).join('+'),
  'rows of sums': (x) =>
    x.map((_, k) => `ln(1+exp(${x.map((name, j) => `${(k * 7 + j * 3) % 11}.5*${name}`).join('+')}))`).join('+'),
  'terms of two kinds in turns': (x) =>
    x.map((name, k) => (k % 2 === 0 ? `sqrt(${name})` : `${name}^3*${k}`)).join('+'),
  'terms without a pattern': (x) =>
    x.map((name, k) => `${['sin', 'cos', 'exp'][((k * k + k) % 7) % 3]}(${name})*x${(k * k) % x.length}`).join('+'),
  'a running sum of squares': (x) => x.map((_, k) => `(${x.slice(Math.max(0, k - 1), k + 1).join('+')})^2`).join('+'),
};

function close(got: number, right: number, scale: number): boolean {
  return Math.abs(got - right) <= 1e-12 * Math.max(1, Math.abs(right), scale);
}

describe.each(Object.entries(families))('%s', (_, text) => {
  test.each([3, 5, 6, 9, 16, 17, 40])('of %d variables: value and gradient as the interpreter gives them', (count) => {
    const x = names(count);
    const f = parse(text(x));
    const rolled = compile(f, x, { gradient: true, backend: 'webassembly' });
    const straight = compile(f, x, { gradient: true, backend: 'interpreter' });
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.3, max: 1.5, noNaN: true }), { minLength: count, maxLength: count }),
        (at) => {
          const [got, right] = [rolled.at(at), straight.at(at)];
          const scale = right.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
          for (const [k, value] of right.entries()) expect(close(got[k] as number, value, scale)).toBe(true);
        },
      ),
      { numRuns: 5 },
    );
  });

  test('an independent tool accepts the bytes', () => {
    const x = names(40);
    const { outputs, inputs } = request([parse(text(x))], true, x, { gradient: true });
    const module = wabt.readWasm(assemble(lower(outputs, inputs)).bytes, { readDebugNames: false });
    expect(() => module.validate()).not.toThrow();
  });
});

test('like terms become a loop whose code does not grow with their number', () => {
  const sizes = [200, 2000].map((count) => {
    const { outputs, inputs } = request(
      [parse(Array.from({ length: count }, (_, k) => `sin(${k + 1}*x)/${k + 1}`).join('+'))],
      true,
      ['x'],
      { gradient: true },
    );
    const { bytes, loops } = assemble(lower(outputs, inputs));
    expect(loops.map(({ count: iterations }) => iterations)).toEqual([count - 1, count - 2]);
    return bytes.length;
  }) as [number, number];
  expect(sizes[1]).toBeLessThan(sizes[0] + 300);
});

test('chains that do not wait for one another are one loop', () => {
  const x = names(50);
  const { outputs, inputs } = request([parse(x.join('*'))], true, x, { gradient: true });
  const { loops } = assemble(lower(outputs, inputs));
  // The products from both ends in one loop, what is made of them in another.
  expect(loops.map(({ period }) => period)).toEqual([2, 1]);
});

/** Instructions that look like nothing before them, then iterations of one body. */
function repeating(lead: number, period: number, count: number): Flat {
  const length = lead + period * count;
  const writer = new FlatWriter(1, length + 1, 2 * length);
  let last = writer.leaf(INPUT, 0);
  let state = 1;
  const ops = (['sin', 'cos', 'exp', 'tanh', 'atan', 'sqrt', 'abs', 'ln'] as const).map((name) => op(name));
  const random = (): Op => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ops[state >>> 29] as Op;
  };
  const apply = (operation: Op): void => {
    writer.argument(last);
    last = writer.apply(operation);
  };
  for (let k = 0; k < lead; k++) apply(random());
  const body = Array.from({ length: period }, random);
  for (let k = 0; k < count; k++) for (const operation of body) apply(operation);
  return writer.done([last]);
}

test.each([
  [3, 3999],
  [8150, 50],
  [8189, 40],
  [8192, 3000],
  [8193, 4000],
  [20_000, 700],
])('a loop is found wherever it begins: after %d instructions, with a body of %d', (lead, period) => {
  const loops = findLoops(repeating(lead, period, 6));
  const whole = loops.find((loop) => loop.period === period);
  // By chance some of what stands before looks like the end of the body.
  expect(whole?.start).toBeLessThanOrEqual(lead + 1);
  expect(whole?.count).toBeGreaterThanOrEqual(5);
});
