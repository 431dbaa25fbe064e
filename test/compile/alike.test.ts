import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import wabtFactory from 'wabt';
import { argumentsOf, type FlatProgram, programOf } from '../../src/compile/flat.ts';
import { compile } from '../../src/compile/index.ts';
import { lower } from '../../src/compile/program.ts';
import { request } from '../../src/compile/request.ts';
import { alikeTogether } from '../../src/compile/wasm/alike.ts';
import { assemble } from '../../src/compile/wasm/assemble.ts';
import { parse } from '../../src/parse/index.ts';
import { run } from './run.ts';

const wabt = await wabtFactory();

const names = (count: number): string[] => Array.from({ length: count }, (_, k) => `x${k}`);
/** Numbers from 0 to below `size` in no order. */
const pick = (k: number, size: number): number => (Math.imul(k + 1, 0x9e3779b1) >>> 7) % size;

/** Long texts over x0 ... x9 whose terms have few shapes, in an order that follows no pattern. */
const families: Readonly<Record<string, (count: number) => string>> = {
  'terms of several shapes': (count) => terms(count, (k) => shape(k)).join('+'),
  'pairs of variables': (count) => terms(count, (k) => `sin(x${pick(k, 10)}-x${pick(k + 99, 10)})`).join('+'),
  'terms that are added and subtracted': (count) =>
    terms(count, (k) => `${pick(k, 2) === 0 ? '+' : '-'}${shape(k + 5)}`)
      .join('')
      .replace(/^\+/, ''),
  'factors of several shapes': (count) => terms(count, (k) => `(1+${shape(k)}/${count})`).join('*'),
  'a logarithm of a sum': (count) => `ln(${terms(count, (k) => `exp(${shape(k)}/9)`).join('+')})`,
  'a weighted mean': (count) =>
    `(${terms(count, (k) => `${k}*exp(-x${pick(k, 10)}^2)`).join('+')})/(${terms(count, (k) => `exp(-x${pick(k, 10)}^2)`).join('+')})`,
  'a sum in each term of a sum': (count) =>
    terms(count / 20, (k) => `(${terms(20, (j) => shape(20 * k + j)).join('+')})^2`).join('+'),
};

function terms(count: number, text: (k: number) => string): string[] {
  return Array.from({ length: count }, (_, k) => text(k));
}

function shape(k: number): string {
  const [a, b] = [`x${pick(k, 10)}`, `x${pick(k + 7, 10)}`];
  return [
    `sin(${k}/99*${a}+${b})`,
    `exp(cos(${a}*x0+${k}))*${(k % 89) + 2}`,
    `sqrt(${a})/(${k + 2}+${b})`,
    `tanh(x1*x2-${k % 5})`,
  ][pick(k, 4)] as string;
}

const gradientProgram = (text: string): FlatProgram => {
  const { outputs, inputs } = request([parse(text)], true, names(10), { gradient: true });
  return lower(outputs, inputs);
};

describe.each(Object.entries(families))('%s', (name, text) => {
  test('value and gradient are those of the interpreter', () => {
    const f = parse(text(400));
    const [rolled, straight] = (['webassembly', 'interpreter'] as const).map((backend) =>
      compile(f, names(10), { gradient: true, backend }),
    );
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.3, max: 1.5, noNaN: true }), { minLength: 10, maxLength: 10 }), (at) => {
        const [got, right] = [rolled?.at(at), straight?.at(at)] as [Float64Array, Float64Array];
        const scale = right.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
        for (const [k, value] of right.entries())
          expect(Math.abs((got[k] as number) - value)).toBeLessThanOrEqual(1e-12 * scale);
      }),
      { numRuns: 10 },
    );
  });

  test('the code does not grow with their number, and an independent tool accepts it', () => {
    const binaries = [400, 4000].map((count) => assemble(gradientProgram(text(count))).bytes);
    const [small, large] = binaries as [Uint8Array, Uint8Array];
    // A sum in each term is a loop of its own.
    expect(large.length).toBeLessThan((name === 'a sum in each term of a sum' ? 6 : 1.5) * small.length);
    expect(() => wabt.readWasm(large, { readDebugNames: false }).validate()).not.toThrow();
  });
});

/** Statements that use earlier ones as they like, and a sum of all. */
const programs = fc
  .array(
    fc.record({
      form: fc.constantFrom('sin(A)*B', 'A-B', 'A+B', 'A*B', '(A+B)/3', 'exp(-A^2)', '2*A-B', 'A'),
      a: fc.nat(),
      b: fc.nat(),
      sign: fc.constantFrom('+', '-'),
    }),
    { minLength: 30, maxLength: 120 },
  )
  .map((statements) => {
    const name = (n: number, k: number): string => (k === 0 || n % 8 > 0 ? `x${n % 3}` : `t${n % k}`);
    const lines = statements.map(
      ({ form, a, b }, k) => `t${k} = ${form.replaceAll(/[AB]/g, (which) => name(which === 'A' ? a : b, k))}`,
    );
    return `${lines.join('; ')}; 0${statements.map(({ sign }, k) => `${sign}t${k}`).join('')}`;
  });

test('in its new order every value comes after those it is made of, and all results are bit by bit the same', () => {
  let found = 0;
  fc.assert(
    fc.property(programs, fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -2, max: 2, noNaN: true }))), (text, at) => {
      const program = gradientProgram(text);
      const alike = alikeTogether(program.flat);
      if (alike === undefined) return;
      found++;
      const { flat, order } = alike;
      const places = new Map([...order].map((from, to) => [from, to]));
      expect(places.size).toBe(flat.length);
      for (let k = flat.first; k < flat.length; k++) {
        for (const arg of argumentsOf(flat, k)) expect(places.get(arg)).toBeLessThan(places.get(k) as number);
      }
      expect(run(programOf(flat), at)).toEqual(run(program, at));
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(20);
});
