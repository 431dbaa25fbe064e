import { describe, expect, test } from '@jest/globals';
import { columnsOf, findExhibit, logisticTable, SURVEY } from '../../src/explain/index.ts';
import { evaluateAt } from '../../src/expr/index.ts';
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
    const rows = SURVEY['survey-helmholtz'].json();
    expect(rows.map(({ inputs }) => inputs)).toEqual([1, 8, 15, 22, 29, 36, 43, 50]);
    const ratios = rows.map(({ forward, reverse, value }) => [forward / value, reverse / value] as const);
    for (const [i, [forward, reverse]] of ratios.entries()) {
      expect(reverse).toBeLessThan(4);
      if (i > 0) expect(forward).toBeGreaterThan((ratios[i - 1] as readonly [number, number])[0]);
    }
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
