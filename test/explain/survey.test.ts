import { describe, expect, test } from '@jest/globals';
import {
  approaches,
  backpropagation,
  columnsOf,
  findExhibit,
  gradientTimes,
  logisticTable,
  SURVEY,
} from '../../src/explain/index.ts';
import { evaluateAt } from '../../src/expr/index.ts';
import * as fluxion from '../../src/index.ts';
import { speaker } from '../../src/messages/index.ts';
import { differentiate } from '../../src/numeric/index.ts';
import { toText } from '../../src/print/index.ts';

/** As printed in table 1 of the survey, term by term. */
const TABLE_1 = [
  ['x', '1', '1'],
  ['4*x*(1 - x)', '4*(1 - x) - 4*x', '4 - 8*x'],
  [
    '16*x*(1 - x)*(1 - 2*x)^2',
    '16*(1 - x)*(1 - 2*x)^2 - 16*x*(1 - 2*x)^2 - 64*x*(1 - x)*(1 - 2*x)',
    '16*(1 - 10*x + 24*x^2 - 16*x^3)',
  ],
  [
    '64*x*(1 - x)*(1 - 2*x)^2*(1 - 8*x + 8*x^2)^2',
    '128*x*(1 - x)*(-8 + 16*x)*(1 - 2*x)^2*(1 - 8*x + 8*x^2) + 64*(1 - x)*(1 - 2*x)^2*(1 - 8*x + 8*x^2)^2 - 64*x*(1 - 2*x)^2*(1 - 8*x + 8*x^2)^2 - 256*x*(1 - x)*(1 - 2*x)*(1 - 8*x + 8*x^2)^2',
    '64*(1 - 42*x + 504*x^2 - 2640*x^3 + 7040*x^4 - 9984*x^5 + 7168*x^6 - 2048*x^7)',
  ],
];

describe('the survey', () => {
  test('table 1: the iterates of the logistic map, their derivatives, and those simplified', () => {
    const rows = logisticTable().map(({ iterate, derivative, simplified }) =>
      [iterate, derivative, simplified].map((e) => toText(e).replaceAll(' * ', '*')),
    );
    expect(rows).toEqual(TABLE_1);
  });

  test('every derivative of table 1 is one, by differences; every iterate is the map of the one before', () => {
    const rows = logisticTable();
    for (const x of [0.1, 0.2, 0.37, 0.9]) {
      let value = x;
      for (const [i, { iterate, derivative, simplified }] of rows.entries()) {
        if (i > 0) value = 4 * value * (1 - value);
        expect(evaluateAt(iterate, { x })).toBeCloseTo(value, 12);
        const { derivative: slope } = differentiate((t) => evaluateAt(iterate, { x: t }), x);
        for (const form of [derivative, simplified]) {
          expect(Math.abs(evaluateAt(form, { x }) - slope)).toBeLessThan(1e-9 * Math.max(1, Math.abs(slope)));
        }
      }
    }
  });

  test('tables 2 and 3, to the digits printed there', () => {
    const forward = SURVEY['survey-table-2'].text(speaker('en'));
    const values = (names: string): string =>
      [...forward.matchAll(new RegExp(`${names} = \\S.*? {2,}(-?[\\d.]+)`, 'g'))]
        .map(([, value]) =>
          Number(value)
            .toFixed(3)
            .replace(/\.?0+$/, ''),
        )
        .join(' ');
    expect(values('v[₋₀-₉]+')).toBe('2 5 0.693 10 -0.959 10.693 11.652');
    expect(values('v̇[₋₀-₉]+')).toBe('1 0 0.5 5 0 5.5 5.5');
    expect(forward).toMatch(/v̇₂ = v̇₋₁ \* v₀ \+ v̇₀ \* v₋₁ +5\n/);
    expect(forward).toContain('ẏ = ∂y/∂x1 = 5.5');
    expect(forward).not.toContain('v̄');
    const reverse = SURVEY['survey-table-3'].text(speaker('en'));
    // The survey's table runs from the last line up, this one down.
    const adjoints = [...reverse.matchAll(/(v̄\S+) = [^\n]*? {2,}(-?[\d.]+)$/gm)].map(([, name, value]) => [
      name,
      Number(Number(value).toFixed(3)),
    ]);
    expect(adjoints).toEqual([
      ['v̄₅', 1],
      ['v̄₄', 1],
      ['v̄₃', -1],
      ['v̄₁', 1],
      ['v̄₂', 1],
      ['v̄₀', -0.284],
      ['v̄₋₁', 5],
      ['v̄₀', 1.716],
      ['v̄₋₁', 5.5],
    ]);
  });

  test('figure 3: forward differences bottom near 1e-9, central ones near 1e-7', () => {
    const { curves } = SURVEY['survey-figure-3'].json();
    expect(curves.map(({ scheme, best }) => [scheme, best.step])).toEqual([
      ['forward', 1e-9],
      ['central', 1e-7],
    ]);
  });

  test('the energy: numeric and forward grow with the components, reverse does not', () => {
    const rows = SURVEY['survey-figure-5'].json();
    expect(rows.map(({ inputs }) => inputs)).toEqual([1, 8, 15, 22, 29, 36, 43, 50]);
    const ratios = rows.map(({ forward, reverse, value }) => [forward / value, reverse / value] as const);
    for (const [i, [forward, reverse]] of ratios.entries()) {
      expect(reverse).toBeLessThan(4);
      if (i > 0) expect(forward).toBeGreaterThan((ratios[i - 1] as readonly [number, number])[0]);
    }
  });

  test('figure 1: the adjoints are the derivatives of the error, by differences, and a step downhill lowers it', () => {
    const { given, weights, activations, error, step } = backpropagation();
    const at = Object.fromEntries([...given, ...weights].map(({ name, value }) => [name, value]));
    const errorAt = (point: Record<string, number>): number => {
      const value = (name: string): number => point[name] as number;
      const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
      const y1 = sigmoid(value('w1') * value('x1') + value('w2') * value('x2'));
      const y2 = sigmoid(value('w3') * value('x1') + value('w4') * value('x2'));
      return (sigmoid(value('w5') * y1 + value('w6') * y2) - 1) ** 2 / 2;
    };
    expect(error).toBeCloseTo(errorAt(at), 14);
    expect([...given, ...weights].map(({ name }) => name)).toEqual(['x1', 'x2', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6']);
    for (const { name, adjoint, value } of [...given, ...weights]) {
      const { derivative } = differentiate((t) => errorAt({ ...at, [name]: t }), value);
      expect(adjoint).toBeCloseTo(derivative, 10);
    }
    expect(activations.map(({ name }) => name)).toEqual(['y1', 'y2', 'y3', 'E']);
    expect(activations.at(-1)).toMatchObject({ value: error, adjoint: 1 });
    const moved = Object.fromEntries(weights.map((w) => [w.name, w.value - step.rate * w.adjoint]));
    expect(step.error).toBeCloseTo(errorAt({ ...at, ...moved }), 14);
    expect(step.error).toBeLessThan(error);
  });

  test('figure 2: formula, programs and verdicts as course notes quote them', () => {
    const found = approaches(0.3);
    const [manual, symbolic, numeric, automatic] = found.approaches;
    expect(toText(found.formula.f).replaceAll(' * ', '*')).toBe(TABLE_1[3]?.[0]);
    expect(toText(manual?.derivative as fluxion.Expr).replaceAll(' * ', '*')).toBe(TABLE_1[3]?.[1]);
    // What such notes have for x0 = 0.3.
    for (const exact of [manual, symbolic, automatic]) {
      expect(exact?.value.toFixed(7)).toBe('1.3090816');
      expect(exact?.error).toBeLessThan(1e-12);
    }
    expect(numeric?.error.toExponential(1)).toBe('7.6e-5');
    expect(found.pairs.map(({ value, tangent }) => [value.toFixed(6), tangent.toFixed(6)])).toEqual([
      ['0.300000', '1.000000'],
      ['0.840000', '1.600000'],
      ['0.537600', '-4.352000'],
      ['0.994345', '1.309082'],
    ]);
    const text = SURVEY['survey-figure-2'].text(speaker('en'));
    expect(text.match(/exact but for rounding/g)).toHaveLength(3);
    expect(text.match(/≈ .* approximate/g)).toHaveLength(1);
  });

  test('figure 2: the program that is printed is one that runs, and its loop is what grad differentiates', () => {
    const { program, pairs } = approaches(0.2);
    const f = new Function('fn', `${program.f}\nreturn f;`)(fluxion.fn) as (x: number) => number;
    expect(f(0.2)).toBe(program.value);
    expect(fluxion.grad(f)(0.2)).toBeCloseTo(pairs.at(-1)?.tangent as number, 13);
    let [v, dv] = [0.2, 1];
    for (const { value, tangent } of pairs) {
      expect([value, tangent]).toEqual([expect.closeTo(v, 14), expect.closeTo(dv, 13)]);
      // The figure's own line.
      [v, dv] = [4 * v * (1 - v), 4 * dv - 8 * v * dv];
    }
  });

  test('table 4: every method is timed on its own work, beside the operations of figure 5', () => {
    const works: (() => unknown)[] = [];
    const rows = gradientTimes([1, 8], (run) => works.push(run));
    expect(rows.map(({ milliseconds }) => Object.values(milliseconds))).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    const { f, at } = fluxion.explain.helmholtz(8);
    const exact = Object.keys(at).map((name) => evaluateAt(fluxion.derivative(f, name), at));
    const [value, numeric, forward, reverse] = works.slice(4).map((run) => [...(run() as Float64Array)]);
    expect(value).toEqual([expect.closeTo(evaluateAt(f, at), 12)]);
    expect(numeric).toEqual(exact.map((slope) => expect.closeTo(slope, 7)));
    expect(forward).toEqual(exact.map((slope) => expect.closeTo(slope, 11)));
    expect(reverse?.slice(-8)).toEqual(exact.map((slope) => expect.closeTo(slope, 11)));
    const counted = SURVEY['survey-figure-5'].json().find(({ inputs }) => inputs === 8);
    expect(rows[1]?.operations).toEqual(counted);
  });

  test('what could not be compared with the print says so', () => {
    const say = speaker('en');
    expect(SURVEY['survey-table-4'].text(say)).toMatch(/could not\s+be had/);
    expect(SURVEY['survey-figure-3'].text(say)).toMatch(/could not\s+be had/);
    expect(SURVEY['survey-figure-1'].text(say)).toMatch(/prints no numbers/);
    for (const name of ['survey-table-1', 'survey-table-2', 'survey-table-3'] as const)
      expect(SURVEY[name].text(say)).toMatch(/every\s+term\s+and\s+every\s+digit/);
  });

  test.each(Object.keys(SURVEY))('%s is readable in both languages and as data', (name) => {
    const exhibit = findExhibit(name);
    for (const language of ['en', 'zh'] as const) {
      for (const line of exhibit?.text(speaker(language)).split('\n') ?? []) {
        expect(columnsOf(line)).toBeLessThanOrEqual(100);
      }
    }
    expect(JSON.stringify(exhibit?.json())).not.toMatch(/null|undefined/);
  });
});
