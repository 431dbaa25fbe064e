import { describe, expect, jest, test } from '@jest/globals';
import { Complex } from 'complex.js';
import { Fraction } from 'fraction.js';
import { type Expr, evaluateAt, freeVariables, makeOp, type Op } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';
import { bigClass, boxesOf, random, relativeError, samplePoints, valueAt } from './support.ts';

/*
 * The table is judged entry by entry by what does not use its rules: every text parses, and the value, the
 * high-precision form, the analytic continuation, exact arithmetic, identities, parity and sign say the same.
 */

const ops = [...table.values()].map((op) => [op.name, op] as const);
const Big = bigClass(40);
const Bigger = bigClass(70);
/** The sum over all arguments, in the texts of variadic entries. */
const TOTAL = new Map([['total', makeOp('total', { signature: 'total(x)', tex: '', doc: '', sample: [[-1, 1]] })]]);

const texts = new Map<string, Expr>();

function parsed(text: string): Expr {
  const known = texts.get(text) ?? parse(text);
  texts.set(text, known);
  return known;
}

/** The value of a text of an entry at arguments by parameter name. */
function evaluateText(text: string | Expr, op: Op, args: readonly number[]): number {
  const expr = typeof text === 'string' ? parsed(text) : text;
  return evaluateAt(expr, Object.fromEntries(op.parameters.map((name, i) => [name, args[i] as number])));
}

/** Points all over, most of them outside every sample box, some at special values. */
function anyPoints(op: Op, count: number): number[][] {
  const next = random(op.hash ^ 1);
  const special = [-2, -1, -0.5, 0, 0.5, 1, 2, 3];
  const one = () =>
    next() < 0.4
      ? (special[Math.floor(next() * special.length)] as number)
      : Math.round((next() * 12 - 6) * 4096) / 4096;
  const fixed = (i: number) => boxesOf(op)[0]?.[i]?.[0] as number;
  const isFixed = (i: number) => op.fixed?.includes(op.parameters[i] as string) && next() < 0.7;
  return Array.from({ length: count }, () => op.parameters.map((_, i) => (isFixed(i) ? fixed(i) : one())));
}

function domainHolds(op: Op, args: readonly number[]): boolean {
  return op.domain === undefined || evaluateText(op.domain, op, args) === 1;
}

describe.each(ops)('%s', (_name, op) => {
  test('says what it is', () => {
    expect(op.signature).toMatch(/^[A-Za-z]\w*(\((\.\.\.)?\w+(, \w+)*\))?$/);
    expect(op.doc).not.toBe('');
    expect(op.tex).not.toBe('');
    expect(op.eval ?? op.def).toBeDefined();
    for (const box of [op.sample, ...(op.alsoSample ?? [])]) expect(box).toHaveLength(op.parameters.length);
    for (const name of op.fixed ?? []) expect(op.parameters).toContain(name);
    if (op.def === undefined) expect(op.d).toBeDefined();
    else expect([op.d, op.big, op.complex, op.exact, op.domain]).toEqual(new Array(5).fill(undefined));
  });

  test('its texts parse, and name nothing but its parameters', () => {
    const texts = [op.domain, op.def, ...(op.identities ?? []).flatMap((identity) => identity.split(' = '))];
    const known = [...op.parameters];
    for (const text of texts) {
      if (text !== undefined) expect(known).toEqual(expect.arrayContaining(freeVariables(parse(text))));
    }
    known.push('ans', ...op.parameters.map((name) => `d${name}`));
    for (const text of [op.d, op.kink, op.jump]) {
      if (text !== undefined)
        expect(known).toEqual(expect.arrayContaining(freeVariables(parse(text, { functions: TOTAL }))));
    }
    for (const identity of op.identities ?? []) expect(identity.split(' = ')).toHaveLength(2);
  });

  test('has a finite value in its sample boxes, which lie in its domain', () => {
    for (const args of samplePoints(op, 30)) {
      if (op.parameters.length > 0) expect(Number.isFinite(valueAt(op, args)) || args).toBe(true);
      if (!op.variadic) expect(domainHolds(op, args) || args).toBe(true);
    }
  });

  test('has no finite value outside its domain', () => {
    if (op.variadic || op.domain === undefined) return;
    const wrong = anyPoints(op, 300).filter((args) => !domainHolds(op, args) && Number.isFinite(valueAt(op, args)));
    expect(wrong).toEqual([]);
  });

  test('is NaN where an argument is', () => {
    if (op.parameters.length === 0) return;
    const [point] = samplePoints(op, 1) as [number[]];
    const selected: readonly number[] = op.selects ?? [];
    point.forEach((_, i) => {
      if (!selected.includes(i)) expect([i, valueAt(op, point.with(i, NaN))]).toEqual([i, NaN]);
    });
  });

  test('answers at any argument, however extreme', () => {
    const extremes = [NaN, Infinity, -Infinity, 1e308, -1e308, 1e-308, 0, -0, 1e10, -1e10, 0.5, -3, 1000.5];
    const points = op.parameters.reduce<number[][]>(
      (all, _, i) => all.flatMap((args) => (i < 2 ? extremes : [0, NaN, -2.5]).map((extreme) => [...args, extreme])),
      [[]],
    );
    for (const args of points) expect(typeof valueAt(op, args)).toBe('number');
    for (const args of points.filter((_, i) => i % 17 === 0)) {
      if (op.parameters.length > 0) op.big?.(...args.map((arg) => new Big(arg)));
    }
  });

  test('its high-precision form agrees, and with itself at more digits', () => {
    const { big } = op;
    if (big === undefined) return;
    for (const args of samplePoints(op, 4)) {
      const few = big(...(args.length === 0 ? [new Big(1)] : args.map((arg) => new Big(arg))));
      const many = big(...(args.length === 0 ? [new Bigger(1)] : args.map((arg) => new Bigger(arg))));
      expect({ args, error: relativeError(valueAt(op, args), few.toNumber()) <= 1e-13 }).toEqual({ args, error: true });
      const error = new Bigger(few).minus(many).abs();
      expect({
        args,
        few: few.toString(),
        fine: few.eq(many) || !few.isFinite() || error.lte(many.abs().times('1e-38')),
      }).toEqual({
        args,
        few: few.toString(),
        fine: true,
      });
      if (few.isFinite()) expect(few.precision()).toBeLessThanOrEqual(40);
    }
  });

  test('its analytic continuation agrees on the reals, and carries a tiny imaginary part exactly', () => {
    const { complex, big } = op;
    if (complex === undefined) return;
    if (op.parameters.length === 0) {
      expect(complex(new Complex(1, 0)).re).toBe(valueAt(op, []));
      return;
    }
    if (big === undefined) throw new Error('Nothing to compare the complex step with.');
    for (const args of samplePoints(op, 5)) {
      args.forEach((_, active) => {
        const z = complex(...args.map((arg, i) => new Complex(arg, i === active ? 1e-30 : 0)));
        expect({ args, error: relativeError(z.re, valueAt(op, args)) <= 1e-13 }).toEqual({ args, error: true });
        const step = new Bigger('1e-20');
        const [up, down] = [step, step.negated()].map((h) =>
          big(...args.map((arg, i) => (i === active ? new Bigger(arg).plus(h) : new Bigger(arg)))),
        ) as [InstanceType<typeof Bigger>, InstanceType<typeof Bigger>];
        const derivative = up.minus(down).div(step.times(2)).toNumber();
        // Far below the value it is rounding that the continuation carries.
        const fine = Math.abs(z.im * 1e30 - derivative) <= 1e-13 * Math.abs(derivative) + 1e-15 * Math.abs(z.re);
        expect({ args, active, im: z.im * 1e30, derivative, fine }).toEqual({
          args,
          active,
          im: z.im * 1e30,
          derivative,
          fine: true,
        });
      });
    }
  });

  test('its exact value agrees', () => {
    const { exact } = op;
    if (exact === undefined) return;
    const next = random(op.hash ^ 2);
    const count = op.variadic ? 3 : op.parameters.length;
    for (let i = 0; i < 200; i++) {
      const args = Array.from(
        { length: count },
        () => new Fraction(Math.round(next() * 16 - 8), 2 ** Math.floor(next() * 3)),
      );
      const value = exact(...args);
      const doubles = args.map(Number);
      if (value === undefined) continue;
      const want = valueAt(op, doubles);
      expect({
        doubles,
        fine: relativeError(value.valueOf(), want) <= 1e-13 || Math.abs(value.valueOf() - want) < 1e-14,
      }).toEqual({ doubles, fine: true });
    }
  });

  test('its identities keep the value, also where there is none', () => {
    for (const identity of op.identities ?? []) {
      const [left, right] = identity.split(' = ').map((text) => parse(text)) as [Expr, Expr];
      for (const args of op.variadic ? samplePoints(op, 20) : [...samplePoints(op, 20), ...anyPoints(op, 100)]) {
        const [l, r] = [evaluateText(left, op, args), evaluateText(right, op, args)];
        const fine =
          Number.isFinite(l) && Number.isFinite(r)
            ? Math.abs(l - r) <= 1e-10 * Math.max(1, Math.abs(r))
            : // 0/0 and 1/0 are both none.
              Object.is(l, r) || (Number.isNaN(l) && identity.includes(' / '));
        expect({ identity, args, l, r, fine }).toEqual({ identity, args, l, r, fine: true });
      }
    }
  });

  test('has the parity and the sign that it says', () => {
    for (const args of [...samplePoints(op, 30), ...(op.variadic ? [] : anyPoints(op, 100))]) {
      const value = valueAt(op, args);
      if (op.sign === 'positive') expect(value > 0 || Number.isNaN(value) || args).toBe(true);
      if (op.sign === 'nonnegative') expect(value >= 0 || Number.isNaN(value) || args).toBe(true);
      if (op.parity === undefined) continue;
      const opposite = valueAt(
        op,
        args.map((arg) => -arg),
      );
      const want = op.parity === 'even' ? opposite : -opposite;
      expect(relativeError(value, want) <= 1e-14 || args).toBe(true);
    }
  });

  test('its JavaScript agrees with its value, bit by bit', () => {
    if (op.js === undefined) return;
    for (const args of [...samplePoints(op, 20), ...(op.variadic ? [] : anyPoints(op, 50))]) {
      const names = args.map((_, i) => `x${i}`);
      const text = op.js.replaceAll('#*', names.join(', ')).replace(/#(\d)/g, (_, i: string) => `x${Number(i) - 1}`);
      const compiled = new Function(...names, `return ${text};`) as (...values: number[]) => number;
      expect([args, compiled(...args)]).toEqual([args, valueAt(op, args)]);
    }
  });
});

test('no two entries take the same name with the same number of arguments', () => {
  const seen = new Map<string, string>();
  for (const op of table.values()) {
    for (const name of new Set([op.written, ...(op.aliases ?? [])])) {
      const key = `${name}/${op.variadic ? '*' : op.parameters.length}`;
      expect([key, seen.get(key)]).toEqual([key, undefined]);
      seen.set(key, op.name);
    }
  }
});

test('what is no number ends the loop of every kernel', () => {
  // A continued fraction in which NaN counted as 0 went on for a million steps.
  const steps = jest.spyOn(Math, 'abs');
  for (const op of table.values()) {
    if (op.eval === undefined || op.fixed !== undefined) continue;
    const args = Array.from({ length: op.variadic ? 2 : op.parameters.length }, () => Number.NaN);
    steps.mockClear();
    op.eval(...args);
    expect([op.name, steps.mock.calls.length < 5000]).toEqual([op.name, true]);
  }
  steps.mockRestore();
});
